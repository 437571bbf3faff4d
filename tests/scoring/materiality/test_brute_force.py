"""Materiality against brute force: every level and every joint configuration of small evaluations is ranked anew."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codes import LotCode, PriceFormula
from app.domain.evaluation import AgreedScore, Criterion, EvaluationData
from app.scoring.materiality import LotMateriality, materiality
from app.scoring.ranking import Unsound, rank
from app.scoring.results import LotResult
from tests.scoring.materiality.invented import (
    LEVELS,
    CellName,
    awarded,
    configurations,
    panels,
    ranked,
    with_final,
    without_tender,
)
from tests.scoring.panels import evaluations

QUALITY_TOO = {PriceFormula.F13, PriceFormula.F15}


def analysed(data: EvaluationData) -> LotMateriality | None:
    """Return the materiality of the one lot; None where the method refuses to rank it."""
    return None if ranked(data) is None else materiality(data)[0]


@settings(max_examples=120, deadline=None)
@given(panels())
def test_the_critical_values_are_those_that_trying_every_level_finds(data: EvaluationData) -> None:
    now, found = ranked(data), analysed(data)
    if now is None or found is None:
        return
    tried = {}
    for record in data.agreed:
        for level in LEVELS:
            other = ranked(with_final(data, {(record.supplier, record.question): level}))
            if level != record.value and other is not None and awarded(other) != awarded(now):
                tried[record.supplier, record.question, level] = awarded(other)

    assert {
        (cell.supplier, cell.question, value.level): frozenset(value.awarded)
        for cell in found.critical
        for value in cell.values
    } == tried


@settings(max_examples=40, deadline=None)
@given(evaluations())
def test_they_are_also_found_over_several_lots_price_rows_and_merged_scores(data: EvaluationData) -> None:
    now = lots_ranked(data)
    levels = {row.code: levels_on(data, row) for row in data.criteria}
    for number, (lot, found) in enumerate(zip(now, materiality(data) if now else (), strict=True)):
        tried = {}
        for supplier, cell in [(one.supplier, cell) for one in lot.tenders for cell in one.cells]:
            for level in levels[cell.question] if cell.score is not None else ():
                then = lots_ranked(with_agreed(data, lot.lot, (supplier, cell.question), level))
                if [awarded(one) for one in then] != [awarded(one) for one in now][: len(then)]:
                    tried[supplier, cell.question, level] = awarded(then[number])

        assert {
            (cell.supplier, cell.question, value.level): frozenset(value.awarded)
            for cell in found.critical
            for value in cell.values
        } == tried


def lots_ranked(data: EvaluationData) -> tuple[LotResult, ...]:
    """Return every lot ranked; none where the method refuses it, as F8 does a quality of zero."""
    try:
        return rank(data).lots
    except Unsound:
        return ()


def levels_on(data: EvaluationData, row: Criterion) -> list[Fraction]:
    return [level.value for one in data.scales if one.code == row.scale for level in one.levels]


def with_agreed(data: EvaluationData, lot: LotCode, cell: CellName, value: Fraction) -> EvaluationData:
    """Return the evaluation with another score agreed on one cell of one lot; in others the cell stays as it is."""
    mine = [one for one in data.agreed if (one.supplier, one.question) == cell]
    others = [
        replace(one, lot=tender.lot)
        for one in mine
        for tender in data.tenders
        if tender.supplier == cell[0] and tender.lot != lot and one.lot in {None, tender.lot}
    ]
    anew = AgreedScore(supplier=cell[0], lot=lot, question=cell[1], value=value)
    return replace(data, agreed=(*(one for one in data.agreed if one not in mine), *others, anew))


@settings(max_examples=120, deadline=None)
@given(panels())
def test_no_certified_cell_changes_the_award_whatever_the_others_are(data: EvaluationData) -> None:
    found = analysed(data)
    if found is None or found.joint is None:
        return
    certified = {(cell.supplier, cell.question) for cell in found.joint.certified}
    seen: dict[tuple[object, ...], frozenset[str]] = {}
    for configuration in configurations(data):
        other = ranked(with_final(data, configuration))
        assert other is not None
        rest = tuple((cell, value) for cell, value in configuration.items() if cell not in certified)
        assert seen.setdefault(rest, awarded(other)) == awarded(other)


@settings(max_examples=120, deadline=None)
@given(panels())
def test_every_rank_attained_lies_in_the_range(data: EvaluationData) -> None:
    found = analysed(data)
    if found is None or found.joint is None:
        return
    ranges = {one.supplier: one for one in found.joint.ranges}
    for configuration in configurations(data):
        other = ranked(with_final(data, configuration))
        assert other is not None
        for tender in other.tenders:
            own = ranges[tender.supplier]
            if tender.rank is None:
                assert not own.always_ranked
            else:
                assert own.best is not None
                assert own.worst is not None
                assert own.best <= tender.rank <= own.worst


@settings(max_examples=120, deadline=None)
@given(panels(minima=False))
def test_both_ends_of_a_range_are_attained_where_no_tie_break_or_minimum_of_points_comes_between(
    data: EvaluationData,
) -> None:
    found = analysed(data)
    if found is None or found.joint is None or data.method.tie_break or data.method.price_formula in QUALITY_TOO:
        return
    attained: dict[str, list[int | None]] = {one.supplier: [] for one in found.joint.ranges}
    for configuration in configurations(data):
        other = ranked(with_final(data, configuration))
        assert other is not None
        for tender in other.tenders:
            attained[tender.supplier].append(tender.rank)

    for own in found.joint.ranges:
        ranks = [one for one in attained[own.supplier] if one is not None]
        assert (own.best, own.worst) == (min(ranks, default=None), max(ranks, default=None))
        assert own.always_ranked == (None not in attained[own.supplier])


@settings(max_examples=80, deadline=None)
@given(panels(most_open=0))
def test_leaving_a_supplier_out_is_never_having_had_its_tender(data: EvaluationData) -> None:
    now, found = ranked(data), analysed(data)
    if now is None or found is None:
        return
    for left_out in found.without_supplier:
        other = ranked(without_tender(data, left_out.supplier))
        assert other is not None
        assert [(one.supplier, one.status, one.rank, one.total) for one in left_out.standings] == [
            (one.supplier, one.status, one.rank, one.total) for one in other.tenders if one.rank is not None
        ]
        assert frozenset(left_out.awarded) == awarded(other)
        assert left_out.changed == (awarded(other) != awarded(now) - {left_out.supplier})


@settings(max_examples=80, deadline=None)
@given(panels(most_open=0), st.data())
def test_the_price_found_is_the_nearest_that_changes_who_is_awarded(data: EvaluationData, more: st.DataObject) -> None:
    found = analysed(data)
    if found is None or found.prices is None:
        return
    for change in found.prices:

        def wins(pence: int, supplier: str = change.supplier) -> bool:
            other = ranked(with_price(data, supplier, pence))
            assert other is not None
            return supplier in awarded(other)

        assert wins(change.now) == change.awarded
        if change.then is None:
            far = more.draw(st.integers(change.now, 10**13) if change.awarded else st.integers(1, change.now))
            assert wins(far) == change.awarded
        else:
            step = 1 if change.awarded else -1
            assert (change.then - change.now) * step > 0
            assert wins(change.then) != change.awarded
            near = more.draw(st.integers(*sorted((change.now, change.then - step))))
            assert wins(change.then - step) == wins(near) == change.awarded


def with_price(data: EvaluationData, supplier: str, pence: int) -> EvaluationData:
    return replace(
        data,
        tenders=tuple(
            replace(one, prices=tuple(replace(price, amount=pence) for price in one.prices))
            if one.supplier == supplier
            else one
            for one in data.tenders
        ),
    )


@settings(max_examples=80, deadline=None)
@given(panels(most_open=0))
def test_margins_are_the_differences_of_the_totals_in_order(data: EvaluationData) -> None:
    now, found = ranked(data), analysed(data)
    if now is None or found is None:
        return
    totals = [one.total or Fraction(0) for one in now.tenders if one.rank is not None]

    assert [margin.points for margin in found.margins] == [abs(one - other) for one, other in pairwise(totals)]
