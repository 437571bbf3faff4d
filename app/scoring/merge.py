"""From seats' scores and agreed scores to the final score of every cell (WORKBOOK §3.1–2, DR-11, DR-20, DR-21)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from app.domain.codes import CriterionCode, LotCode, MergeRule, SeatCode, SupplierId
from app.domain.evaluation import Criterion, Method, Scale
from app.scoring.coverage import Coverage
from app.scoring.findings import Finding, Kind
from app.scoring.results import Cell
from app.scoring.tree import LotTree
from app.text.numbers import exact, rounded

CellKey = tuple[SupplierId, LotCode, CriterionCode]


def merged(rule: MergeRule, scores: Sequence[Fraction]) -> Fraction | None:
    """Return the mean or median of the scores present; None under consensus and where there are none."""
    if not scores or rule is MergeRule.CONSENSUS:
        return None
    if rule is MergeRule.MEAN:
        return sum(scores, Fraction(0)) / len(scores)
    return median(scores)


def median(values: Sequence[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two middle ones; at least one value."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class Tallied(Protocol):
    """The cells of one tender in the order of the questions, and the points they add up to.

    Quality and the sections' points are None while a score in them is missing; `unscored` are the questions without.
    """

    @property
    def cells(self) -> tuple[Cell, ...]: ...  # noqa: D102

    @property
    def quality(self) -> Fraction | None: ...  # noqa: D102

    @property
    def sections(self) -> Mapping[CriterionCode, Fraction | None]: ...  # noqa: D102

    @property
    def unscored(self) -> tuple[CriterionCode, ...]: ...  # noqa: D102

    def score_at(self, place: int) -> Fraction | None:
        """Return the final score of the question at that place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedUp:
    """What the cells of one tender add up to, each cell being there."""

    cells: tuple[Cell, ...]
    quality: Fraction | None
    sections: Mapping[CriterionCode, Fraction | None]

    @property
    def unscored(self) -> tuple[CriterionCode, ...]:
        """The questions without a final score."""
        return tuple(cell.question for cell in self.cells if cell.score is None)

    def score_at(self, place: int) -> Fraction | None:
        """Return the final score of the question at that place."""
        return self.cells[place].score


@dataclass(frozen=True, kw_only=True)
class ScoreBook:
    """All scores of one sound evaluation by cell; records without a lot stand in every lot they are meant for.

    This is the reference: one record after the other, in fractions. `app.scoring.counting` has the same more quickly.
    """

    coverage: Coverage

    @cached_property
    def seats_scores(self) -> Mapping[CellKey, Mapping[SeatCode, Fraction]]:
        """The scores present, by cell and seat."""
        seats = {seat.code: seat for seat in self.coverage.data.seats}
        found: dict[CellKey, dict[SeatCode, Fraction]] = defaultdict(dict)
        for score in self.coverage.data.scores:
            if score.value is not None:
                for lot in self.coverage.lots_meant(score.supplier, score.lot, score.question, seats[score.seat]):
                    found[score.supplier, lot, score.question][score.seat] = score.value
        return found

    @cached_property
    def agreed(self) -> Mapping[CellKey, Fraction]:
        """The agreed scores present, by cell."""
        return {
            (record.supplier, lot, record.question): record.value
            for record in self.coverage.data.agreed
            if record.value is not None
            for lot in self.coverage.lots_meant(record.supplier, record.lot, record.question)
        }

    @cached_property
    def _assigned(self) -> dict[tuple[LotCode, CriterionCode], int]:
        return {}

    def assigned(self, question: CriterionCode, lot: LotCode) -> int:
        """Return how many seats owe a score for this question in this lot."""
        found = self._assigned.get((lot, question))
        if found is None:
            covers = self.coverage.seat_covers
            found = sum(covers(seat, question, lot) for seat in self.coverage.data.seats)
            self._assigned[lot, question] = found
        return found

    def scale(self, question: Criterion) -> Scale:
        """Return the scale of a question: the one it names, or the only one."""
        return self.coverage.scales[question.code]

    def tallied(self, supplier: SupplierId, tree: LotTree, method: Method) -> Tallied:
        """Return the cells of one tender and what they add up to."""
        return added_up(self.cells(supplier, tree, method), tree)

    def cells(self, supplier: SupplierId, tree: LotTree, method: Method) -> tuple[Cell, ...]:
        """Return the cells of one tender in the order of the questions, with points where a final score exists."""
        return tuple(self._cell(supplier, question, tree, method) for question in tree.questions)

    def _cell(self, supplier: SupplierId, question: Criterion, tree: LotTree, method: Method) -> Cell:
        key = (supplier, tree.lot, question.code)
        present = tuple(self.seats_scores.get(key, {}).values())
        return self.cell_of(question, tree, method, present, self.agreed.get(key))

    def cell_of(
        self,
        question: Criterion,
        tree: LotTree,
        method: Method,
        present: Sequence[Fraction],
        agreed: Fraction | None,
    ) -> Cell:
        """Return the cell that these scores, of seats and of the panel, make."""
        score = agreed if agreed is not None else final_score(method, present)
        return self.cell(question, tree, method, score, agreed=agreed is not None, scored=len(present))

    def cell(
        self, question: Criterion, tree: LotTree, method: Method, score: Fraction | None, *, agreed: bool, scored: int
    ) -> Cell:
        """Return the cell with that final score, as so many seats' scores or the panel's made it."""
        weight = tree.points[question.code]
        top = self.coverage.tops[question.code]
        return Cell(
            question=question.code,
            weight=weight,
            top=top,
            score=score,
            points=None if score is None else _points(weight, top, score, method),
            agreed=agreed,
            scored=scored,
            assigned=self.assigned(question.code, tree.lot),
        )


