"""The first page: who won, by how much, why, and whether anything stands in the way."""

from datetime import datetime
from fractions import Fraction

from app.domain.codes import PriceFormula, Role
from app.domain.provenance import Provenance
from app.reports.decision import Boundary, Decision, decision
from app.reports.layout.text import Run
from app.reports.layout.theme import ACCENT, BODY, CELL, INK, KICKER, LEAD, SMALL
from app.reports.layout.writer import Column, Writer, strong
from app.reports.view import View
from app.scoring.caveats import NOT_FINAL
from app.scoring.results import Best, LotResult, Outcome, TenderResult
from app.text import numbers, report, report_method, report_record
from app.text.catalogue import _
from app.text.outcomes import together

_LOTS_IN_FULL = 4  # more lots than this are summed up in one table
_NAMED_STOPPED = 3
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
    final = [view.is_final(lot) for lot in view.ranking.lots]
    heading = report.award_heading(admitting=view.admitting, final=all(final), any_final=any(final))
    with writer.section(heading, room=0):
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
        blocking.append(report.allocation_undecided(len(allocation.choices), complete=allocation.complete))
    if len(blocking) > _BLOCKING:
        blocking = [*blocking[:_BLOCKING], report.more_blocking(len(blocking) - _BLOCKING)]
    if not view.ranking.final:
        any_final = any(view.is_final(lot) for lot in view.ranking.lots)
        heading = report.not_final_heading(admitting=view.admitting, any_final=any_final)
        writer.box([((strong(heading),), LEAD), *((sentence, BODY) for sentence in blocking)], bar=INK)
    until, where = report.draft_notice()
    writer.box([((strong(until + " "), Run(text=where)), CELL)], bar=ACCENT)


def _lot(view: View, writer: Writer, lot: LotResult) -> None:
    found = decision(lot)
    final = view.is_final(lot)
    writer.heading(view.lot_heading(lot.lot))
    if not lot.tenders:
        writer.paragraph(report.no_tenders())
        return
    if not final:
        writer.paragraph(report.provisional_lot(admitting=view.admitting), keep=True)
    if found.awarded:
        _winners(view, writer, lot, found)
    else:
        writer.paragraph(report.none_awarded(admitting=view.admitting, final=final))
    runs = why(view, lot, found)
    if found.stopped:
        label = report.stopped_label(admitting=view.admitting)
        runs += [strong(label), Run(text=f" {_stopped(view, found.stopped)}")]
    if runs:
        writer.paragraph(runs, CELL)


def _winners(view: View, writer: Writer, lot: LotResult, found: Decision) -> None:
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
                view.total(lot, tender) or report.NOTHING,
            ],
            compact=True,
        )
    table.done(after=4)


def why(view: View, lot: LotResult, found: Decision) -> list[Run]:
    """Return margin, what decided and on which questions, in sentences with their label; nothing for an admission."""
    if view.admitting or not found.awarded:
        return []
    boundary = found.boundary
    if boundary is None and not found.passed:
        unplaced = any(tender.status in {Outcome.TIED, Outcome.RESERVE, Outcome.NOT_AWARDED} for tender in lot.tenders)
        return [] if unplaced else [Run(text=report.nobody_without_place() + " ")]
    runs: list[Run] = []
    if boundary is not None:
        runs += [strong(report.margin_label()), Run(text=f" {_margin(view, lot, found, boundary)} ")]
    if found.passed:
        passed = " ".join(_passed(view, lot, tender) for tender in found.passed)
        runs += [strong(report.limit_label()), Run(text=f" {passed} ")]
    reasons = [] if boundary is None or found.passed else _reasons(view, lot, boundary)
    if reasons:
        runs += [strong(report.why_label()), Run(text=f" {' '.join(reasons)} ")]
    return runs


def _margin(view: View, lot: LotResult, found: Decision, boundary: Boundary) -> str:
    inside, outside = view.name(boundary.inside.supplier), view.name(boundary.outside.supplier)
    inside_total, outside_total = view.total(lot, boundary.inside) or "", view.total(lot, boundary.outside) or ""
    if not boundary.margin:
        if boundary.step is None:
            return report.equal_at_the_boundary(inside, outside, inside_total)
        return report.won_by_tie_break(inside, outside, inside_total, view.tie_step(boundary.step))
    margin = view.margin(lot, boundary.margin)
    if lot.best is Best.LOWEST:
        return report.margin_lowest(inside, inside_total, outside, outside_total, margin)
    if len(found.awarded) == 1:
        return report.margin_single(inside, inside_total, outside, outside_total, margin)
    return report.margin_last_place(inside, inside_total, outside, outside_total, margin)


def _passed(view: View, lot: LotResult, tender: TenderResult) -> str:
    """Return why a tender that ranks above an awarded one is not awarded."""
    name, total = view.name(tender.supplier), view.total(lot, tender) or ""
    limit = view.data.method.lots_per_supplier
    if limit is not None and tender.status is not Outcome.TIED and view.lots_held(tender.supplier) >= limit:
        return report.has_its_lots(name, total)
    return report.not_given_this_lot(name, total)


