"""What a seat owes: one score for every question of every tender that reached quality (DR-16, DOMAIN §1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.codes import Consequence, CriterionCode, LotCode, SupplierId, TenderStatus
from app.domain.evaluation import Seat, Tender
from app.scoring.coverage import Coverage
from app.scoring.tree import lot_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One score to be given; `lot` None where it is common to all lots it counts in, never copied (DOMAIN §1.3)."""

    question: CriterionCode
    supplier: SupplierId
    lot: LotCode | None


@dataclass(frozen=True, kw_only=True)
class Duties:
    """The scores owed in one evaluation with a sound tree, in published order: question by question, then by tender.

    `answered_by_lot` are the questions that a supplier answered for each lot apart: they are scored so, too.
    """

    coverage: Coverage
    answered_by_lot: frozenset[tuple[SupplierId, CriterionCode]]

    def of(self, seat: Seat) -> tuple[Duty, ...]:
        """Return what the seat owes."""
        return tuple(duty for duty in self.all() if self.owes(seat, duty))

    def owes(self, seat: Seat, duty: Duty) -> bool:
        """Tell whether the seat owes a score that somebody owes."""
        return any(self.coverage.seat_covers(seat, duty.question, lot) for lot in self.lots(duty))

    def includes(self, seat: Seat, duty: Duty) -> bool:
        """Tell whether the score is owed at all, and by this seat."""
        return duty in self._set and self.owes(seat, duty)

    def all(self) -> tuple[Duty, ...]:
        """Return what any seat could owe."""
        return self._all

    @cached_property
    def _all(self) -> tuple[Duty, ...]:
        return tuple(self._each())

    @cached_property
    def _set(self) -> frozenset[Duty]:
        return frozenset(self._all)

    @cached_property
    def _evaluated(self) -> frozenset[tuple[SupplierId, LotCode]]:
        data = self.coverage.data
        rejecting = {
            lot.code: {gate.code for gate in lot_tree(data, lot.code).gates if gate.consequence is Consequence.REJECT}
            for lot in data.lots
        }
        return frozenset(
            (tender.supplier, tender.lot)
            for tender in data.tenders
            if not fell_out(tender, frozenset(rejecting[tender.lot]))
        )

    def _each(self) -> Iterator[Duty]:
        coverage = self.coverage
        for row in coverage.data.criteria:
            if row.code not in coverage.questions:
                continue
            for supplier, tendered in coverage.lots_tendered.items():
                lots = [
                    lot
                    for lot in tendered
                    if lot in coverage.lots_of_criterion[row.code] and (supplier, lot) in self._evaluated
                ]
                if (supplier, row.code) in self.answered_by_lot:
                    yield from (Duty(question=row.code, supplier=supplier, lot=lot) for lot in lots)
                elif lots:
                    yield Duty(question=row.code, supplier=supplier, lot=None)

    def lots(self, duty: Duty) -> tuple[LotCode, ...]:
        """Return the lots in which the score of a duty counts."""
        if duty.lot is not None:
            return (duty.lot,)
        allowed = self.coverage.lots_of_criterion[duty.question]
        return tuple(
            lot
            for lot in self.coverage.lots_tendered[duty.supplier]
            if lot in allowed and (duty.supplier, lot) in self._evaluated
        )


def fell_out(tender: Tender, rejecting: frozenset[CriterionCode]) -> bool:
    """Tell whether a tender left the evaluation before quality: by its status, or by a failed gate that rejects."""
    return tender.status is not TenderStatus.RECEIVED or any(
        decision.status.is_failed and decision.gate in rejecting for decision in tender.gates
    )
