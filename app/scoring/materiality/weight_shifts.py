"""The award under other weights: each row of a lot five points heavier or lighter (DR-27, *weight ±5*)."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from app.domain.codes import CriterionCode
from app.domain.evaluation import Criterion
from app.scoring.materiality.results import WeightShift, Withheld
from app.scoring.materiality.situation import Situation, with_fate
from app.scoring.merge import reweighted
from app.scoring.price_method import WEIGHTLESS
from app.scoring.results import Outcome
from app.scoring.settle import Contest, settle
from app.scoring.stages import walk
from app.scoring.tree import LotTree, ancestry

SHIFT = Fraction(5)


def weight_shifts(situation: Situation, number: int) -> tuple[WeightShift, ...] | Withheld:
    """Return the award with each weighted row 5 points of 100 up and down, the others giving way in proportion.

    A row never falls below nothing or takes the whole. Minima stay as they were published. Withheld where nothing is
    ranked, where a formula makes the total without weights, and where one row is all there is.
    """
    contest = situation.settled[number].contest
    tree = contest.ground.tree
    if not situation.ranks:
        return Withheld.NOT_RANKED
    if any(method.formula in WEIGHTLESS for method in contest.ground.pricing.values()):
        return Withheld.FORMULA
    rows = [row for row in (*tree.questions, *tree.prices) if tree.points[row.code]]
    if len(rows) < 2:
        return Withheld.ONE_WEIGHT
    return tuple(
        _shift(situation, number, row.code, then) for row in rows for then in _others(tree.points[row.code], tree.whole)
    )


def _others(points: Fraction, whole: Fraction) -> Iterator[Fraction]:
    yield max(Fraction(0), points - SHIFT)
    if points + SHIFT < whole:
        yield points + SHIFT


def _shift(situation: Situation, number: int, code: CriterionCode, then: Fraction) -> WeightShift:
    contest = situation.settled[number].contest
    fates, award = situation.instead(number, settle(_reweighted(contest, situation.data.criteria, code, then)))
    return WeightShift(
        criterion=code,
        now=contest.ground.tree.points[code],
        then=then,
        awarded=with_fate(fates[number], Outcome.AWARDED),
        tied=with_fate(fates[number], Outcome.TIED),
        changed=award != situation.award,
    )


def _reweighted(contest: Contest, criteria: tuple[Criterion, ...], code: CriterionCode, then: Fraction) -> Contest:
    ground = replace(contest.ground, tree=shifted(contest.ground.tree, criteria, code, then))
    walked = (
        walk(ground, entry.tender, entry.order, reweighted(entry.tallied, ground.tree, ground.method))
        for entry in contest.walked
    )
    return replace(contest, ground=ground, walked=tuple(walked))


def shifted(tree: LotTree, criteria: tuple[Criterion, ...], code: CriterionCode, then: Fraction) -> LotTree:
    """Return the tree with another weight for one row, in points of the whole, the others scaled to what is left."""
    left = (tree.whole - then) / (tree.whole - tree.points[code])
    leaves = [row.code for row in (*tree.questions, *tree.prices)]
    points = {leaf: then if leaf == code else tree.points[leaf] * left for leaf in leaves}
    by_code = {row.code: row for row in criteria}
    lines = {leaf: {step.code for step in ancestry(by_code[leaf], by_code)} for leaf in leaves}
    for section in tree.sections:
        points[section.code] = sum((points[leaf] for leaf in leaves if section.code in lines[leaf]), start=Fraction(0))
    return replace(tree, points=points)