def _reasons(view: View, lot: LotResult, boundary: Boundary) -> list[str]:
    """Return what made the difference; nothing where the totals are equal."""
    if not boundary.margin:
        return []
    formula = view.own_total(lot.lot)
    if formula is not None and formula is not PriceFormula.F10:
        return [_by_formula(view, lot, boundary, formula)]
    reasons = _what_decided(boundary, view.places_of(lot))
    if boundary.strongest:
        gains = [(view.title(code), signed(gain, 2)) for code, gain in boundary.strongest]
        winner, other = view.name(boundary.inside.supplier), view.name(boundary.outside.supplier)
        reasons.append(report.strongest(winner, other, gains))
    return reasons


def _by_formula(view: View, lot: LotResult, boundary: Boundary, formula: PriceFormula) -> str:
    """Return the formula of totals that are no sum, with the figures of both tenders."""
    both = (boundary.inside, boundary.outside)
    places = view.places_of(lot)
    one, other = (_shown(tender.quality, places) for tender in both)
    paid, asked = (next((line.amount for line in tender.prices if line.amount is not None), None) for tender in both)
    return report.figures_of_formula(
        report_method.formula(formula),
        None if formula is PriceFormula.F17 else (one, other),
        None if paid is None or asked is None else (numbers.money(paid), numbers.money(asked)),
    )


def _what_decided(boundary: Boundary, places: int) -> list[str]:
    """Return whether quality or price decided, where one of them at least is ahead."""
    quality_ahead = boundary.quality is not None and boundary.quality > 0
    price_ahead = boundary.price is not None and boundary.price > 0
    if boundary.quality is None or not (quality_ahead or price_ahead):
        return []
    quality = signed(boundary.quality, places)
    if boundary.price is None:
        return [report.quality_alone(quality)]
    price = signed(boundary.price, places)
    return [report.decided_by(quality, price, quality_ahead=quality_ahead, price_ahead=price_ahead)]


def _stopped(view: View, stopped: tuple[TenderResult, ...]) -> str:
    named = [
        report.stopped_for(view.name(tender.supplier), [view.failure(failure) for failure in view.stopping(tender)])
        for tender in stopped[:_NAMED_STOPPED]
    ]
    if len(stopped) > _NAMED_STOPPED:
        named.append(report.and_others(len(stopped) - _NAMED_STOPPED))
    return report.stopped_count(len(stopped), named)


def _summary(view: View, writer: Writer) -> None:
    """Write one table of all lots, where there are too many for a page."""
    final = all(view.is_final(lot) for lot in view.ranking.lots)
    title = _(report.ADMITTED) if view.admitting else _(report.AWARDED_TO) if final else _(report.PLACED)
    columns = [Column(title=_(report.LOT), width=3), Column(title=title, width=5)]
    if not view.admitting:
        columns.append(Column(title=_(report.MARGIN), width=1.2, number=True))
    table = writer.table(columns)
    for lot in view.ranking.lots:
        found = decision(lot)
        words = [f"{lot.lot} {view.lots[lot.lot].title}".strip(), _placed(view, lot, found)]
        if not view.admitting:
            beside = found.boundary is not None and not found.passed
            words.append(view.margin(lot, found.boundary.margin) if found.boundary and beside else report.NOTHING)
        table.row(words)
    table.done()


def _placed(view: View, lot: LotResult, found: Decision) -> str:
    """Return who is awarded, or in a place, in a line."""
    if not lot.tenders:
        return report.no_tenders()
    final = view.is_final(lot)
    if not found.awarded:
        return report.none_awarded(admitting=view.admitting, final=final)
    names = "; ".join(
        view.name(tender.supplier) + (f" ({total})" if (total := view.total(lot, tender)) else "")
        for tender in found.awarded
    )
    return names if final else report.provisionally(names)


def _who(view: View, writer: Writer) -> None:
    seats = view.scoring_seats
    counts = [view.seat_counts(seat) for seat in seats]
    line = report.panel_line(
        seats=len(seats),
        representatives=sum(seat.role is Role.SERVICE_USER_REPRESENTATIVE for seat in seats),
        given=sum(given for given, due in counts),
        due=sum(due for given, due in counts),
        without_reason=view.without_reason,
        agreed=any(score.value is not None for score in view.data.agreed),
    )
    remarks = [lot.lot for lot in view.ranking.lots for warned in lot.warnings if warned.code not in NOT_FINAL]
    if remarks:
        line += " " + report.also_note(len(remarks), list(dict.fromkeys(remarks)))
    writer.paragraph(line, SMALL)
    if view.provenance is not None and (note := _of_the_record(view.provenance)):
        writer.paragraph(note, SMALL)


def _of_the_record(provenance: Provenance) -> str:
    locked, opened = provenance.quality_locked_at, provenance.prices_opened_at
    return report_record.first_page_note(
        unchecked=len(provenance.unchecked),
        withdrawn=len(provenance.withdrawn),
        order_in_doubt=opened is not None and (locked is None or opened < locked),
    )


def signed(value: Fraction, places: int) -> str:
    """Return a difference with its sign."""
    text = numbers.fixed(value, places)
    if text.startswith("-"):
        return "−" + text[1:]
    return "+" + text if text.strip("0.") else text


def _shown(value: Fraction | None, places: int) -> str:
    return report.NOTHING if value is None else numbers.fixed(value, places)
