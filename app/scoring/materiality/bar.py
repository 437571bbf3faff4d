"""The bar of a lot: a quick and certain no to whether one tender's other scores can change the award.

With N places and all other totals as they are, let the bar be the N-th best of the others. A tender whose total is
better than the bar at its worst, or worse than the bar at its best, is awarded or not whatever it is in between, and
so is everybody else: whoever beats the bar has at most N−1 before or beside them, whoever misses it at least N.
Between worst and best nothing else happens, as more points never make a total worse (the exceptions are answered yes).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.scoring.materiality.situation import Situation, looks_at_quality, merit, undivided
from app.scoring.settle import in_reference, seen_by, total_of
from app.scoring.stages import Walked


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The bar of one lot as it stands."""

    situation: Situation
    number: int

    @cached_property
    def _merits(self) -> tuple[tuple[Fraction, Walked], ...]:
        """The ranked tenders, best first."""
        here = self.situation.settled[self.number]
        return tuple((merit(here.contest, here.totals[entry]), entry) for _, group in here.groups for entry in group)

    @cached_property
    def _swaying(self) -> dict[Walked, bool]:
        return {}

    def may_be_crossed(self, entry: Walked, low: Walked, high: Walked) -> bool:
        """Tell whether the award might change between the tender's worst and its best; no is certain."""
        contest = self.situation.settled[self.number].contest
        if low.rejected and high.rejected:
            return False
        if not self.situation.ranks:
            return low.stands != high.stands
        if self.situation.limited or looks_at_quality(contest) or undivided(contest, low):
            return True
        if in_reference(contest, low) != in_reference(contest, high) and self._sways_reference(entry, high):
            return True
        least, most = self._merit(low), self._merit(high)
        bar = self._bar(entry)
        if least is None or most is None or bar is None:
            return (least is None) != (most is None) and (bar is None or most is None or most >= bar)
        return least <= bar <= most

    def _sways_reference(self, entry: Walked, passing: Walked) -> bool:
        """Tell whether formulas look at other figures with the tender than without it, or score no price as it is."""
        if entry not in self._swaying:
            here = self.situation.settled[self.number]
            rest = tuple(one for one in here.contest.walked if one is not entry)
            self._swaying[entry] = None in here.references.values() or (
                seen_by(here.contest, rest) != seen_by(here.contest, (*rest, passing))
            )
        return self._swaying[entry]

    def _merit(self, entry: Walked) -> Fraction | None:
        """Return how good the tender's total would be, None if it weren't ranked."""
        here = self.situation.settled[self.number]
        if not entry.stands:
            return None
        totalled = total_of(here.contest, entry, here.measures)
        return None if totalled.failed else merit(here.contest, totalled)

    def _bar(self, entry: Walked) -> Fraction | None:
        """Return the N-th best of the others, None where there are fewer or places are unlimited."""
        places = self.situation.settled[self.number].contest.ground.lot.places
        if places is None:
            return None
        ahead = self._merits[: places + 1]
        others = [value for value, one in ahead if one is not entry]
        return others[places - 1] if len(others) >= places else None
