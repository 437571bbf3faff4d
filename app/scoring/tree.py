"""The award criteria as they apply to one lot: which rows count, and for how many points (DR-10, WORKBOOK §2)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.domain.codes import CriterionCode, CriterionType, LotCode, WeightBasis
from app.domain.evaluation import Criterion, EvaluationData

WHOLE = 100_00  # the basis points that siblings add up to


@dataclass(frozen=True, kw_only=True)
class LotTree:
    """The rows of one lot in sheet order; `points` of 100 for every question, price row and section.

    `questions_under` names each section's questions, at any depth, in sheet order.
    """

    lot: LotCode
    questions: tuple[Criterion, ...]
    sections: tuple[Criterion, ...]
    prices: tuple[Criterion, ...]
    gates: tuple[Criterion, ...]
    points: dict[CriterionCode, Fraction]
    questions_under: dict[CriterionCode, tuple[CriterionCode, ...]]

    @cached_property
    def quality_points(self) -> Fraction:
        """The most that quality can reach."""
        return sum((self.points[question.code] for question in self.questions), Fraction(0))

    @cached_property
    def whole(self) -> Fraction:
        """The most that quality and price can reach."""
        return self.quality_points + sum((self.points[row.code] for row in self.prices), Fraction(0))

    @cached_property
    def place(self) -> dict[CriterionCode, int]:
        """The place of each question among the questions."""
        return {question.code: number for number, question in enumerate(self.questions)}

    @cached_property
    def minima(self) -> tuple[tuple[int, Criterion], ...]:
        """The questions that have a minimum, with their places."""
        return tuple((number, row) for number, row in enumerate(self.questions) if row.minimum is not None)

    def heaviest(self) -> Criterion | None:
        """Return the question of most points, the first on the sheet among equals."""
        return max(self.questions, key=lambda question: self.points[question.code], default=None)


def section_codes(criteria: Sequence[Criterion]) -> frozenset[CriterionCode]:
    """Return the codes of rows that others stand under: sub-criteria leave a question a question.

    So does information, unless its parent has no weight: then that is the heading of a section nobody scores.
    """
    weightless = {row.code for row in criteria if not row.weight}
    return frozenset(
        row.parent
        for row in criteria
        if row.parent is not None
        and (
            row.type in {CriterionType.QUALITY, CriterionType.PRICE}
            or (row.type is CriterionType.INFORMATION and row.parent in weightless)
        )
    )


def ancestry(row: Criterion, by_code: dict[CriterionCode, Criterion]) -> Iterator[Criterion]:
    """Yield the row and its ancestors upwards; the criteria have no cycles and no dangling parents."""
    found: Criterion | None = row
    while found is not None:
        yield found
        found = by_code[found.parent] if found.parent is not None else None


def applies(row: Criterion, lot: LotCode, by_code: dict[CriterionCode, Criterion]) -> bool:
    """Tell whether the lots of the row and of all its ancestors allow this lot."""
    return all(not step.lots or lot in step.lots for step in ancestry(row, by_code))


def children_in_lot(data: EvaluationData, lot: LotCode) -> dict[CriterionCode | None, list[Criterion]]:
    """Return the weighted rows of a lot by their parent (None: at the top), sections that carry nothing left out."""
    by_code = {row.code: row for row in data.criteria}
    sections = section_codes(data.criteria)
    carrying: set[CriterionCode] = set()
    for row in data.criteria:
        leaf = row.type is CriterionType.PRICE or (row.type is CriterionType.QUALITY and row.code not in sections)
        if leaf and applies(row, lot, by_code):
            carrying.update(step.code for step in ancestry(row, by_code))
    children: dict[CriterionCode | None, list[Criterion]] = defaultdict(list)
    for row in data.criteria:
        if row.code in carrying:
            children[row.parent].append(row)
    return children


def lot_tree(data: EvaluationData, lot: LotCode) -> LotTree:
    """Return the tree of one lot; the data is sound."""
    by_code = {row.code: row for row in data.criteria}
    children = children_in_lot(data, lot)
    sections = section_codes(data.criteria)
    counted = {row.code for group in children.values() for row in group}
    points: dict[CriterionCode, Fraction] = {}
    under: dict[CriterionCode, tuple[CriterionCode, ...]] = {}
    if data.method.weight_basis is WeightBasis.LOCAL:
        _spread(None, Fraction(100), children, points)
    else:
        points = {row.code: Fraction(row.weight or 0, 100) for group in children.values() for row in group}
    questions = tuple(
        row
        for row in data.criteria
        if row.code in counted and row.type is CriterionType.QUALITY and row.code not in sections
    )
    lines = {question.code: {step.code for step in ancestry(question, by_code)} for question in questions}
    prices = tuple(row for row in data.criteria if row.code in counted and row.type is CriterionType.PRICE)
    price_lines = {row.code: {step.code for step in ancestry(row, by_code)} for row in prices}
    sections_here = tuple(row for row in data.criteria if row.code in counted and row.code in sections)
    for section in sections_here:
        under[section.code] = tuple(q.code for q in questions if section.code in lines[q.code])
        if data.method.weight_basis is WeightBasis.GLOBAL:
            leaves = [*under[section.code], *(p.code for p in prices if section.code in price_lines[p.code])]
            points[section.code] = sum((points[code] for code in leaves), Fraction(0))
    return LotTree(
        lot=lot,
        questions=questions,
        sections=sections_here,
        prices=prices,
        gates=tuple(
            row for row in data.criteria if row.type is CriterionType.GATE and (not row.lots or lot in row.lots)
        ),
        points=points,
        questions_under=under,
    )


def _spread(
    parent: CriterionCode | None,
    whole: Fraction,
    children: dict[CriterionCode | None, list[Criterion]],
    points: dict[CriterionCode, Fraction],
) -> None:
    for row in children.get(parent, ()):
        points[row.code] = whole * Fraction(row.weight or 0, WHOLE)
        _spread(row.code, points[row.code], children, points)
