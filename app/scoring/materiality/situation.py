"""The evaluation as it stands, and what one change in it would do to the award."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.codes import CriterionCode, PriceFormula, ResultKind, SupplierId
from app.domain.evaluation import EvaluationData, Tender
from app.scoring.award import awarded, outcomes
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook, rescored
from app.scoring.results import Best, Outcome
from app.scoring.settle import LOOKS_AT_QUALITY, Contest, Settled, Totalled, in_reference, settle, unranked
from app.scoring.stages import Walked, walk

Award = tuple[frozenset[SupplierId], ...]
Fates = dict[SupplierId, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All lots settled, what becomes of every tender that stands, and who is awarded, lot by lot."""

    data: EvaluationData
    settled: tuple[Settled, ...]
    fates: tuple[Fates, ...]
    award: Award

    @property
    def limited(self) -> bool:
        """Whether lots per supplier are limited: then a change in one lot reaches the others."""
        return self.data.method.lots_per_supplier is not None

    @property
    def ranks(self) -> bool:
        """Whether tenders are ranked, not just admitted."""
        return self.data.method.result is ResultKind.RANK

    def instead(self, number: int, settled: Settled) -> tuple[tuple[Fates, ...], Award]:
        """Return the fates and the award, lot by lot, if one lot were settled so."""
        if self.limited:
            fates = _fates(self.data, (*self.settled[:number], settled, *self.settled[number + 1 :]))
        else:
            fates = (*self.fates[:number], *_fates(self.data, (settled,)), *self.fates[number + 1 :])
        return fates, tuple(awarded(found) for found in fates)

    def with_lot(self, number: int, settled: Settled) -> "Situation":
        """Return the situation with one lot settled otherwise."""
        fates, award = self.instead(number, settled)
        lots = (*self.settled[:number], settled, *self.settled[number + 1 :])
        return Situation(data=self.data, settled=lots, fates=fates, award=award)

    def swapped(self, number: int, entry: Walked, other: Walked) -> Settled:
        """Settle a lot with one of its tenders scored otherwise."""
        here = self.settled[number]
        contest = exchanged(here.contest, entry, other)
        if not self.ranks:
            return unranked(contest)
        alike = in_reference(contest, entry) == in_reference(contest, other) and not looks_at_quality(contest)
        return settle(contest, known=here, against=here.measures if alike else None)


def situation_of(book: ScoreBook) -> Situation:
    """Return the situation of a sound evaluation."""
    data = book.coverage.data
    contests = tuple(contest_of(book, data.method, lot.code) for lot in data.lots)
    ranks = data.method.result is ResultKind.RANK
    settled = tuple(settle(contest) if ranks else unranked(contest) for contest in contests)
    fates = _fates(data, settled)
    return Situation(data=data, settled=settled, fates=fates, award=tuple(awarded(found) for found in fates))


def _fates(data: EvaluationData, settled: tuple[Settled, ...]) -> tuple[Fates, ...]:
    if data.method.result is ResultKind.RANK:
        return outcomes(settled, data.method.lots_per_supplier)[0]
    return tuple(
        {entry.tender.supplier: Outcome.AWARDED for entry in lot.contest.walked if entry.stands} for lot in settled
    )


def exchanged(contest: Contest, entry: Walked, other: Walked) -> Contest:
    """Return the contest with one of its tenders exchanged."""
    return replace(contest, walked=tuple(other if one is entry else one for one in contest.walked))


def with_scores(contest: Contest, entry: Walked, scores: Mapping[CriterionCode, Fraction]) -> Walked:
    """Walk a tender again with other final scores on some questions."""
    ground = contest.ground
    return walk(ground, entry.tender, entry.order, rescored(entry.tallied, scores, ground.tree, ground.method))


def with_tender(contest: Contest, entry: Walked, tender: Tender) -> Walked:
    """Walk a tender again with the same scores and another price."""
    return walk(contest.ground, tender, entry.order, entry.tallied)


def merit(contest: Contest, totalled: Totalled) -> Fraction:
    """Return the total as a number that is better the higher it is."""
    return totalled.total if contest.best is Best.HIGHEST else -totalled.total


def undivided(contest: Contest, entry: Walked) -> bool:
    """Tell whether F8 would have to divide the tender's price by a quality of zero, which is refused."""
    own = contest.own_total
    ranks = contest.ground.method.result is ResultKind.RANK
    return ranks and own is not None and own[1].formula is PriceFormula.F8 and entry.stands and not entry.quality


def is_ranked(settled: Settled, entry: Walked) -> bool:
    """Tell whether the tender has a rank there, or is admitted where all who pass are."""
    totalled = settled.totals.get(entry)
    return entry.stands if totalled is None else not totalled.failed


def looks_at_quality(contest: Contest) -> bool:
    """Tell whether totals depend on the best quality of all."""
    own = contest.own_total
    return own is not None and own[1].formula in LOOKS_AT_QUALITY


def with_fate(fates: Fates, outcome: Outcome) -> tuple[SupplierId, ...]:
    """Return the suppliers of whom this becomes, best first."""
    return tuple(supplier for supplier, fate in fates.items() if fate is outcome)
