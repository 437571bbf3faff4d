"""Every tender at its worst and at its best within the scores its seats gave."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import Consequence
from app.scoring.materiality.cells import levels_of, scored
from app.scoring.materiality.results import OpenCell
from app.scoring.materiality.situation import Situation, with_scores
from app.scoring.stages import Walked


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extremes:
    """One tender with its open cells at their lowest and at their highest.

    `floor` is the lowest at which no question's minimum rejects it, if any does at its lowest: a tender that stands
    is no worse than that.
    """

    entry: Walked
    open: tuple[OpenCell, ...]
    low: Walked
    floor: Walked
    high: Walked


def extremes(situation: Situation, number: int, entry: Walked) -> Extremes:
    """Return a tender's extremes; cells on which seats agree stay as they are."""
    contest = situation.settled[number].contest
    cells = open_cells(situation, number, entry)
    return Extremes(
        entry=entry,
        open=cells,
        low=with_scores(contest, entry, {cell.question: cell.lowest for cell in cells}),
        floor=with_scores(contest, entry, {cell.question: _floor(situation, number, cell) for cell in cells}),
        high=with_scores(contest, entry, {cell.question: cell.highest for cell in cells}),
    )


def open_cells(situation: Situation, number: int, entry: Walked) -> tuple[OpenCell, ...]:
    """Return the final scores about which seats disagree, each with the range from their scores and its own."""
    ground = situation.settled[number].contest.ground
    found = []
    for cell, score in scored(entry):
        seats = ground.book.seats_scores.get((entry.tender.supplier, ground.lot.code, cell.question), {}).values()
        if len(set(seats)) > 1:
            found.append(
                OpenCell(
                    supplier=entry.tender.supplier,
                    question=cell.question,
                    score=score,
                    lowest=min(*seats, score),
                    highest=max(*seats, score),
                )
            )
    return tuple(found)


def _floor(situation: Situation, number: int, cell: OpenCell) -> Fraction:
    """Return the lowest score an open cell can have that its question's minimum lets pass, else its highest."""
    asked = situation.settled[number].contest.ground.book.coverage.by_code[cell.question]
    if asked.minimum is None or asked.consequence not in {None, Consequence.REJECT}:
        return cell.lowest
    possible = (cell.lowest, cell.score, *levels_of(situation, number, cell.question))
    passing = (value for value in possible if max(asked.minimum.value, cell.lowest) <= value < cell.highest)
    return min(passing, default=cell.highest)
