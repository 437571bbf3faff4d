"""From walked tenders to totals and ranks in one lot (WORKBOOK §3.4–6 and §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nlargest

from app.domain.codes import CriterionCode, PriceFormula, TenderStatus, TieStep
from app.domain.evaluation import Criterion, TieBreak
from app.scoring.merge import at_places
from app.scoring.price import has_share, looks_alike, looks_at, points, reference, share
from app.scoring.price_method import LOWEST_WINS, NO_PRICE_SCORE, OWN_TOTAL, PriceMethod
from app.scoring.results import Best, Failure, PriceLine, Reference
from app.scoring.stages import Ground, Walked, total_minimum
from app.scoring.ties import Parted, Step, by_total, floor_of, part

F = PriceFormula
LOOKS_AT_QUALITY = frozenset({F.F13, F.F15})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The tenders of one lot after stages 1–6."""

    ground: Ground
    walked: tuple[Walked, ...]

    @property
    def own_total(self) -> tuple[Criterion, PriceMethod] | None:
        """The price row whose formula makes the total itself, if the lot has one."""
        rows = self.ground.tree.prices
        if len(rows) != 1:
            return None
        method = self.ground.pricing[rows[0].code]
        return (rows[0], method) if method.formula in OWN_TOTAL else None

    @property
    def best(self) -> Best:
        """Which end of the totals wins here."""
        own = self.own_total
        return Best.LOWEST if own is not None and own[1].formula in LOWEST_WINS else Best.HIGHEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What totals are measured against: reference prices of each price row, ascending, their figures, best quality.

    `next_quality` is the best of the others, the same where two share the best.
    """

    prices: dict[CriterionCode, tuple[Fraction, ...]]
    references: dict[CriterionCode, Reference | None]
    best_quality: Fraction
    next_quality: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Totalled:
    """A tender that reached stage 7: its price lines and total; `failed` is the missed minimum total, if any."""

    walked: Walked
    lines: tuple[PriceLine, ...]
    price_score: Fraction | None
    total: Fraction
    failed: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Equal totals from `rank` on and how far the chain parted them."""

    rank: int
    parted: Parted[Walked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A lot ranked: `groups` are tenders sharing a rank, best first; `seen` is what relative formulas looked at."""

    contest: Contest
    totals: dict[Walked, Totalled]
    groups: tuple[tuple[int, tuple[Walked, ...]], ...]
    ties: tuple[Tied, ...]
    measures: Measures
    seen: tuple[Fraction | int | None, ...]

    @property
    def references(self) -> dict[CriterionCode, Reference | None]:
        """What each price row's formula looked at."""
        return self.measures.references


def settle(
    contest: Contest,
    without: Walked | None = None,
    known: Settled | None = None,
    against: Measures | None = None,
) -> Settled:
    """Total and rank a lot, as if the tender `without` had never been received.

    `known` is the same lot settled with one tender scored otherwise, or with one more: where formulas see the same,
    its totals stand. `against`, where given, is what totals are measured against, as `measures` would return it.
    """
    walked = tuple(entry for entry in contest.walked if entry is not without)
    found = measures(contest, walked) if against is None else against
    seen = _seen(contest, found)
    standing = [entry for entry in walked if entry.stands]
    totals = known.totals if known is not None and known.seen == seen else {}
    totals = {entry: totals.get(entry) or total_of(contest, entry, found) for entry in standing}
    ranked = [entry for entry in standing if not totals[entry].failed]
    highest = contest.best is Best.HIGHEST
    groups: list[tuple[int, tuple[Walked, ...]]] = []
    ties: list[Tied] = []
    rank = 1
    for equal in by_total(ranked, lambda entry: totals[entry].total if highest else -totals[entry].total):
        if len(equal) == 1:
            groups.append((rank, equal))
            rank += 1
            continue
        parted = part(equal, _chain(contest))
        ties.append(Tied(rank=rank, parted=parted))
        for group in parted.groups:
            groups.append((rank, group))
            rank += len(group)
    return Settled(
        contest=contest,
        totals=totals,
        groups=tuple(groups),
        ties=tuple(ties),
        measures=found,
        seen=seen,
    )


def unranked(contest: Contest) -> Settled:
    """Return a lot in which nothing is totalled or ranked, as all who pass are admitted (WORKBOOK §3.7)."""
    return Settled(contest=contest, totals={}, groups=(), ties=(), measures=measures(contest, ()), seen=())


def unnoticed(settled: Settled, without: Walked) -> bool:
    """Tell whether relative formulas would look at the same if a tender had never been received: then totals stand."""
    contest, found = settled.contest, settled.measures
    for row in contest.ground.tree.prices:
        formula = contest.ground.pricing[row.code].formula
        price = without.prices.get(row.code) if in_reference(contest, without) else None
        there = found.references[row.code]
        if price is not None and there and not looks_alike(formula, found.prices[row.code], there, price):
            return False
        if formula in LOOKS_AT_QUALITY and without.stands:
            own = without.quality or Fraction(0)
            if own == found.best_quality != found.next_quality:
                return False
    return True


def seen_by(contest: Contest, walked: Sequence[Walked]) -> tuple[Fraction | int | None, ...]:
    """Return what relative formulas would look at if these were the tenders."""
    return _seen(contest, measures(contest, walked))


def in_reference(contest: Contest, entry: Walked) -> bool:
    """Tell whether relative formulas look at the tender's prices (DR-15)."""
    failed_too = contest.ground.method.failed_in_price_reference
    return entry.tender.status is TenderStatus.RECEIVED and (failed_too or not entry.rejected)


def measures(contest: Contest, walked: Sequence[Walked]) -> Measures:
    """Return what the totals of these tenders are measured against."""
    pool = [entry for entry in walked if in_reference(contest, entry)]
    prices = {
        row.code: tuple(sorted((entry.prices[row.code] for entry in pool if row.code in entry.prices), key=_order))
        for row in contest.ground.tree.prices
    }
    qualities = nlargest(2, (entry.quality or Fraction(0) for entry in walked if entry.stands))
    best, following = [*qualities, Fraction(0), Fraction(0)][:2]
    return Measures(
        prices=prices,
        references={code: reference(found) for code, found in prices.items()},
        best_quality=best,
        next_quality=following,
    )


def _order(price: Fraction) -> tuple[int, Fraction]:
    return floor_of(price), price


def _seen(contest: Contest, against: Measures) -> tuple[Fraction | int | None, ...]:
    found: list[Fraction | int | None] = []
    for row in contest.ground.tree.prices:
        formula = contest.ground.pricing[row.code].formula
        found += looks_at(formula, against.references[row.code])
        found.append(against.best_quality if formula in LOOKS_AT_QUALITY else None)
    return tuple(found)


def total_of(contest: Contest, entry: Walked, against: Measures) -> Totalled:
    """Return the total of a tender that reaches stage 7, with its price lines and whether it misses the minimum."""
    references, best_quality = against.references, against.best_quality
    method = contest.ground.method
    tree = contest.ground.tree
    lines = tuple(_line(contest, row, entry, against.prices[row.code], references[row.code]) for row in tree.prices)
    scored = [line.points for line in lines if line.points is not None]
    own = contest.own_total
    price_score = None if not lines or (own and own[1].formula in NO_PRICE_SCORE) else sum(scored, Fraction(0))
    quality = entry.quality or Fraction(0)
    if own is None:
        total = quality + (price_score or 0)
    else:
        row, price = own
        amount = entry.prices.get(row.code, Fraction(0))
        found = references[row.code]
        if price.formula is F.F13:
            reached = quality / best_quality if best_quality else Fraction(0)
            total = tree.quality_points * reached + (price_score or 0)
        elif price.formula is F.F15:
            lowest = found.lowest if found is not None else amount
            total = lowest / amount * (1 - (best_quality - quality) / tree.points[row.code])
        else:
            total = _independent_total(price, quality, amount)
    total = at_places(total, method.rounding.total)
    return Totalled(
        walked=entry,
        lines=lines,
        price_score=price_score,
        total=total,
        failed=total_minimum(contest.ground, total, tree.whole),
    )


def _independent_total(method: PriceMethod, quality: Fraction, price: Fraction) -> Fraction:
    """Return the total of a formula that looks at one tender alone (WORKBOOK §4)."""
    match method.formula:
        case F.F8:
            return price / quality
        case F.F9:
            return price - (method.parameters.willingness or Fraction(0)) / 100 * quality
        case F.F17:
            return price
        case F.F14:
            return quality * Fraction(method.parameters.benchmark or 0, 100) / price
        case _:
            return quality


def _line(
    contest: Contest, row: Criterion, entry: Walked, prices: Sequence[Fraction], found: Reference | None
) -> PriceLine:
    method = contest.ground.pricing[row.code]
    weight = contest.ground.tree.points[row.code]
    amount = entry.prices.get(row.code)
    earned = None
    score = entry.given.get(row.code)
    if score is None and amount is not None and found is not None and has_share(method.formula):
        earned = share(method, amount, prices, found)
        score = points(method, weight, earned, contest.ground.method.rounding)
    return PriceLine(
        row=row.code,
        formula=method.formula,
        weight=weight,
        amount=amount,
        share=earned,
        points=score,
        reference=found if looks_at(method.formula, found) else None,
    )


def _chain(contest: Contest) -> tuple[Step[Walked], ...]:
    return tuple(_step(contest, step) for step in contest.ground.method.tie_break)


def _step(contest: Contest, step: TieBreak) -> Step[Walked]:
    heaviest = contest.ground.tree.heaviest()
    match step.step:
        case TieStep.QUALITY:
            return Step(name="quality", value=lambda entry: entry.quality)
        case TieStep.HEAVIEST:
            code = heaviest.code if heaviest is not None else None
            return Step(name="heaviest", value=lambda entry: _points_on(entry, code))
        case TieStep.SCORE:
            return Step(name=f"score {step.code}", value=lambda entry: _points_on(entry, step.code))
        case TieStep.PRICE:
            return Step(name="price", value=lambda entry: _negative(entry.plain_price))
        case _:
            return Step(name="draw", value=lambda entry: _negative(entry.tender.draw))


def _points_on(entry: Walked, code: CriterionCode | None) -> Fraction | None:
    if code is not None and code in entry.sections:
        return entry.sections[code]
    return next((cell.points for cell in entry.cells if cell.question == code), None)


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value
