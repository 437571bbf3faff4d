"""A ranking kept in memory while scores in it change: for a score that is corrected, and for "what if"."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.scoring.materiality.situation import Situation, situation_of, with_scores
from app.scoring.merge import ScoreBook, final_score
from app.scoring.standings import LotStandings, of_lot


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRanking:
    """An evaluation as it stands; a change makes another, so that going back is keeping the one before.

    It holds scores as they are merged: what a change leaves as it was is not computed anew.
    """

    book: ScoreBook
    situation: Situation

    def with_score(self, supplier: SupplierId, lot: LotCode, question: CriterionCode, score: Fraction) -> "LiveRanking":
        """Return the ranking with another final score, a level or what the method publishes; all others stay."""
        number = self._number(lot)
        settled = self.situation.settled[number]
        entry = next(one for one in settled.contest.walked if one.tender.supplier == supplier)
        other = with_scores(settled.contest, entry, {question: score})
        swapped = self.situation.swapped(number, entry, other)
        return LiveRanking(book=self.book, situation=self.situation.with_lot(number, swapped))

    def standings(self, lot: LotCode) -> LotStandings:
        """Return who stands where in a lot."""
        number = self._number(lot)
        return of_lot(self.situation.settled[number], self.situation.fates[number])

    def merged(
        self, supplier: SupplierId, lot: LotCode, question: CriterionCode, given: dict[SeatCode, Fraction]
    ) -> Fraction | None:
        """Return the final score that the seats' scores make, those `given` in place of these seats' own."""
        seats = {**self.book.seats_scores.get((supplier, lot, question), {}), **given}
        return final_score(self.book.coverage.data.method, tuple(seats.values()))

    def _number(self, lot: LotCode) -> int:
        return next(number for number, one in enumerate(self.situation.data.lots) if one.code == lot)


def live(book: ScoreBook) -> LiveRanking:
    """Return the live ranking of an evaluation that was examined and found sound."""
    return LiveRanking(book=book, situation=situation_of(book))
