"""Two tenders whose order hangs on a third: among an evaluation's own, else among invented ones (DOMAIN §2, guards).

An example need not be likely, only true: it is settled by the same rules that real tenders are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, islice, product, repeat

from app.domain.codes import PriceFormula, SupplierId
from app.domain.evaluation import EvaluationData
from app.domain.stream import Stream
from app.scoring.coverage import Coverage
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook, Tallied
from app.scoring.price_method import RELATIVE, price_method
from app.scoring.rehearsal.bench import Bench, Pence, lines_of, ranks_of
from app.scoring.rehearsal.levels import Pair, as_written, typical_prices, usual_levels, varied
from app.scoring.rehearsal.results import Swap
from app.scoring.settle import Contest, Settled, settle, unnoticed
from app.scoring.stages import Walked

_LEFT_OUT = 20_000  # tenders settled at most while looking among an evaluation's own
_OWN_PRICES = 8
_LADDER = (100, 120, 150, 80, 90, 110, 130, 140, 70)  # such prices, in proportion; the highest a usual one
_CLEAR = Fraction(1, 2)  # points between the two that make an example easy to see
_LOOKED_AT = 180  # trios of prices tried for one lot
_RELATIVE_QUALITY = frozenset({PriceFormula.F13, PriceFormula.F15})


def can_swap(bench: Bench) -> bool:
    """Tell whether the total of a tender in this lot depends on other tenders."""
    return any(price_method(bench.data.method, row).formula in RELATIVE for row in bench.tree.prices)


def own_swap(data: EvaluationData, bench: Bench, *, invented: bool = False) -> Swap | None:
    """Return two tenders of the evaluation that change places when a third is left out, the first found from the top.

    Those with the lowest and highest prices are left out first; in a very long field not every one is. `invented` says
    that the evaluation's tenders are.
    """
    contest = contest_of(ScoreBook(coverage=Coverage(data=data)), data.method, bench.lot.code)
    now = settle(contest)
    if len(ranks_of(now)) < 2:
        return None
    for gone in _extremes_first(contest)[: max(4, _LEFT_OUT // len(contest.walked))]:
        if unnoticed(now, gone):
            continue
        swap = swapped(now, settle(contest, without=gone), gone, invented=invented)
        if swap is not None:
            return swap
    return None


def _extremes_first(contest: Contest) -> list[Walked]:
    """Return the tenders with a price, those farthest from the middle of the field first, rejected ones included."""
    priced = sorted(
        (entry for entry in contest.walked if entry.prices), key=lambda entry: sum(entry.prices.values(), Fraction(0))
    )
    ends = [entry for pair in zip(priced, reversed(priced), strict=True) for entry in pair]
    return list(dict.fromkeys(ends))


def swapped(now: Settled, then: Settled, gone: Walked, *, invented: bool) -> Swap | None:
    """Return the first two whose order differs between two settlings of a lot, if any do."""
    after = ranks_of(then)
    worst: Walked | None = None
    for _, group in now.groups:
        here = [entry for entry in group if entry.tender.supplier in after]
        for entry in here:
            if worst is not None and after[entry.tender.supplier] < after[worst.tender.supplier]:
                pair = (worst.tender.supplier, entry.tender.supplier)
                return Swap(
                    ahead=pair[0],
                    behind=pair[1],
                    without=gone.tender.supplier,
                    now=lines_of(now, (*pair, gone.tender.supplier)),
                    then=lines_of(then, pair),
                    invented=invented,
                )
        for entry in here:
            if worst is None or after[entry.tender.supplier] > after[worst.tender.supplier]:
                worst = entry
    return None


def invented_swap(bench: Bench) -> Swap | None:
    """Return an invented example within the published prices, at the evaluation's own prices where it has some.

    The first that is easy to see, with the third in the last place; else the clearest of those looked at.
    """
    stage = _Stage(bench=bench)
    own = (three for some in combinations(_own_prices(bench), 3) for three in _each_as_third(some))
    return _clearest(stage, own) or _clearest(stage, _ladder(bench))


Three = tuple[Pence, Pence, Pence]


def _clearest(stage: "_Stage", trios: Iterable[Three]) -> Swap | None:
    best: tuple[Fraction, Swap] | None = None
    for prices in islice(trios, stage.most):
        for swap, clearness in stage.swaps(prices):
            if best is None or clearness > best[0]:
                best = (clearness, swap)
            if clearness >= stage.clear:
                return swap
    return None if best is None else best[1]


def _ladder(bench: Bench) -> Iterator[Three]:
    """Yield invented prices of three tenders, each of them once as the third; several rows vary apart."""
    usual = typical_prices(bench)
    if len(usual) == 1:
        ladder = [_at(usual, [part]) for part in _LADDER]
        yield from (three for some in combinations(ladder, 3) for three in _each_as_third(some))
    else:
        stream = Stream(0, "trios", bench.lot.code)
        yield from (_drawn(stream, rows) for rows in repeat(usual))


def _drawn(stream: Stream, usual: Pence) -> Three:
    first, second, third = (_at(usual, [stream.one_of(_LADDER) for _ in usual]) for _ in range(3))
    return first, second, third


def _at(usual: Pence, parts: Sequence[int]) -> Pence:
    return {
        row: as_written(most * part // max(_LADDER)) for (row, most), part in zip(usual.items(), parts, strict=True)
    }


def _each_as_third(three: Sequence[Pence]) -> list[Three]:
    first, second, third = three
    return [(first, second, third), (first, third, second), (second, third, first)]


def _own_prices(bench: Bench) -> list[Pence]:
    """Return prices that tenders for the lot have, whole and each once, at most some of them."""
    rows = {row.code for row in bench.tree.prices if row not in bench.given_rows}
    found: list[Pence] = []
    for tender in bench.data.tenders:
        if tender.lot != bench.lot.code:
            continue
        prices = {entry.row: entry.amount for entry in tender.prices if entry.row in rows and entry.amount}
        whole = {row: amount for row, amount in prices.items() if row is not None and amount is not None}
        if set(whole) == rows and whole not in found:
            found.append(whole)
    return found[:_OWN_PRICES]


@dataclass(frozen=True, kw_only=True)
class _Stage:
    """A lot in which three tenders are settled, with the third and without, over and over."""

    bench: Bench

    def swaps(self, prices: Three) -> Iterator[tuple[Swap, Fraction]]:
        """Yield examples at these prices, each with how easy it is to see."""
        for answers in self._by_brute_force() if self._relative_quality else self._by_gap(prices):
            found = self._settled(prices, answers)
            if found is None:
                continue
            now, then, gone = found
            swap = swapped(now, then, gone, invented=True) if len(ranks_of(now)) == 3 else None
            if swap is not None:
                yield swap, _clearness(swap)

    @property
    def most(self) -> int:
        """How many trios of prices to look at: fewer where many qualities are tried with each."""
        return _LOOKED_AT // 15 if self._relative_quality else _LOOKED_AT

    @property
    def clear(self) -> Fraction:
        """The margin that makes an example easy to see; the index of F15 ends at 1."""
        return _CLEAR / 100 if PriceFormula.F15 in self._formulas else _CLEAR

    @cached_property
    def _formulas(self) -> set[PriceFormula]:
        return {price_method(self.bench.data.method, row).formula for row in self.bench.tree.prices}

    @property
    def _relative_quality(self) -> bool:
        return bool(self._formulas & _RELATIVE_QUALITY)

    @cached_property
    def _usual(self) -> tuple[Tallied, Tallied]:
        good, modest = usual_levels(self.bench)
        return self.bench.answers(good), self.bench.answers(modest)

    @cached_property
    def _varied(self) -> list[Pair]:
        return varied(self.bench, usual_levels(self.bench)[0])

    def _settled(self, prices: Three, answers: tuple[Tallied, ...]) -> tuple[Settled, Settled, Walked] | None:
        """Return the three settled together, and the first two alone; None where one of them would be rejected."""
        entered = [
            self.bench.enter(name, order, own, given)
            for order, (name, own, given) in enumerate(zip("ABC", prices, answers, strict=True))
        ]
        if not all(entry.stands for entry in entered):
            return None
        contest = self.bench.contest(entered)
        return settle(contest), settle(contest, without=entered[2]), entered[2]

    def _by_gap(self, prices: Three) -> Iterator[tuple[Tallied, ...]]:
        """Yield qualities whose difference lies between the two differences in price points, nearest the middle first.

        With the third there, the first leads the second by a gap of price points; without it by another gap. Quality
        that falls between the two turns the order round.
        """
        good, modest = self._usual
        found = self._settled(prices, (good, good, modest))
        if found is None:
            return
        gaps = [_gap(settled) for settled in found[:2]]
        if gaps[0] == gaps[1]:
            return
        low, high = sorted(gaps)
        fitting = [pair for pair in self._varied if low < pair.difference < high]
        for pair in sorted(fitting, key=lambda pair: abs(2 * pair.difference - low - high))[:2]:
            yield self.bench.answers(pair.first), self.bench.answers(pair.second), modest

    def _by_brute_force(self) -> Iterator[tuple[Tallied, ...]]:
        """Yield qualities where tenders are measured against the best of them too, and no difference alone tells."""
        scales = self.bench.scales.values()
        patterns = [
            self.bench.answers(
                {
                    code: scale.levels[min(place, len(scale.levels) - 1)].value
                    for code, scale in self.bench.scales.items()
                }
            )
            for place in range(max((len(scale.levels) for scale in scales), default=0))
        ]
        yield from product(patterns[-4:], patterns[-4:], patterns)


def _gap(settled: Settled) -> Fraction:
    """Return the price points of the first tender less those of the second."""
    scores = {entry.tender.supplier: totalled.price_score for entry, totalled in settled.totals.items()}
    return (scores[SupplierId("A")] or Fraction(0)) - (scores[SupplierId("B")] or Fraction(0))


def _clearness(swap: Swap) -> Fraction:
    """Return the smaller of the two margins; a tenth of it for each place that the third is not the last."""
    totals: list[dict[str, Fraction]] = [
        {line.supplier: line.total for line in lines if line.total is not None} for lines in (swap.now, swap.then)
    ]
    margin = min(abs(found[swap.ahead] - found[swap.behind]) for found in totals)
    place = next(number for number, line in enumerate(reversed(swap.now)) if line.supplier == swap.without)
    return margin * Fraction(1, 10**place)
