"""The ranking of each lot: table, picture, ties and remarks."""

from dataclasses import replace
from fractions import Fraction

from app.reports import printed
from app.reports.decision import decision
from app.reports.layout.bars import Bar, Bars
from app.reports.layout.structure import Tag
from app.reports.layout.theme import BODY, TINT
from app.reports.layout.writer import Column, Writer
from app.reports.rows import TABLE_NAME, has_tiers, rows_of
from app.reports.sections.award import why
from app.reports.view import View
from app.scoring.results import Best, LotResult, Outcome, TenderResult, Tie
from app.text import numbers, report, report_method
from app.text.catalogue import _
from app.text.outcomes import together

_LISTED = 16  # more lots than this would make the contents a page of their own
_BARS_IN_A_PICTURE = 26
_NEAR_WHOLE = 50  # points of 100 from which bars are drawn to 100
_KEPT_TOGETHER = 14  # tenders up to which table and picture stand on one page


def write(view: View, writer: Writer) -> None:
    """Write the part on the ranking."""
    with writer.section(report.ranking_heading(admitting=view.admitting), room=200):
        if view.admitting:
            writer.paragraph(report.admitted_intro(), keep=True)
        else:
            intros = {intro(view, lot) for lot in view.ranking.lots}
            alike = len(intros) == 1
            if alike:
                writer.paragraph(intros.pop(), keep=True)
        for number, lot in enumerate(view.ranking.lots, start=1):
            _lot(view, writer, lot, number, above="" if view.admitting or alike else intro(view, lot))
        _allocation(view, writer)


def intro(view: View, lot: LotResult) -> str:
    """Return how the totals of a lot are to be read."""
    formula = view.own_total(lot.lot)
    rounded = view.data.method.rounding.total is not None
    if formula is None:
        return report.ranking_intro(rounded=rounded)
    return report.ranking_intro_formula(
        report_method.formula(formula),
        report_method.formula_words(formula),
        lowest=lot.best is Best.LOWEST,
        rounded=rounded,
    )


def _lot(view: View, writer: Writer, lot: LotResult, number: int, *, above: str) -> None:
    writer.heading(view.lot_heading(lot.lot), room=130, listed=len(view.ranking.lots) <= _LISTED)
    if not lot.tenders:
        writer.paragraph(report.no_tenders())
        return
    if not view.is_final(lot):
        writer.paragraph(report.provisional_lot(admitting=view.admitting), keep=True)
    if above:
        writer.paragraph(above, keep=True)
    pictured = pictured_in(lot)
    _table(view, writer, lot, number, together=bool(pictured) and len(lot.tenders) <= _KEPT_TOGETHER)
    _picture(view, writer, lot, pictured)
    runs = why(view, lot, decision(lot))
    if runs:
        writer.paragraph(runs)
    for tie in lot.ties:
        writer.paragraph(tie_words(view, lot, tie))
    if lot.warnings:
        writer.subheading(report.remarks_heading())
        writer.bullets([view.warning(warned) for warned in lot.warnings])


def tie_words(view: View, lot: LotResult, tie: Tie) -> str:
    """Return who had equal totals, and what parted whom."""
    groups = [[view.name(supplier) for supplier in group] for group in tie.groups]
    total = next((view.total(lot, tender) for tender in lot.tenders if tender.supplier in tie.suppliers), None)
    sentences = [report.tie_sentence(tie.rank, total or "", [name for group in groups for name in group])]
    if tie.between:
        steps = [view.tie_step(step) for step in tie.between]
        sentences.append(report.tie_parted(list(zip(groups, groups[1:], steps, strict=False))))
    sentences += [report.tie_unresolved(group) for group in groups if len(group) > 1]
    return " ".join(sentences)


def _table(view: View, writer: Writer, lot: LotResult, number: int, *, together: bool) -> None:
    tiers = has_tiers(view, lot)
    columns = [
        Column(title=printed.RANK, width=0.95),
        Column(title=printed.IDENTIFIER, width=1.2),
        Column(title=printed.SUPPLIER, width=5.2),
        Column(title=printed.QUALITY, width=1.5, number=True),
        Column(title=printed.PRICE, width=1.5, number=True),
        Column(title=printed.TOTAL, width=1.6, number=True),
        Column(title=printed.OUTCOME, width=2.3, indent=8),
    ]
    if lot.best is Best.LOWEST:
        columns[2], columns[5] = replace(columns[2], width=4.5), replace(columns[5], width=2.3)
    if tiers:
        columns.append(Column(title=printed.TIER, width=0.8))
    table = writer.table(columns, name=f"{TABLE_NAME}{number}", head=2)
    for tender, row in zip(lot.tenders, rows_of(view, lot), strict=True):
        cells = [row.rank, row.supplier, row.name, row.quality, row.price_score, row.total, row.status]
        awarded = tender.status is Outcome.AWARDED
        table.row([*cells, row.tier] if tiers else cells, strong_first=awarded, fill=TINT if awarded else None)
    table.done(keep=together)


