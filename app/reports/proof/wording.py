"""A verdict in sentences, for people at the command line and on screen."""

from app.reports.proof.verdict import Answer, Found, Timestamp, Verdict
from app.security import fingerprints
from app.text import verification as words
from app.text.sentences import sentence

_LONGEST_NAME = 100


def lines(verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict, the three answers first, each with what was found against it beneath."""
    found: list[str] = [words.unchanged(verdict.unchanged.value)]
    found += [f"  {sentence(one.code, one.facts)}" for one in verdict.changes]
    if verdict.timestamps and verdict.unchanged is Answer.YES:
        found.append(f"  {words.only_timestamps_since()}")
    found.append(words.recomputes(verdict.recomputes.value))
    found += [f"  {sentence(one.code, one.facts)}" for one in verdict.differences]
    found.append(words.signers(verdict.signers.value))
    if verdict.beyond is not None:
        found += [words.could_not_tell(), f"  {sentence(verdict.beyond.code, verdict.beyond.facts)}"]
    elif verdict.missing and verdict.unchanged is not Answer.NO:
        found.append(words.missing(verdict.missing))
    for signature in verdict.signatures:
        found += _signature(signature)
    for timestamp in verdict.timestamps:
        found += _timestamp(timestamp)
    if verdict.attachment_sha256 is not None:
        found.append(words.attachment(verdict.attachment_sha256))
    return tuple(found)


def _quoted(name: str) -> str:
    """Return a name out of a certificate as it may be shown: it can't end its line or its quotation marks."""
    shown = "".join(one if one.isprintable() and one not in "“”" else "\N{REPLACEMENT CHARACTER}" for one in name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def _signature(found: Found) -> list[str]:
    shown = [
        words.signature(
            role=found.role,
            name=_quoted(found.name),
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


def _timestamp(found: Timestamp) -> list[str]:
    return [
        words.timestamp(
            authority=_quoted(found.authority), time=found.time, fingerprint=fingerprints.grouped(found.fingerprint)
        ),
        f"  {words.authority_not_compared()}",
    ]
