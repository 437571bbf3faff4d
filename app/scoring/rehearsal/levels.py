"""Usual prices of a lot, and levels that its questions might be given: the raw material of invented tenders."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice
from statistics import median_low

from app.domain.codes import CriterionCode, PriceFormula
from app.domain.evaluation import Criterion
from app.scoring.merge import at_places
from app.scoring.price_method import parameters_of, price_method
from app.scoring.rehearsal.bench import Bench, Levels
from app.text.numbers import rounded

USUAL_PRICE = 150_000_00  # pence, where nothing published says how much money it is about
_PAIRS = 4000

F = PriceFormula


def typical_prices(bench: Bench) -> dict[CriterionCode, int]:
    """Return a price at the upper end of what may be expected of each price row that takes prices, in pence.

    What is published comes first: the lot's maximum price, a fixed price, a benchmark, a highest price; then the
    middle of the evaluation's own prices.
    """
    return {
        row.code: _typical(bench, row)
        for row in bench.tree.prices
        if price_method(bench.data.method, row).formula is not F.GIVEN
    }


def _typical(bench: Bench, row: Criterion) -> int:
    published = _published(bench, row)
    if published is not None:
        return published
    own = [
        entry.amount
        for tender in bench.data.tenders
        if tender.lot == bench.lot.code
        for entry in tender.prices
        if entry.row == row.code and entry.amount
    ]
    if own:
        return median_low(own) * 5 // 4
    worth = parameters_of(bench.data.method, row).willingness
    if price_method(bench.data.method, row).formula is F.F9 and worth is not None:
        return int(rounded(worth * bench.tree.quality_points, 0))  # all of quality is worth that much
    return USUAL_PRICE


def _published(bench: Bench, row: Criterion) -> int | None:
    parameters = parameters_of(bench.data.method, row)
    formula = price_method(bench.data.method, row).formula
    if formula is F.F10:
        return parameters.fixed
    if bench.lot.maximum_price is not None and len(bench.tree.prices) == 1:
        return bench.lot.maximum_price
    if formula is F.F6:
        return parameters.highest
    if formula in {F.F5, F.F14} and parameters.benchmark is not None:
        return parameters.benchmark * 5 // 4
    return None


def usual_levels(bench: Bench) -> tuple[Levels, Levels]:
    """Return the levels of a good tender and of a modest one: the second highest, and the lowest that is accepted."""
    deepest = max((len(scale.levels) for scale in bench.scales.values()), default=1)
    prices = {code: usual * 4 // 5 for code, usual in typical_prices(bench).items()}
    by_place = [_at_place(bench, place) for place in range(deepest)]
    accepted = [levels for levels in by_place if bench.enter("", 0, prices, bench.answers(levels)).stands]
    if not accepted:
        return by_place[-1], by_place[-1]
    return accepted[max(0, len(accepted) - 2)], accepted[0]


def _at_place(bench: Bench, place: int) -> Levels:
    """Return each question at that place of its scale, but never below its own minimum."""
    found = {}
    for question in bench.tree.questions:
        levels = [level.value for level in bench.scales[question.code].levels]
        needed = Fraction(0) if question.minimum is None else question.minimum.value
        found[question.code] = max(
            levels[min(place, len(levels) - 1)], next((level for level in levels if level >= needed), levels[-1])
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two good tenders: `difference` is the quality of the second less that of the first, in points."""

    first: Levels
    second: Levels
    difference: Fraction


def varied(bench: Bench, usual: Levels) -> list[Pair]:
    """Return pairs of tenders that differ from a usual one in one answer, or each in one."""
    points = {
        question.code: {
            level.value: at_places(
                bench.tree.points[question.code] * level.value / bench.scales[question.code].top,
                bench.data.method.rounding.criterion,
            )
            for level in bench.scales[question.code].levels
            if question.minimum is None or level.value >= question.minimum.value
        }
        for question in bench.tree.questions
    }
    changes = [
        (code, level, gained - by_level[usual[code]])
        for code, by_level in points.items()
        for level, gained in by_level.items()
        if level != usual[code]
    ]
    found: list[Pair] = []
    for code, level, gained in changes:
        found += _both_ways(usual, {**usual, code: level}, gained)
    for one, two in islice(combinations(changes, 2), _PAIRS):
        if one[0] != two[0]:
            found += _both_ways({**usual, one[0]: one[1]}, {**usual, two[0]: two[1]}, two[2] - one[2])
    return found


def _both_ways(first: Levels, second: Mapping[CriterionCode, Fraction], difference: Fraction) -> list[Pair]:
    return [
        Pair(first=first, second=second, difference=difference),
        Pair(first=second, second=first, difference=-difference),
    ]


def as_written(pence: int) -> int:
    """Return a price as people write it: whole pounds, whole tens of pounds from a thousand on; at least a penny."""
    for unit, least in ((1000, 1000_00), (100, 10_00)):
        if pence >= least:
            return pence // unit * unit
    return max(pence, 1)
