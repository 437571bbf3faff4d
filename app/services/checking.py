"""Any report checked for people: the answers told apart, what each rests on, and the ranking that it carries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.errors import AppError
from app.reports.limits import LARGEST_FILE
from app.reports.proof import wording
from app.reports.proof.verdict import Answer, Comparison, Found, Verdict
from app.scoring.ranking import rank
from app.security import fingerprints
from app.services.award import Award, shown
from app.services.evaluations import Ranked
from app.services.files import read_whole
from app.services.reports import evaluation_in, verify_report
from app.text import verification as words
from app.text.screens import verify as screen


class Light(StrEnum):
    """How an answer is meant."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    """One of the questions: its answer in a sentence, and what was found against it."""

    question: str
    light: Light
    word: str
    sentence: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSignature:
    """Who signed as what, by the name in their certificate; `fingerprint` grouped as in letters."""

    role: str
    sentence: str
    notes: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReport:
    """What is known of a file: an overall answer that claims no more than the four, and these one by one.

    `signed` and `missing` are roles; `award` is the ranking it carries, None unless it recomputes.
    """

    path: Path
    light: Light
    overall: str
    answers: tuple[ShownAnswer, ...]
    could_not: tuple[str, ...]
    signatures: tuple[ShownSignature, ...]
    timestamps: tuple[str, ...]
    hashes: tuple[str, ...]
    next_step: str
    signed: tuple[str, ...]
    missing: tuple[str, ...]
    award: Award | None


_LIGHTS = {
    Answer.YES: Light.GOOD,
    Answer.NO: Light.BAD,
    Answer.CANNOT_TELL: Light.UNKNOWN,
    Comparison.AS_EXPECTED: Light.GOOD,
    Comparison.OTHER: Light.BAD,
    Comparison.NOT_COMPARED: Light.UNKNOWN,
}


def checked(path: Path, *, signers: Sequence[str] | None, now: datetime, known: Sequence[str] = ()) -> CheckedReport:
    """Return the verdict on any file, in words; raises AppError where it cannot be read, or a fingerprint is none.

    `known` are certificates that a panel knows of: if exactly these signed, the signers are as expected, and otherwise
    they are not compared, since others may be right too.
    """
    verdict = verify_report(path, signers=signers, now=now)
    found = {one.fingerprint for one in verdict.signatures}
    if signers is None and verdict.is_complete and found and found == {fingerprints.parse(one) for one in known}:
        verdict = replace(verdict, signers=Comparison.AS_EXPECTED)
    light, overall = _overall(verdict)
    return CheckedReport(
        path=path,
        light=light,
        overall=overall,
        answers=_answers(verdict),
        could_not=() if verdict.beyond is None else _stripped(wording.sentences_of([verdict.beyond])),
        signatures=tuple(_signature(found) for found in verdict.signatures),
        timestamps=_stripped([line for one in verdict.timestamps for line in wording.timestamp_lines(one)]),
        hashes=_hashes(verdict),
        next_step=_next_step(verdict),
        signed=tuple(found.role for found in verdict.signatures),
        missing=verdict.missing,
        award=_award(path, verdict),
    )


def _answers(verdict: Verdict) -> tuple[ShownAnswer, ...]:
    since = [words.only_timestamps_since()] if verdict.timestamps and verdict.unchanged is Answer.YES else []
    compared = verdict.signers is not Comparison.NOT_COMPARED
    told: tuple[tuple[str, Answer | Comparison, str, Sequence[str]], ...] = (
        ("unchanged", verdict.unchanged, words.unchanged(verdict.unchanged.value),
         [*wording.sentences_of(verdict.changes), *since]),
        ("recomputes", verdict.recomputes, wording.recomputes(verdict), wording.sentences_of(verdict.differences)),
        ("pages", verdict.pages, words.pages(verdict.pages.value), wording.sentences_of(verdict.page_problems)),
        ("signers", verdict.signers, words.signers(verdict.signers.value) if compared else screen.not_compared(), []),
    )  # fmt: skip
    return tuple(
        ShownAnswer(
            question=screen.question(key),
            light=_LIGHTS[answer],
            word=screen.answer(answer.value),
            sentence=_after_colon(sentence),
            found=_stripped(found),
        )
        for key, answer, sentence, found in told
    )


def _overall(verdict: Verdict) -> tuple[Light, str]:
    """Return the sum of it; never more than the answers say."""
    answers = {verdict.unchanged, verdict.recomputes, verdict.pages}
    if Answer.NO in answers:
        return Light.BAD, screen.not_good()
    if verdict.signers is Comparison.OTHER:
        return Light.BAD, screen.other_signers()
    if verdict.beyond is not None:
        return Light.UNKNOWN, screen.could_not_tell()
    if verdict.missing:
        return Light.UNKNOWN, words.missing(verdict.missing)
    if verdict.unchanged is Answer.YES and verdict.recomputes is Answer.YES:
        named = verdict.signers is Comparison.AS_EXPECTED
        return (Light.GOOD, screen.good()) if named else (Light.UNKNOWN, screen.good_but_signers())
    return Light.UNKNOWN, screen.could_not_tell()


def _next_step(verdict: Verdict) -> str:
    if Answer.NO in {verdict.unchanged, verdict.recomputes, verdict.pages}:
        return words.ask_again()
    if verdict.signers is Comparison.OTHER:
        return words.ask_for_fingerprints()
    if verdict.missing and verdict.beyond is None:
        return screen.send_to(verdict.missing[0])
    return ""


def _signature(found: Found) -> ShownSignature:
    first, *notes = wording.signature_lines(found)
    return ShownSignature(
        role=found.role,
        sentence=first,
        notes=_stripped(notes),
        fingerprint=fingerprints.grouped(found.fingerprint),
    )


def _hashes(verdict: Verdict) -> tuple[str, ...]:
    found = []
    if verdict.attachment_sha256 is not None:
        found.append(words.attachment(verdict.attachment_sha256))
    if verdict.provenance_sha256 is not None:
        found.append(words.attached_record(verdict.provenance_sha256))
    if verdict.provenance is not None:
        found += wording.record_lines(verdict.provenance)
    return _stripped(found)


def _award(path: Path, verdict: Verdict) -> Award | None:
    if verdict.recomputes is not Answer.YES:
        return None
    try:
        data = evaluation_in(read_whole(path, LARGEST_FILE))
    except AppError:
        return None  # the verdict says why
    return shown(Ranked(data=data, ranking=rank(data)))


def _after_colon(sentence: str) -> str:
    """Return a sentence without the question and the answer before it, which stand beside it as words."""
    _head, dot, rest = sentence.partition(". ")
    return rest if dot else sentence


def _stripped(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines)
