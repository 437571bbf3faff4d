"""How far the seats agree on one question: diagnostics for the chair after the lock, never part of a score (DR-23).

All of it is exact. What is compared are the scores that several seats gave to the same tender; a gap is a gap:

* exact, adjacent: of two scores for the same tender, how often they are equal, or at most one level of the scale
  apart; the mean over the tenders with two scores or more, each counting alike (Gwet 2014, "per cent agreement").
* ac2: Gwet's AC2 with his ordinal weights, 1 − C(d+1, 2) ÷ C(q, 2) for two scores d levels apart on a scale of q
  levels, unused levels included. Gwet, Handbook of Inter-Rater Reliability, 4th edition 2014.
* alpha: Krippendorff's alpha with the ordinal metric; tenders with one score count for nothing. Krippendorff,
  Computing Krippendorff's Alpha-Reliability, 2011.
* icc_2_1, icc_2_k: intraclass correlation of one seat and of the panel's mean, two-way random, absolute agreement.
  Shrout and Fleiss, Psychological Bulletin 86, 1979.
* w: Kendall's coefficient of concordance, corrected for ties. Kendall, Rank Correlation Methods, 1948.

The last three need complete cases: the tenders that every seat scored which scored any tender on this question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, chain, combinations
from math import comb

from app.domain.codes import SeatCode

Ratings = Mapping[SeatCode, Fraction]


class Measure(StrEnum):
    """The statistics by their names in WORKBOOK §6; alpha is to be shown beside the three before it."""

    EXACT = "exact"
    ADJACENT = "adjacent"
    AC2 = "ac2"
    ALPHA = "alpha"
    ICC_2_1 = "icc_2_1"
    ICC_2_K = "icc_2_k"
    W = "w"


class Undefined(StrEnum):
    """Why a statistic has no value."""

    NO_PAIR = "no-pair"
    TOO_FEW_COMPLETE = "too-few-complete"
    ONE_LEVEL = "one-level"
    ALL_EQUAL = "all-equal"
    NO_ORDER = "no-order"
    NO_SPREAD = "no-spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A value, or the reason why there is none."""

    value: Fraction | None = None
    undefined: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Every measure for one question, with how many seats and tenders it rests on and how many tenders are complete."""

    seats: int
    tenders: int
    complete: int
    statistics: Mapping[Measure, Statistic]


def agreement(tenders: Sequence[Ratings], levels: Sequence[Fraction]) -> Agreement:
    """Return the agreement on one question from each tender's scores by seat; every score is one of the levels."""
    place = {level: number for number, level in enumerate(sorted(set(levels)))}
    scored = [ratings for ratings in tenders if ratings]
    placed = [[place[value] for value in ratings.values()] for ratings in scored]
    seats = sorted(set(chain.from_iterable(scored)))
    table = [[ratings[seat] for seat in seats] for ratings in scored if len(ratings) == len(seats)]
    single, average = _intraclass(table)
    return Agreement(
        seats=len(seats),
        tenders=len(scored),
        complete=len(table),
        statistics={
            Measure.EXACT: _within(placed, 0),
            Measure.ADJACENT: _within(placed, 1),
            Measure.AC2: _ac2(placed, len(place)),
            Measure.ALPHA: _alpha(placed),
            Measure.ICC_2_1: single,
            Measure.ICC_2_K: average,
            Measure.W: _concordance(table),
        },
    )


