"""The worked figures of DOMAIN §2: A £100,000, B £120,000, C £150,000, 40 points of price."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app.domain.codes import CriterionCode, PriceFormula
from app.domain.evaluation import EvaluationData, PriceEntry, PriceParameters, Rounding
from app.scoring.ranking import rank
from app.scoring.results import Best, TenderResult
from app.text.numbers import rounded
from tests.scoring.builders import PRICE, price_row, priced, question

PRICES = {"A": 100_000, "B": 120_000, "C": 150_000}
BANDS = tuple((Fraction(edge), Fraction(share)) for edge, share in [(0, 100), (5, 90), (10, 75), (20, 50), (40, 25)])


def results(data: EvaluationData) -> dict[str, TenderResult]:
    (lot,) = rank(data).lots
    return {str(tender.supplier): tender for tender in lot.tenders}


def shares(formula: str, parameters: PriceParameters | None = None, weight: int = 40) -> list[Fraction]:
    data = priced(
        PriceFormula(formula),
        [question("Q", 100 - weight), price_row(weight)],
        PRICES,
        {"A": [5], "B": [5], "C": [5]},
        parameters,
    )
    return [result.price_score for result in results(data).values() if result.price_score is not None]


@pytest.mark.parametrize(
    ("formula", "parameters", "published"),
    [
        ("F1", {}, ["40", "33.3333", "26.6667"]),
        ("F2", {}, ["40", "32", "20"]),
        ("F2k", {"k": Fraction(1, 2)}, ["40", "24", "0"]),
        ("F3", {}, ["40", "24", "0"]),
        ("F4", {}, ["27.5676", "21.0811", "11.3514"]),
        ("F4m", {}, ["26.6667", "20", "10"]),
        ("F5", {"benchmark": 110_000_00}, ["40", "36.6667", "29.3333"]),
        ("F6", {"lowest": 90_000_00, "highest": 150_000_00}, ["33.3333", "20", "0"]),
        ("F7", {"bands": BANDS}, ["40", "20", "0"]),
        ("F11", {"base": Fraction(2)}, ["40", "29.4786", "16.6015"]),
        ("F16", {}, ["40", "26.6667", "13.3333"]),
    ],
)
def test_a_formula_gives_its_worked_figures(formula: str, parameters: dict[str, Any], published: list[str]) -> None:
    assert [rounded(score, 4) for score in shares(formula, PriceParameters(**parameters))] == [
        Fraction(text) for text in published
    ]


def test_what_the_guards_warn_of_is_so() -> None:
    """DOMAIN §2, "Mandatory formula guards", each worked by hand on 60 points of quality and 40 of price."""
    rows = [question("Q", 60), price_row(40)]

    def totals(
        formula: str, prices: dict[str, int], scores: dict[str, str], *, clamp: bool = True
    ) -> list[Fraction | None]:
        columns = {name: [score] for name, score in scores.items()}
        own = PriceParameters(clamp=clamp)
        data = priced(PriceFormula(formula), rows, prices, columns, own, off_scale_scores=True)
        found = results(data)
        return [found[name].total for name in prices]

    # F3: two prices £1 apart are 40 points apart; F2 unclamped, £250,000 beside £100,000: 40 × (1 − 1.5) = −20.
    assert totals("F3", {"A": 100_000, "B": 100_001}, {"A": "0", "B": "0"}) == [40, 0]
    assert totals("F2", {"A": 100_000, "B": 250_000}, {"A": "0", "B": "0"}, clamp=False) == [40, -20]
    # F1: A and C tie; B, midway in price and in quality, is last: 30 + 40, 36 + 2/3 + 32, 43 + 1/3 + 26 + 2/3.
    prices = {"A": 100_000, "B": 125_000, "C": 150_000}
    assert totals("F1", prices, {"A": "5/2", "B": "55/18", "C": "65/18"}) == [70, Fraction(206, 3), 70]
    # F2: with C there A leads, 30 + 24 to 45 + 8; had C never tendered B would, 30 + 40 to 45 + 40 × 5/7.
    three = {"A": 140_000, "B": 180_000, "C": 100_000}
    assert totals("F2", three, {"A": "5/2", "B": "15/4", "C": "0"}) == [54, 53, 40]
    two = {"A": 140_000, "B": 180_000}
    assert totals("F2", two, {"A": "5/2", "B": "15/4"}) == [70, Fraction(515, 7)]


def test_f12_is_the_statutory_80_20_form() -> None:
    assert shares("F12", weight=80) == [80, 64, 40]


def test_f1_is_exact_where_the_decimal_is_not_finite() -> None:
    assert shares("F1") == [40, Fraction(100, 3), Fraction(80, 3)]


def test_f11_points_are_rounded_to_twelve_places() -> None:
    # ln 1.2 / ln 2 = 0.263034405833794..., so 40 × (1 − 0.263034405833794) = 29.478623766648...
    assert shares("F11", PriceParameters(base=Fraction(2)))[1] == Fraction("29.478623766648")


def test_shares_below_zero_are_clamped_unless_published_otherwise() -> None:
    prices = {"A": 100_000, "B": 300_000}
    criteria = [question("Q", 60), price_row(40)]
    scores = {"A": [5], "B": [5]}
    clamped = priced(PriceFormula.F2, criteria, prices, scores)
    unclamped = priced(PriceFormula.F2, criteria, prices, scores, PriceParameters(clamp=False))

    assert results(clamped)["B"].price_score == 0
    assert results(unclamped)["B"].price_score == -40


def test_equal_prices_earn_the_whole_weight_under_f3() -> None:
    data = priced(PriceFormula.F3, [question("Q", 60), price_row(40)], {"A": 1000, "B": 1000}, {"A": [3], "B": [2]})

    assert [result.price_score for result in results(data).values()] == [40, 40]


def test_f8_ranks_the_lowest_price_per_quality_point_first() -> None:
    data = priced(
        PriceFormula.F8,
        [question("Q", 100), price_row(0)],
        PRICES,
        {"A": [3], "B": [4], "C": ["4.5"]},
        off_scale_scores=True,
    )
    (lot,) = rank(data).lots

    assert lot.best is Best.LOWEST
    assert [(tender.supplier, tender.rank, tender.total) for tender in lot.tenders] == [
        ("B", 1, 1500),
        ("A", 2, Fraction(5000, 3)),
        ("C", 2, Fraction(5000, 3)),
    ]


def test_f9_takes_the_worth_of_quality_off_the_price() -> None:
    data = priced(
        PriceFormula.F9,
        [question("Q", 100), price_row(0)],
        PRICES,
        {"A": [3], "B": [4], "C": ["4.5"]},
        PriceParameters(willingness=Fraction(1_500_00)),
        off_scale_scores=True,
    )

    assert {name: result.total for name, result in results(data).items()} == {"A": 10_000, "B": 0, "C": 15_000}


def test_f10_scores_quality_alone_and_excludes_every_other_price() -> None:
    data = priced(
        PriceFormula.F10,
        [question("Q", 100), price_row(0)],
        {"A": 100_000, "B": 100_000, "C": 99_999},
        {"A": [3], "B": [4], "C": [5]},
        PriceParameters(fixed=100_000_00),
    )
    found = results(data)

    assert {name: (result.rank, result.total) for name, result in found.items()} == {
        "B": (1, 80),
        "A": (2, 60),
        "C": (None, None),
    }
    (failure,) = found["C"].failed
    assert (failure.rule.value, failure.value, failure.needed) == ("fixed price", 99_999, 100_000)


def test_f13_measures_quality_against_the_best_too() -> None:
    # By hand: 60 × 48/48 + 40 × 100/150 = 86.666…; 60 × 36/48 + 40 × 100/100 = 85.
    data = priced(
        PriceFormula.F13, [question("Q", 60), price_row(40)], {"A": 150_000, "B": 100_000}, {"A": [4], "B": [3]}
    )
    found = results(data)

    assert {name: result.total for name, result in found.items()} == {"A": Fraction(260, 3), "B": 85}
    assert found["A"].quality == 48


def test_f14_scales_quality_by_the_benchmark() -> None:
    # By hand: 80 × 110,000 / 100,000 = 88; 100 × 110,000 / 120,000 = 91.666…
    data = priced(
        PriceFormula.F14,
        [question("Q", 100), price_row(0)],
        {"A": 100_000, "B": 120_000},
        {"A": [4], "B": [5]},
        PriceParameters(benchmark=110_000_00),
    )

    assert {name: result.total for name, result in results(data).items()} == {"B": Fraction(275, 3), "A": 88}


def test_f15_is_the_utility_index() -> None:
    # By hand: best quality 60; A 100/100 × (1 − (60 − 48)/40) = 0.7, B 100/120 × (1 − 0) = 0.8333…
    data = priced(
        PriceFormula.F15, [question("Q", 60), price_row(40)], {"A": 100_000, "B": 120_000}, {"A": [4], "B": [5]}
    )

    assert {name: result.total for name, result in results(data).items()} == {"B": Fraction(5, 6), "A": Fraction(7, 10)}


def test_f17_is_the_lowest_price_among_those_that_comply() -> None:
    data = priced(
        PriceFormula.F17,
        [question("Q", 100), price_row(0)],
        PRICES,
        {"A": [2], "B": [3], "C": [5]},
    )

    assert [result.rank for result in results(data).values()] == [1, 2, 3]


def test_several_price_lines_add_up_under_f18() -> None:
    # By hand, F1 on two lines of 30 and 10 points: B earns 30 × 100/120 + 10 × 40/40 = 35.
    rows = [question("Q", 60), price_row(30, "P1"), price_row(10, "P2")]
    data = priced(PriceFormula.F1, rows, {"A": None, "B": None}, {"A": [5], "B": [5]})
    data = with_lines(data, {"A": (100, 50), "B": (120, 40)})

    assert {name: result.price_score for name, result in results(data).items()} == {"A": 38, "B": 35}


def with_lines(data: EvaluationData, amounts: dict[str, tuple[int, int]]) -> EvaluationData:
    lines = [CriterionCode("P1"), CriterionCode("P2")]
    return replace(
        data,
        tenders=tuple(
            replace(
                tender,
                prices=tuple(
                    PriceEntry(row=line, amount=pounds * 100)
                    for line, pounds in zip(lines, amounts[tender.supplier], strict=True)
                ),
            )
            for tender in data.tenders
        ),
    )


def test_given_price_scores_stand_as_they_are() -> None:
    data = priced(PriceFormula.GIVEN, [question("Q", 60), price_row(40)], {"A": None, "B": None}, {"A": [5], "B": [4]})
    tenders = tuple(
        replace(tender, prices=(PriceEntry(row=PRICE, score=Fraction(score)),))
        for tender, score in zip(data.tenders, ["26.6667", "40"], strict=True)
    )

    found = results(replace(data, tenders=tenders))
    assert {name: result.total for name, result in found.items()} == {"B": 88, "A": Fraction("86.6667")}


def test_price_shares_round_as_a_percentage_before_points_do() -> None:
    # F1 for B: 83.333… % → 83 % of 40 = 33.2; then points to whole ones: 33.
    data = priced(
        PriceFormula.F1,
        [question("Q", 60), price_row(40)],
        PRICES,
        {"A": [5], "B": [5], "C": [5]},
        rounding=Rounding(price_share=0, price_score=0),
    )
    assert results(data)["B"].price_score == 33


def test_a_zero_price_counts_as_what_was_published() -> None:
    data = priced(
        PriceFormula.F1,
        [question("Q", 60), price_row(40)],
        {"A": 0, "B": 1},
        {"A": [5], "B": [5]},
        PriceParameters(zero=1),
    )

    assert {name: result.price_score for name, result in results(data).items()} == {"A": 40, "B": Fraction(2, 5)}
