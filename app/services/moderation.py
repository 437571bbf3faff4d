"""What a moderator may know of a workbook's scores, before the lock and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.exchange.materiality_json import materiality_json
from app.exchange.moderation_json import moderation_json
from app.exchange.workbook import read_evaluation
from app.scoring.materiality import LotMateriality, materiality
from app.scoring.moderation import Moderation, moderate


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated:
    """An evaluation with what its moderator may know; `materiality` is empty before the lock."""

    data: EvaluationData
    moderation: Moderation
    materiality: tuple[LotMateriality, ...]

    def as_json(self) -> Mapping[str, object]:
        """Return the moderation as WORKBOOK §6 describes it, after the lock with what could change an award."""
        told = moderation_json(self.moderation)
        return told | {"materiality": materiality_json(self.materiality)} if self.moderation.after_lock else told


def moderate_workbook(path: Path, *, after_lock: bool) -> Moderated:
    """Return a workbook's evaluation and what its moderator may know before, or after, quality is locked.

    Raises Refused with every problem of the workbook, AppError where it cannot be opened.
    """
    data = read_evaluation(path)
    return Moderated(
        data=data,
        moderation=moderate(data, after_lock=after_lock),
        materiality=materiality(data) if after_lock else (),
    )
