"""From the attached evaluation to its ranking again, and the comparison with what the report prints."""

from dataclasses import dataclass

from app.domain import canonical
from app.domain.evaluation import EvaluationData
from app.errors import AppError
from app.reports import reading
from app.reports.rows import expected_rows
from app.scoring.ranking import rank
from app.scoring.results import Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """The attached evaluation, as it is attached and as it is read, and the ranking that follows from it."""

    attached: bytes
    data: EvaluationData
    ranking: Ranking


def recomputed(content: bytes, attached: bytes) -> Recomputed:
    """Return the attached evaluation with its ranking, which is the one that the report prints.

    Raises AppError: `attachment-newer`, `attachment-damaged`, `ranking-unsound`, `ranking-differs`, and those of
    `reading`.
    """
    data = canonical.decode(attached)
    ranking = rank(data)
    if reading.printed_ranking(content) != expected_rows(data, ranking):
        raise AppError("ranking-differs")
    return Recomputed(attached=attached, data=data, ranking=ranking)
