"""The warnings of WORKBOOK §5 that don't keep a lot from being final, and the merging they speak of."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import LotCode, MergeRule, PriceFormula, SeatCode, SupplierId, TieStep
from app.domain.evaluation import (
    EvaluationData,
    Lot,
    Minimum,
    PriceEntry,
    Rounding,
    Score,
    Seat,
    Stated,
    TieBreak,
)
from app.scoring.caveats import display_places
from app.scoring.ranking import rank
from app.scoring.results import LotResult
from app.text.outcomes import warning
from tests.scoring.builders import LOT, price_row, priced, question

SEATS = ("E1", "E2", "E3")


def the_lot(data: EvaluationData) -> LotResult:
    (lot,) = rank(data).lots
    for entry in lot.warnings:
        assert warning(entry.code, entry.facts)
    return lot


def warnings(data: EvaluationData) -> list[tuple[str, dict[str, object]]]:
    return [(entry.code, dict(entry.facts)) for entry in the_lot(data).warnings]


def merging(rule: MergeRule, given: Sequence[int | None]) -> EvaluationData:
    """Return one tender with one question, scored by three seats and agreed by nobody."""
    data = priced(None, [question("Q", 100)], {"A": None}, {}, merge_rule=rule, off_scale_scores=True)
    return replace(
        data,
        seats=tuple(Seat(code=SeatCode(seat)) for seat in SEATS),
        scores=tuple(
            Score(
                seat=SeatCode(seat),
                supplier=SupplierId("A"),
                lot=None,
                question=data.criteria[0].code,
                value=None if value is None else Fraction(value),
            )
            for seat, value in zip(SEATS, given, strict=True)
        ),
    )


def test_the_mean_is_of_the_scores_present_and_says_of_how_many() -> None:
    lot = the_lot(merging(MergeRule.MEAN, [5, None, 2]))

    assert lot.tenders[0].total == 70
    assert (lot.tenders[0].scored, lot.tenders[0].assigned) == (2, 3)
    assert warnings(merging(MergeRule.MEAN, [5, None, 2])) == [
        ("missing-seat", {"supplier": "A", "criterion": "Q", "scored": 2, "assigned": 3})
    ]


@pytest.mark.parametrize(("given", "total"), [([5, 1, 2], 40), ([5, None, 2], 70)])
def test_the_median_is_the_middle_of_the_scores_present(given: list[int | None], total: int) -> None:
    assert the_lot(merging(MergeRule.MEDIAN, given)).tenders[0].total == total


def test_under_consensus_nothing_is_merged() -> None:
    lot = the_lot(merging(MergeRule.CONSENSUS, [5, 5, 5]))

    assert (lot.tenders[0].status.value, lot.tenders[0].quality) == ("incomplete", None)


def test_a_tender_without_any_score_is_incomplete_under_the_mean() -> None:
    assert the_lot(merging(MergeRule.MEAN, [None, None, None])).tenders[0].status.value == "incomplete"


def stated(**results: str) -> EvaluationData:
    data = priced(PriceFormula.F1, [question("Q", 60), price_row(40)], {"A": 100, "B": 120}, {"A": [4], "B": [5]})
    figures = {
        f"stated_{name}": Stated(value=Fraction(text), places=len(text.partition(".")[2]))
        for name, text in results.items()
    }
    return replace(data, tenders=(data.tenders[0], replace(data.tenders[1], **figures)))  # type: ignore[arg-type]


def test_results_that_the_source_states_are_compared_at_the_places_stated() -> None:
    assert warnings(stated(quality="60", price_score="33.33", total="93.3", rank="1")) == []
    assert warnings(stated(quality="60", price_score="33.34", total="93.34", rank="2")) == [
        ("stated-differs", {"supplier": "B", "what": "price score", "stated": "33.34", "computed": "33.33"}),
        ("stated-differs", {"supplier": "B", "what": "total", "stated": "93.34", "computed": "93.33"}),
        ("stated-differs", {"supplier": "B", "what": "rank", "stated": "2", "computed": "1"}),
    ]


def test_a_rank_stated_for_a_tender_that_has_none_is_told() -> None:
    data = replace(stated(rank="2", total="50"), lots=(Lot(code=LOT, maximum_price=110_00),))

    assert warnings(data)[0] == (
        "stated-differs",
        {"supplier": "B", "what": "rank", "stated": "2", "computed": None},
    )


def test_a_single_price_behind_a_relative_formula_is_told() -> None:
    data = priced(PriceFormula.F4, [question("Q", 60), price_row(40)], {"A": 100}, {"A": [4]})

    assert warnings(data) == [("single-tender", {"criterion": "P"})]
    assert the_lot(data).tenders[0].price_score == 20


@pytest.mark.parametrize(("highest", "codes"), [(104, ["narrow-spread"]), (105, []), (100, [])])
def test_a_narrow_spread_under_f3_is_told(highest: int, codes: list[str]) -> None:
    rows = [question("Q", 60), price_row(40)]
    data = priced(PriceFormula.F3, rows, {"A": 100, "B": highest}, {"A": [5], "B": [4]})

    assert [code for code, _ in warnings(data)] == codes


def test_a_third_tender_that_decides_between_two_others_is_told() -> None:
    def with_score_of_b(score: str) -> EvaluationData:
        return priced(
            PriceFormula.F2,
            [question("Q", 60), price_row(40)],
            {"A": 150, "B": 180, "C": 100},
            {"A": [3], "B": [score], "C": [0]},
            off_scale_scores=True,
        )

    # By hand. With C the lowest price is 100: A 36 + 20 = 56, B 42 + 8 = 50. Without C it is 150: A 76, B 42 + 32 = 74.
    assert warnings(with_score_of_b("3.5")) == []
    # By hand. With C: A 56, B 46.8 + 8 = 54.8. Without C: A 76, B 46.8 + 32 = 78.8.
    assert warnings(with_score_of_b("3.9")) == [("rank-reversal", {"without": "C", "awarded": ("B",)})]


def test_rounding_that_decides_the_award_is_told() -> None:
    rows = [question("Q1", "33.4"), question("Q2", "66.6")]
    data = priced(None, rows, {"A": None, "B": None}, {"A": [3, 3], "B": [5, 2]}, rounding=Rounding(criterion=0))

    # By hand, exact: A 20.04 + 39.96 = 60, B 33.4 + 26.64 = 60.04. Rounded: A 20 + 40 = 60, B 33 + 27 = 60: a tie.
    assert [code for code, _ in warnings(data)] == ["decisive-tie", "rounding-decides"]
    assert warnings(data)[1] == ("rounding-decides", {"awarded": ("B",)})
    assert [code for code, _ in warnings(replace(data, lots=(Lot(code=LOT, places=2),)))] == []


def test_totals_that_only_look_equal_are_shown_with_more_places() -> None:
    rows = [question("Q1", 60), price_row(40)]
    data = priced(PriceFormula.F1, rows, {"A": 100_000, "B": 100_001}, {"A": [4], "B": [4]})
    lot = the_lot(data)

    assert [tender.displayed for tender in lot.tenders] == ["88.0000", "87.9996"]
    assert warnings(data) == [("display-tie", {"suppliers": ("A", "B")})]


def test_places_end_at_twelve() -> None:
    assert display_places([Fraction(1), Fraction(1) + Fraction(1, 10**15)]) == 12
    assert display_places([Fraction(1), Fraction(1)]) == 2


def test_a_price_serves_the_limit_and_the_tie_break_where_there_is_no_price_row() -> None:
    data = priced(
        None,
        [question("Q", 100)],
        {"A": 300, "B": 200, "C": None},
        {"A": [4], "B": [4], "C": [4]},
        tie_break=(TieBreak(step=TieStep.PRICE),),
    )
    capped = replace(data, lots=(Lot(code=LOT, places=1, maximum_price=250_00),))

    assert the_lot(data).ties[0].unresolved == (("A", "B", "C"),)
    assert [(t.supplier, t.rank, t.status.value) for t in the_lot(capped).tenders] == [
        ("B", 1, "awarded"),
        ("C", None, "incomplete"),
        ("A", None, "excluded"),
    ]


def test_the_lower_price_breaks_a_tie() -> None:
    rows = [question("Q", 60), price_row(40)]
    data = priced(
        PriceFormula.F3,
        rows,
        {"A": 300, "B": 100, "C": 200},
        {"A": [5], "B": ["5/3"], "C": [0]},
        tie_break=(TieBreak(step=TieStep.PRICE),),
        off_scale_scores=True,
    )

    # By hand: A 60 + 0, B 20 + 40.
    assert [(t.supplier, t.rank, t.total) for t in the_lot(data).tenders][:2] == [("B", 1, 60), ("A", 2, 60)]


def test_a_score_on_a_section_breaks_a_tie_where_it_applies() -> None:
    section = question("S", 50)
    rows = [section, question("Q1", 100, parent=section.code), question("Q2", 50)]
    data = priced(None, rows[1:], {"A": None, "B": None}, {"A": [2, 4], "B": [4, 2]})
    data = replace(
        data,
        criteria=tuple(rows),
        method=replace(
            data.method,
            tie_break=(TieBreak(step=TieStep.HEAVIEST), TieBreak(step=TieStep.SCORE, code=section.code)),
        ),
    )

    lot = the_lot(data)

    assert [tender.supplier for tender in lot.tenders] == ["B", "A"]
    assert lot.ties[0].decided_by == ("heaviest",)


def test_a_price_row_for_some_lots_leaves_the_price_of_others_to_limit_and_tie_break() -> None:
    first, second = LotCode("1"), LotCode("2")
    data = priced(PriceFormula.F1, [question("Q", 100, lots=(second,)), price_row(100, lots=(first,))], {"A": 100}, {})
    data = replace(
        data,
        lots=(Lot(code=first), Lot(code=second, maximum_price=99_00)),
        tenders=(
            data.tenders[0],
            replace(data.tenders[0], lot=second, prices=(PriceEntry(row=data.criteria[1].code, amount=100_00),)),
        ),
        agreed=(
            *data.agreed,
            *priced(None, [question("Q", 100)], {"A": None}, {"A": [3]}).agreed,
        ),
    )
    lots = rank(data).lots

    assert [lot.tenders[0].status.value for lot in lots] == ["awarded", "excluded"]


def test_a_minimum_total_is_told_with_the_total_that_missed_it() -> None:
    data = priced(None, [question("Q", 100)], {"A": None}, {"A": [3]})
    data = replace(data, lots=(Lot(code=LOT, minimum_total=Minimum(value=Fraction("0.61"), share=True)),))
    (tender,) = the_lot(data).tenders

    assert (tender.status.value, tender.rank, tender.total) == ("excluded", None, None)
    assert [(f.rule.value, f.value, f.needed) for f in tender.failed] == [("total minimum", 60, 61)]


def test_a_tied_tender_that_made_a_step_be_skipped_can_turn_the_award() -> None:
    data = priced(
        None,
        [question("Q", 100)],
        {"A": 100, "B": 100, "C": 200},
        {"A": [3], "B": [3], "C": [3]},
        tie_break=(TieBreak(step=TieStep.DRAW), TieBreak(step=TieStep.PRICE)),
    )
    drawn = (Fraction(2), Fraction(1), None)
    tenders = tuple(replace(tender, draw=draw) for tender, draw in zip(data.tenders, drawn, strict=True))

    # With C, who was not drawn for, the draw is skipped and A and B stay tied; without C the draw chooses B.
    assert warnings(replace(data, tenders=tenders)) == [
        ("decisive-tie", {"suppliers": ("A", "B")}),
        ("rank-reversal", {"without": "C", "awarded": ("B",)}),
    ]


def test_a_single_price_is_told_also_where_nobody_reaches_a_total() -> None:
    data = priced(PriceFormula.F1, [question("Q", 60), price_row(40)], {"A": 100}, {"A": [None]})

    assert [code for code, _ in warnings(data)] == ["incomplete", "single-tender"]
