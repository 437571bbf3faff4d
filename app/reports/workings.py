"""The steps from scores and prices to a total, each with its figures in the published formula: printed and shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import CriterionCode, PriceFormula
from app.reports.sections.method import parameter_shown
from app.reports.view import View, minimal, readable
from app.scoring.price_method import OWN_TOTAL, PARAMETER_NAMES, price_method
from app.scoring.results import Cell, LotResult, PriceLine, TenderResult
from app.text import numbers, report, report_method

_LONGEST_FRACTION = 24


class StepKind(StrEnum):
    """What a step works out."""

    QUESTION = "question"
    SECTION = "section"
    QUALITY = "quality"
    PRICE = "price"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what it is about, the working in figures, the result as printed, and its exact value.

    `code` is the criterion, None for quality and total; `value` is None while a score is missing.
    """

    kind: StepKind
    code: CriterionCode | None
    what: str
    working: str
    result: str
    value: Fraction | None


def steps(view: View, lot: LotResult, tender: TenderResult) -> Iterator[Step]:
    """Yield the steps of one tender: its questions with the sections they end, quality, prices, and the total."""
    sums = _sums(view, lot, tender)
    for cell in tender.cells:
        yield _question(view, cell)
        for code, points in sums.get(cell.question, ()):
            what = report_method.section_sum(view.title(code))
            yield _step(StepKind.SECTION, code, what, "", points)
    missing = report_method.quality_missing() if tender.quality is None else ""
    yield _step(StepKind.QUALITY, None, report_method.quality_sum(), missing, tender.quality)
    if view.admitting:
        return
    for line in tender.prices:
        if line.points is not None:
            yield _price(view, lot, line, line.points)
    if tender.total is not None:
        yield _total(view, lot, tender, tender.total)


def sections_of(view: View, lot: LotResult, tender: TenderResult) -> Iterator[CriterionCode]:
    """Yield the sections that are summed up, inner before outer: not the one that is all quality."""
    under = view.trees[lot.lot].questions_under
    for code, _points in reversed(tender.sections):
        members = under.get(code, ())
        if members and len(members) < len(tender.cells):
            yield code


def _sums(
    view: View, lot: LotResult, tender: TenderResult
) -> dict[CriterionCode, list[tuple[CriterionCode, Fraction | None]]]:
    """Return the sections to be summed up after each question."""
    under, points = view.trees[lot.lot].questions_under, dict(tender.sections)
    found: dict[CriterionCode, list[tuple[CriterionCode, Fraction | None]]] = {}
    for code in sections_of(view, lot, tender):
        found.setdefault(under[code][-1], []).append((code, points[code]))
    return found


def _question(view: View, cell: Cell) -> Step:
    weight, top = minimal(cell.weight), minimal(cell.top)
    score = report_method.not_scored() if cell.score is None else minimal(cell.score)
    working = report_method.weight_score_top(weight, score, top)
    if cell.points is not None and cell.score is not None and cell.points != cell.weight * cell.score / cell.top:
        working = report_method.rounded_to(working)
    return _step(StepKind.QUESTION, cell.question, view.title(cell.question), working, cell.points)


def _price(view: View, lot: LotResult, line: PriceLine, points: Fraction) -> Step:
    figures = _figures(view, line.row, line)
    formula = PriceFormula.GIVEN if line.share is None else line.formula
    working = report_method.price_working(formula, figures)
    if (
        line.reference is not None
        and line.formula is PriceFormula.F3
        and line.reference.lowest == line.reference.highest
    ):
        working = report_method.highest_equals_lowest(figures["weight"])
    if line.share is not None and points != line.weight * line.share:
        working = report_method.rounded_to(working)
    return _step(StepKind.PRICE, line.row, view.title(line.row), _with_exact(working, points), points)


def _total(view: View, lot: LotResult, tender: TenderResult, total: Fraction) -> Step:
    working = None
    if len(tender.prices) == 1 and tender.prices[0].formula in OWN_TOTAL:
        line = tender.prices[0]
        figures = _figures(view, line.row, line) | _totals(view, lot, tender)
        working = report_method.total_working(line.formula, figures)
    if working is None:
        parts = [part for part in (tender.quality, tender.price_score) if part is not None]
        working = report_method.sum_working([readable(part) for part in parts])
        if sum(parts, Fraction(0)) != total:
            working = report_method.rounded_to(working)
    return Step(
        kind=StepKind.TOTAL,
        code=None,
        what=report_method.total_name(),
        working=_with_exact(working, total),
        result=view.total(lot, tender) or readable(total),
        value=total,
    )


def _figures(view: View, row: CriterionCode, line: PriceLine) -> dict[str, str]:
    """Return the figures that a price formula may ask for, by the names of `report_method`."""
    figures = {
        "weight": minimal(line.weight),
        "price": numbers.money(line.amount) if line.amount is not None else report.NOTHING,
        "share": f"{readable(line.share * 100)} %" if line.share is not None else report.NOTHING,
        "lowest": report.NOTHING,
    }
    if line.reference is not None:
        figures |= {
            name: numbers.money(getattr(line.reference, name)) for name in ("lowest", "highest", "mean", "median")
        }
    parameters = price_method(view.data.method, view.criteria[row]).parameters
    for name, letter in PARAMETER_NAMES.items():
        value = getattr(parameters, name)
        if value is not None:
            figures[letter] = parameter_shown(name, value)
    return figures


def _totals(view: View, lot: LotResult, tender: TenderResult) -> dict[str, str]:
    """Return the figures that a formula for totals may ask for."""
    best = max((found.quality for found in lot.tenders if found.prices and found.quality is not None), default=None)
    return {
        "quality": readable(tender.quality) if tender.quality is not None else report.NOTHING,
        "price_score": readable(tender.price_score) if tender.price_score is not None else report.NOTHING,
        "best": readable(best) if best is not None else report.NOTHING,
        "quality_weight": readable(view.trees[lot.lot].quality_points),
    }


def _with_exact(working: str, value: Fraction) -> str:
    """Return the working with the exact result where its decimals don't end and the fraction is not unwieldy."""
    fraction = numbers.exact(value)
    if "/" not in fraction or len(fraction) > _LONGEST_FRACTION:
        return working
    return f"{working}  ({report_method.exactly(fraction)})"


def _step(kind: StepKind, code: CriterionCode | None, what: str, working: str, value: Fraction | None) -> Step:
    """Return a step whose result is points as printed, with two decimals at least."""
    result = report.NOTHING if value is None else readable(value)
    return Step(kind=kind, code=code, what=what, working=working, result=result, value=value)
