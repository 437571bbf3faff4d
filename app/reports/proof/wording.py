"""A verdict in sentences, for people at the command line and on screen."""

from collections.abc import Sequence

from app.domain.provenance import Provenance
from app.errors import Problem
from app.reports.proof.verdict import Answer, Comparison, Found, Timestamp, Verdict
from app.security import fingerprints
from app.text import report_record
from app.text import verification as words
from app.text.sentences import sentence

_LONGEST_NAME = 100
_OF_THE_RECORD = frozenset(report_record.SENTENCES)


def lines(verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict: that it is a draft, the answers, each with what was found against it beneath, what to do."""
    found: list[str] = []
    if verdict.missing and verdict.beyond is None and verdict.unchanged is not Answer.NO:
        found.append(words.missing(verdict.missing))
    found.append(words.unchanged(verdict.unchanged.value))
    found += sentences_of(verdict.changes)
    if verdict.timestamps and verdict.unchanged is Answer.YES:
        found.append(f"  {words.only_timestamps_since()}")
    found.append(recomputes(verdict))
    found += sentences_of(verdict.differences)
    found.append(words.pages(verdict.pages.value))
    found += sentences_of(verdict.page_problems)
    found.append(words.signers(verdict.signers.value))
    if verdict.beyond is not None:
        found += [words.could_not_tell(), *sentences_of([verdict.beyond])]
    for signature in verdict.signatures:
        found += signature_lines(signature)
    for timestamp in verdict.timestamps:
        found += timestamp_lines(timestamp)
    if verdict.attachment_sha256 is not None:
        found.append(words.attachment(verdict.attachment_sha256))
    if verdict.provenance_sha256 is not None:
        found.append(words.attached_record(verdict.provenance_sha256))
    if verdict.provenance is not None:
        found += record_lines(verdict.provenance)
    found += _next_step(verdict)
    return tuple(found)


def recomputes(verdict: Verdict) -> str:
    """Return the answer in words; it is another sentence where the record alone is at fault, and not the ranking."""
    against = {one.code for one in (*verdict.differences, *([verdict.beyond] if verdict.beyond else []))}
    answer = verdict.recomputes.value
    return report_record.recomputes(answer) if against and against <= _OF_THE_RECORD else words.recomputes(answer)


def record_lines(provenance: Provenance) -> list[str]:
    """Return what the report says of its record, for those who hold a frozen hash or a head to compare by eye."""
    rules = provenance.frozen[-1]
    told = [report_record.frozen_line(rules.number, rules.frozen_at, fingerprints.grouped(rules.hash))]
    for one in provenance.heads:
        digest = fingerprints.grouped(one.head.hash)
        told.append(report_record.head_line(quoted(one.seat), one.head.size, digest))
    if provenance.heads:
        told.append(report_record.compare_heads())
    return [report_record.made_from(quoted(provenance.evaluation)), *(f"  {line}" for line in told)]


def quoted(name: str) -> str:
    """Return a name out of a certificate as it may be shown: it can't end its line or its quotation marks."""
    shown = "".join(one if one.isprintable() and one not in "“”" else "\N{REPLACEMENT CHARACTER}" for one in name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def sentences_of(problems: Sequence[Problem]) -> list[str]:
    """Return each sentence once: one fault is often met in several places."""
    return list(dict.fromkeys(f"  {sentence(one.code, one.facts)}" for one in problems))


def _next_step(verdict: Verdict) -> list[str]:
    if Answer.NO in {verdict.unchanged, verdict.recomputes, verdict.pages}:
        return [words.ask_again()]
    if verdict.signers is Comparison.OTHER:
        return [words.ask_for_fingerprints()]
    return [words.send_to(verdict.missing[0])] if verdict.missing and verdict.beyond is None else []


def signature_lines(found: Found) -> list[str]:
    """Return who signed, with what is known of the certificate beneath."""
    shown = [
        words.signature(
            role=found.role,
            name=quoted(found.name),
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


def timestamp_lines(found: Timestamp) -> list[str]:
    """Return which authority says that the report was there by when."""
    return [
        words.timestamp(
            authority=quoted(found.authority), time=found.time, fingerprint=fingerprints.grouped(found.fingerprint)
        ),
        f"  {words.authority_not_compared()}",
    ]
