"""What a moderator may know of a workbook's scores, before the lock and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.exchange.low_prices_json import low_prices_json
from app.exchange.materiality_json import materiality_json
from app.exchange.moderation_json import moderation_json
from app.exchange.workbook import read_evaluation
from app.scoring.examining import examine
from app.scoring.low_prices import LotLowPrices, low_prices
from app.scoring.materiality import LotMateriality, materiality_of
from app.scoring.moderation import Moderation, moderate


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated:
    """An evaluation with what its moderator may know; `materiality` and `low_prices` are empty before the lock."""

    data: EvaluationData
    moderation: Moderation
    materiality: tuple[LotMateriality, ...]
    low_prices: tuple[LotLowPrices, ...]

    def as_json(self) -> Mapping[str, object]:
        """Return the moderation as WORKBOOK §6 describes it, after the lock with what could change an award.

        Prices that may be abnormally low stand beside that.
        """
        told = moderation_json(self.moderation)
        if not self.moderation.after_lock:
            return told
        return told | {
            "materiality": materiality_json(self.materiality),
            "low_prices": low_prices_json(self.low_prices),
        }


def moderate_workbook(path: Path, *, after_lock: bool) -> Moderated:
    """Return a workbook's evaluation and what its moderator may know before, or after, quality is locked.

    Raises Refused with every problem of the workbook, AppError where it cannot be opened.
    """
    data = read_evaluation(path)
    book = examine(data).book if after_lock else None
    return Moderated(
        data=data,
        moderation=moderate(data, after_lock=after_lock),
        materiality=() if book is None else materiality_of(book),
        low_prices=() if book is None else low_prices(book),
    )
