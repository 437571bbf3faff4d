"""What could change an award, as people and as other programs read it (DR-27)."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from app.cli.sensitivity import lines
from app.domain.codes import MergeRule, PriceFormula
from app.domain.evaluation import EvaluationData, Lot, Minimum
from app.exchange.materiality_json import materiality_json
from app.scoring.materiality import materiality
from app.scoring.materiality.results import Withheld
from app.text import sensitivity
from tests.scoring.builders import LOT, price_row, priced, question
from tests.scoring.materiality.test_joint import panel
from tests.scoring.materiality.test_left_out import merged


def close() -> EvaluationData:
    """Return two tenders, the cheaper one ahead by 6.67 points, with a disagreement about each."""
    base = priced(
        PriceFormula.F1,
        [question("Q1", 60, minimum=Minimum(value=Fraction(2))), price_row(40)],
        {"A": 100, "B": 120},
        {"A": [4], "B": [4]},
    )
    return panel(base, {"A": [3], "B": [4]}, {"A": [4], "B": [5]})


def read(data: EvaluationData) -> tuple[str, ...]:
    return lines(data, materiality(data))


def test_people_read_what_would_happen_and_what_must_not_be_done() -> None:
    assert read(close()) == (
        "Lot 1: what could change the award to Supplier A",
        "  One mark: this many single scores would, one level higher or lower, change the award: 2",
        "    Supplier A, Q1: with 2 to 3 instead of 4, the award would go to Supplier B instead of Supplier A.",
        "    Supplier B, Q1: with 5 instead of 4, the award would go to Supplier B instead of Supplier A.",
        "  More than one mark: this many single scores would change the award from further away: 1",
        "    Supplier A, Q1: with 0 to 1 instead of 4, the award would go to Supplier B instead of Supplier A. "
        "By a threshold, which also moves what the other tenders are measured against.",
        "  All disagreements together, each score free within what its seats gave; open scores: 2",
        "    Proven unable to change the award: 0 of them. Not proven for those of Supplier A and Supplier B.",
        "    Supplier A: ranks 1 to 2",
        "    Supplier B: ranks 1 to 2",
        "  One supplier fewer, as if its tender had never been received:",
        "    Without Supplier A: the award would go to Supplier B instead of Supplier A",
        "    Without Supplier B: no change for the others",
        "  Margins between the totals:",
        "    Supplier A before Supplier B: 6.67",
        "  Price, to the penny, all else as it is:",
        "    Supplier A (£100): no longer awarded from £120, £20 more",
        "    Supplier B (£120): awarded at £99.99, £20.01 less",
        "  Weights: no row five points heavier or lighter changes the award.",
        "",
        "For quality assurance, not for publication. A score may be changed only by re-opening it, with a reason of "
        "its own; never because of this page.",
    )


def test_ties_and_seats_are_told_too() -> None:
    found = read(merged(MergeRule.MEDIAN, off_scale=False, third=2))

    assert (
        "    Supplier A, Q1: with 4 instead of 3, the award would no longer go to Supplier B; "
        "Supplier A and Supplier B would be tied for the last place."
    ) in found
    assert "    Without E2: the published method could not rank it" in found
    assert "    Without E3: the award would no longer go to Supplier B" in found
    assert "    Not given: the lot has no price to change, or several." in found


def test_a_certain_award_and_a_lot_where_nothing_is_open_are_said_plainly() -> None:
    data = close()
    two = replace(data, lots=(Lot(code=LOT, places=2),))
    agreed = replace(data, scores=(), seats=())

    assert "    The award is certain: no open score can change it." in read(two)
    assert "  All disagreements together: no seats disagree about a final score." in read(agreed)
    assert "    Without Supplier A: the award would no longer go to Supplier A" not in read(two)


def test_what_is_withheld_says_why() -> None:
    base = priced(PriceFormula.F8, [question("Q1", 100), price_row(0)], {"A": 100, "B": 130}, {"A": [4], "B": [5]})

    assert any(
        "its price is divided by it" in line for line in read(panel(base, {"A": [0], "B": [5]}, {"A": [4], "B": [5]}))
    )


def test_programs_read_plain_values() -> None:
    for data in (close(), merged(MergeRule.MEDIAN, off_scale=False, third=2), merged(MergeRule.MEAN, off_scale=True)):
        found = materiality_json(materiality(data))
        assert json.loads(json.dumps(found)) == found

    first = materiality_json(materiality(close()))[0]
    assert first["margins"] == [{"supplier": "A", "following": "B", "points": "20/3"}]
    assert first["prices"] == [
        {"supplier": "A", "awarded": True, "now": 100_00, "then": 120_00},
        {"supplier": "B", "awarded": False, "now": 120_00, "then": 99_99},
    ]
    assert (first["prices_withheld"], first["joint_withheld"]) == (None, None)


def test_every_reason_for_withholding_has_words() -> None:
    assert {*sensitivity.WITHHELD, *sensitivity.WEIGHTS_WITHHELD} == {reason.value for reason in Withheld}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (sensitivity.outcome(["A"], []), "the award would go to A too"),
        (
            sensitivity.outcome([], [], [], ["2"]),
            "the award would change in these other lots: 2",
        ),
        (sensitivity.rank_range("A", None, None, always_ranked=False), "A: never ranked"),
        (sensitivity.rank_range("A", 2, 2, always_ranked=False), "A: rank 2, or not ranked"),
        (sensitivity.margin("A", "B", Fraction(1, 3000)), "A before B: 0.0003"),
        (sensitivity.margin("A", "B", Fraction(0)), "A before B: 0.00"),
        (sensitivity.price("A", 100, None, awarded=True), "A (£1): would be awarded at any higher price"),
        (sensitivity.price("A", 100, None, awarded=False), "A (£1): would not be awarded at any lower price"),
        (sensitivity.further_title(0), "More than one mark: no other level of a single score would change the award."),
        (
            sensitivity.one_mark_title(0),
            "One mark: no single score, one level higher or lower, would change the award.",
        ),
        (
            sensitivity.critical("A", "Q", Fraction(7, 3), (Fraction(1), Fraction(1)), "x"),
            "A, Q: with 1 instead of 2.33, x.",
        ),
    ],
)
def test_each_sentence_fits_its_figures(said: str, text: str) -> None:
    assert said == text
