"""A third tender that decides between two others: found where there is one, and true by the ranking itself."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, LotCode, PriceFormula, SupplierId, TieStep
from app.domain.evaluation import EvaluationData, Lot, Minimum, PriceEntry, PriceParameters, Rounding, Tender, TieBreak
from app.scoring.ranking import rank
from app.scoring.rehearsal.bench import bench_of
from app.scoring.rehearsal.results import Line, Swap
from app.scoring.rehearsal.swaps import can_swap, invented_swap, own_swap
from tests.scoring.builders import LOT, price_row, priced, question

F = PriceFormula
BANDS = tuple((Fraction(edge), Fraction(share)) for edge, share in [(0, 100), (5, 90), (10, 75), (20, 50), (40, 25)])
ROWS = [question("Q1", 40), question("Q2", 20), price_row(40)]
RELATIVE: dict[PriceFormula, PriceParameters] = {
    F.F1: PriceParameters(),
    F.F2: PriceParameters(),
    F.F2K: PriceParameters(k=Fraction(1, 2)),
    F.F3: PriceParameters(),
    F.F4: PriceParameters(),
    F.F4M: PriceParameters(),
    F.F7: PriceParameters(bands=BANDS),
    F.F11: PriceParameters(base=Fraction(2)),
    F.F12: PriceParameters(),
    F.F13: PriceParameters(),
    F.F15: PriceParameters(),
    F.F16: PriceParameters(),
}


def method(formula: PriceFormula, parameters: PriceParameters | None = None, **more: object) -> EvaluationData:
    return replace(priced(formula, ROWS, {}, {}, parameters), **more)  # type: ignore[arg-type]


def invented(data: EvaluationData) -> Swap:
    found = invented_swap(bench_of(data, LOT))
    assert found is not None
    return found


def totals(lines: tuple[Line, ...]) -> list[tuple[str, int | None, Fraction | None]]:
    return [(line.supplier, line.rank, line.total) for line in lines]


@pytest.mark.parametrize("formula", RELATIVE)
def test_every_relative_formula_has_an_example_with_its_figures(formula: PriceFormula) -> None:
    swap = invented(method(formula, RELATIVE[formula]))
    now = {line.supplier: line for line in swap.now}
    then = {line.supplier: line for line in swap.then}
    ahead, behind = swap.ahead, swap.behind

    assert swap.invented
    assert set(now) == {"A", "B", "C"}
    assert set(then) == {ahead, behind} == set(now) - {swap.without}
    assert (now[ahead].rank or 0) < (now[behind].rank or 0)
    assert (then[ahead].rank, then[behind].rank) == (2, 1)
    for name, line in then.items():
        assert (line.quality, line.prices) == (now[name].quality, now[name].prices)


@pytest.mark.parametrize(
    ("formula", "parameters"),
    [
        (F.F5, PriceParameters(benchmark=100_000_00)),
        (F.F6, PriceParameters(lowest=90_000_00, highest=150_000_00)),
        (F.F14, PriceParameters(benchmark=100_000_00)),
        (F.F8, PriceParameters()),
        (F.F9, PriceParameters(willingness=Fraction(1000_00))),
        (F.F10, PriceParameters(fixed=100_000_00)),
        (F.F17, PriceParameters()),
        (F.GIVEN, PriceParameters()),
    ],
)
def test_a_formula_with_a_published_reference_cannot_swap(formula: PriceFormula, parameters: PriceParameters) -> None:
    assert not can_swap(bench_of(method(formula, parameters), LOT))


def test_an_example_is_what_the_ranking_itself_says() -> None:
    swap = invented(method(F.F1))
    prices = {line.supplier: line.prices[0][1] or Fraction(0) for line in swap.now}
    scores = {
        # Whatever levels make the quality of the example: one question of 100 points of the 60 says the same.
        line.supplier: [line.quality]
        for line in swap.now
    }
    rows = [question("Q", 60), price_row(40)]
    data = priced(
        F.F1,
        rows,
        {name: int(price) for name, price in prices.items()},
        {name: [Fraction(quality or 0) * 5 / 60] for name, (quality,) in scores.items()},
        off_scale_scores=True,
    )
    without = replace(
        data,
        tenders=tuple(tender for tender in data.tenders if tender.supplier != swap.without),
        agreed=tuple(record for record in data.agreed if record.supplier != swap.without),
    )

    for lines, evaluation in ((swap.now, data), (swap.then, without)):
        found = [(tender.supplier, tender.rank, tender.total) for tender in rank(evaluation).lots[0].tenders]
        assert found == totals(lines)


def test_an_example_stays_within_the_maximum_price_and_above_the_minima() -> None:
    rows = [question("Q1", 40, minimum=Minimum(value=Fraction(3))), question("Q2", 20), price_row(40)]
    lot = Lot(code=LOT, maximum_price=1_500_00, minimum_quality=Minimum(value=Fraction(2, 3), share=True))
    swap = invented(replace(priced(F.F1, rows, {}, {}), lots=(lot,)))

    assert all(line.rank for line in swap.now)
    assert all((line.prices[0][1] or 0) <= 1500 for line in swap.now)
    assert min(line.quality or 0 for line in swap.now) >= 40


def test_an_example_keeps_to_the_published_rounding() -> None:
    data = priced(F.F1, ROWS, {}, {}, rounding=Rounding(criterion=0, price_score=0))
    swap = invented(data)

    assert {(line.price_score or Fraction(1, 2)).denominator for line in (*swap.now, *swap.then)} == {1}


def test_prices_of_the_evaluation_serve_before_invented_ones() -> None:
    data = priced(F.F1, ROWS, {"X": 60_000, "Y": 100_000, "Z": 150_000}, {})
    swap = invented(data)

    # F1 with the 60,000: 24 and 16 points, 8 apart; without it 40 and 26.67, 13.33 apart. 12 points of quality lie
    # between the two.
    assert {line.prices[0][1] for line in swap.now} == {60_000, 100_000, 150_000}


def test_several_price_rows_are_varied_apart() -> None:
    rows = [question("Q1", 40), question("Q2", 20), price_row(30, "P1"), price_row(10, "P2")]
    swap = invented(priced(F.F1, rows, {}, {}))

    assert [row for row, _ in swap.now[0].prices] == ["P1", "P2"]
    assert len({tuple(amount for _, amount in line.prices) for line in swap.now}) == 3


def test_points_that_are_given_stay_out_of_it() -> None:
    rows = [question("Q1", 40), question("Q2", 20), price_row(30, "P1"), price_row(10, "P2", formula=F.GIVEN)]
    swap = invented(priced(F.F1, rows, {}, {}))

    assert [amount for row, amount in swap.now[0].prices if row == "P2"] == [None]


def test_no_example_is_claimed_where_there_is_none() -> None:
    # Bands so wide that every price earns all: the formula looks at others, and yet nothing they do matters.
    bands = ((Fraction(1_000_000), Fraction(100)),)

    assert can_swap(bench_of(method(F.F7, PriceParameters(bands=bands)), LOT))
    assert invented_swap(bench_of(method(F.F7, PriceParameters(bands=bands)), LOT)) is None


def test_no_example_is_made_where_nobody_could_pass() -> None:
    lot = Lot(code=LOT, minimum_quality=Minimum(value=Fraction(61)))

    assert invented_swap(bench_of(method(F.F1, lots=(lot,)), LOT)) is None


def test_own_tenders_show_it_where_they_do() -> None:
    # By hand, F2. With C (lowest 100): A 36 + 20 = 56, B 46.8 + 8 = 54.8. Without C (150): A 76, B 46.8 + 32 = 78.8.
    data = priced(
        F.F2,
        [question("Q", 60), price_row(40)],
        {"A": 150, "B": 180, "C": 100},
        {"A": [3], "B": ["3.9"], "C": [0]},
        off_scale_scores=True,
    )
    swap = own_swap(data, bench_of(data, LOT))

    assert swap is not None
    assert (swap.ahead, swap.behind, swap.without, swap.invented) == ("A", "B", "C", False)
    assert totals(swap.now) == [("A", 1, 56), ("B", 2, Fraction("54.8")), ("C", 3, 40)]
    assert totals(swap.then) == [("B", 1, Fraction("78.8")), ("A", 2, 76)]


def test_a_rejected_tender_whose_price_counts_can_decide_too() -> None:
    # The same, but C fails its minimum and stays in the price reference by the published switch: DR-15.
    data = priced(
        F.F2,
        [question("Q", 60, minimum=Minimum(value=Fraction(1))), price_row(40)],
        {"A": 150, "B": 180, "C": 100},
        {"A": [3], "B": ["3.9"], "C": [0]},
        off_scale_scores=True,
        failed_in_price_reference=True,
    )
    swap = own_swap(data, bench_of(data, LOT))

    assert swap is not None
    assert totals(swap.now) == [("A", 1, 56), ("B", 2, Fraction("54.8"))]
    assert swap.without == "C"


def test_own_tenders_that_keep_their_order_show_nothing() -> None:
    data = priced(F.F1, ROWS, {"A": 100, "B": 200, "C": 300}, {"A": [5, 5], "B": [3, 3], "C": [1, 1]})

    assert own_swap(data, bench_of(data, LOT)) is None


def test_own_tenders_that_are_not_scored_yet_show_nothing() -> None:
    data = priced(F.F1, ROWS, {"A": 100, "B": 200, "C": 300}, {})

    assert own_swap(data, bench_of(data, LOT)) is None


def test_two_that_share_a_rank_have_not_changed_places() -> None:
    # With C the two tie exactly (60 × 4/5 + 40 × 100/200 = 68 = 60 × 3/5 + 40 × 100/125); without it A leads.
    data = priced(
        F.F1,
        [question("Q", 60), price_row(40)],
        {"A": 200, "B": 125, "C": 100},
        {"A": [4], "B": [3], "C": [0]},
        tie_break=(TieBreak(step=TieStep.DRAW),),
    )

    assert own_swap(data, bench_of(data, LOT)) is None


def test_prices_of_other_lots_and_half_given_ones_are_passed_over() -> None:
    rows = [question("Q1", 40), question("Q2", 20), price_row(30, "P1"), price_row(10, "P2")]
    data = priced(F.F1, rows, {"X": None, "Y": None}, {})
    entry = PriceEntry(row=CriterionCode("P1"), amount=31_234_00)
    elsewhere = Tender(supplier=SupplierId("X"), lot=LotCode("2"), prices=(entry,))
    data = replace(data, tenders=(replace(data.tenders[0], prices=(entry,)), data.tenders[1], elsewhere))

    assert 31_234 not in {amount for line in invented(data).now for _, amount in line.prices}
