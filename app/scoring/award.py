"""Who is awarded: places, reserve, tiers, and the limit of lots per supplier (WORKBOOK §3.7–8, DOMAIN §1.9)."""

from collections.abc import Sequence
from fractions import Fraction

from app.domain.codes import SupplierId, TierBasis
from app.domain.evaluation import Lot
from app.scoring.allocation import Candidate, best_allocations
from app.scoring.results import Allocation, Outcome
from app.scoring.settle import Settled

Outcomes = dict[SupplierId, Outcome]


def outcomes(lots: Sequence[Settled], limit: int | None) -> tuple[tuple[Outcomes, ...], Allocation | None]:
    """Return what becomes of every ranked tender, lot by lot, and the allocation under a limit of lots per supplier."""
    if limit is None:
        return tuple(_by_places(settled) for settled in lots), None
    candidates = [
        Candidate(lot=number, supplier=entry.tender.supplier, total=settled.totals[entry].total)
        for number, settled in enumerate(lots)
        for _, group in settled.groups
        for entry in group
    ]
    places = [settled.contest.ground.lot.places for settled in lots]
    choices = best_allocations(candidates, places, limit)
    chosen = [[frozenset(choice[number]) for choice in choices] for number in range(len(lots))]
    found = tuple(_by_choices(settled, chosen[number], lots, chosen, limit) for number, settled in enumerate(lots))
    totals = {(candidate.lot, candidate.supplier): candidate.total for candidate in candidates}
    first = choices[0]
    total = sum((totals[number, supplier] for number, lot in enumerate(first) for supplier in lot), Fraction(0))
    named = tuple(
        tuple((settled.contest.ground.lot.code, tuple(choice[number])) for number, settled in enumerate(lots))
        for choice in choices
    )
    return found, Allocation(total=total, choices=named)


def awarded(found: Outcomes) -> frozenset[SupplierId]:
    """Return the suppliers that are awarded."""
    return frozenset(supplier for supplier, outcome in found.items() if outcome is Outcome.AWARDED)


def tier_of(lot: Lot, rank: int, total: Fraction) -> int | None:
    """Return the tier of an awarded tender, 1 the best; edges belong to the better tier, None beyond the last."""
    if lot.tiers is None:
        return None
    for number, edge in enumerate(lot.tiers.edges, start=1):
        if (rank <= edge) if lot.tiers.basis is TierBasis.RANK else (total >= edge):
            return number
    return None


def _by_places(settled: Settled) -> Outcomes:
    lot = settled.contest.ground.lot
    found: Outcomes = {}
    for rank, group in settled.groups:
        last = rank + len(group) - 1
        if lot.places is None or last <= lot.places:
            outcome = Outcome.AWARDED
        elif rank <= lot.places:
            outcome = Outcome.TIED
        elif rank <= lot.places + lot.reserve:
            outcome = Outcome.RESERVE
        else:
            outcome = Outcome.NOT_AWARDED
        found.update({entry.tender.supplier: outcome for entry in group})
    return found


def _by_choices(
    settled: Settled,
    here: Sequence[frozenset[SupplierId]],
    lots: Sequence[Settled],
    chosen: Sequence[Sequence[frozenset[SupplierId]]],
    limit: int,
) -> Outcomes:
    """Award what every choice awards; what only some award is tied, as none of them is chosen (WORKBOOK §3.8)."""
    lot = settled.contest.ground.lot
    found: Outcomes = {}
    reserve = 0
    for _, group in settled.groups:
        taken = reserve
        for entry in group:
            supplier = entry.tender.supplier
            awarded = [supplier in choice for choice in here]
            if all(awarded):
                found[supplier] = Outcome.AWARDED
            elif any(awarded):
                found[supplier] = Outcome.TIED
            elif taken < lot.reserve and not _at_limit(supplier, lots, chosen, limit):
                found[supplier] = Outcome.RESERVE
                reserve += 1
            else:
                found[supplier] = Outcome.NOT_AWARDED
    return found


def _at_limit(
    supplier: SupplierId, lots: Sequence[Settled], chosen: Sequence[Sequence[frozenset[SupplierId]]], limit: int
) -> bool:
    """Tell whether the supplier has all the lots it may have, in every choice."""
    counts = [sum(supplier in chosen[lot][choice] for lot in range(len(lots))) for choice in range(len(chosen[0]))]
    return min(counts) >= limit
