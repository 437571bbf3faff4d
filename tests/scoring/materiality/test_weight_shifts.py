"""The award with each row five points heavier and lighter (DR-27): by hand, and ranked anew."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import CriterionCode, LotCode, PriceFormula, ResultKind, WeightBasis
from app.domain.evaluation import Criterion, EvaluationData, Lot
from app.scoring.materiality import materiality
from app.scoring.materiality.results import Withheld
from app.scoring.ranking import rank
from app.scoring.results import Outcome
from tests.scoring.builders import price_row, priced, question

F = PriceFormula


def test_the_weights_that_would_award_another_are_told() -> None:
    # By hand: 62×4 + 38×1 = 286 against 62×2 + 38×4 = 276; at 57 it is 271 against 286.
    data = priced(None, [question("Q1", 62), question("Q2", 38)], {"A": None, "B": None}, {"A": [4, 1], "B": [2, 4]})

    found = materiality(data)[0]

    assert found.awarded == ("A",)
    assert [(one.criterion, one.now, one.then, one.awarded, one.changed) for one in found.weights or ()] == [
        ("Q1", 62, 57, ("B",), True),
        ("Q1", 62, 67, ("A",), False),
        ("Q2", 38, 33, ("A",), False),
        ("Q2", 38, 43, ("B",), True),
    ]


def test_a_row_never_weighs_less_than_nothing_and_never_all() -> None:
    data = priced(None, [question("Q1", 97), question("Q2", 3)], {"A": None}, {"A": [4, 1]})

    found = materiality(data)[0]

    assert [(one.criterion, one.then) for one in found.weights or ()] == [("Q1", 92), ("Q2", 0), ("Q2", 8)]


@pytest.mark.parametrize(
    ("formula", "rows", "reason"),
    [(F.F8, [question("Q1", 100), price_row(0)], Withheld.FORMULA), (None, [question("Q1", 100)], Withheld.ONE_WEIGHT)],
    ids=["without weight", "one row"],
)
def test_where_weights_decide_nothing_it_says_so(
    formula: PriceFormula | None, rows: list[Criterion], reason: Withheld
) -> None:
    data = priced(formula, rows, {"A": 200 if formula else None}, {"A": [4]})

    found = materiality(data)[0]

    assert (found.weights, found.weights_withheld) == (None, reason)


def test_where_nobody_is_ranked_there_is_no_question() -> None:
    data = priced(None, [question("Q1", 60), question("Q2", 40)], {"A": None}, {"A": [4, 1]})
    data = replace(data, method=replace(data.method, result=ResultKind.ADMIT))

    found = materiality(data)[0]

    assert (found.weights, found.weights_withheld) == (None, Withheld.NOT_RANKED)


def test_a_lot_in_which_the_award_changes_elsewhere_counts_as_changed() -> None:
    data = priced(None, [question("Q1", 62), question("Q2", 38)], {"A": None, "B": None}, {"A": [4, 1], "B": [2, 4]})
    other = LotCode("2")
    data = replace(
        data,
        lots=(*data.lots, Lot(code=other, places=1)),
        tenders=(*data.tenders, *(replace(one, lot=other) for one in data.tenders)),
        method=replace(data.method, lots_per_supplier=1),
    )

    assert [lot.lot for lot in materiality(data)] == [lot.code for lot in data.lots]


@given(
    scores=st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=2, max_size=4),
    prices=st.lists(st.sampled_from([200, 300, 310, 500]), min_size=4, max_size=4),
    formula=st.sampled_from([F.F1, F.F2, F.F3, F.F16]),
)
def test_it_is_what_ranking_anew_under_those_weights_gives(
    scores: list[tuple[int, ...]], prices: list[int], formula: PriceFormula
) -> None:
    # Of 20 to 25 the others go from 80 to 75: 40 becomes 37.5, 20 becomes 18.75; whole basis points both ways.
    weights = {"Q1": "40", "Q2": "20", "Q3": "20", "P": "20"}
    names = "ABCD"[: len(scores)]

    def under(given: dict[str, str]) -> EvaluationData:
        rows = [question(code, given[code]) for code in ("Q1", "Q2", "Q3")]
        return priced(
            formula,
            [*rows, price_row(given["P"])],
            dict(zip(names, prices, strict=False)),
            {name: list(row) for name, row in zip(names, scores, strict=True)},
            weight_basis=WeightBasis.GLOBAL,
        )

    found = materiality(under(weights))[0]
    (heavier,) = [
        one for one in found.weights or () if (one.criterion, one.then) == (CriterionCode("Q2"), Fraction(25))
    ]
    anew = rank(under({"Q1": "37.5", "Q2": "25", "Q3": "18.75", "P": "18.75"})).lots[0]

    assert set(heavier.awarded) == {one.supplier for one in anew.tenders if one.status is Outcome.AWARDED}
    assert set(heavier.tied) == {one.supplier for one in anew.tenders if one.status is Outcome.TIED}
