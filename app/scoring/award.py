"""Who is awarded: places, reserve, tiers, and the limit of lots per supplier (WORKBOOK §3.7–8, DOMAIN §1.9)."""

from collections.abc import Sequence
from fractions import Fraction

from app.domain.codes import SupplierId, TierBasis
from app.domain.evaluation import Lot
from app.scoring.allocation import Allocations, Candidate, best_allocations
from app.scoring.results import Allocation, Outcome
from app.scoring.settle import Settled

Outcomes = dict[SupplierId, Outcome]


def outcomes(lots: Sequence[Settled], limit: int | None) -> tuple[tuple[Outcomes, ...], Allocation | None]:
    """Return what becomes of every ranked tender, lot by lot, and the allocation under a limit of lots per supplier.

    The allocation looks at totals alone, to the letter of WORKBOOK §3.8: a tie-break that parts equal totals in one
    lot does not choose between allocations of the same sum.
    """
    if limit is None:
        return tuple(_by_places(settled) for settled in lots), None
    candidates = [
        Candidate(lot=number, supplier=entry.tender.supplier, total=settled.totals[entry].total)
        for number, settled in enumerate(lots)
        for _, group in settled.groups
        for entry in group
    ]
    best = best_allocations(candidates, [settled.contest.ground.lot.places for settled in lots], limit)
    totals = {(candidate.lot, candidate.supplier): candidate.total for candidate in candidates}
    total = sum((totals[number, s] for number, chosen in enumerate(best.choices[0]) for s in chosen), Fraction(0))
    named = tuple(
        tuple((settled.contest.ground.lot.code, choice[number]) for number, settled in enumerate(lots))
        for choice in best.choices
    )
    found = tuple(_by_allocations(settled, number, best) for number, settled in enumerate(lots))
    return found, Allocation(total=total, complete=best.complete, choices=named)


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


def _by_allocations(settled: Settled, number: int, best: Allocations) -> Outcomes:
    """Award what every best allocation awards; what only some award is tied, as none is chosen (WORKBOOK §3.8).

    The reserve are the next ranks of those who have not all the lots they may have, whichever is chosen.
    """
    reserve = settled.contest.ground.lot.reserve
    found: Outcomes = {}
    waiting = 0
    for _, group in settled.groups:
        ahead = waiting
        for entry in group:
            supplier = entry.tender.supplier
            if (number, supplier) in best.always:
                found[supplier] = Outcome.AWARDED
            elif (number, supplier) in best.sometimes:
                found[supplier] = Outcome.TIED
            elif ahead < reserve and supplier not in best.full:
                found[supplier] = Outcome.RESERVE
                waiting += 1
            else:
                found[supplier] = Outcome.NOT_AWARDED
    return found
