"""The reference prices that open cells can bring about: one scenario for each (DR-15, WORKBOOK §3.4).

Prices are as they are; a reference moves only where a tender's scores decide whether it is rejected. Only those of
them matter whose price a formula would notice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.codes import PriceFormula
from app.domain.evaluation import Criterion
from app.scoring.materiality.extremes import Extremes
from app.scoring.price_method import RELATIVE, price_method
from app.scoring.settle import Contest, Measures, in_reference, measures

MOST_SWAYING = 8  # 256 scenarios
F = PriceFormula
_WHOLE_POOL = frozenset({F.F4, F.F4M, F.F16})
_BOTH_ENDS = frozenset({F.F3})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A reference, and the tenders of those that sway it which are rejected (`out`) or not (`into`) for it to hold."""

    out: frozenset[Extremes]
    into: frozenset[Extremes]
    against: Measures


def swaying(contest: Contest, tenders: Sequence[Extremes]) -> tuple[Extremes, ...]:
    """Return the tenders whose open cells decide what relative formulas look at."""
    certain = [x for x in tenders if in_reference(contest, x.low)]
    open_ones = [x for x in tenders if x not in certain and in_reference(contest, x.high)]
    rows = contest.ground.tree.prices
    return tuple(x for x in open_ones if any(_noticed(contest, row, x, certain) for row in rows))


def scenarios(contest: Contest, tenders: Sequence[Extremes]) -> tuple[Scenario, ...] | None:
    """Return one scenario for each attainable reference; None where there may be more than can be gone through."""
    moving = swaying(contest, tenders)
    if len(contest.ground.tree.prices) == 1 and _looks_at_lowest_only(contest):
        return tuple(_by_lowest(contest, tenders, moving))
    if len(moving) > MOST_SWAYING:
        return None
    return tuple(
        _scenario(contest, tenders, [x for x, there in zip(moving, choice, strict=True) if not there], moving)
        for choice in product((True, False), repeat=len(moving))
    )


def _by_lowest(contest: Contest, tenders: Sequence[Extremes], moving: Sequence[Extremes]) -> Iterator[Scenario]:
    """Yield a scenario for each tender that may have the lowest price: with it in and all cheaper ones out."""
    row = contest.ground.tree.prices[0].code
    ordered = sorted(moving, key=lambda x: x.entry.prices[row])
    for place, cheapest in enumerate(ordered):
        yield _scenario(contest, tenders, ordered[:place], [cheapest])
    yield _scenario(contest, tenders, ordered, [])


def _scenario(
    contest: Contest, tenders: Sequence[Extremes], out: Sequence[Extremes], decided: Sequence[Extremes]
) -> Scenario:
    return Scenario(
        out=frozenset(out),
        into=frozenset(x for x in decided if x not in out),
        against=measures(contest, [x.high for x in tenders if x not in out]),
    )


def _noticed(contest: Contest, row: Criterion, tender: Extremes, certain: Sequence[Extremes]) -> bool:
    """Tell whether the row's formula would look at something else with the tender's price than without it."""
    formula = price_method(contest.ground.method, row).formula
    price = tender.entry.prices.get(row.code)
    if formula not in RELATIVE or price is None:
        return False
    others = [x.entry.prices[row.code] for x in certain if row.code in x.entry.prices]
    if formula in _WHOLE_POOL or not others:
        return True
    return price < min(others) or (formula in _BOTH_ENDS and price > max(others))


def _looks_at_lowest_only(contest: Contest) -> bool:
    formulas = {price_method(contest.ground.method, row).formula for row in contest.ground.tree.prices}
    return formulas <= RELATIVE - _WHOLE_POOL - _BOTH_ENDS
