"""Rank ranges and the certificate on small panels worked by hand (notes/scoring.md, *Materiality*)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.codes import Consequence, CriterionCode, PriceFormula, ResultKind, SupplierId
from app.domain.evaluation import EvaluationData, Lot, Minimum, PriceParameters
from app.scoring.materiality import LotMateriality, materiality
from app.scoring.materiality.results import Joint
from tests.scoring.builders import LOT, price_row, priced, question
from tests.scoring.materiality.invented import awarded, configurations, ranked, with_final, with_panel

F = PriceFormula


def panel(data: EvaluationData, *seats: Mapping[str, Sequence[int]]) -> EvaluationData:
    """Return the evaluation with each seat's scores by supplier, in the order of the questions."""
    codes = [row.code for row in data.criteria if row.scale is None and row.type.value == "quality"]
    return with_panel(
        data,
        {
            f"E{number}": {
                (SupplierId(name), CriterionCode(code)): Fraction(score)
                for name, row in seat.items()
                for code, score in zip(codes, row, strict=True)
            }
            for number, seat in enumerate(seats, start=1)
        },
    )


def together(data: EvaluationData) -> Joint:
    found = materiality(data)[0].joint
    assert found is not None
    return found


def ranges(found: Joint) -> list[tuple[str, int | None, int | None, bool]]:
    return [(one.supplier, one.best, one.worst, one.always_ranked) for one in found.ranges]


def names(found: Joint) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [(cell.supplier, cell.question) for cell in found.open],
        [(cell.supplier, cell.question) for cell in found.certified],
    )


def holds(data: EvaluationData) -> bool:
    """Tell by brute force whether the certificate is right."""
    certified = {(cell.supplier, cell.question) for cell in together(data).certified}
    seen: dict[tuple[object, ...], frozenset[str]] = {}
    for configuration in configurations(data):
        other = ranked(with_final(data, configuration))
        assert other is not None
        rest = tuple((cell, value) for cell, value in configuration.items() if cell not in certified)
        if seen.setdefault(rest, awarded(other)) != awarded(other):
            return False
    return True


def test_only_tenders_that_may_pass_each_other_are_contested() -> None:
    # By hand: A 60 to 80, B 60 to 100, C 20 to 40; C can't reach what A and B surely have.
    base = priced(
        None,
        [question("Q1", 100)],
        {"A": None, "B": None, "C": None},
        {"A": [4], "B": [3], "C": [1]},
    )
    data = panel(base, {"A": [3], "B": [3], "C": [1]}, {"A": [4], "B": [5], "C": [2]})
    found = together(data)

    assert ranges(found) == [("A", 1, 2, True), ("B", 1, 2, True), ("C", 3, 3, True)]
    assert found.contested == ("A", "B")
    assert names(found) == ([("A", "Q1"), ("B", "Q1"), ("C", "Q1")], [("C", "Q1")])
    assert holds(data)


def test_a_score_agreed_outside_the_seats_scores_widens_the_range() -> None:
    base = priced(None, [question("Q1", 100)], {"A": None, "B": None}, {"A": [5], "B": [1]})
    found = together(panel(base, {"A": [2], "B": [1]}, {"A": [3], "B": [1]}))

    assert [(cell.score, cell.lowest, cell.highest) for cell in found.open] == [(5, 2, 5)]


def test_where_equal_totals_can_be_parted_the_range_allows_for_it() -> None:
    base = priced(None, [question("Q1", 100)], {"A": None, "B": None}, {"A": [4], "B": [3]})
    seats = ({"A": [3], "B": [3]}, {"A": [4], "B": [3]})
    plain = together(panel(base, *seats))

    assert ranges(plain) == [("A", 1, 1, True), ("B", 1, 2, True)]
    assert plain.contested == ("A",)


def test_a_reference_that_scores_can_move_makes_its_tender_contested() -> None:
    # By hand, F1 of 40: C, the cheapest, fails its minimum at 1. With it A 60 + 20 and B 48 + 26.67; without it
    # A 60 + 30 and B 48 + 40; C has 24 + 40. It comes near nobody, and counts as contested for its price alone.
    base = priced(
        F.F1,
        [question("Q1", 60, minimum=Minimum(value=Fraction(2))), price_row(40)],
        {"A": 400, "B": 300, "C": 200},
        {"A": [5], "B": [4], "C": [2]},
    )
    data = panel(base, {"A": [5], "B": [4], "C": [1]}, {"A": [5], "B": [4], "C": [2]})
    found = together(data)

    assert found.contested == ("C",)
    assert ranges(found) == [("A", 1, 1, True), ("B", 2, 2, True), ("C", 3, 3, False)]
    assert holds(data)


def test_a_minimum_that_only_may_reject_bounds_nothing() -> None:
    asked = question("Q1", 100, minimum=Minimum(value=Fraction(3)), consequence=Consequence.MAY_REJECT)
    base = priced(None, [asked], {"A": None, "B": None}, {"A": [3], "B": [2]})
    found = together(panel(base, {"A": [1], "B": [2]}, {"A": [3], "B": [2]}))

    assert ranges(found) == [("A", 1, 2, True), ("B", 1, 2, True)]


