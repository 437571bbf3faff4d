"""The lot without one tender, and without one seat's scores (DR-27, DOMAIN §2)."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.codes import MergeRule, SeatCode, SupplierId
from app.scoring.counting import QuickBook
from app.scoring.examining import examine, without_seat
from app.scoring.materiality.results import SeatLeftOut, Standing, SupplierLeftOut
from app.scoring.materiality.situation import Fates, Situation, with_fate
from app.scoring.merge import ScoreBook
from app.scoring.results import Outcome
from app.scoring.settle import Settled, settle
from app.scoring.standings import LotStandings, standings


def without_each_supplier(situation: Situation, number: int) -> tuple[SupplierLeftOut, ...]:
    """Return the lot without each of its tenders in turn; none where tenders are not measured against each other."""
    if not situation.ranks:
        return ()
    here = situation.settled[number]
    found = []
    for entry in here.contest.walked:
        supplier = entry.tender.supplier
        settled = settle(here.contest, without=entry, known=here)
        fates, award = situation.instead(number, settled)
        expected = tuple(lot - {supplier} if place == number else lot for place, lot in enumerate(situation.award))
        found.append(
            SupplierLeftOut(
                supplier=supplier,
                standings=tuple(_standings(settled, fates[number])),
                awarded=with_fate(fates[number], Outcome.AWARDED),
                changed=award != expected,
            )
        )
    return tuple(found)


def _standings(settled: Settled, fates: Fates) -> Iterator[Standing]:
    for place, group in settled.groups:
        for entry in group:
            supplier = entry.tender.supplier
            yield Standing(supplier=supplier, status=fates[supplier], rank=place, total=settled.totals[entry].total)


def without_each_seat(book: ScoreBook) -> tuple[tuple[SeatLeftOut, ...], ...]:
    """Return, lot by lot, the ranking without each seat's scores; none where no score is merged from seats'."""
    data = book.coverage.data
    if data.method.merge_rule is MergeRule.CONSENSUS:
        return tuple(() for _ in data.lots)
    now = standings(book)
    found: list[list[SeatLeftOut]] = [[] for _ in data.lots]
    for seat in data.seats:
        if not seat.role.scores:
            continue
        then = _without_seat(book, seat.code)
        for number, lot in enumerate(now):
            if seat.lots and lot.lot not in seat.lots:
                continue
            other = None if then is None else then[number]
            found[number].append(_left_out(seat.code, lot, other))
    return tuple(tuple(lot) for lot in found)


def _without_seat(book: ScoreBook, seat: SeatCode) -> tuple[LotStandings, ...] | None:
    """Return who stands where without a seat; None where the method refuses it."""
    if isinstance(book, QuickBook):
        quick = without_seat(book, seat)
        return None if quick is None else standings(quick)
    data = book.coverage.data
    examined = examine(
        replace(
            data,
            seats=tuple(one for one in data.seats if one.code != seat),
            scores=tuple(score for score in data.scores if score.seat != seat),
        )
    )
    return None if examined.found else standings(examined.book)


def _left_out(seat: SeatCode, now: LotStandings, then: LotStandings | None) -> SeatLeftOut:
    if then is None:
        return SeatLeftOut(seat=seat, standings=None, awarded=None, changed=None)
    return SeatLeftOut(
        seat=seat,
        standings=tuple(
            Standing(supplier=one.supplier, status=one.status, rank=one.rank, total=one.total) for one in then.standings
        ),
        awarded=_awarded(then),
        changed=set(_awarded(then)) != set(_awarded(now)),
    )


def _awarded(lot: LotStandings) -> tuple[SupplierId, ...]:
    return tuple(one.supplier for one in lot.standings if one.status is Outcome.AWARDED)
