"""Which lots a record without a lot of its own stands for, and which seats owe a score (WORKBOOK §2)."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from app.domain.codes import CriterionCode, CriterionType, LotCode, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, Seat
from app.scoring.tree import ancestry, applies, section_codes


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Answers, for one evaluation with a sound tree, where questions, tenders and seats meet."""

    data: EvaluationData

    @cached_property
    def by_code(self) -> dict[CriterionCode, Criterion]:
        """The criteria by code."""
        return {row.code: row for row in self.data.criteria}

    @cached_property
    def questions(self) -> frozenset[CriterionCode]:
        """The codes of all questions."""
        sections = section_codes(self.data.criteria)
        return frozenset(
            row.code for row in self.data.criteria if row.type is CriterionType.QUALITY and row.code not in sections
        )

    @cached_property
    def lots_tendered(self) -> dict[SupplierId, tuple[LotCode, ...]]:
        """The lots each supplier tenders for, in sheet order."""
        found: dict[SupplierId, list[LotCode]] = defaultdict(list)
        for tender in self.data.tenders:
            found[tender.supplier].append(tender.lot)
        return {supplier: tuple(lots) for supplier, lots in found.items()}

    @cached_property
    def lots_of_criterion(self) -> dict[CriterionCode, frozenset[LotCode]]:
        """The lots in which each criterion applies."""
        return {
            row.code: frozenset(lot.code for lot in self.data.lots if applies(row, lot.code, self.by_code))
            for row in self.data.criteria
        }

    @cached_property
    def _asked(self) -> dict[str, frozenset[CriterionCode]]:
        lineage = {
            code: frozenset(step.code for step in ancestry(self.by_code[code], self.by_code)) for code in self.questions
        }
        return {
            seat.code: frozenset(
                code for code in self.questions if not seat.questions or not lineage[code].isdisjoint(seat.questions)
            )
            for seat in self.data.seats
            if seat.role.scores
        }

    def seat_covers(self, seat: Seat, question: CriterionCode, lot: LotCode) -> bool:
        """Tell whether the seat scores this question in this lot; only roles that score do."""
        return (not seat.lots or lot in seat.lots) and question in self._asked.get(seat.code, ())

    def lots_meant(
        self, supplier: SupplierId, lot: LotCode | None, question: CriterionCode, seat: Seat | None = None
    ) -> tuple[LotCode, ...]:
        """Return the lots a record counts in: its own, or every one tendered for where question and seat belong."""
        where = self.lots_tendered.get(supplier, ())
        if lot is not None:
            return (lot,) if lot in where else ()
        allowed = self.lots_of_criterion.get(question, frozenset())
        return tuple(
            found for found in where if found in allowed and (seat is None or self.seat_covers(seat, question, found))
        )
