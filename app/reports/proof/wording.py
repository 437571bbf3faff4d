"""A verdict in sentences, for people at the command line and on screen."""

from app.reports.proof.verdict import Answer, Found, Verdict
from app.security import fingerprints
from app.text import verification as words
from app.text.sentences import sentence


def lines(verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict, the three answers first, each with what was found against it beneath."""
    found: list[str] = [words.unchanged(verdict.unchanged.value)]
    found += [f"  {sentence(one.code, one.facts)}" for one in verdict.changes]
    found.append(words.recomputes(verdict.recomputes.value))
    found += [f"  {sentence(one.code, one.facts)}" for one in verdict.differences]
    found.append(words.signers(verdict.signers.value))
    if verdict.beyond is not None:
        found += [words.could_not_tell(), f"  {sentence(verdict.beyond.code, verdict.beyond.facts)}"]
    elif verdict.missing and verdict.unchanged is not Answer.NO:
        found.append(words.missing(verdict.missing))
    for signature in verdict.signatures:
        found += _signature(signature)
    if verdict.attachment_sha256 is not None:
        found.append(words.attachment(verdict.attachment_sha256))
    return tuple(found)


def _signature(found: Found) -> list[str]:
    shown = [
        words.signature(
            role=found.role,
            name=found.name,
            claimed=found.claimed,
            fingerprint=fingerprints.grouped(found.fingerprint),
        )
    ]
    if found.own_certificate:
        shown.append(f"  {words.own_certificate()}")
    if found.expired_when_signed:
        shown.append(f"  {words.expired_when_signed()}")
    if found.expired_now:
        shown.append(f"  {words.expired_now()}")
    return shown
