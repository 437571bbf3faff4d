"""Evaluations from workbooks: read and ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.exchange.problems_json import problems_json
from app.exchange.ranking_json import ranking_json
from app.exchange.workbook import read_examined
from app.scoring.ranking import rank_book
from app.scoring.results import Ranking

__all__ = ["Ranked", "problems_json", "rank_workbook"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An evaluation with its ranking."""

    data: EvaluationData
    ranking: Ranking

    def as_json(self) -> Mapping[str, object]:
        """Return the ranking as WORKBOOK §5 describes it."""
        return ranking_json(self.ranking)


def rank_workbook(path: Path) -> Ranked:
    """Return a workbook's evaluation and its ranking.

    Raises Refused with every problem of the workbook, AppError where it cannot be opened.
    """
    book = read_examined(path)
    return Ranked(data=book.coverage.data, ranking=rank_book(book))
