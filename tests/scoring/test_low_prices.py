"""Prices that may be abnormally low, on figures worked by hand (DOMAIN §1.8)."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, PriceFormula, ResultKind, TenderStatus
from app.domain.evaluation import EvaluationData, PriceEntry
from app.scoring.examining import examine
from app.scoring.low_prices import LowPrice, Sign, low_prices
from tests.scoring.builders import price_row, priced, question


def field(prices: Mapping[str, int | None]) -> EvaluationData:
    return priced(PriceFormula.F1, [question("Q", 60), price_row(40)], prices, {name: [4] for name in prices})


def found(data: EvaluationData) -> tuple[LowPrice, ...]:
    (lot,) = low_prices(examine(data).book)
    return lot.prices


def signs(prices: Mapping[str, int | None]) -> dict[str, list[tuple[str, Fraction]]]:
    return {one.supplier: [(sign.value, figure) for sign, figure in one.signs] for one in found(field(prices))}


def test_a_price_far_below_the_others_shows_every_sign_with_its_figure() -> None:
    # By hand: the others' mean is (100 + 110 + 150) ÷ 3 = 120, 80 % of it 96; the median of all is (100 + 110) ÷ 2 =
    # 105, 85 % of it 89.25; 90 % of the second lowest is 90. B: its others' mean is 110.667, and 100 is above 88.53.
    assert signs({"A": 80, "B": 100, "C": 110, "D": 150}) == {
        "A": [("mean of the others", 120), ("median", 105), ("second lowest", 100)]
    }


@pytest.mark.parametrize(
    ("prices", "shown"),
    [
        ({"A": 80, "B": 100, "C": 100}, ["median", "second lowest"]),  # 80 is 80 % of the mean, no less
        ({"A": 85, "B": 100, "C": 100}, ["second lowest"]),  # and 85 is 85 % of the median
        ({"A": 90, "B": 100, "C": 100}, []),  # and 90 is 10 % below the second lowest, no more
        ({"A": 79, "B": 79, "C": 100, "D": 120, "E": 120}, ["mean of the others", "median"]),  # two share the lowest
    ],
)
def test_each_limit_is_one_that_may_be_reached(prices: dict[str, int | None], shown: list[str]) -> None:
    assert [name for name, _ in signs(prices).get("A", [])] == shown


def test_only_tenders_that_stand_are_compared_and_two_are_needed() -> None:
    data = field({"A": 50, "B": 100, "C": None})
    late = replace(data, tenders=(data.tenders[0], replace(data.tenders[1], status=TenderStatus.LATE)))

    assert [one.supplier for one in found(data)] == ["A"]
    admitting = replace(data, method=replace(data.method, result=ResultKind.ADMIT))
    lots = [low_prices(examine(one).book)[0] for one in (data, late, admitting)]
    assert [(lot.compared, len(lot.prices)) for lot in lots] == [(True, 1), (False, 0), (False, 0)]


def test_each_line_of_a_schedule_is_looked_at_and_a_price_without_a_row() -> None:
    rows = [question("Q", 60), price_row(30, "P1"), price_row(10, "P2")]
    lines = {"A": (100, 1), "B": (100, 20)}
    data = priced(PriceFormula.F1, rows, dict.fromkeys(lines), {name: [4] for name in lines})
    codes = [CriterionCode("P1"), CriterionCode("P2")]
    tenders = tuple(
        replace(
            tender,
            prices=tuple(
                PriceEntry(row=code, amount=pounds * 100)
                for code, pounds in zip(codes, lines[tender.supplier], strict=True)
            ),
        )
        for tender in data.tenders
    )
    every = ((Sign.MEAN, 20), (Sign.MEDIAN, Fraction(21, 2)), (Sign.SECOND, 20))

    assert [(one.supplier, one.criterion, one.price, one.signs) for one in found(replace(data, tenders=tenders))] == [
        ("A", "P2", 1, every)
    ]
    outside = priced(None, [question("Q", 100)], {"A": 1, "B": 20}, {"A": [4], "B": [4]})
    assert [(one.criterion, one.price) for one in found(outside)] == [(None, 1)]
