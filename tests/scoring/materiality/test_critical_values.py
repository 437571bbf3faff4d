"""Critical values, one mark and margins on figures worked by hand (DR-27)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, LotCode, LotMechanism, PriceFormula, ResultKind, SupplierId, TenderStatus
from app.domain.evaluation import AgreedScore, EvaluationData, Lot, Method, Minimum, PriceParameters, Supplier, Tender
from app.scoring.materiality import LotMateriality, materiality
from app.scoring.ranking import Unsound
from tests.scoring.builders import LOT, price_row, priced, question, scale

F = PriceFormula


def of_lot(data: EvaluationData, number: int = 0) -> LotMateriality:
    return materiality(data)[number]


def values(found: LotMateriality) -> list[tuple[str, str, int, int, str, bool, tuple[str, ...], tuple[str, ...]]]:
    return [
        (
            cell.supplier,
            cell.question,
            int(value.level),
            value.marks,
            value.cause.value,
            value.moves_reference,
            value.awarded,
            value.tied,
        )
        for cell in found.critical
        for value in cell.values
    ]


def test_one_mark_of_a_near_tie_changes_the_award_by_the_total() -> None:
    # By hand: A 24 + 31.2 + 3.2 = 58.4, B 24 + 31.2 + 1.6 = 56.8; a mark is worth 8, 10.4 and 1.6 points.
    data = priced(
        None,
        [question("Q1", 40), question("Q2", 52), question("Q3", 8)],
        {"A": None, "B": None},
        {"A": [3, 3, 2], "B": [3, 3, 1]},
    )
    found = of_lot(data)

    assert [(one.supplier, one.following, one.points) for one in found.margins] == [("A", "B", Fraction("1.6"))]
    assert [(c.supplier, c.question, v.level, v.awarded, v.tied) for c, v in found.one_mark] == [
        ("A", "Q1", 2, ("B",), ()),
        ("A", "Q2", 2, ("B",), ()),
        ("A", "Q3", 1, (), ("A", "B")),
        ("B", "Q1", 4, ("B",), ()),
        ("B", "Q2", 4, ("B",), ()),
        ("B", "Q3", 2, (), ("A", "B")),
    ]
    assert ("A", "Q3", 0, -2, "total", False, ("B",), ()) in values(found)


def test_a_lot_that_nobody_passes_names_the_score_that_would_award_it() -> None:
    # By hand, F5 of 40: 40 × min(1, 500/200) = 40. A fails Q1 with 0; with 1 or more it has 40 + 12 for each mark.
    data = priced(
        F.F5,
        [question("Q1", 60, minimum=Minimum(value=Fraction(1))), price_row(40)],
        {"A": 200},
        {"A": [0]},
        PriceParameters(benchmark=500_00),
    )
    data = replace(data, lots=(Lot(code=LOT, places=1, minimum_total=Minimum(value=Fraction(75))),))

    # 52 and 64 miss the minimum of 75; 76 is the first that reaches it.
    assert [(level, marks, cause, awarded) for _, _, level, marks, cause, _, awarded, _ in values(of_lot(data))] == [
        (3, 3, "threshold", ("A",)),
        (4, 4, "threshold", ("A",)),
        (5, 5, "threshold", ("A",)),
    ]


def test_a_threshold_that_moves_the_price_reference_is_told_as_one() -> None:
    # By hand, F1 of 40: with C in (price 100) A earns 20 and B 13.33; with C out A earns 40 and B 26.67.
    data = priced(
        F.F1,
        [question("Q1", 60, minimum=Minimum(value=Fraction(1))), price_row(40)],
        {"A": 200, "B": 300, "C": 100},
        {"A": [4], "B": [4], "C": [1]},
    )
    data = replace(data, lots=(Lot(code=LOT, places=1, minimum_total=Minimum(value=Fraction(62))),))

    # Now A 48 + 20 = 68 stands alone; B 61.33 and C 52 miss the minimum of 62. Without C's price A 88, B 74.67.
    assert values(of_lot(data)) == [
        ("A", "Q1", 0, -4, "threshold", False, (), ()),
        ("A", "Q1", 1, -3, "threshold", False, (), ()),
        ("A", "Q1", 2, -2, "threshold", False, (), ()),
        ("A", "Q1", 3, -1, "threshold", False, (), ()),
        ("B", "Q1", 5, 1, "threshold", False, ("B",), ()),
        ("C", "Q1", 3, 2, "threshold", False, ("C",), ()),
        ("C", "Q1", 4, 3, "threshold", False, ("C",), ()),
        ("C", "Q1", 5, 4, "threshold", False, ("C",), ()),
    ]

    two = replace(data, lots=(Lot(code=LOT, places=2, minimum_total=Minimum(value=Fraction(62))),))
    assert ("C", "Q1", 0, -1, "threshold", True, ("A", "B"), ()) in values(of_lot(two))


def test_marks_are_counted_from_a_score_between_two_levels() -> None:
    data = priced(
        None,
        [question("Q1", 100)],
        {"A": None, "B": None},
        {"A": [Fraction("3.5")], "B": [3]},
        off_scale_scores=True,
    )

    assert [(v[0], v[2], v[3]) for v in values(of_lot(data))] == [
        ("A", 0, -4),
        ("A", 1, -3),
        ("A", 2, -2),
        ("A", 3, -1),
        ("B", 4, 1),
        ("B", 5, 2),
    ]


def test_a_tender_that_cannot_come_back_and_a_missing_score_have_no_critical_value() -> None:
    data = priced(
        None,
        [question("Q1", 50), question("Q2", 50)],
        {"A": None, "B": None, "C": None},
        {"A": [3, 3], "B": [5, 5], "C": [5, None]},
    )
    late = replace(data, tenders=(data.tenders[0], replace(data.tenders[1], status=TenderStatus.LATE), data.tenders[2]))

    assert values(of_lot(late)) == []


def test_where_all_who_pass_are_admitted_only_thresholds_are_critical() -> None:
    data = priced(
        None,
        [question("Q1", 100, minimum=Minimum(value=Fraction(3)))],
        {"A": None, "B": None},
        {"A": [3], "B": [2]},
        result=ResultKind.ADMIT,
    )
    found = of_lot(data)

    assert found.awarded == ("A",)
    assert [v[:5] for v in values(found)] == [
        ("A", "Q1", 0, -3, "threshold"),
        ("A", "Q1", 1, -2, "threshold"),
        ("A", "Q1", 2, -1, "threshold"),
        ("B", "Q1", 3, 1, "threshold"),
        ("B", "Q1", 4, 2, "threshold"),
        ("B", "Q1", 5, 3, "threshold"),
    ]
    assert (found.without_supplier, found.margins, found.prices) == ((), (), None)
    assert found.prices_withheld == "not ranked"


def test_a_level_that_the_formula_cannot_divide_by_is_no_critical_value() -> None:
    # By hand: pounds per point 100/80 and 130/100; at level 0 nothing could be divided by.
    data = priced(F.F8, [question("Q1", 100), price_row(0)], {"A": 100, "B": 130}, {"A": [4], "B": [5]})

    assert [(v[0], v[2], v[6]) for v in values(of_lot(data))] == [
        ("A", 1, ("B",)),
        ("A", 2, ("B",)),
        ("A", 3, ("B",)),
    ]


def test_relative_quality_moves_what_others_are_measured_by() -> None:
    # By hand, F13: A 60·2/4 + 40 = 70, B 60 + 40·100/120 = 93.33; only B's own fall below A can change that.
    data = priced(F.F13, [question("Q1", 60), price_row(40)], {"A": 100, "B": 120}, {"A": [2], "B": [4]})

    assert ("B", "Q1", 1, -3, "total", True, ("A",), ()) in values(of_lot(data))


def test_under_a_limit_of_lots_a_score_in_one_lot_changes_the_award_in_another() -> None:
    lots = (LotCode("L1"), LotCode("L2"))
    scores = {"A": (9, 10), "B": (7, 7)}
    data = EvaluationData(
        reference="T-4",
        method=Method(lots_per_supplier=1, lot_mechanism=LotMechanism.HIGHEST_SUM),
        scales=(scale(*range(11)),),
        criteria=(question("Q", 100),),
        lots=tuple(Lot(code=lot, places=1) for lot in lots),
        suppliers=tuple(Supplier(id=SupplierId(name), name=name) for name in scores),
        tenders=tuple(Tender(supplier=SupplierId(name), lot=lot) for name in scores for lot in lots),
        agreed=tuple(
            AgreedScore(supplier=SupplierId(name), lot=lot, question=CriterionCode("Q"), value=Fraction(score))
            for name, row in scores.items()
            for lot, score in zip(lots, row, strict=True)
        ),
    )
    found = of_lot(data)

    # By hand: B and A make 70 + 100; with B at 5 in L1, A and B make 90 + 70 against 50 + 100.
    changed = {(str(cell.supplier), int(value.level)): value for cell in found.critical for value in cell.values}
    assert found.awarded == ("B",)
    assert (changed["B", 5].awarded, changed["B", 5].other_lots) == (("A",), ("L2",))
    assert ("B", 8) not in changed
    assert found.prices_withheld == "lots per supplier"
    assert [(one.supplier, one.awarded, one.changed) for one in found.without_supplier] == [
        ("A", ("B",), False),
        ("B", ("A",), True),
    ]


def test_an_evaluation_that_contradicts_itself_is_refused() -> None:
    data = priced(None, [question("Q1", 90)], {"A": None}, {"A": [3]})

    with pytest.raises(Unsound):
        materiality(data)


def test_no_price_change_is_given_where_bands_rise_with_the_price() -> None:
    bands = ((Fraction(0), Fraction(50)), (Fraction(20), Fraction(90)))
    data = priced(
        F.F7,
        [question("Q1", 60), price_row(40)],
        {"A": 100, "B": 110},
        {"A": [3], "B": [3]},
        PriceParameters(bands=bands),
    )

    assert of_lot(data).prices_withheld == "formula"
