"""All open cells free at once: the ranks each tender can have, and the cells that cannot change the award.

A tender is contested where, in some scenario, it neither surely misses nor surely beats the N-th best of the others
(see `bar`), or where it sways what others are measured against. Whatever the scores of all the rest are, the open cells
of any other tender change nothing: those are the certificate.
"""

from app.domain.codes import PriceFormula
from app.scoring.materiality.bounds import Bounds
from app.scoring.materiality.extremes import Extremes, extremes
from app.scoring.materiality.results import Joint, RankRange, Withheld
from app.scoring.materiality.scenarios import scenarios, swaying
from app.scoring.materiality.situation import Situation, looks_at_quality
from app.scoring.settle import Contest


def joint_analysis(situation: Situation, number: int) -> Joint | Withheld:
    """Return what the open cells of a lot can do together, or why that can't be said."""
    contest = situation.settled[number].contest
    tenders = tuple(extremes(situation, number, entry) for entry in contest.walked)
    if not situation.ranks:
        ranges = tuple(_admission(x) for x in tenders)
        return _joint(tenders, ranges, frozenset(x for x in tenders if x.low.stands != x.high.stands))
    if _divides_by_nothing(contest, tenders):
        return Withheld.NO_QUALITY
    found = scenarios(contest, tenders)
    if found is None:
        return Withheld.TOO_MANY_REFERENCES
    bounds = [Bounds(contest=contest, tenders=tenders, scenario=scenario) for scenario in found]
    contested = {
        x for x in tenders if x.open and any(_is_contested(one, x, limited=situation.limited) for one in bounds)
    }
    return _joint(
        tenders, tuple(_range(bounds, x) for x in tenders), frozenset({*contested, *swaying(contest, tenders)})
    )


def _joint(tenders: tuple[Extremes, ...], ranges: tuple[RankRange, ...], contested: frozenset[Extremes]) -> Joint:
    return Joint(
        open=tuple(cell for x in tenders for cell in x.open),
        ranges=ranges,
        contested=tuple(x.entry.tender.supplier for x in tenders if x in contested),
        certified=tuple(cell for x in tenders if x not in contested for cell in x.open),
    )


def _admission(tender: Extremes) -> RankRange:
    return RankRange(supplier=tender.entry.tender.supplier, best=None, worst=None, always_ranked=tender.low.stands)


def _range(bounds: list[Bounds], tender: Extremes) -> RankRange:
    possible = [one for one in bounds if tender in one.most]
    ties_part = bool(bounds[0].contest.ground.method.tie_break)
    return RankRange(
        supplier=tender.entry.tender.supplier,
        best=min((1 + one.ahead_at_best(tender) for one in possible), default=None),
        worst=max((1 + one.ahead_at_worst(tender, ties_part=ties_part) for one in possible), default=None),
        always_ranked=all(tender in one.least for one in bounds),
    )


def _is_contested(bounds: Bounds, tender: Extremes, *, limited: bool) -> bool:
    if tender not in bounds.most:
        return False
    if limited or (looks_at_quality(bounds.contest) and bounds.may_set_best_quality(tender)):
        return True
    places = bounds.contest.ground.lot.places
    if places is None:
        return tender not in bounds.least
    sure = bounds.certain_bar(tender, places)
    if sure is not None and bounds.most[tender] < sure:
        return False
    if tender not in bounds.least:
        return True
    most = bounds.possible_bar(tender, places)
    return most is not None and bounds.least[tender] <= most


def _divides_by_nothing(contest: Contest, tenders: tuple[Extremes, ...]) -> bool:
    """Tell whether F8 might have to divide a price by a quality of zero."""
    own = contest.own_total
    divides = own is not None and own[1].formula is PriceFormula.F8
    return divides and any(x.high.stands and not x.floor.quality for x in tenders)
