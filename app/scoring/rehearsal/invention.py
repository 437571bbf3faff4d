"""Invented contests for a published method, the same for the same seed on every machine.

They are made to try a method, not to foretell a market: close fields and wide ones, narrow and wide prices, quality
that costs and quality that doesn't, a price far out, equal prices with the same levels on other questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from app.domain.codes import CriterionCode, GateStatus, LotCode, MergeRule, PriceFormula, ScaleCode, SupplierId, TieStep
from app.domain.evaluation import AgreedScore, EvaluationData, GateDecision, PriceEntry, Scale, Supplier, Tender
from app.domain.stream import Stream
from app.scoring.coverage import Coverage
from app.scoring.merge import at_places, merged
from app.scoring.price_method import parameters_of, price_method
from app.scoring.rehearsal.bench import Bench, bare, bench_of
from app.scoring.rehearsal.levels import USUAL_PRICE, as_written, typical_prices

_SPREADS = (2, 5, 10, 20, 40)  # per cent of a usual price
_STEPS = 20  # abilities from none to all
_SHARES = 200  # steps of a price between its two ends
_SEATS = 3  # where a mean is published and there is no panel yet


def letter(number: int) -> SupplierId:
    """Return the name of an invented tender: A to Z, then A2 and so on."""
    round_, place = divmod(number, 26)
    return SupplierId(chr(ord("A") + place) + (str(round_ + 1) if round_ else ""))


@dataclass(frozen=True, kw_only=True)
class Invention:
    """The published method with what inventing tenders for it needs to know, worked out once."""

    data: EvaluationData
    tenders: int
    seed: int

    @cached_property
    def benches(self) -> dict[LotCode, Bench]:
        """The bench of each lot."""
        return {lot.code: bench_of(self.data, lot.code) for lot in self.data.lots}

    @cached_property
    def _usual(self) -> dict[LotCode, dict[CriterionCode, int]]:
        return {code: typical_prices(bench) for code, bench in self.benches.items()}

    @cached_property
    def _scales(self) -> dict[CriterionCode, Scale]:
        """The scale of each question that any lot asks, in sheet order."""
        found = {code: scale for bench in self.benches.values() for code, scale in bench.scales.items()}
        return {row.code: found[row.code] for row in self.data.criteria if row.code in found}

    @cached_property
    def _merged_from(self) -> int:
        """How many seats a merged score comes from; 0 where final scores are levels."""
        method = self.data.method
        if method.merge_rule is MergeRule.CONSENSUS or not method.off_scale_scores:
            return 0
        coverage, seats = Coverage(data=self.data), self.data.seats
        covering = [
            sum(coverage.seat_covers(seat, code, lot.code) for seat in seats)
            for code in self._scales
            for lot in self.data.lots
        ]
        return max(covering, default=0) or _SEATS

    def contest(self, number: int) -> EvaluationData:
        """Return the method with invented tenders for every lot, all their gates passed."""
        stream = Stream(self.seed, "contest", number)
        wide = stream.once_in(2)
        abilities = [self._ability(stream, wide=wide) for _ in range(self.tenders)]
        scores = [self._scores(stream, ability) for ability in abilities]
        twins = self.tenders > 1 and stream.once_in(5)
        if twins:
            scores[1] = self._turned(scores[0])
        names = [letter(place) for place in range(self.tenders)]
        tenders = [
            tender
            for lot, bench in self.benches.items()
            for tender in self._field(Stream(self.seed, "prices", number, lot), bench, abilities, twins=twins)
        ]
        return replace(
            bare(self.data),
            seats=(),
            suppliers=tuple(Supplier(id=name, name=name) for name in names),
            tenders=tuple(tenders),
            agreed=tuple(
                AgreedScore(supplier=name, lot=None, question=code, value=value)
                for name, given in zip(names, scores, strict=True)
                for code, value in given.items()
            ),
        )

    @staticmethod
    def _ability(stream: Stream, *, wide: bool) -> int:
        """Return how good a tender is, of _STEPS: one in twelve is perfect, one in twelve poor."""
        special = stream.below(12)
        usual = 4 + stream.below(15) if wide else 12 + stream.below(5)
        return {0: _STEPS, 1: stream.below(6)}.get(special, usual)

    def _scores(self, stream: Stream, ability: int) -> dict[CriterionCode, Fraction]:
        return {code: self._score(stream, scale, ability) for code, scale in self._scales.items()}

    def _score(self, stream: Stream, scale: Scale, ability: int) -> Fraction:
        if not self._merged_from:
            return self._level(stream, scale, ability)
        method = self.data.method
        given = [self._level(stream, scale, ability) for _ in range(self._merged_from)]
        return at_places(merged(method.merge_rule, given) or Fraction(0), method.rounding.cell_mean)

    @staticmethod
    def _level(stream: Stream, scale: Scale, ability: int) -> Fraction:
        top = len(scale.levels) - 1
        around = (2 * ability * top + _STEPS) // (2 * _STEPS)
        jitter = 0 if ability == _STEPS else stream.one_of((-1, 0, 0, 0, 1))
        return scale.levels[min(top, max(0, around + jitter))].value

    def _turned(self, scores: dict[CriterionCode, Fraction]) -> dict[CriterionCode, Fraction]:
        """Return the same scores on other questions: each question takes the score of the next one on its scale."""
        by_scale: dict[ScaleCode, list[CriterionCode]] = {}
        for code, scale in self._scales.items():
            by_scale.setdefault(scale.code, []).append(code)
        return {
            code: scores[codes[(place + 1) % len(codes)]]
            for codes in by_scale.values()
            for place, code in enumerate(codes)
        }

    def _field(self, stream: Stream, bench: Bench, abilities: Sequence[int], *, twins: bool) -> list[Tender]:
        """Return one tender of each supplier for a lot."""
        spread, dear = stream.one_of(_SPREADS), stream.once_in(2)
        entries = [self._entries(stream, bench, spread, ability if dear else _STEPS * 3 // 4) for ability in abilities]
        low, high = stream.once_in(6), stream.once_in(6)
        if low:
            entries[-1] = _times(entries[-1], 50 + stream.below(20))
        if high:
            entries[0] = _times(entries[0], 150 + stream.below(100))
        entries = [self._within(stream, bench, entry) for entry in entries]
        if twins:
            entries[1] = entries[0]
        gates = tuple(GateDecision(gate=gate.code, status=GateStatus.PASS) for gate in bench.tree.gates)
        draws = _shuffled(stream, len(entries))
        return [
            Tender(supplier=letter(place), lot=bench.lot.code, prices=own, draw=Fraction(draw), gates=gates)
            for place, (own, draw) in enumerate(zip(entries, draws, strict=True))
        ]

    def _entries(self, stream: Stream, bench: Bench, spread: int, ability: int) -> tuple[PriceEntry, ...]:
        """Return a price for each row, around four fifths of the usual one; a dear field pays for its quality."""
        found = []
        for row in bench.tree.prices:
            usual = self._usual[bench.lot.code].get(row.code)
            if usual is None:
                share = Fraction(stream.below(_STEPS + 1), _STEPS)
                most = bench.tree.points[row.code]
                found.append(PriceEntry(row=row.code, score=min(at_places(most * share, 2), most)))
                continue
            if price_method(self.data.method, row).formula is PriceFormula.F10:
                found.append(PriceEntry(row=row.code, amount=usual))
                continue
            found.append(PriceEntry(row=row.code, amount=_around(stream, usual, spread, ability)))
        if not bench.tree.prices and self._looks_at_plain_prices(bench):
            usual = bench.lot.maximum_price or USUAL_PRICE
            found.append(PriceEntry(row=None, amount=_around(stream, usual, spread, ability)))
        return tuple(found)

    def _looks_at_plain_prices(self, bench: Bench) -> bool:
        """Tell whether a lot without price rows has a use for a price (WORKBOOK §2)."""
        steps = {step.step for step in self.data.method.tie_break}
        return bench.lot.maximum_price is not None or TieStep.PRICE in steps

    def _within(self, stream: Stream, bench: Bench, entries: tuple[PriceEntry, ...]) -> tuple[PriceEntry, ...]:
        """Return the prices, mostly within the lot's maximum; now and then a zero, where a rule for it is published."""
        most = bench.lot.maximum_price
        if most is not None and not stream.once_in(4):
            entries = tuple(
                entry
                if entry.amount is None or entry.amount <= most
                else replace(entry, amount=as_written(most * (90 + stream.below(11)) // 100))
                for entry in entries
            )
        ruled = [
            row.code
            for row in bench.tree.prices
            if parameters_of(self.data.method, row).zero is not None and row.code in self._usual[bench.lot.code]
        ]
        if ruled and stream.once_in(30):
            free = stream.one_of(ruled)
            entries = tuple(replace(entry, amount=0) if entry.row == free else entry for entry in entries)
        return entries


def _around(stream: Stream, usual: int, spread: int, ability: int) -> int:
    """Return a price about four fifths of a usual one, off by up to the spread in per cent."""
    off = stream.below(2 * _SHARES + 1) - _SHARES + 10 * (ability - _STEPS * 3 // 4)
    return as_written(usual * 4 // 5 * (100 * _SHARES + spread * off) // (100 * _SHARES))


def _times(entries: tuple[PriceEntry, ...], percent: int) -> tuple[PriceEntry, ...]:
    return tuple(
        entry if entry.amount is None else replace(entry, amount=as_written(entry.amount * percent // 100))
        for entry in entries
    )


def _shuffled(stream: Stream, count: int) -> list[int]:
    left = list(range(1, count + 1))
    return [left.pop(stream.below(len(left))) for _ in range(count)]
