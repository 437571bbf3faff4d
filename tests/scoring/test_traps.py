"""The traps of notes/scoring.md, as they were measured: each falsified a ranking somewhere."""

from dataclasses import replace
from fractions import Fraction

from app.domain.codes import LotCode, MergeRule, Role, SeatCode, SupplierId
from app.domain.evaluation import EvaluationData, Lot, Method, Minimum, Rounding, Score, Seat, Supplier, Tender
from app.scoring.ranking import rank
from app.scoring.results import Outcome
from app.text.numbers import fixed
from tests.scoring.builders import priced, question, scale

LOT = LotCode("1")


def panel_of_three(weights: list[int], scores: list[tuple[int, ...]], **lot: object) -> EvaluationData:
    questions = [question(f"Q{number}", weight) for number, weight in enumerate(weights, start=1)]
    seats = tuple(Seat(code=SeatCode(f"E{number}"), role=Role.EVALUATOR) for number in (1, 2, 3))
    return EvaluationData(
        reference="T-2",
        method=Method(merge_rule=MergeRule.MEAN, off_scale_scores=True),
        scales=(scale(),),
        criteria=tuple(questions),
        lots=(Lot(code=LOT, **lot),),  # type: ignore[arg-type]
        suppliers=(Supplier(id=SupplierId("A"), name="A"),),
        tenders=(Tender(supplier=SupplierId("A"), lot=LOT),),
        seats=seats,
        scores=tuple(
            Score(seat=seat.code, supplier=SupplierId("A"), lot=None, question=asked.code, value=Fraction(value))
            for asked, row in zip(questions, scores, strict=True)
            for seat, value in zip(seats, row, strict=True)
        ),
    )


def test_no_false_rank_where_binary_floats_see_a_difference() -> None:
    weights = [10, 20, 30, 40]
    assert sum(w / 100 * s / 5 for w, s in zip(weights, (5, 5, 0, 5), strict=True)) > 0.7  # what floats say

    data = priced(
        None,
        [question(f"Q{number}", weight) for number, weight in enumerate(weights)],
        {"A": None, "B": None},
        {"A": [5, 5, 0, 5], "B": [0, 0, 5, 5]},
    )
    (lot,) = rank(data).lots

    assert [(tender.rank, tender.total) for tender in lot.tenders] == [(1, 70), (1, 70)]
    assert lot.ties[0].unresolved == (("A", "B"),)


def test_no_false_exclusion_at_a_threshold_that_is_met_exactly() -> None:
    data = panel_of_three(
        [30, 30, 30, 10],
        [(2, 2, 2), (3, 5, 5), (0, 2, 1), (5, 2, 2)],
        minimum_quality=Minimum(value=Fraction(1, 2), share=True),
    )
    (lot,) = rank(data).lots

    assert (lot.tenders[0].status, lot.tenders[0].quality) == (Outcome.AWARDED, 50)


def test_a_published_rounding_of_means_changes_the_total() -> None:
    # By hand: means 13/3 and 7/3 on 50 points each make 200/3; rounded to 4.3 and 2.3 first they make 66.
    exact = panel_of_three([50, 50], [(4, 4, 5), (2, 2, 3)])
    published = replace(exact, method=replace(exact.method, rounding=Rounding(cell_mean=1)))

    assert rank(exact).lots[0].tenders[0].total == Fraction(200, 3)
    assert rank(published).lots[0].tenders[0].total == 66


def test_halves_are_rounded_away_from_zero() -> None:
    assert round(2.675, 2) == 2.67  # what floats do
    assert fixed(Fraction("2.675"), 2) == "2.68"
    assert fixed(Fraction("-2.675"), 2) == "-2.68"
