"""Totals and ranks alone: what `rank` says in brief, for a screen that follows what changes."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import LotCode, ResultKind, SupplierId
from app.scoring.award import Outcomes, outcomes
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook
from app.scoring.results import Best, Outcome
from app.scoring.settle import Settled, settle, unranked
from app.scoring.stages import Walked


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One tender's place in a lot; rank, price score and total are None unless it is ranked.

    `quality` is in points, before F13 rescales it; None while a score is missing.
    """

    supplier: SupplierId
    rank: int | None
    status: Outcome
    quality: Fraction | None
    price_score: Fraction | None
    total: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotStandings:
    """The tenders of one lot in the order in which `rank` lists them."""

    lot: LotCode
    best: Best
    standings: tuple[Standing, ...]


_ORDER = dict.fromkeys(Outcome, 0) | {Outcome.INCOMPLETE: 1, Outcome.EXCLUDED: 2}


def standings(book: ScoreBook) -> tuple[LotStandings, ...]:
    """Return who stands where in every lot, of an evaluation that was examined and found sound."""
    data = book.coverage.data
    contests = [contest_of(book, data.method, lot.code) for lot in data.lots]
    if data.method.result is ResultKind.ADMIT:
        return tuple(of_lot(unranked(contest), {}) for contest in contests)
    settled = [settle(contest) for contest in contests]
    decided, _ = outcomes(settled, data.method.lots_per_supplier)
    return tuple(of_lot(here, fates) for here, fates in zip(settled, decided, strict=True))


def of_lot(settled: Settled, fates: Outcomes) -> LotStandings:
    """Return who stands where in a lot, `fates` being what becomes of those who are ranked."""
    ranked = [
        _standing(settled, entry, fates[entry.tender.supplier], place)
        for place, group in settled.groups
        for entry in group
    ]
    placed = {entry for _, group in settled.groups for entry in group}
    others = [
        _standing(settled, entry, _fate(settled, entry), None)
        for entry in settled.contest.walked
        if entry not in placed
    ]
    return LotStandings(
        lot=settled.contest.ground.lot.code,
        best=settled.contest.best,
        standings=(*ranked, *sorted(others, key=lambda one: _ORDER[one.status])),
    )


def _standing(settled: Settled, entry: Walked, status: Outcome, rank: int | None) -> Standing:
    totalled = settled.totals[entry] if rank is not None else None
    return Standing(
        supplier=entry.tender.supplier,
        rank=rank,
        status=status,
        quality=entry.quality,
        price_score=totalled.price_score if totalled else None,
        total=totalled.total if totalled else None,
    )


def _fate(settled: Settled, entry: Walked) -> Outcome:
    if entry.missing:
        return Outcome.INCOMPLETE
    admits = settled.contest.ground.method.result is ResultKind.ADMIT
    return Outcome.AWARDED if admits and entry.stands else Outcome.EXCLUDED
