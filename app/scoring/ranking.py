"""`rank`: the one way from an evaluation to its ranking (DESIGN §4, "One seam")."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.codes import ResultKind, SupplierId
from app.domain.evaluation import EvaluationData, Rounding
from app.scoring import caveats
from app.scoring.award import Outcomes, awarded, outcomes, tier_of
from app.scoring.examining import Unsound, contest_of, examine
from app.scoring.merge import ScoreBook
from app.scoring.results import (
    Best,
    LotResult,
    Outcome,
    Ranking,
    TenderResult,
    Tie,
    Warned,
)
from app.scoring.settle import Contest, Settled, settle, unnoticed, unranked
from app.scoring.stages import Walked
from app.text.numbers import fixed

__all__ = ["Unsound", "rank", "rank_book"]


def rank(data: EvaluationData) -> Ranking:
    """Return the exact ranking of every lot, with exclusions, ties and warnings (WORKBOOK §3).

    Raises Unsound with every finding where the evaluation can't be ranked.
    """
    examined = examine(data)
    if examined.found:
        raise Unsound(examined.found)
    return rank_book(examined.book)


def rank_book(book: ScoreBook) -> Ranking:
    """Return the ranking of an evaluation that was examined and found sound, without looking again.

    The book is the reference's or a quick one: of the same scores both make the same ranking.
    """
    data = book.coverage.data
    contests = tuple(contest_of(book, data.method, lot.code) for lot in data.lots)
    if data.method.result is ResultKind.ADMIT:
        lots = tuple(_admitted(data, contest) for contest in contests)
        return Ranking(reference=data.reference, title=data.title, lots=lots, allocation=None)
    settled = tuple(settle(contest) for contest in contests)
    decided, allocation = outcomes(settled, data.method.lots_per_supplier)
    unrounded = _awarded_unrounded(data, book)
    lots = tuple(
        _lot_result(data, number, settled, decided, unrounded[number] if unrounded else None)
        for number in range(len(settled))
    )
    return Ranking(reference=data.reference, title=data.title, lots=lots, allocation=allocation)


def _admitted(data: EvaluationData, contest: Contest) -> LotResult:
    settled = unranked(contest)
    results = [_result(settled, entry, Outcome.AWARDED if entry.stands else None) for entry in contest.walked]
    ordered = tuple(sorted(results, key=lambda result: _ORDER[result.status]))
    warnings = (
        *caveats.blocking(settled, ordered),
        *caveats.stated_differs(data, settled, ordered),
    )
    return LotResult(
        lot=contest.ground.lot.code,
        best=Best.HIGHEST,
        final=not any(warning.code in caveats.NOT_FINAL for warning in warnings),
        tenders=ordered,
        ties=(),
        warnings=warnings,
    )


_ORDER = dict.fromkeys(Outcome, 0) | {Outcome.INCOMPLETE: 1, Outcome.EXCLUDED: 2}


def _lot_result(
    data: EvaluationData,
    number: int,
    settled: Sequence[Settled],
    decided: Sequence[Outcomes],
    unrounded: frozenset[SupplierId] | None,
) -> LotResult:
    here, outcome = settled[number], decided[number]
    ranks = {entry: rank for rank, group in here.groups for entry in group}
    places = caveats.display_places([here.totals[entry].total for entry in ranks])
    ranked = [_result(here, entry, outcome[entry.tender.supplier], rank, places) for entry, rank in ranks.items()]
    others = [_result(here, entry) for entry in here.contest.walked if entry not in ranks]
    tenders = (*ranked, *sorted(others, key=lambda result: _ORDER[result.status]))
    warnings = (
        *caveats.blocking(here, tenders),
        *caveats.missing_seats(tenders, data.method.merge_rule),
        *caveats.stated_differs(data, here, tenders),
        *caveats.of_prices(here),
        *_reversals(data, number, settled, decided),
        *_rounding(here, outcome, unrounded),
        *caveats.display_tie(tenders),
    )
    return LotResult(
        lot=here.contest.ground.lot.code,
        best=here.contest.best,
        final=not any(warning.code in caveats.NOT_FINAL for warning in warnings),
        tenders=tenders,
        ties=_ties(here),
        warnings=warnings,
    )


def _ties(settled: Settled) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            rank=tied.rank,
            groups=tuple(tuple(entry.tender.supplier for entry in group) for group in tied.parted.groups),
            decided_by=tied.parted.decided_by,
            between=tied.parted.between,
        )
        for tied in settled.ties
    )


def _result(
    settled: Settled, entry: Walked, outcome: Outcome | None = None, rank: int | None = None, places: int = 2
) -> TenderResult:
    totalled = settled.totals.get(entry)
    ranked = totalled if rank is not None else None
    failed = entry.failed + (totalled.failed if totalled is not None else ())
    status = outcome or (Outcome.INCOMPLETE if entry.missing else Outcome.EXCLUDED)
    lot = settled.contest.ground.lot
    seated = settled.contest.ground.book.coverage.data.seats
    wins = ranked is not None and rank is not None and status is Outcome.AWARDED
    return TenderResult(
        supplier=entry.tender.supplier,
        rank=rank,
        status=status,
        tier=tier_of(lot, rank, ranked.total) if wins and ranked and rank else None,
        quality=entry.quality,
        price_score=ranked.price_score if ranked else None,
        total=ranked.total if ranked else None,
        displayed=fixed(ranked.total, places) if ranked else None,
        scored=sum(cell.scored for cell in entry.cells) if seated else None,
        assigned=sum(cell.assigned for cell in entry.cells) if seated else None,
        failed=failed,
        cells=entry.cells,
        sections=tuple(entry.sections.items()),
        prices=totalled.lines if totalled is not None else (),
    )


def _reversals(
    data: EvaluationData, number: int, settled: Sequence[Settled], decided: Sequence[Outcomes]
) -> tuple[Warned, ...]:
    """Return a warning for each reserve or not awarded tender without which others would be awarded.

    Only a tender that relative formulas look at can do that, or one that is tied for a place: a step of the chain may
    have been skipped because of it. Without any other, totals and the order down to the last place stay as they are.
    """
    here = settled[number]
    limited, places = data.method.lots_per_supplier is not None, here.contest.ground.lot.places
    tied = {
        entry
        for tie in here.ties
        if limited or places is None or tie.rank <= places
        for group in tie.parted.groups
        for entry in group
    }
    found = []
    for _, group in here.groups:
        for entry in group:
            outcome = decided[number][entry.tender.supplier]
            if outcome not in {Outcome.RESERVE, Outcome.NOT_AWARDED}:
                continue
            if entry not in tied and unnoticed(here, entry):
                continue
            changed = [*settled]
            changed[number] = settle(here.contest, without=entry)
            now, _ = outcomes(changed, data.method.lots_per_supplier)
            if any(awarded(now[lot]) != awarded(decided[lot]) for lot in range(len(settled))):
                theirs = [supplier for supplier, result in now[number].items() if result is Outcome.AWARDED]
                found.append(caveats.reversal(entry.tender.supplier, theirs))
    return tuple(found)


def _rounding(here: Settled, outcome: Outcomes, unrounded: frozenset[SupplierId] | None) -> tuple[Warned, ...]:
    if unrounded is None or unrounded == awarded(outcome):
        return ()
    on_sheet = [entry.tender.supplier for entry in here.contest.walked]
    return (caveats.rounding_decides([supplier for supplier in on_sheet if supplier in unrounded]),)


def _awarded_unrounded(data: EvaluationData, book: ScoreBook) -> tuple[frozenset[SupplierId], ...] | None:
    """Return who would be awarded in each lot if nothing were rounded; None where nothing is rounded anyway."""
    if data.method.rounding == Rounding():
        return None
    method = replace(data.method, rounding=Rounding())
    settled = tuple(settle(contest_of(book, method, lot.code)) for lot in data.lots)
    decided, _ = outcomes(settled, method.lots_per_supplier)
    return tuple(awarded(outcome) for outcome in decided)
