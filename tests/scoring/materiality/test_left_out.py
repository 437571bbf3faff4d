"""The lot without one supplier or one seat, and the price that would change the award (DR-27, DOMAIN §2)."""

from dataclasses import replace
from fractions import Fraction

from app.domain.codes import LotCode, MergeRule, PriceFormula, Role, SeatCode
from app.domain.evaluation import EvaluationData, Lot, Minimum, PriceEntry, PriceParameters, Seat
from app.scoring.materiality import materiality
from tests.scoring.builders import LOT, PRICE, price_row, priced, question
from tests.scoring.materiality.test_joint import panel

F = PriceFormula


def merged(rule: MergeRule, *, off_scale: bool, third: int = 3) -> EvaluationData:
    base = priced(None, [question("Q1", 100)], {"A": None, "B": None}, {}, merge_rule=rule, off_scale_scores=off_scale)
    return panel(base, {"A": [5], "B": [4]}, {"A": [3], "B": [4]}, {"A": [third], "B": [4]})


def test_a_merged_score_is_told_without_each_seat() -> None:
    # By hand: A 11/3, B 4. Without the first seat A 3, without the others A 4.
    found = materiality(merged(MergeRule.MEAN, off_scale=True))[0]

    assert found.awarded == ("B",)
    assert [(one.seat, one.awarded, one.changed) for one in found.without_seat] == [
        ("E1", ("B",), False),
        ("E2", (), True),
        ("E3", (), True),
    ]
    assert found.without_seat[0].standings is not None
    assert [(one.supplier, one.rank, one.total) for one in found.without_seat[0].standings] == [
        ("B", 1, 80),
        ("A", 2, 60),
    ]


def test_a_seat_without_which_the_method_could_not_merge_is_said_to_be_one() -> None:
    # By hand: the median without the second seat lies between 5 and 2, off the scale.
    found = materiality(merged(MergeRule.MEDIAN, off_scale=False, third=2))[0]

    assert [(one.seat, one.awarded, one.changed) for one in found.without_seat if one.seat == "E2"] == [
        ("E2", None, None)
    ]


def test_seats_of_other_lots_and_those_that_do_not_score_are_no_question() -> None:
    data = merged(MergeRule.MEAN, off_scale=True)
    data = replace(
        data,
        seats=(
            *data.seats,
            Seat(code=SeatCode("M"), role=Role.MODERATOR),
            Seat(code=SeatCode("E4"), lots=(LotCode("2"),)),
        ),
        lots=(*data.lots, Lot(code=LotCode("2"), places=1)),
    )

    first, second = materiality(data)
    assert [one.seat for one in first.without_seat] == ["E1", "E2", "E3"]
    assert [one.seat for one in second.without_seat] == ["E1", "E2", "E3", "E4"]


def test_under_consensus_no_seat_is_left_out() -> None:
    base = priced(None, [question("Q1", 100)], {"A": None}, {"A": [3]})

    assert materiality(panel(base, {"A": [3]}, {"A": [2]}))[0].without_seat == ()


def test_a_third_tender_that_turns_the_award_is_shown_with_totals_and_ranks() -> None:
    # By hand, F1 of 40: C's price makes A 36 + 20 and B 48 + 13.33; without it A 36 + 40 = 76, B 48 + 26.67.
    base = priced(
        F.F1,
        [question("Q1", 60), price_row(40)],
        {"A": 200, "B": 300, "C": 100},
        {"A": [3], "B": [4], "C": [0]},
    )
    found = materiality(base)[0]
    without = {str(one.supplier): one for one in found.without_supplier}

    assert found.awarded == ("B",)
    assert (without["C"].awarded, without["C"].changed) == (("A",), True)
    assert [(one.supplier, one.rank, one.total) for one in without["C"].standings] == [
        ("A", 1, 76),
        ("B", 2, Fraction(224, 3)),
    ]


def changes(data: EvaluationData) -> list[tuple[str, bool, int, int | None]]:
    found = materiality(data)[0].prices
    assert found is not None
    return [(one.supplier, one.awarded, one.now, one.then) for one in found]


def test_the_price_that_changes_the_award_is_given_to_the_penny() -> None:
    # By hand, F5 of 40, B = £100: A 48 + 40·100/125 = 80, B 36 + 40 = 76. A loses below 28 points: above £142.85;
    # B would have to earn 44 points, which no price does.
    data = priced(
        F.F5,
        [question("Q1", 60), price_row(40)],
        {"A": 125, "B": 100},
        {"A": [4], "B": [3]},
        PriceParameters(benchmark=100_00),
    )

    assert changes(data) == [("A", True, 125_00, 142_86), ("B", False, 100_00, None)]


def test_under_a_relative_formula_the_reference_follows_the_price() -> None:
    # By hand, F1 of 40: A 36 + 40 = 76, B 48 + 20 = 68. B ties where 40·100/P = 28: at £142.857 it is past it.
    # A loses where B gains from the higher reference: 36 + 40 < 48 + 40·P/200, or P > 140.
    data = priced(F.F1, [question("Q1", 60), price_row(40)], {"A": 100, "B": 200}, {"A": [3], "B": [4]})

    assert changes(data) == [("A", True, 100_00, 140_00), ("B", False, 200_00, 142_85)]


def test_a_winner_that_no_price_unseats_and_a_price_limit_that_does() -> None:
    data = priced(F.F1, [question("Q1", 60), price_row(40)], {"A": 100, "B": 100}, {"A": [5], "B": [0]})
    capped = replace(data, lots=(Lot(code=LOT, places=1, maximum_price=150_00),))

    assert changes(data) == [("A", True, 100_00, None), ("B", False, 100_00, None)]
    assert changes(capped)[0] == ("A", True, 100_00, 150_01)


def test_a_price_score_that_was_given_has_no_price_to_change() -> None:
    data = priced(F.F1, [question("Q1", 60), price_row(40)], {"A": 100, "B": 200}, {"A": [3], "B": [4]})
    given = replace(data.tenders[0], prices=(PriceEntry(row=PRICE, score=Fraction(30)),))

    assert [one[0] for one in changes(replace(data, tenders=(given, data.tenders[1])))] == ["B"]


def test_a_penny_is_the_least() -> None:
    data = priced(
        F.F9,
        [question("Q1", 100, minimum=Minimum(value=Fraction(1))), price_row(0)],
        {"A": 1, "B": 1},
        {"A": [5], "B": [4]},
        PriceParameters(willingness=Fraction(5)),
    )
    cheap = replace(data.tenders[1], prices=(PriceEntry(row=PRICE, amount=1),))

    assert changes(replace(data, tenders=(data.tenders[0], cheap)))[1] == ("B", False, 1, None)
