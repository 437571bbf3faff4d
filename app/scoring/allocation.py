"""Lots to suppliers under a limit: most places filled, then the highest sum of totals (WORKBOOK §3.8, s.23(4)).

An assignment problem, solved exactly by successive best paths on integers; all best solutions are found by forbidding
and forcing single awards in turn (Murty 1968).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from app.domain.codes import SupplierId

MOST_CHOICES = 100  # listed; nobody picks among more, and their number can be astronomic

Award = tuple[int, SupplierId]
Choice = tuple[tuple[SupplierId, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A ranked tender: the number of its lot and its total."""

    lot: int
    supplier: SupplierId
    total: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocations:
    """The best allocations: awards that all of them make, awards that any makes, and the allocations themselves.

    `full` are the suppliers that hold all the lots they may have in every one. `choices` lists, per lot, the suppliers
    in the candidates' order; `complete` tells whether the list holds them all.
    """

    always: frozenset[Award]
    sometimes: frozenset[Award]
    full: frozenset[SupplierId]
    choices: tuple[Choice, ...]
    complete: bool


def best_allocations(candidates: Sequence[Candidate], places: Sequence[int | None], limit: int) -> Allocations:
    """Return the best allocations, at most MOST_CHOICES of them listed; what is awarded never rests on the list."""
    worth = _worth(candidates)
    best = _solve(worth, places, limit, frozenset(), frozenset())
    goal = _sum(worth, best)
    always = frozenset(
        award for award in best if _sum(worth, _solve(worth, places, limit, frozenset(), frozenset({award}))) < goal
    )
    sometimes = frozenset(
        award
        for award in worth
        if award in best or _sum(worth, _solve(worth, places, limit, frozenset({award}), frozenset())) == goal
    )
    full = frozenset(
        supplier
        for supplier in {candidate.supplier for candidate in candidates}
        if _sum(worth, _solve(worth, places, limit, frozenset(), frozenset(), curbed=supplier)) < goal
    )
    listed, complete = _listed(worth, places, limit, best)
    order = [(candidate.lot, candidate.supplier) for candidate in candidates]
    choices = (
        tuple(tuple(s for number, s in order if number == lot and (lot, s) in one) for lot in range(len(places)))
        for one in listed
    )
    rank_of = {award: place for place, award in enumerate(order)}
    return Allocations(
        always=always,
        sometimes=sometimes,
        full=full,
        choices=tuple(
            sorted(choices, key=lambda choice: [rank_of[lot, s] for lot, chosen in enumerate(choice) for s in chosen])
        ),
        complete=complete,
    )


def _listed(
    worth: dict[Award, int], places: Sequence[int | None], limit: int, best: frozenset[Award]
) -> tuple[list[frozenset[Award]], bool]:
    """Return the best allocations, and whether these are all: forbid each award in turn, those before it forced."""
    goal = _sum(worth, best)
    found: list[frozenset[Award]] = []
    open_branches: list[tuple[frozenset[Award], frozenset[Award], frozenset[Award]]] = [
        (best, frozenset(), frozenset())
    ]
    while open_branches and len(found) < MOST_CHOICES:
        solution, forced, forbidden = open_branches.pop()
        found.append(solution)
        kept = forced
        for award in sorted(solution - forced):
            other = _solve(worth, places, limit, kept, forbidden | {award})
            if _sum(worth, other) == goal:
                open_branches.append((other, kept, forbidden | {award}))
            kept |= {award}
    return found, not open_branches


def _sum(worth: dict[Award, int], awards: frozenset[Award]) -> int:
    return sum(worth[award] for award in awards)


def _worth(candidates: Sequence[Candidate]) -> dict[Award, int]:
    """Return each award's worth as an integer in which one more place outweighs any sum of totals."""
    scale = lcm(*(candidate.total.denominator for candidate in candidates)) if candidates else 1
    totals = {(c.lot, c.supplier): int(c.total * scale) for c in candidates}
    place = 2 * sum(abs(total) for total in totals.values()) + 1
    return {award: total + place for award, total in totals.items()}


def _solve(
    worth: dict[Award, int],
    places: Sequence[int | None],
    limit: int,
    forced: frozenset[Award],
    forbidden: frozenset[Award],
    *,
    curbed: SupplierId | None = None,
) -> frozenset[Award]:
    """Return one best set of awards that holds all forced and no forbidden ones, forced ones being possible.

    The supplier `curbed` gets one lot less than the limit.
    """
    room = [len(worth) if count is None else count for count in places]
    spare: dict[SupplierId, int] = defaultdict(lambda: limit)
    if curbed is not None:
        spare[curbed] -= 1
    for lot, supplier in forced:
        room[lot] -= 1
        spare[supplier] -= 1
    free = {award: value for award, value in worth.items() if award not in forced and award not in forbidden}
    taken: set[Award] = set()
    while path := _best_path(free, taken, room, spare):
        for award in path:
            taken ^= {award}
        spare[path[0][1]] -= 1
        room[path[-1][0]] -= 1
    return frozenset(taken) | forced


def _best_path(
    free: dict[Award, int], taken: set[Award], room: Sequence[int], spare: dict[SupplierId, int]
) -> list[Award] | None:
    """Return the most valuable alternating path from a supplier with spare lots to a lot with room (Bellman–Ford).

    Along the path awards are added and, every second one, withdrawn; None when no path adds worth.
    """
    reach: dict[SupplierId, tuple[int, list[Award]]] = {
        supplier: (0, []) for _, supplier in free if spare[supplier] > 0
    }
    at_lot: dict[int, tuple[int, list[Award]]] = {}
    changed = True
    while changed:
        changed = False
        for award, value in free.items():
            lot, supplier = award
            if award not in taken and supplier in reach:
                offer = reach[supplier][0] + value
                if lot not in at_lot or offer > at_lot[lot][0]:
                    at_lot[lot] = (offer, [*reach[supplier][1], award])
                    changed = True
            elif award in taken and lot in at_lot:
                offer = at_lot[lot][0] - value
                if supplier not in reach or offer > reach[supplier][0]:
                    reach[supplier] = (offer, [*at_lot[lot][1], award])
                    changed = True
    ends = [found for lot, found in at_lot.items() if room[lot] > 0 and found[0] > 0]
    return max(ends, key=lambda found: found[0])[1] if ends else None
