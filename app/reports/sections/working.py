"""The working of each total: every figure put into the published formula."""

from fractions import Fraction

from app.domain.codes import CriterionCode, PriceFormula
from app.reports.layout.theme import NUMBER, NUMBER_BOLD, SMALL, TINT
from app.reports.layout.writer import Column, Setting, TableWriter, Writer
from app.reports.rows import status_of
from app.reports.sections.method import parameter_shown
from app.reports.view import View, minimal, readable
from app.scoring.price_method import OWN_TOTAL, PARAMETER_NAMES, price_method
from app.scoring.results import Best, Cell, LotResult, PriceLine, TenderResult
from app.text import numbers, report, report_method
from app.text.catalogue import _

_LONGEST_FRACTION = 24


def write(view: View, writer: Writer) -> None:
    """Write the part with the working."""
    with writer.section(report_method.working_heading(), room=150):
        writer.paragraph(report_method.working_intro(), keep=True)
        for lot in view.ranking.lots:
            for tender in lot.tenders:
                _tender(view, writer, lot, tender)


def _tender(view: View, writer: Writer, lot: LotResult, tender: TenderResult) -> None:
    writer.heading(report_method.working_title(view.name(tender.supplier), lot.lot), room=0)
    table = writer.table(
        [
            Column(title=_(report_method.STEP), width=4.8),
            Column(title=_(report_method.FIGURES), width=5.7),
            Column(title=_(report_method.EARNED), width=1.6 if lot.best is Best.HIGHEST else 2.6, number=True),
        ]
    )
    sums = _sums(view, lot, tender)
    for cell in tender.cells:
        _question(view, table, cell)
        for code, points in sums.get(cell.question, ()):
            table.row([report_method.section_sum(view.title(code)), "", _points(points)], fill=TINT, compact=True)
    quality = report_method.quality_missing() if tender.quality is None else ""
    table.row([report_method.quality_sum(), quality, _points(tender.quality, strong=True)], fill=TINT, compact=True)
    if not view.admitting:
        for line in tender.prices:
            _price(view, table, lot, line)
        _total(view, table, lot, tender)
    table.done(after=4, whole=True)
    if tender.total is None and not view.admitting:
        writer.paragraph(report_method.not_ranked_because(status_of(view, lot, tender).lower()), SMALL)


def _sums(
    view: View, lot: LotResult, tender: TenderResult
) -> dict[CriterionCode, list[tuple[CriterionCode, Fraction | None]]]:
    """Return the sections to be summed up after each question, inner before outer; not the one that is all quality."""
    under = view.trees[lot.lot].questions_under
    found: dict[CriterionCode, list[tuple[CriterionCode, Fraction | None]]] = {}
    for code, points in reversed(tender.sections):
        members = under.get(code, ())
        if members and len(members) < len(tender.cells):
            found.setdefault(members[-1], []).append((code, points))
    return found


def _question(view: View, table: TableWriter, cell: Cell) -> None:
    weight, top = minimal(cell.weight), minimal(cell.top)
    score = report_method.not_scored() if cell.score is None else minimal(cell.score)
    working = report_method.weight_score_top(weight, score, top)
    if cell.points is not None and cell.score is not None and cell.points != cell.weight * cell.score / cell.top:
        working = report_method.rounded_to(working)
    table.row([view.title(cell.question), working, _points(cell.points)], strong_first=False, compact=True, rule=0.25)


def _price(view: View, table: TableWriter, lot: LotResult, line: PriceLine) -> None:
    if line.points is None:
        return
    figures = _figures(view, lot, line.row, line)
    formula = line.formula
    if line.share is None:
        formula = PriceFormula.GIVEN
    working = report_method.price_working(formula, figures)
    if (
        line.reference is not None
        and line.formula is PriceFormula.F3
        and line.reference.lowest == line.reference.highest
    ):
        working = report_method.highest_equals_lowest(figures["weight"])
    if line.share is not None and line.points != line.weight * line.share:
        working = report_method.rounded_to(working)
    table.row(
        [view.title(line.row), _with_exact(working, line.points), _points(line.points)],
        strong_first=False,
        compact=True,
    )


def _total(view: View, table: TableWriter, lot: LotResult, tender: TenderResult) -> None:
    if tender.total is None:
        return
    working = None
    if len(tender.prices) == 1 and tender.prices[0].formula in OWN_TOTAL:
        line = tender.prices[0]
        figures = _figures(view, lot, line.row, line) | _totals(view, lot, tender)
        working = report_method.total_working(line.formula, figures)
    if working is None:
        parts = [tender.quality, tender.price_score]
        working = report_method.sum_working([readable(part) for part in parts if part is not None])
        if sum((part for part in parts if part is not None), Fraction(0)) != tender.total:
            working = report_method.rounded_to(working)
    table.row(
        [
            report_method.total_name(),
            _with_exact(working, tender.total),
            _points(tender.total, strong=True, shown=view.total(lot, tender)),
        ],
        fill=TINT,
        strong_first=True,
        compact=True,
    )


def _figures(view: View, lot: LotResult, row: CriterionCode, line: PriceLine) -> dict[str, str]:
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


def _points(value: Fraction | None, *, strong: bool = False, shown: str | None = None) -> tuple[Setting, ...]:
    """Return points as printed, with two decimals at least."""
    text = report.NOTHING if value is None else shown or readable(value)
    return ((text, NUMBER_BOLD if strong else NUMBER),)
