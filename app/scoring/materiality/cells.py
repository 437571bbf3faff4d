"""Critical values: the levels of one cell, all others as they are, at which others are awarded (DR-27)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.domain.codes import CriterionCode
from app.scoring.materiality.bar import Bar
from app.scoring.materiality.results import Cause, CriticalCell, CriticalValue
from app.scoring.materiality.situation import Situation, is_ranked, undivided, with_fate, with_scores
from app.scoring.results import Cell, Outcome
from app.scoring.stages import Walked


def critical_cells(situation: Situation, number: int) -> tuple[CriticalCell, ...]:
    """Return every final score of a lot of which another level would change the award, in sheet order."""
    contest = situation.settled[number].contest
    bar = Bar(situation=situation, number=number)
    found = []
    for entry in contest.walked:
        for cell, score in scored(entry):
            levels = levels_of(situation, number, cell.question)
            ends = [with_scores(contest, entry, {cell.question: level}) for level in (levels[0], levels[-1])]
            if not bar.may_be_crossed(entry, *ends):
                continue
            values = tuple(_values(situation, number, entry, cell, levels))
            if values:
                supplier = entry.tender.supplier
                found.append(CriticalCell(supplier=supplier, question=cell.question, score=score, values=values))
    return tuple(found)


def scored(entry: Walked) -> Iterator[tuple[Cell, Fraction]]:
    """Yield the cells that have a final score, with it: what is missing has no value to vary (DESIGN §2.5)."""
    for cell in entry.cells:
        if cell.score is not None:
            yield cell, cell.score


def levels_of(situation: Situation, number: int, question: CriterionCode) -> tuple[Fraction, ...]:
    """Return the levels of a question's scale, from the lowest up."""
    ground = situation.settled[number].contest.ground
    asked = ground.book.coverage.by_code[question]
    return tuple(sorted(level.value for level in ground.book.scale(asked).levels))


def _values(
    situation: Situation, number: int, entry: Walked, cell: Cell, levels: Sequence[Fraction]
) -> Iterator[CriticalValue]:
    here = situation.settled[number]
    for level in levels:
        other = with_scores(here.contest, entry, {cell.question: level})
        if level == cell.score or undivided(here.contest, other):
            continue
        settled = situation.swapped(number, entry, other)
        fates, award = situation.instead(number, settled)
        if award == situation.award:
            continue
        flips = (entry.rejected, is_ranked(here, entry)) != (other.rejected, is_ranked(settled, other))
        yield CriticalValue(
            level=level,
            marks=_marks(levels, cell.score or Fraction(0), level),
            cause=Cause.THRESHOLD if flips else Cause.TOTAL,
            moves_reference=settled.seen != here.seen,
            awarded=with_fate(fates[number], Outcome.AWARDED),
            tied=with_fate(fates[number], Outcome.TIED),
            other_lots=tuple(
                lot.code
                for place, lot in enumerate(situation.data.lots)
                if place != number and award[place] != situation.award[place]
            ),
        )


def _marks(levels: Sequence[Fraction], score: Fraction, level: Fraction) -> int:
    """Return how many levels lie from the score to the level, itself included; minus downwards."""
    if level > score:
        return sum(score < one <= level for one in levels)
    return -sum(level <= one < score for one in levels)
