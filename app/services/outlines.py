"""An evaluation as it is read before it is frozen: its criteria as a tree, its price rules with their figures."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path

from app.domain.codes import CriterionType, LotCode, PriceFormula
from app.domain.evaluation import Criterion, EvaluationData, PriceParameters
from app.exchange.set_up import read_set_up
from app.scoring.price_method import PARAMETER_NAMES, RELATIVE, WEIGHTLESS, price_method
from app.scoring.tree import LotTree, ancestry, lot_tree, section_codes
from app.text.numbers import exact, money

_MONEY = frozenset({"benchmark", "highest", "lowest", "willingness", "fixed", "zero"})
_PENCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the criteria: how deep it stands, whether others stand under it, and its points of 100 by lot.

    `points` is empty where the row earns none, as gates and information do; exact.
    """

    row: Criterion
    depth: int
    section: bool
    points: tuple[tuple[LotCode, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """How one price row becomes points: its formula and published figures as they are written.

    `clamped` is None where no points are worked out, `relative` where other tenders' prices decide.
    """

    row: Criterion
    formula: PriceFormula
    figures: tuple[tuple[str, str], ...]
    weightless: bool
    clamped: bool | None
    relative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A sound evaluation with what is worked out from its rows."""

    data: EvaluationData
    lines: tuple[Line, ...]
    prices: tuple[PriceRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a workbook would make; nothing is written yet. `files` is how many files its responses name."""

    outline: Outline
    source: str
    files: int


def preview(workbook: Path) -> Preview:
    """Return what a workbook would set up; raises Refused with every problem, as `set_ups.begin` does."""
    found = read_set_up(workbook)
    return Preview(outline=outline(found.data), source=found.source, files=len(found.files))


def outline(data: EvaluationData) -> Outline:
    """Return the outline of a sound evaluation."""
    trees = [lot_tree(data, lot.code) for lot in data.lots]
    by_code = {row.code: row for row in data.criteria}
    sections = section_codes(data.criteria)
    lines = tuple(
        Line(
            row=row,
            depth=len(list(ancestry(row, by_code))) - 1,
            section=row.code in sections,
            points=_points(trees, row),
        )
        for row in data.criteria
    )
    prices = tuple(_rule(data, row) for row in data.criteria if row.type is CriterionType.PRICE)
    return Outline(data=data, lines=lines, prices=prices)


def _points(trees: Sequence[LotTree], row: Criterion) -> tuple[tuple[LotCode, Fraction], ...]:
    return tuple((tree.lot, tree.points[row.code]) for tree in trees if row.code in tree.points)


def _rule(data: EvaluationData, row: Criterion) -> PriceRule:
    how = price_method(data.method, row)
    worked_out = how.formula not in WEIGHTLESS | {PriceFormula.GIVEN}
    return PriceRule(
        row=row,
        formula=how.formula,
        figures=_figures(how.parameters),
        weightless=how.formula in WEIGHTLESS,
        clamped=how.parameters.clamp if worked_out else None,
        relative=how.formula in RELATIVE,
    )


def _figures(given: PriceParameters) -> tuple[tuple[str, str], ...]:
    return tuple(
        (PARAMETER_NAMES[field.name], _shown(field.name, getattr(given, field.name)))
        for field in fields(given)
        if field.name != "clamp" and getattr(given, field.name) not in {None, ()}
    )


def _shown(name: str, value: "int | Fraction | tuple[tuple[Fraction, Fraction], ...]") -> str:
    if isinstance(value, tuple):
        return "; ".join(f"{exact(edge)} %: {exact(share)} %" for edge, share in value)
    return money(Fraction(value, _PENCE)) if name in _MONEY else exact(Fraction(value))