def pictured_in(lot: LotResult) -> list[TenderResult]:
    """Return the tenders of which a picture of totals says something; none where totals are few, zero or negative."""
    ranked = [tender for tender in lot.tenders if tender.total is not None]
    totals = [tender.total for tender in ranked if tender.total is not None]
    return ranked if len(totals) > 1 and min(totals) >= 0 and max(totals) > 0 else []


def _picture(view: View, writer: Writer, lot: LotResult, pictured: list[TenderResult]) -> None:
    stacked = is_stacked(lot, pictured)
    bars = bars_of(view, lot, pictured)
    for start in range(0, len(pictured), _BARS_IN_A_PICTURE):
        some = slice(start, start + _BARS_IN_A_PICTURE)
        element = writer.element(Tag.FIGURE)
        described = [described_in(view, lot, tender, stacked=stacked) for tender in pictured[some]]
        element.alt = report.chart_alt(described, stacked=stacked)
        parts = (_(report.QUALITY), _(report.PRICE)) if stacked else (_(report.TOTAL),)
        writer.add(Bars(bars[some], parts, element))


def is_stacked(lot: LotResult, pictured: list[TenderResult]) -> bool:
    """Tell whether bars show quality and price beside each other; else they show totals."""
    return lot.best is Best.HIGHEST and all(_is_sum(tender) for tender in pictured)


def bars_of(view: View, lot: LotResult, pictured: list[TenderResult]) -> tuple[Bar, ...]:
    """Return a bar for each tender, lengths as parts of the longest there can be."""
    stacked = is_stacked(lot, pictured)
    scale = max((tender.total for tender in pictured if tender.total is not None), default=Fraction(1))
    if lot.best is Best.HIGHEST and scale > _NEAR_WHOLE:
        scale = max(scale, Fraction(100))
    return tuple(_bar(view, lot, tender, scale, stacked=stacked) for tender in pictured)


def described_in(view: View, lot: LotResult, tender: TenderResult, *, stacked: bool) -> str:
    """Return one bar in words."""
    name, total = view.name(tender.supplier), view.total(lot, tender) or ""
    if not stacked or tender.quality is None or tender.price_score is None:
        return report.chart_plain_bar(name, total)
    places = view.places_of(lot)
    return report.chart_bar(
        name, total, numbers.fixed(tender.quality, places), numbers.fixed(tender.price_score, places)
    )


def _bar(view: View, lot: LotResult, tender: TenderResult, scale: Fraction, *, stacked: bool) -> Bar:
    parts = [tender.quality, tender.price_score] if stacked else [tender.total]
    shown = [part for part in parts if part is not None]
    return Bar(
        name=f"{tender.rank}  {view.name(tender.supplier)}",
        lengths=tuple(float(part / scale) for part in shown),
        figures=tuple(numbers.fixed(part, view.places_of(lot)) if stacked else "" for part in shown),
        total=view.total(lot, tender) or "",
    )


def _is_sum(tender: TenderResult) -> bool:
    """Tell whether quality and price score make up the total, as far as a picture shows."""
    if tender.quality is None or tender.price_score is None or tender.total is None:
        return False
    apart = abs(tender.quality + tender.price_score - tender.total)
    return tender.quality >= 0 and tender.price_score >= 0 and 2 * apart <= 1


def _allocation(view: View, writer: Writer) -> None:
    allocation, limit = view.ranking.allocation, view.data.method.lots_per_supplier
    if allocation is None or limit is None:
        return
    writer.heading(report.allocation_heading())
    total = numbers.points(allocation.total)
    writer.paragraph(
        report.allocation_sentence(limit, total, len(allocation.choices), complete=allocation.complete), BODY, keep=True
    )
    writer.bullets(
        [
            report.allocation_choice(
                [(lot, together([view.name(supplier) for supplier in suppliers])) for lot, suppliers in choice]
            )
            for choice in allocation.choices
        ]
    )
