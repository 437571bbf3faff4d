"""How good and how bad each tender's total can be in one scenario."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from app.scoring.materiality.extremes import Extremes
from app.scoring.materiality.scenarios import Scenario
from app.scoring.materiality.situation import looks_at_quality, merit
from app.scoring.settle import Contest, total_of
from app.scoring.stages import Walked

NOTHING = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The bounds of one scenario: higher is better, whichever end of the totals wins."""

    contest: Contest
    tenders: tuple[Extremes, ...]
    scenario: Scenario

    @cached_property
    def most(self) -> dict[Extremes, Fraction]:
        """The best each tender can reach, of those that can be ranked."""
        found = {x: self._merit(x.high, self._least_best_quality(x)) for x in self._standing}
        return {x: value for x, value in found.items() if value is not None}

    @cached_property
    def least(self) -> dict[Extremes, Fraction]:
        """What each tender surely reaches, of those that are ranked in any case."""
        return {x: value for x, value in self._floors.items() if value is not None and self._stays(x)}

    def worst(self, tender: Extremes) -> Fraction | None:
        """Return what a ranked tender reaches at the least; None where the lot's minimum total cuts it off."""
        return self._floors[tender]

    def ahead_at_best(self, tender: Extremes) -> int:
        """Return how many are certainly better than the tender at its best."""
        return len(self._ordered_least) - bisect_right(self._ordered_least, self.most[tender])

    def ahead_at_worst(self, tender: Extremes, *, ties_part: bool) -> int:
        """Return how many others may be better than the tender at its worst."""
        worst = self.worst(tender)
        if worst is None:
            return len(self.most) - 1
        find = bisect_left if ties_part else bisect_right
        counts_itself = self.most[tender] > worst or ties_part
        return len(self._ordered_most) - find(self._ordered_most, worst) - counts_itself

    def certain_bar(self, tender: Extremes, places: int) -> Fraction | None:
        """Return what the N-th best of the others surely reaches; None where there may be fewer."""
        return _nth(self._best_least, tender, places)

    def possible_bar(self, tender: Extremes, places: int) -> Fraction | None:
        """Return what the N-th best of the others can reach at most; None where there are fewer in any case."""
        return _nth(self._best_most, tender, places)

    def may_set_best_quality(self, tender: Extremes) -> bool:
        """Tell whether the tender's quality may be what others' is measured by."""
        others = [_quality(x.floor) for x in self._standing if x is not tender and self._stays(x)]
        return not others or _quality(tender.high) > max(others)

    @cached_property
    def _standing(self) -> tuple[Extremes, ...]:
        return tuple(x for x in self.tenders if x not in self.scenario.out and x.high.stands)

    def _stays(self, tender: Extremes) -> bool:
        return tender.low.stands or tender in self.scenario.into

    @cached_property
    def _floors(self) -> dict[Extremes, Fraction | None]:
        best = max((_quality(x.high) for x in self._standing), default=NOTHING)
        return {x: self._merit(x.floor, best) for x in self._standing}

    def _least_best_quality(self, tender: Extremes) -> Fraction:
        return max(_quality(tender.high), self._sure_quality)

    @cached_property
    def _sure_quality(self) -> Fraction:
        return max((_quality(x.floor) for x in self._standing if self._stays(x)), default=NOTHING)

    def _merit(self, entry: Walked, best_quality: Fraction) -> Fraction | None:
        against = self.scenario.against
        if looks_at_quality(self.contest):
            against = replace(against, best_quality=best_quality)
        totalled = total_of(self.contest, entry, against)
        return None if totalled.failed else merit(self.contest, totalled)

    @cached_property
    def _ordered_least(self) -> Sequence[Fraction]:
        return sorted(self.least.values())

    @cached_property
    def _ordered_most(self) -> Sequence[Fraction]:
        return sorted(self.most.values())

    @cached_property
    def _best_least(self) -> Sequence[tuple[Fraction, Extremes]]:
        return _best_first(self.least)

    @cached_property
    def _best_most(self) -> Sequence[tuple[Fraction, Extremes]]:
        return _best_first(self.most)


def _best_first(values: dict[Extremes, Fraction]) -> list[tuple[Fraction, Extremes]]:
    return sorted(((value, x) for x, value in values.items()), key=lambda pair: pair[0], reverse=True)


def _nth(values: Sequence[tuple[Fraction, Extremes]], tender: Extremes, places: int) -> Fraction | None:
    others = [value for value, x in values[: places + 1] if x is not tender]
    return others[places - 1] if len(others) >= places else None


def _quality(entry: Walked) -> Fraction:
    return entry.quality or NOTHING
