"""Zero, negative, equal, missing and single prices each have a rule, whatever the formula; F13–F15 and F18 by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, PriceFormula, TenderStatus
from app.domain.evaluation import EvaluationData, Minimum, PriceEntry, PriceParameters
from app.scoring.ranking import Unsound, rank
from app.scoring.results import TenderResult
from tests.scoring.builders import price_row, priced, question

F = PriceFormula
BANDS = ((Fraction(0), Fraction(100)), (Fraction(10), Fraction(75)))
PARAMETERS: dict[PriceFormula, PriceParameters] = {
    F.F1: PriceParameters(),
    F.F2: PriceParameters(),
    F.F2K: PriceParameters(k=Fraction(1, 2)),
    F.F3: PriceParameters(),
    F.F4: PriceParameters(),
    F.F4M: PriceParameters(),
    F.F5: PriceParameters(benchmark=100_00),
    F.F6: PriceParameters(lowest=50_00, highest=250_00),
    F.F7: PriceParameters(bands=BANDS),
    F.F8: PriceParameters(),
    F.F9: PriceParameters(willingness=Fraction(2_00)),
    F.F10: PriceParameters(fixed=200_00),
    F.F11: PriceParameters(base=Fraction(2)),
    F.F12: PriceParameters(),
    F.F13: PriceParameters(),
    F.F14: PriceParameters(benchmark=100_00),
    F.F15: PriceParameters(),
    F.F16: PriceParameters(),
    F.F17: PriceParameters(),
}
WEIGHTLESS = {F.F8, F.F9, F.F10, F.F14, F.F17}
LEVEL = {"A": [4], "B": [4], "C": [4]}


def field(formula: PriceFormula, prices: dict[str, int | None], zero: int | None = None) -> EvaluationData:
    weight = 0 if formula in WEIGHTLESS else 40
    rows = [question("Q", 100 - weight), price_row(weight)]
    return priced(
        formula, rows, prices, {name: LEVEL[name] for name in prices}, replace(PARAMETERS[formula], zero=zero)
    )


def results(data: EvaluationData) -> dict[str, TenderResult]:
    return {str(tender.supplier): tender for tender in rank(data).lots[0].tenders}


def codes(data: EvaluationData) -> list[str]:
    with pytest.raises(Unsound) as refusal:
        rank(data)
    return [finding.code for finding in refusal.value.findings]


@pytest.mark.parametrize("formula", PARAMETERS)
def test_a_zero_price_stops_the_ranking_unless_a_rule_is_published(formula: PriceFormula) -> None:
    assert codes(field(formula, {"A": 0, "B": 200})) == ["zero-price"]
    assert results(field(formula, {"A": 0, "B": 200}, zero=1))


@pytest.mark.parametrize("formula", PARAMETERS)
def test_a_negative_price_stops_the_ranking_whatever_is_published(formula: PriceFormula) -> None:
    assert "negative-price" in codes(field(formula, {"A": -1, "B": 200}, zero=1))


@pytest.mark.parametrize("formula", PARAMETERS)
def test_a_missing_price_leaves_a_tender_incomplete_and_out_of_the_reference(formula: PriceFormula) -> None:
    found = results(field(formula, {"A": 200, "B": 200, "C": None}))
    alone = results(field(formula, {"A": 200, "B": 200}))

    assert (found["C"].status, found["C"].rank, found["C"].total) == ("incomplete", None, None)
    assert {name: found[name].total for name in "AB"} == {name: alone[name].total for name in "AB"}


@pytest.mark.parametrize(
    ("formula", "total"),
    [
        # Quality is 48 of 60 points, or 80 of 100 where price weighs nothing; every price is £200.
        (F.F1, 88), (F.F2, 88), (F.F2K, 88), (F.F3, 88), (F.F7, 88), (F.F11, 88), (F.F12, 88), (F.F16, 88),
        (F.F4, 68), (F.F4M, 68),  # each price is the middle: half of 40
        (F.F5, 68),  # 40 × 100/200
        (F.F6, 58),  # 40 × (250 − 200)/(250 − 50)
        (F.F8, Fraction(5, 2)),  # £200 for 80 points
        (F.F9, 40),  # 200 − 2 × 80
        (F.F10, 80), (F.F14, 40),  # 80 × 100/200
        (F.F13, 100),  # 60 × 48/48 + 40
        (F.F15, 1), (F.F17, 200),
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["A", "ABC"])
def test_a_single_price_and_equal_prices_are_scored_alike(formula: PriceFormula, total: Fraction, names: str) -> None:
    found = results(field(formula, dict.fromkeys(names, 200)))

    assert {name: (result.rank, result.total) for name, result in found.items()} == dict.fromkeys(names, (1, total))


def test_f13_measures_three_tenders_against_the_best_quality_and_the_lowest_price() -> None:
    # By hand, 70 and 30 points. Quality 5/5, 4/5, 2/5 of 70: 70, 56, 28; prices 200, 150, 120.
    # A 70 × 70/70 + 30 × 120/200 = 88; B 70 × 56/70 + 30 × 120/150 = 80; C 70 × 28/70 + 30 = 58.
    rows = [question("Q", 70), price_row(30)]
    data = priced(F.F13, rows, {"A": 200, "B": 150, "C": 120}, {"A": [5], "B": [4], "C": [2]})

    assert {name: result.total for name, result in results(data).items()} == {"A": 88, "B": 80, "C": 58}
    # Without A the best quality is 56: B 70 + 24 = 94, C 35 + 30 = 65.
    late = replace(data.tenders[0], status=TenderStatus.LATE)
    found = results(replace(data, tenders=(late, *data.tenders[1:])))
    assert {name: found[name].total for name in "BC"} == {"B": 94, "C": 65}


def test_f13_takes_the_best_quality_from_those_that_reach_the_last_stage() -> None:
    # A fails its minimum on Q2, so its 60 points are nobody's measure; B is best with 48. By hand, of 80 and 20:
    # B 80 × 48/48 + 20 × 100/200 = 90; C 80 × 32/48 + 20 × 100/100 = 73.333…; A is not ranked.
    rows = [question("Q1", 60), question("Q2", 20, minimum=Minimum(value=Fraction(1))), price_row(20)]
    data = priced(F.F13, rows, {"A": 100, "B": 200, "C": 100}, {"A": [5, 0], "B": [3, 3], "C": [2, 2]})

    assert {name: result.total for name, result in results(data).items()} == {
        "A": None, "B": 90, "C": Fraction(220, 3),
    }  # fmt: skip


def test_f14_ranks_three_tenders_by_quality_for_the_benchmark_price() -> None:
    # By hand, B = 120: A 100 × 120/160 = 75; B 80 × 120/120 = 80; C 40 × 120/60 = 80.
    data = priced(
        F.F14,
        [question("Q", 100), price_row(0)],
        {"A": 160, "B": 120, "C": 60},
        {"A": [5], "B": [4], "C": [2]},
        PriceParameters(benchmark=120_00),
    )

    assert {name: (result.rank, result.total) for name, result in results(data).items()} == {
        "B": (1, 80), "C": (1, 80), "A": (3, 75),
    }  # fmt: skip


def test_f15_is_an_index_of_price_with_quality_traded_at_its_weight() -> None:
    # By hand, 75 and 25 points, so N = 3: quality 75, 60, 45; lowest price 100.
    # A 100/125 × 1 = 0.8; B 100/100 × (1 − 15/25) = 0.4; C 100/100 × (1 − 30/25) = −0.2.
    rows = [question("Q", 75), price_row(25)]
    data = priced(F.F15, rows, {"A": 125, "B": 100, "C": 100}, {"A": [5], "B": [4], "C": [3]})

    assert {name: result.total for name, result in results(data).items()} == {
        "A": Fraction(4, 5), "B": Fraction(2, 5), "C": Fraction(-1, 5),
    }  # fmt: skip


LINES = [CriterionCode("P1"), CriterionCode("P2"), CriterionCode("P3")]


def schedule(amounts: dict[str, tuple[str | None, ...]], **rows: PriceParameters) -> EvaluationData:
    """Return an F18 schedule: 25 points by F1, 10 by F6 of its own, 5 by F3 of its own."""
    own = PriceParameters(lowest=10_00, highest=30_00)
    criteria = [
        question("Q", 60),
        price_row(25, "P1", parameters=rows.get("P1")),
        price_row(10, "P2", formula=F.F6, parameters=own),
        price_row(5, "P3", formula=F.F3),
    ]
    data = priced(F.F1, criteria, dict.fromkeys(amounts), {name: [5] for name in amounts})
    return replace(
        data,
        tenders=tuple(
            replace(
                tender,
                prices=tuple(
                    PriceEntry(row=row, amount=int(Fraction(pounds) * 100))
                    for row, pounds in zip(LINES, amounts[tender.supplier], strict=True)
                    if pounds is not None
                ),
            )
            for tender in data.tenders
        ),
    )


def test_each_line_of_a_schedule_has_its_own_formula_and_reference() -> None:
    # By hand. P1 by F1 (lowest 40): A 25 × 40/50 = 20, B 25 × 40/40 = 25, C 25 × 40/80 = 12.5.
    # P2 by F6 from 10 to 30: A 10 × (30 − 15)/20 = 7.5, B 10 × (30 − 30)/20 = 0, C 10 × (30 − 10)/20 = 10.
    # P3 by F3 (7 to 9): A 5 × 2/2 = 5, B 5 × 1/2 = 2.5, C 0. In all: A 32.5, B 27.5, C 22.5.
    found = results(schedule({"A": ("50", "15", "7"), "B": ("40", "30", "8"), "C": ("80", "10", "9")}))

    assert {name: result.price_score for name, result in found.items()} == {
        "A": Fraction("32.5"), "B": Fraction("27.5"), "C": Fraction("22.5"),
    }  # fmt: skip
    assert [line.points for line in found["B"].prices] == [25, 0, Fraction("2.5")]
    assert found["A"].total == Fraction("92.5")


def test_a_line_without_a_price_leaves_the_tender_incomplete_and_its_other_lines_in_the_reference() -> None:
    # C lacks P3 and is incomplete; its P1 of 20 is the lowest all the same: A 25 × 20/50 = 10, B 25 × 20/40 = 12.5.
    found = results(schedule({"A": ("50", "15", "7"), "B": ("40", "30", "8"), "C": ("20", "10", None)}))

    assert found["C"].status == "incomplete"
    assert {name: found[name].prices[0].points for name in "AB"} == {"A": 10, "B": Fraction("12.5")}


def test_a_zero_on_a_line_takes_the_line_by_the_published_rule() -> None:
    # The gaming of DOMAIN §2: 0 counts as £0.01, so B keeps 25 × 0.01/40 = 0.00625 of P1's points.
    amounts: dict[str, tuple[str | None, ...]] = {"A": ("0", "15", "7"), "B": ("40", "15", "7")}
    found = results(schedule(amounts, P1=PriceParameters(zero=1)))

    assert codes(schedule(amounts)) == ["zero-price"]
    assert {name: result.prices[0].points for name, result in found.items()} == {"A": 25, "B": Fraction(1, 160)}