def test_with_places_for_all_only_thresholds_are_contested() -> None:
    asked = [question("Q1", 50, minimum=Minimum(value=Fraction(2))), question("Q2", 50)]
    base = priced(None, asked, {"A": None, "B": None}, {"A": [3, 3], "B": [3, 3]})
    base = replace(base, lots=(Lot(code=LOT, places=None),))
    data = panel(base, {"A": [1, 3], "B": [3, 1]}, {"A": [3, 3], "B": [3, 3]})
    found = together(data)

    assert found.contested == ("A",)
    assert names(found)[1] == [("B", "Q2")]
    assert ranges(found) == [("A", 1, 2, False), ("B", 1, 2, True)]


def test_admission_is_contested_where_a_threshold_is() -> None:
    asked = [question("Q1", 100, minimum=Minimum(value=Fraction(2)))]
    base = priced(None, asked, {"A": None, "B": None}, {"A": [3], "B": [3]}, result=ResultKind.ADMIT)
    data = panel(base, {"A": [1], "B": [2]}, {"A": [3], "B": [3]})
    found = together(data)

    assert found.contested == ("A",)
    assert ranges(found) == [("A", None, None, False), ("B", None, None, True)]
    assert holds(data)


def uncertain(formula: PriceFormula, count: int) -> LotMateriality:
    """Return a lot in which that many tenders stand on their threshold, each with its own price."""
    names = [f"T{number}" for number in range(count)]
    base = priced(
        formula,
        [question("Q1", 60, minimum=Minimum(value=Fraction(2))), price_row(40)],
        {name: 100 + number for number, name in enumerate(names)},
        {name: [2] for name in names},
    )
    return materiality(panel(base, {name: [1] for name in names}, {name: [3] for name in names}))[0]


def test_with_the_lowest_price_alone_any_number_of_uncertain_tenders_is_gone_through() -> None:
    found = uncertain(F.F1, 12)

    assert found.joint is not None
    assert (len(found.joint.contested), found.joint_withheld) == (12, None)
    assert [(one.best, one.worst) for one in found.joint.ranges] == [(1, 12)] * 12


def test_more_references_than_can_be_gone_through_are_said_not_guessed() -> None:
    assert uncertain(F.F4, 8).joint is not None
    assert (uncertain(F.F4, 9).joint, uncertain(F.F4, 9).joint_withheld) == (None, "too many references")


def test_nothing_is_said_where_a_price_might_be_divided_by_no_quality() -> None:
    base = priced(F.F8, [question("Q1", 100), price_row(0)], {"A": 100, "B": 130}, {"A": [4], "B": [5]})
    found = materiality(panel(base, {"A": [0], "B": [5]}, {"A": [4], "B": [5]}))[0]

    assert (found.joint, found.joint_withheld) == (None, "no quality to divide by")


def test_under_a_limit_of_lots_every_tender_that_may_be_ranked_is_contested() -> None:
    base = priced(
        None,
        [question("Q1", 100)],
        {"A": None, "B": None, "C": None},
        {"A": [5], "B": [1], "C": [0]},
        lots_per_supplier=1,
        lot_mechanism="highest sum",
    )
    found = together(panel(base, {"A": [5], "B": [1], "C": [0]}, {"A": [5], "B": [2], "C": [0]}))

    assert found.contested == ("B",)


def test_with_relative_quality_whoever_may_set_the_best_is_contested() -> None:
    base = priced(
        F.F13, [question("Q1", 60), price_row(40)], {"A": 100, "B": 100, "C": 100}, {"A": [5], "B": [1], "C": [1]}
    )
    data = panel(base, {"A": [4], "B": [1], "C": [1]}, {"A": [5], "B": [2], "C": [1]})
    found = together(data)

    assert found.contested == ("A",)
    assert holds(data)


def test_in_several_price_rows_each_formula_notices_its_own_prices() -> None:
    base = priced(
        F.F1,
        [question("Q1", 60, minimum=Minimum(value=Fraction(2))), price_row(40)],
        {"A": 100, "B": 200},
        {"A": [3], "B": [3]},
    )
    rows = (
        replace(base.criteria[1], code=CriterionCode("P1"), weight=2000),
        replace(base.criteria[1], code=CriterionCode("P2"), weight=2000, formula=F.F3, parameters=PriceParameters()),
    )
    tenders = tuple(
        replace(
            one,
            prices=tuple(
                replace(one.prices[0], row=row.code, amount=amount) for row, amount in zip(rows, pair, strict=True)
            ),
        )
        for one, pair in zip(base.tenders, [(100_00, 100_00), (200_00, 300_00)], strict=True)
    )
    data = replace(base, criteria=(base.criteria[0], *rows), tenders=tenders)
    found = materiality(panel(data, {"A": [3], "B": [1]}, {"A": [3], "B": [3]}))[0]

    # B's dearer price is beyond the dearest of the rest in P2, and so noticed by F3 alone.
    assert found.joint is not None
    assert found.joint.contested == ("B",)
    assert found.prices_withheld == "price rows"
