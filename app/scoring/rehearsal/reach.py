"""How far scores can go at all, and which published limits lie beyond that (DR-13, DR-22; DOMAIN §1.3)."""

from collections.abc import Iterator
from fractions import Fraction

from app.domain.codes import PriceFormula, ResultKind, TierBasis
from app.domain.evaluation import Criterion, EvaluationData
from app.scoring.merge import at_places
from app.scoring.price import PENCE, has_share, points
from app.scoring.price_method import parameters_of, price_method
from app.scoring.rehearsal.bench import Bench
from app.scoring.rehearsal.results import Doubt, Fact, Remark
from app.scoring.results import Rule
from app.scoring.stages import needed_points

F = PriceFormula
# The largest share of its weight that a price can earn under a formula without clamp; F5, with no end, has none.
_BEYOND = {F.F4: Fraction(3, 2), F.F4M: Fraction(3, 2)}


def unreachable(bench: Bench) -> Iterator[Remark]:
    """Yield every limit of a lot that no tender can meet, whatever it scores and costs."""
    quality = _highest(bench, [question.code for question in bench.tree.questions])
    for question in bench.tree.questions:
        top = bench.scales[question.code].top
        if question.minimum is not None and question.minimum.value > top:
            yield _minimum(bench, Rule.QUESTION_MINIMUM, question.minimum.value, top, question)
    for section in bench.tree.sections:
        under = bench.tree.questions_under[section.code]
        if section.minimum is not None:
            whole = sum((bench.tree.points[code] for code in under), Fraction(0))
            needed, most = needed_points(section.minimum, whole), _highest(bench, under)
            if needed > most:
                yield _minimum(bench, Rule.SECTION_MINIMUM, needed, most, section)
    if bench.lot.minimum_quality is not None:
        needed = needed_points(bench.lot.minimum_quality, bench.tree.quality_points)
        if needed > quality:
            yield _minimum(bench, Rule.QUALITY_MINIMUM, needed, quality)
    if bench.data.method.result is ResultKind.RANK:
        yield from _totals(bench, quality)
        yield from _fixed_prices(bench)


def _totals(bench: Bench, quality: Fraction) -> Iterator[Remark]:
    """Yield a minimum total and tiers that nobody can reach."""
    highest = highest_total(bench, quality)
    tree, lot = bench.tree, bench.lot
    if lot.minimum_total is not None and highest is not None:
        whole = tree.quality_points + sum((tree.points[row.code] for row in tree.prices), Fraction(0))
        needed = needed_points(lot.minimum_total, whole)
        if needed > highest:
            yield _minimum(bench, Rule.TOTAL_MINIMUM, needed, highest)
    if lot.tiers is None:
        return
    before: Fraction | None = None
    for number, edge in enumerate(lot.tiers.edges, start=1):
        if lot.tiers.basis is TierBasis.SCORE and highest is not None and edge > highest:
            yield _remark(Doubt.TIER, bench, tier=number, edge=edge, most=highest)
        if lot.tiers.basis is TierBasis.RANK and before is not None and lot.places is not None and before >= lot.places:
            yield _remark(Doubt.TIER, bench, tier=number, edge=edge, most=Fraction(lot.places))
        before = edge


def _fixed_prices(bench: Bench) -> Iterator[Remark]:
    most = bench.lot.maximum_price
    for row in bench.tree.prices:
        fixed = parameters_of(bench.data.method, row).fixed
        if price_method(bench.data.method, row).formula is F.F10 and None not in {fixed, most} and _over(fixed, most):
            yield _remark(
                Doubt.FIXED, bench, row, fixed=Fraction(fixed or 0, PENCE), maximum=Fraction(most or 0, PENCE)
            )


def _over(fixed: int | None, most: int | None) -> bool:
    return (fixed or 0) > (most or 0)


def unreachable_range(data: EvaluationData) -> Iterator[Remark]:
    """Yield a range of scores, from which they must be talked about, that no scale is wide enough for (DR-22)."""
    limit = data.method.variance_range
    widths = [scale.top - min(level.value for level in scale.levels) for scale in data.scales if scale.levels]
    if limit is not None and widths and limit > max(widths):
        yield Remark(doubt=Doubt.RANGE, facts={"range": limit, "most": max(widths)})


def highest_total(bench: Bench, quality: Fraction) -> Fraction | None:
    """Return the highest total that any tender can have; None where there is no end to it."""
    method = bench.data.method
    formulas = [price_method(method, row).formula for row in bench.tree.prices]
    prices = [_highest_points(bench, row) for row in bench.tree.prices]
    if formulas == [F.F15]:
        total: Fraction | None = Fraction(1)
    elif formulas == [F.F14] or None in prices:
        total = None
    elif formulas == [F.F13]:
        total = bench.tree.quality_points + sum((found or 0 for found in prices), Fraction(0))
    else:
        total = quality + sum((found or 0 for found in prices), Fraction(0))
    return None if total is None else at_places(total, method.rounding.total)


def _highest_points(bench: Bench, row: Criterion) -> Fraction | None:
    """Return the most points that a price can earn on a row; None where there is no end to it."""
    method, weight = price_method(bench.data.method, row), bench.tree.points[row.code]
    if method.formula is F.GIVEN:
        return weight
    if not has_share(method.formula):
        return Fraction(0)
    own = method.parameters
    share: Fraction | None = Fraction(1)
    if not own.clamp and method.formula is F.F5:
        share = None
    elif not own.clamp and method.formula is F.F6:
        share = Fraction(own.highest or 0, (own.highest or 0) - (own.lowest or 0))
    elif not own.clamp:
        share = _BEYOND.get(method.formula, Fraction(1))
    return None if share is None else points(method, weight, share, bench.data.method.rounding)


def _highest(bench: Bench, questions: list[str] | tuple[str, ...]) -> Fraction:
    places = bench.data.method.rounding.criterion
    asked = [question.code for question in bench.tree.questions if question.code in questions]
    return sum((at_places(bench.tree.points[code], places) for code in asked), Fraction(0))


def _minimum(bench: Bench, rule: Rule, needed: Fraction, most: Fraction, row: Criterion | None = None) -> Remark:
    return _remark(Doubt.MINIMUM, bench, row, rule=rule.value, needed=needed, most=most)


def _remark(doubt: Doubt, bench: Bench, row: Criterion | None = None, **facts: Fact) -> Remark:
    return Remark(doubt=doubt, lots=(bench.lot.code,), criterion=None if row is None else row.code, facts=facts)
