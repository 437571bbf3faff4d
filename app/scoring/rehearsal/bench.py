"""A lot to try tenders in: any prices, any levels, walked and settled by the rules that real tenders meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from app.domain.codes import CriterionCode, GateStatus, LotCode, PriceFormula, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, GateDecision, Lot, PriceEntry, Scale, Tender
from app.scoring.coverage import Coverage
from app.scoring.merge import ScoreBook, Tallied, rescored
from app.scoring.price_method import price_method
from app.scoring.rehearsal.results import Line
from app.scoring.settle import Contest, Settled
from app.scoring.stages import Ground, Walked, walk
from app.scoring.tree import LotTree, lot_tree

Levels = Mapping[CriterionCode, Fraction]
Pence = Mapping[CriterionCode, int]


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One lot of a sound method without its tenders."""

    data: EvaluationData
    lot: Lot

    @cached_property
    def tree(self) -> LotTree:
        """The criteria as they apply to the lot."""
        return lot_tree(self.data, self.lot.code)

    @cached_property
    def scales(self) -> dict[CriterionCode, Scale]:
        """The scale of each question, its levels in rising order."""
        book = self._ground.book
        return {
            question.code: replace(found, levels=tuple(sorted(found.levels, key=lambda level: level.value)))
            for question in self.tree.questions
            for found in (book.scale(question),)
        }

    @cached_property
    def _ground(self) -> Ground:
        book = ScoreBook(coverage=Coverage(data=bare(self.data)))
        return Ground(lot=self.lot, tree=self.tree, method=self.data.method, book=book)

    @cached_property
    def given_rows(self) -> tuple[Criterion, ...]:
        """The price rows whose points are given, without a price."""
        method = self.data.method
        return tuple(row for row in self.tree.prices if price_method(method, row).formula is PriceFormula.GIVEN)

    def answers(self, levels: Levels) -> Tallied:
        """Return the cells of a tender whose final scores are these, and what they add up to."""
        method = self.data.method
        empty = self._ground.book.tallied(SupplierId(""), self.tree, method)
        scores = {question.code: levels[question.code] for question in self.tree.questions}
        return rescored(empty, scores, self.tree, method)

    def enter(self, name: str, order: int, prices: Pence, answers: Tallied) -> Walked:
        """Return a tender, all gates passed and half of all given price points given, after stages 1–6."""
        given = (PriceEntry(row=row.code, score=self.tree.points[row.code] / 2) for row in self.given_rows)
        tender = Tender(
            supplier=SupplierId(name),
            lot=self.lot.code,
            prices=(*(PriceEntry(row=row, amount=pence) for row, pence in prices.items()), *given),
            gates=tuple(GateDecision(gate=gate.code, status=GateStatus.PASS) for gate in self.tree.gates),
        )
        return walk(self._ground, tender, order, answers)

    def contest(self, tenders: Sequence[Walked]) -> Contest:
        """Return these tenders as the whole field of the lot."""
        return Contest(ground=self._ground, walked=tuple(tenders))


def bare(data: EvaluationData) -> EvaluationData:
    """Return the evaluation as it is published: without suppliers, tenders, scores and responses."""
    return replace(data, suppliers=(), tenders=(), scores=(), agreed=(), responses=())


def bench_of(data: EvaluationData, lot: LotCode) -> Bench:
    """Return the bench of one lot of a sound evaluation."""
    return Bench(data=data, lot=next(found for found in data.lots if found.code == lot))


def ranks_of(settled: Settled) -> dict[SupplierId, int]:
    """Return the rank of every ranked tender."""
    return {entry.tender.supplier: rank for rank, group in settled.groups for entry in group}


def lines_of(settled: Settled, only: Sequence[SupplierId] = ()) -> tuple[Line, ...]:
    """Return the ranked tenders, best first, as an example shows them; `only` those named, if any are."""
    return tuple(
        _line(settled, entry, rank)
        for rank, group in settled.groups
        for entry in group
        if not only or entry.tender.supplier in only
    )


def _line(settled: Settled, entry: Walked, rank: int) -> Line:
    totalled = settled.totals[entry]
    return Line(
        supplier=entry.tender.supplier,
        prices=tuple((line.row, line.amount) for line in totalled.lines),
        quality=entry.quality,
        price_score=totalled.price_score,
        total=totalled.total,
        rank=rank,
    )