def final_score(method: Method, present: Sequence[Fraction]) -> Fraction | None:
    """Return the final score that seats' scores make, rounded where published."""
    score = merged(method.merge_rule, present)
    return None if score is None else at_places(score, method.rounding.cell_mean)


def rescored(tallied: Tallied, scores: Mapping[CriterionCode, Fraction], tree: LotTree, method: Method) -> Tallied:
    """Return what a tender's cells would add up to with other final scores on some questions."""
    cells = list(tallied.cells)
    more: dict[CriterionCode, Fraction] = {}
    for code, score in scores.items():
        before = cells[tree.place[code]]
        points = _points(before.weight, before.top, score, method)
        cells[tree.place[code]] = replace(before, score=score, points=points)
        if before.points is not None:
            more[code] = points - before.points
    if len(more) < len(scores):  # some had no score before: there was no sum to add to
        return added_up(tuple(cells), tree)
    return AddedUp(
        cells=tuple(cells),
        quality=None if tallied.quality is None else sum(more.values(), tallied.quality),
        sections={
            code: None if under is None else sum((more[q] for q in more if q in tree.questions_under[code]), under)
            for code, under in tallied.sections.items()
        },
    )


def reweighted(tallied: Tallied, tree: LotTree, method: Method) -> Tallied:
    """Return what a tender's cells would add up to under the weights of another tree of the same questions."""
    cells = (
        replace(
            cell,
            weight=tree.points[cell.question],
            points=None if cell.score is None else _points(tree.points[cell.question], cell.top, cell.score, method),
        )
        for cell in tallied.cells
    )
    return added_up(tuple(cells), tree)


def added_up(cells: tuple[Cell, ...], tree: LotTree) -> Tallied:
    """Return the cells of one tender, in the order of the questions, and what they add up to."""
    points = {cell.question: cell.points for cell in cells}
    return AddedUp(
        cells=cells,
        quality=_sum(points.values()),
        sections={code: _sum(points[question] for question in under) for code, under in tree.questions_under.items()},
    )


def _points(weight: Fraction, top: Fraction, score: Fraction, method: Method) -> Fraction:
    return at_places(weight * score / top, method.rounding.criterion)


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def at_places(value: Fraction, places: int | None) -> Fraction:
    """Return the value rounded where the method publishes it, else unchanged (DR-24)."""
    return value if places is None else rounded(value, places)


def off_scale(book: ScoreBook, tree: LotTree, suppliers: Sequence[SupplierId], method: Method) -> list[Finding]:
    """Return a finding for every merged score that is no level of its scale, unless the method allows it (DR-21)."""
    if method.off_scale_scores or method.merge_rule is MergeRule.CONSENSUS:
        return []
    levels = {q.code: {level.value for level in book.scale(q).levels} for q in tree.questions}
    found = []
    for supplier in suppliers:
        for cell in book.cells(supplier, tree, method):
            if cell.score is not None and not cell.agreed and cell.score not in levels[cell.question]:
                facts = {
                    "supplier": supplier,
                    "question": cell.question,
                    "lot": tree.lot,
                    "rule": method.merge_rule.value,
                    "score": exact(cell.score),
                }
                index = _first_record(book, (supplier, tree.lot, cell.question))
                found.append(
                    Finding(kind=Kind.SCORES, code="merged-off-scale", index=index, field="score", facts=facts)
                )
    return found


def _first_record(book: ScoreBook, key: CellKey) -> int:
    supplier, lot, question = key
    return next(
        index
        for index, score in enumerate(book.coverage.data.scores)
        if (score.supplier, score.question) == (supplier, question) and score.lot in {None, lot}
    )
