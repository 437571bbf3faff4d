"""What a lot's formulas make of equal totals: as the exact ranking, but totals are equal where floats can't tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import TieStep
from app.domain.evaluation import Lot, TieBreak
from app.exchange.results.frame import Line
from app.exchange.results.lot_parts import LotParts
from app.exchange.results.lot_totals import places_compared
from app.scoring.results import Best, Outcome
from app.scoring.stages import Walked
from app.text import outcomes
from app.text.numbers import rounded

STEP_PLACES = 10
Ranks = Mapping[Walked, int]


@dataclass(frozen=True, kw_only=True)
class LiveStep:
    """One step of the chain: how a formula reads its value, the value, and whether the lowest wins."""

    label: str
    text: Callable[[Line], str]
    value: Callable[[Walked], Fraction | None]
    lowest: bool = False


@dataclass(frozen=True, kw_only=True)
class LiveRanks:
    """The ranks by total, and after each step of the chain."""

    steps: Sequence[LiveStep]
    after: Sequence[Ranks]

    @property
    def final(self) -> Ranks:
        """The ranks after the whole chain."""
        return self.after[-1]

    def sharing(self, entry: Walked) -> int | None:
        """Return how many tenders share a tender's rank; None of one without rank."""
        rank = self.final.get(entry)
        return None if rank is None else sum(other == rank for other in self.final.values())

    def outcome(self, lot: Lot, entry: Walked) -> Outcome | None:
        """Return what becomes of a ranked tender where lots per supplier are not limited."""
        rank, sharing = self.final.get(entry), self.sharing(entry)
        if rank is None or sharing is None:
            return None
        if lot.places is None or rank + sharing - 1 <= lot.places:
            return Outcome.AWARDED
        if rank <= lot.places:
            return Outcome.TIED
        return Outcome.RESERVE if rank <= lot.places + lot.reserve else Outcome.NOT_AWARDED


def live_ranks(parts: LotParts) -> LiveRanks:
    """Return the ranks that the formulas of a lot come to."""
    places = places_compared(parts)
    lowest = parts.lot.contest.best is Best.LOWEST
    totals = {
        entry: rounded(found.total, places) for entry, found in parts.lot.settled.totals.items() if not found.failed
    }
    ranks: Ranks = {
        entry: 1 + sum((other < total) if lowest else (other > total) for other in totals.values())
        for entry, total in totals.items()
    }
    steps = [_step(parts, step) for step in parts.ground.data.method.tie_break]
    after = [ranks]
    for step in steps:
        after.append(_parted(after[-1], step))
    return LiveRanks(steps=steps, after=after)


def _parted(ranks: Ranks, step: LiveStep) -> Ranks:
    """Return the ranks after a step, which is skipped where one of those tied lacks the value."""
    values = {entry: step.value(entry) for entry in ranks}
    found = {}
    for entry, rank in ranks.items():
        group = [values[other] for other, theirs in ranks.items() if theirs == rank]
        known = [rounded(value, STEP_PLACES) for value in group if value is not None]
        better = 0
        if len(known) == len(group):
            own = rounded(values[entry] or Fraction(0), STEP_PLACES)
            better = sum((value < own) if step.lowest else (value > own) for value in known)
        found[entry] = rank + better
    return found


def _step(parts: LotParts, step: TieBreak) -> LiveStep:
    frame, tree = parts.frame, parts.lot.tree
    label = outcomes.tie_step(f"{step.step.value} {step.code or ''}".strip())
    if step.step is TieStep.QUALITY:
        return LiveStep(label=label, text=lambda line: frame.at("quality", line), value=lambda entry: entry.quality)
    if step.step is TieStep.PRICE:
        single = parts.single_price()
        return LiveStep(
            label=label,
            text=lambda line: '""' if single is None else frame.at(single, line),
            value=lambda entry: entry.plain_price,
            lowest=True,
        )
    if step.step is TieStep.DRAW:
        return LiveStep(
            label=label,
            text=lambda line: parts.tenders_number(line, "draw"),
            value=lambda entry: entry.tender.draw,
            lowest=True,
        )
    heaviest = tree.heaviest()
    code = step.code if step.step is TieStep.SCORE else heaviest.code if heaviest is not None else None
    if code in tree.questions_under:
        return LiveStep(
            label=label,
            text=lambda line: frame.at(f"section {code}", line),
            value=lambda entry: entry.sections[code],
        )
    if code is None or code not in {question.code for question in tree.questions}:
        return LiveStep(label=label, text=lambda _line: '""', value=lambda _entry: None)
    return LiveStep(
        label=label,
        text=lambda line: parts.lines.points(parts.score_rows(line, (code,))),
        value=lambda entry: next(cell.points for cell in entry.cells if cell.question == code),
    )