def _paired(placed: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    return [scores for scores in placed if len(scores) > 1]


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return _sum(values) / len(values)


def _within(placed: Sequence[Sequence[int]], steps: int) -> Statistic:
    shares = [
        Fraction(sum(abs(one - other) <= steps for one, other in combinations(scores, 2)), comb(len(scores), 2))
        for scores in _paired(placed)
    ]
    return Statistic(value=_mean(shares)) if shares else Statistic(undefined=Undefined.NO_PAIR)


def _ac2(placed: Sequence[Sequence[int]], levels: int) -> Statistic:
    paired = _paired(placed)
    if not paired:
        return Statistic(undefined=Undefined.NO_PAIR)
    if levels == 1:
        return Statistic(undefined=Undefined.ONE_LEVEL)
    weights = [1 - Fraction(comb(apart + 1, 2), comb(levels, 2)) for apart in range(levels)]
    observed = _mean(
        [_mean([weights[abs(one - other)] for one, other in combinations(scores, 2)]) for scores in paired]
    )
    whole = _sum(weights[abs(one - other)] for one in range(levels) for other in range(levels))
    common = [_mean([Fraction(scores.count(level), len(scores)) for scores in placed]) for level in range(levels)]
    expected = whole * _sum(share * (1 - share) for share in common) / (levels * (levels - 1))
    return Statistic(value=(observed - expected) / (1 - expected))


def _alpha(placed: Sequence[Sequence[int]]) -> Statistic:
    paired = _paired(placed)
    if not paired:
        return Statistic(undefined=Undefined.NO_PAIR)
    counts = Counter(chain.from_iterable(paired))
    if len(counts) == 1:
        return Statistic(undefined=Undefined.ALL_EQUAL)
    below = list(accumulate((counts[level] for level in range(max(counts) + 1)), initial=0))

    def disagreement(one: int, other: int) -> int:
        """Return four times the squared number of scores from the middle of one level to the middle of the other."""
        low, high = min(one, other), max(one, other)
        return int((2 * (below[high + 1] - below[low]) - counts[low] - counts[high]) ** 2) if low != high else 0

    observed = _sum(
        Fraction(sum(disagreement(*pair) for pair in combinations(scores, 2)), len(scores) - 1) for scores in paired
    )
    expected = sum(counts[one] * counts[other] * disagreement(one, other) for one, other in combinations(counts, 2))
    return Statistic(value=1 - (counts.total() - 1) * observed / expected)


def _intraclass(table: Sequence[Sequence[Fraction]]) -> tuple[Statistic, Statistic]:
    """Return ICC(2,1) and ICC(2,k) of tenders by seats; a variance that is not positive carries no correlation."""
    if _too_small(table):
        return (Statistic(undefined=Undefined.TOO_FEW_COMPLETE),) * 2
    rows, columns = len(table), len(table[0])
    if len(set(chain.from_iterable(table))) == 1:
        return (Statistic(undefined=Undefined.ALL_EQUAL),) * 2
    grand = _mean(list(chain.from_iterable(table)))
    between = columns * _sum((_mean(row) - grand) ** 2 for row in table)
    judges = rows * _sum((_mean(column) - grand) ** 2 for column in zip(*table, strict=True))
    whole = _sum((value - grand) ** 2 for value in chain.from_iterable(table))
    of_tenders = between / (rows - 1)
    of_seats = judges / (columns - 1)
    of_rest = (whole - between - judges) / ((rows - 1) * (columns - 1))
    excess = (of_seats - of_rest) / rows
    return (
        _share(of_tenders - of_rest, of_tenders + (columns - 1) * of_rest + columns * excess),
        _share(of_tenders - of_rest, of_tenders + excess),
    )


def _share(part: Fraction, whole: Fraction) -> Statistic:
    return Statistic(value=part / whole) if whole > 0 else Statistic(undefined=Undefined.NO_SPREAD)


def _concordance(table: Sequence[Sequence[Fraction]]) -> Statistic:
    if _too_small(table):
        return Statistic(undefined=Undefined.TOO_FEW_COMPLETE)
    rows, columns = len(table), len(table[0])
    by_seat = list(zip(*table, strict=True))
    ties = sum(count**3 - count for column in by_seat for count in Counter(column).values())
    whole = columns**2 * (rows**3 - rows) - columns * ties
    if whole == 0:
        return Statistic(undefined=Undefined.NO_ORDER)
    ranked = [_doubled_ranks(column) for column in by_seat]
    sums = [sum(ranks) for ranks in zip(*ranked, strict=True)]
    middle = columns * (rows + 1)
    return Statistic(value=Fraction(3 * sum((found - middle) ** 2 for found in sums), whole))


def _doubled_ranks(scores: Sequence[Fraction]) -> list[int]:
    """Return twice the rank of each score, ties at the mean of their ranks: whole numbers."""
    counts = Counter(scores)
    ends = dict(zip(sorted(counts), accumulate(counts[value] for value in sorted(counts)), strict=True))
    return [2 * ends[value] - counts[value] + 1 for value in scores]


def _too_small(table: Sequence[Sequence[Fraction]]) -> bool:
    return len(table) < 2 or len(table[0]) < 2
