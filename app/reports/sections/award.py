"""The first page: who won, by how much, why, and whether anything stands in the way."""

from datetime import datetime
from fractions import Fraction

from app.domain.codes import Role
from app.reports.layout.text import Run
from app.reports.layout.theme import ACCENT, BODY, CELL, INK, KICKER, LEAD, SMALL
from app.reports.layout.writer import Column, Writer, strong
from app.reports.verdict import Boundary, Verdict, verdict
from app.reports.view import View
from app.scoring.caveats import NOT_FINAL
from app.scoring.results import Best, LotResult, Outcome, TenderResult
from app.text import numbers, report
from app.text.catalogue import _
from app.text.outcomes import together

_LOTS_IN_FULL = 4  # more lots than this are summed up in one table
_NAMED_EXCLUSIONS = 3
_BLOCKING = 8  # more than these stand in part 4 only: the first page is read in a minute


def write(view: View, writer: Writer) -> None:
    """Write the first page."""
    data = view.data
    writer.paragraph(report.kicker(), KICKER)
    writer.title(data.title or report.untitled())
    if data.authority:
        writer.paragraph(report.for_authority(data.authority, data.partner_authorities), LEAD)
    writer.paragraph(
        report.particulars(
            reference=data.reference,
            regime=data.regime,
            procedure=data.procedure,
            deadline=_deadline(data.deadline),
            light_touch=data.light_touch,
        ),
        SMALL,
    )
    _notices(view, writer)
    with writer.section(report.award_heading(admitting=view.admitting), room=0):
        if len(view.ranking.lots) > _LOTS_IN_FULL:
            _summary(view, writer)
        else:
            for lot in view.ranking.lots:
                _lot(view, writer, lot)
        _who(view, writer)


