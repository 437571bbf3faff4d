"""The panel: its seats and what they are assigned to (WORKBOOK §2)."""

from collections.abc import Iterator

from app.domain.codes import CriterionType
from app.domain.evaluation import EvaluationData
from app.scoring.findings import Finding, Kind
from app.scoring.soundness.names import repeated


def check(data: EvaluationData) -> Iterator[Finding]:
    """Yield double seats, and assignments to questions or lots that don't exist."""
    yield from repeated(Kind.SEATS, [seat.code for seat in data.seats], "seat")
    asked = {row.code for row in data.criteria if row.type is CriterionType.QUALITY}
    lots = {lot.code for lot in data.lots}
    for index, seat in enumerate(data.seats):
        for question in seat.questions:
            if question not in asked:
                yield Finding(
                    kind=Kind.SEATS,
                    code="unknown-question",
                    index=index,
                    field="questions",
                    facts={"question": question},
                )
        for lot in seat.lots:
            if lot not in lots:
                yield Finding(kind=Kind.SEATS, code="unknown-lot", index=index, field="lots", facts={"lot": lot})
