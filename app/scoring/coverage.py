"""Which lots a record without a lot of its own stands for, and which seats owe a score (WORKBOOK §2)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from app.domain.codes import CriterionCode, CriterionType, LotCode, SeatCode, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, Scale, Seat
from app.scoring.rows import BETWEEN_CODES, MISSING, ScoreRow
from app.scoring.tree import LotTree, ancestry, applies, lot_tree, section_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row's scores belong in one lot: for each of the lot's questions the place in the row, or None.

    `order` None: they stand there already as they should.
    """

    lot: LotCode
    order: tuple[int | None, ...] | None

    def laid_out(self, text: str) -> str:
        """Return a row's characters in the order of the lot's questions, `MISSING` where the row has none."""
        if self.order is None:
            return text
        return "".join([MISSING if place is None else text[place] for place in self.order])

    def beside(self, other: "Place") -> "Place | None":
        """Return where both rows' scores belong together, None where they have a question in common."""
        if self.order is None or other.order is None:
            return None
        pairs = list(zip(self.order, other.order, strict=True))
        if any(None not in pair for pair in pairs):
            return None
        return Place(lot=self.lot, order=tuple(one if one is not None else two for one, two in pairs))


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Answers, for one evaluation with a sound tree, where questions, tenders and seats meet."""

    data: EvaluationData

    @cached_property
    def by_code(self) -> dict[CriterionCode, Criterion]:
        """The criteria by code."""
        return {row.code: row for row in self.data.criteria}

    @cached_property
    def trees(self) -> dict[LotCode, LotTree]:
        """The criteria as they apply to each lot; the data is sound."""
        return {lot.code: lot_tree(self.data, lot.code) for lot in self.data.lots}

    @cached_property
    def scales(self) -> dict[CriterionCode, Scale]:
        """The scale of each question: the one it names, or the only one."""
        return {
            code: next(scale for scale in self.data.scales if self.by_code[code].scale in {None, scale.code})
            for code in self.questions
        }

    @cached_property
    def tops(self) -> dict[CriterionCode, Fraction]:
        """The highest level of each question's scale."""
        highest = {scale.code: scale.top for scale in self.data.scales}
        return {code: highest[scale.code] for code, scale in self.scales.items()}

    @cached_property
    def marks(self) -> dict[LotCode, tuple[Sequence[int], int]]:
        """What one mark on each question of a lot is worth, in parts of a point, and how many parts a point has."""
        return {code: self._marks(tree) for code, tree in self.trees.items()}

    def _marks(self, tree: LotTree) -> tuple[Sequence[int], int]:
        each = [tree.points[row.code] / self.tops[row.code] for row in tree.questions]
        parts = lcm(*(one.denominator for one in each))
        return [one.numerator * (parts // one.denominator) for one in each], parts

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

    def places(self, row: ScoreRow) -> tuple[Place, ...] | None:
        """Return where a row's scores belong, lot by lot; None where one of them belongs nowhere or stands twice."""
        seat, lot, supplier, size, questions, _ = row
        key = (seat, lot, self.lots_tendered.get(supplier), size, questions)
        if key not in self._places:
            self._places[key] = self._placed(row)
        return self._places[key]

    @cached_property
    def _places(self) -> dict[tuple[object, ...], tuple[Place, ...] | None]:
        return {}

    def _placed(self, row: ScoreRow) -> tuple[Place, ...] | None:
        codes = [CriterionCode(code) for code in row.questions.split(BETWEEN_CODES)]
        seat = None if row.seat is None else self._seats.get(row.seat)
        if len(codes) != row.size or len(set(codes)) != row.size or (seat is None) != (row.seat is None):
            return None
        meant = [self._applies(row, code, seat) for code in codes]
        if not all(meant):
            return None
        found = []
        for lot, tree in self.trees.items():
            where = {code: place for place, code in enumerate(codes) if lot in meant[place]}
            if where:
                order = tuple(where.get(question.code) for question in tree.questions)
                found.append(Place(lot=lot, order=None if order == tuple(range(row.size)) else order))
        return tuple(found)

    @cached_property
    def _seats(self) -> dict[SeatCode, Seat]:
        return {seat.code: seat for seat in self.data.seats}

    def _applies(self, row: ScoreRow, code: CriterionCode, seat: Seat | None) -> tuple[LotCode, ...]:
        """Return the lots that a row's score for this question counts in; none is a contradiction."""
        if code not in self.questions:
            return ()
        return tuple(
            lot
            for lot in self.lots_meant(row.supplier, row.lot, code, seat)
            if lot in self.lots_of_criterion[code] and (seat is None or self.seat_covers(seat, code, lot))
        )