def _deadline(text: str) -> str:
    """Return a deadline as people write it, where it is a date and time; else as it was given."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return report.moment(numbers.day(moment), f"{moment:%H:%M}" if len(text) > len("2026-11-22") else "")


def _notices(view: View, writer: Writer) -> None:
    blocking = [
        report.in_lot(lot.lot, view.warning(warned))
        for lot in view.ranking.lots
        for warned in lot.warnings
        if warned.code in NOT_FINAL
    ]
    allocation = view.ranking.allocation
    if allocation is not None and len(allocation.choices) > 1:
        blocking.append(report.allocation_undecided(len(allocation.choices)))
    if len(blocking) > _BLOCKING:
        blocking = [*blocking[:_BLOCKING], report.more_blocking(len(blocking) - _BLOCKING)]
    if not view.ranking.final:
        writer.box(
            [((strong(report.not_final_heading()),), LEAD), *((sentence, BODY) for sentence in blocking)], bar=INK
        )
    until, where = report.draft_notice()
    writer.box([((strong(until + " "), Run(text=where)), CELL)], bar=ACCENT)


def _lot(view: View, writer: Writer, lot: LotResult) -> None:
    found = verdict(lot)
    writer.heading(view.lot_heading(lot.lot))
    if not lot.tenders:
        writer.paragraph(report.no_tenders())
        return
    if found.awarded:
        _winners(view, writer, lot, found)
    else:
        writer.paragraph(report.none_awarded())
    runs = why(view, lot, found)
    if found.excluded:
        runs += [strong(report.excluded_label()), Run(text=f" {_exclusions(view, found.excluded)}")]
    if runs:
        writer.paragraph(runs, CELL)


def _winners(view: View, writer: Writer, lot: LotResult, found: Verdict) -> None:
    if view.admitting:
        writer.paragraph(together([view.name(tender.supplier) for tender in found.awarded]))
        return
    places = view.places_of(lot)
    table = writer.table(
        [
            Column(title=_(report.RANK), width=1),
            Column(title=_(report.SUPPLIER), width=6.2),
            Column(title=_(report.QUALITY), width=1.5, number=True),
            Column(title=_(report.PRICE), width=1.5, number=True),
            Column(title=_(report.TOTAL), width=1.5, number=True),
        ],
        head=1,
    )
    for tender in found.awarded:
        table.row(
            [
                str(tender.rank),
                view.name(tender.supplier),
                _shown(tender.quality, places),
                _shown(tender.price_score, places),
                tender.displayed or report.NOTHING,
            ],
            compact=True,
        )
    table.done(after=4)


def why(view: View, lot: LotResult, found: Verdict) -> list[Run]:
    """Return margin, what decided and on which questions, in sentences with their label; nothing for an admission."""
    if view.admitting or not found.awarded:
        return []
    boundary = found.boundary
    if boundary is None:
        unplaced = any(tender.status in {Outcome.TIED, Outcome.RESERVE, Outcome.NOT_AWARDED} for tender in lot.tenders)
        return [] if unplaced else [Run(text=report.nobody_without_place() + " ")]
    runs = [strong(report.margin_label()), Run(text=f" {_margin(view, lot, found, boundary)} ")]
    if lot.best is Best.LOWEST:
        return runs
    reasons = _what_decided(boundary, view.places_of(lot)) if boundary.margin else []
    if found.strongest:
        gains = [(view.title(code), signed(gain, 2)) for code, gain in found.strongest]
        winner, other = found.awarded[0].supplier, boundary.outside.supplier
        reasons.append(report.strongest(view.name(winner), view.name(other), gains))
    if reasons:
        runs += [strong(report.why_label()), Run(text=f" {' '.join(reasons)} ")]
    return runs


def _margin(view: View, lot: LotResult, found: Verdict, boundary: Boundary) -> str:
    inside, outside = view.name(boundary.inside.supplier), view.name(boundary.outside.supplier)
    inside_total, outside_total = boundary.inside.displayed or "", boundary.outside.displayed or ""
    if not boundary.margin:
        steps = [view.tie_step(step) for step in boundary.steps]
        return report.won_by_tie_break(inside, outside, inside_total, steps)
    margin = numbers.fixed(boundary.margin, view.places_of(lot))
    if lot.best is Best.LOWEST:
        return report.margin_lowest(inside, inside_total, outside, outside_total, margin)
    if len(found.awarded) == 1:
        return report.margin_single(inside, inside_total, outside, outside_total, margin)
    places = view.lots[lot.lot].places or len(found.awarded)
    return report.margin_last_place(
        places=places,
        winner=inside,
        winner_total=inside_total,
        other=outside,
        other_total=outside_total,
        margin=margin,
    )


def _what_decided(boundary: Boundary, places: int) -> list[str]:
    if boundary.quality is None:
        return []
    quality = signed(boundary.quality, places)
    if boundary.price is None:
        return [report.quality_alone(quality)]
    return [
        report.decided_by(
            quality,
            signed(boundary.price, places),
            quality_ahead=boundary.quality > 0,
            price_ahead=boundary.price > 0,
        )
    ]


def _exclusions(view: View, excluded: tuple[TenderResult, ...]) -> str:
    named = []
    for tender in excluded[:_NAMED_EXCLUSIONS]:
        failure = next((found for found in tender.failed), None)
        rule = report.word(report.RULES, failure.rule).lower() if failure else ""
        detail = view.failure_detail(failure) if failure else ""
        named.append(report.excluded_for(view.name(tender.supplier), rule, detail))
    if len(excluded) > _NAMED_EXCLUSIONS:
        named.append(report.and_others(len(excluded) - _NAMED_EXCLUSIONS))
    return report.excluded_count(len(excluded), named)


def _summary(view: View, writer: Writer) -> None:
    """Write one table of all lots, where there are too many for a page."""
    table = writer.table(
        [
            Column(title=_(report.LOT), width=3),
            Column(title=_(report.AWARDED_TO), width=5),
            Column(title=_(report.MARGIN), width=1.2, number=True),
        ]
    )
    for lot in view.ranking.lots:
        found = verdict(lot)
        winners = "; ".join(
            view.name(tender.supplier) + (f" ({tender.displayed})" if tender.displayed else "")
            for tender in found.awarded
        )
        if not lot.tenders:
            winners = report.no_tenders()
        margin = report.NOTHING
        if found.boundary is not None:
            margin = numbers.fixed(found.boundary.margin, view.places_of(lot))
        title = view.lots[lot.lot].title
        table.row([f"{lot.lot} {title}".strip(), winners or report.none_awarded(), margin])
    table.done()


def _who(view: View, writer: Writer) -> None:
    seats = view.scoring_seats
    counts = [view.seat_counts(seat) for seat in seats]
    line = report.panel_line(
        len(seats),
        sum(seat.role is Role.SERVICE_USER_REPRESENTATIVE for seat in seats),
        sum(given for given, due in counts),
        sum(due for given, due in counts),
    )
    remarks = sum(warned.code not in NOT_FINAL for lot in view.ranking.lots for warned in lot.warnings)
    if remarks:
        line += " " + report.also_note(remarks)
    writer.paragraph(line, SMALL)


def signed(value: Fraction, places: int) -> str:
    """Return a difference with its sign."""
    text = numbers.fixed(value, places)
    if text.startswith("-"):
        return "−" + text[1:]
    return "+" + text if text.strip("0.") else text


def _shown(value: Fraction | None, places: int) -> str:
    return report.NOTHING if value is None else numbers.fixed(value, places)
