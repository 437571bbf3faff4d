"""What a report carries, read strictly and not judged: for those who compare it with a record of their own."""

from dataclasses import dataclass

from app.domain import canonical
from app.domain.evaluation import EvaluationData
from app.domain.provenance import Provenance
from app.errors import AppError, Problem
from app.reports import provenance_file
from app.reports.proof import attachment, document
from app.reports.proof.attempts import attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The evaluation that a report carries, and what it says of its record; None: it was made from a workbook."""

    data: EvaluationData
    provenance: Provenance | None


def carried(pdf: bytes) -> Carried:
    """Return what the report carries; whether it was changed, and recomputes, is for `verify` to say.

    Raises AppError with the code that `verify` gives for a file that can't be read, or carries something else.
    """
    problems: list[Problem] = []
    found = attempt(problems, lambda: _read(pdf))
    if found is None:
        raise AppError(problems[0].code, **problems[0].facts)
    return found


def _read(pdf: bytes) -> Carried:
    if len(pdf) > document.LARGEST_FILE:
        raise AppError("pdf-too-large", most=document.LARGEST_FILE // (1024 * 1024))
    attached = attachment.unexchanged(document.opened(pdf))
    return Carried(
        data=canonical.decode(attached.evaluation),
        provenance=None if attached.provenance is None else provenance_file.decode(attached.provenance),
    )
