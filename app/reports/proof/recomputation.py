"""From the attached evaluation to its ranking again, and the comparison with what the report prints."""

from app.domain import canonical
from app.errors import AppError
from app.reports import reading
from app.reports.rows import expected_rows
from app.scoring.ranking import rank


def refuse_difference(content: bytes, attached: bytes) -> None:
    """Raise AppError unless the attachment is canonical and its ranking is the one that the report prints.

    Codes: `attachment-newer`, `attachment-damaged`, `ranking-unsound`, `ranking-differs`, and those of `reading`.
    """
    data = canonical.decode(attached)
    if canonical.encode(data) != attached:
        raise AppError("attachment-damaged")
    if reading.printed_ranking(content) != expected_rows(data, rank(data)):
        raise AppError("ranking-differs")
