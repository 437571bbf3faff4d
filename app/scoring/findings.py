"""What the soundness checks report: which record of `EvaluationData`, which of its fields, and what is wrong."""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum

from app.errors import Fact


class Kind(StrEnum):
    """The sequences of `EvaluationData`, by the names of its fields; EVALUATION is the record itself."""

    EVALUATION = "evaluation"
    SCALES = "scales"
    CRITERIA = "criteria"
    LOTS = "lots"
    SUPPLIERS = "suppliers"
    TENDERS = "tenders"
    SEATS = "seats"
    SCORES = "scores"
    AGREED = "agreed"
    RESPONSES = "responses"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One contradiction; `index` counts in the sequence of its kind, `level` in the levels of a scale.

    `field` is the workbook's column or key as WORKBOOK §2 writes it ("minimum total", "price formula"); the columns of
    gates and of several price rows carry the criterion's code ("INS", "P1", "P1 score"). None: the whole record.
    """

    kind: Kind
    code: str
    index: int | None = None
    level: int | None = None
    field: str | None = None
    facts: Mapping[str, Fact] = dataclasses.field(default_factory=dict)
