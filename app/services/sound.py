"""What keeps an evaluation from being ranked, found before it can be locked: nothing unsound is ever final."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.evaluation import EvaluationData
from app.domain.score_record import AgreedVersion
from app.errors import AppError
from app.scoring.examining import all_findings
from app.scoring.findings import Finding, Kind
from app.scoring.soundness import findings
from app.text.sentences import sentence


def refuse_unsound(data: EvaluationData, code: str, *, merged: bool = True) -> None:
    """Raise AppError of this code, with the first finding's words, where scores or agreed scores cannot be ranked.

    With `merged` what merging shows counts too. What only prices or quality could show of a tender is not looked at: it
    would tell of totals before the lock.
    """
    judged = all_findings(data) if merged else findings(data)
    found = [one for one in judged if one.kind is not Kind.TENDERS]
    if found:
        raise AppError(code, what=_words(data, found[0]))


def with_agreed(data: EvaluationData, versions: Iterable[AgreedVersion]) -> EvaluationData:
    """Return the evaluation with the newest version of each agreed score."""
    newest = {(one.supplier, one.lot, one.question): one for one in sorted(versions, key=lambda one: one.version)}
    return replace(data, agreed=tuple(one.as_agreed() for one in newest.values()))


def _words(data: EvaluationData, finding: Finding) -> str:
    """Return where the finding is, by the codes of its record, and what is wrong there."""
    place = ""
    if finding.index is not None and finding.kind in {Kind.SCORES, Kind.AGREED}:
        records: Sequence[object] = data.scores if finding.kind is Kind.SCORES else data.agreed
        record = records[finding.index]
        named = [getattr(record, name, None) for name in ("seat", "supplier", "lot", "question")]
        place = " ".join(str(one) for one in named if one) + ": "
    return place + sentence(finding.code, finding.facts)
