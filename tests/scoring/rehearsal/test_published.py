"""What a method alone gives reason to think again about, each with its figures worked by hand."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    LotCode,
    LotMechanism,
    MergeRule,
    PriceFormula,
    ResultKind,
    Role,
    SeatCode,
    TenderStatus,
    TierBasis,
    TieStep,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Minimum,
    PriceParameters,
    Rounding,
    Seat,
    TieBreak,
    Tiers,
)
from app.scoring.rehearsal.published import remarks_on
from app.scoring.rehearsal.results import Doubt, Remark
from app.text import rehearsal as words
from tests.scoring.builders import LOT, price_row, priced, question, scale

F = PriceFormula
CHAIN = (TieBreak(step=TieStep.DRAW),)
BANDS = ((Fraction(0), Fraction(100)),)


def method(
    formula: PriceFormula | None = F.F5,
    parameters: PriceParameters | None = None,
    rows: Sequence[Criterion] | None = None,
    lot: Lot | None = None,
    prices: dict[str, int | None] | None = None,
    **more: object,
) -> EvaluationData:
    """Return a method that gives no reason for a doubt but those asked for."""
    weightless = formula in {F.F8, F.F9, F.F10, F.F14, F.F17}
    if rows is None:
        rows = [question("Q", 100 if weightless else 60), price_row(0 if weightless else 40)]
    base = {F.F5: PriceParameters(benchmark=100_00, zero=1)}.get(formula or F.F1, PriceParameters(zero=1))
    data = priced(formula, rows, prices or {}, {}, parameters or base, **({"tie_break": CHAIN} | more))  # type: ignore[arg-type]
    told = tuple(replace(one, levels=tuple(replace(lv, label="said") for lv in one.levels)) for one in data.scales)
    return replace(data, lots=(lot or Lot(code=LOT),), scales=told)


def doubts(data: EvaluationData) -> list[Doubt]:
    return [remark.doubt for remark in remarks_on(data)]


def the(doubt: Doubt, data: EvaluationData) -> Remark:
    (found,) = [remark for remark in remarks_on(data) if remark.doubt is doubt]
    assert words.remark(found.doubt.value, found.lots, found.criterion, found.facts)
    return found


def test_a_method_with_nothing_to_doubt_has_no_remarks() -> None:
    assert remarks_on(method()) == ()


def test_every_doubt_has_words_and_no_other_has() -> None:
    assert set(words.DOUBTS) == {doubt.value for doubt in Doubt}


def test_a_relative_formula_is_told_with_an_example() -> None:
    remark = the(Doubt.REVERSAL, method(F.F2, PriceParameters(zero=1)))

    assert remark.swap is not None
    assert remark.lots == (LOT,)


def test_a_relative_formula_without_an_example_is_told_too() -> None:
    wide = PriceParameters(bands=((Fraction(1_000_000), Fraction(100)),), zero=1)

    assert doubts(method(F.F7, wide)) == [Doubt.RELATIVE]


def test_what_lots_share_is_said_once() -> None:
    data = method(F.F4, PriceParameters(zero=1))
    two = replace(data, lots=(Lot(code=LOT), Lot(code=LotCode("2"))))

    assert the(Doubt.MEAN, two).lots == ("1", "2")
    assert the(Doubt.MEAN, two).facts == {"formula": "F4"}


@pytest.mark.parametrize(
    ("prices", "lowest", "highest"),
    [({}, 149_999, 150_000), ({"A": 1000, "B": 1040}, 1000, 1040), ({"A": 1000, "B": 2000}, 1874, 1875)],
)
def test_f3_says_what_a_small_difference_becomes(prices: dict[str, int | None], lowest: int, highest: int) -> None:
    # Without narrow prices of its own a pound's difference serves, at five fourths of the lower middle price.
    data = method(F.F3, prices=prices)
    if prices.get("B") == 2000:
        data = method(F.F3, prices={"A": 1500, "B": 2000})

    assert the(Doubt.SPREAD, data).facts == {"lowest": lowest, "highest": highest, "weight": 40}


def test_f3_with_prices_of_a_penny_has_no_pound_to_differ_by() -> None:
    assert Doubt.SPREAD not in doubts(method(F.F3, lot=Lot(code=LOT, maximum_price=1)))


def test_f1_says_what_equal_pounds_are_worth() -> None:
    # 40 × (1 − 10/11) = 40/11; 40 × (10/19 − 10/20) = 20/19.
    assert the(Doubt.POUNDS, method(F.F1)).facts == {"first": Fraction(40, 11), "last": Fraction(20, 19)}


@pytest.mark.parametrize(("formula", "points"), [(F.F1, 40), (F.F4, 20), (F.F3, 40), (F.F16, 40)])
def test_one_tender_is_told_what_it_gets_whatever_it_costs(formula: PriceFormula, points: int) -> None:
    assert the(Doubt.ONE_TENDER, method(formula, prices={"A": 1000})).facts == {"points": points, "weight": 40}


def test_a_withdrawn_tender_leaves_one_alone() -> None:
    data = method(F.F1, prices={"A": 1000, "B": 1000})
    gone = replace(data.tenders[1], status=TenderStatus.WITHDRAWN)

    assert Doubt.ONE_TENDER not in doubts(data)
    assert the(Doubt.ONE_TENDER, replace(data, tenders=(data.tenders[0], gone)))


@pytest.mark.parametrize(
    ("formula", "more", "below", "above"),
    [
        (F.F1, {}, [], []),
        (F.F2, {}, [("lowest", 2)], []),
        (F.F12, {}, [("lowest", 2)], []),
        (F.F2K, {"k": Fraction(1, 2)}, [("lowest", Fraction(3, 2))], []),
        (F.F11, {"base": Fraction(3)}, [("lowest", 3)], []),
        (F.F4, {}, [("mean", Fraction(3, 2))], [("mean", Fraction(1, 2))]),
        (F.F4M, {}, [("median", Fraction(3, 2))], [("median", Fraction(1, 2))]),
        (F.F5, {"benchmark": 110_00}, [], [("price", 110)]),
        (F.F6, {"lowest": 90_00, "highest": 150_00}, [("price", 150)], [("price", 90)]),
        (F.F6, {"lowest": 0, "highest": 150_00}, [("price", 150)], []),
    ],
)
def test_an_unclamped_formula_says_where_it_leaves_its_weight(
    formula: PriceFormula,
    more: dict[str, object],
    below: list[tuple[str, Fraction]],
    above: list[tuple[str, Fraction]],
) -> None:
    data = method(formula, PriceParameters(clamp=False, zero=1, **more))  # type: ignore[arg-type]
    found: dict[Doubt, list[tuple[object, object]]] = {Doubt.NEGATIVE: [], Doubt.BEYOND: []}
    for remark in remarks_on(data):
        if remark.doubt in found:
            assert words.remark(remark.doubt.value, remark.lots, remark.criterion, remark.facts)
            found[remark.doubt].append((remark.facts["against"], remark.facts.get("times", remark.facts.get("price"))))

    assert found == {Doubt.NEGATIVE: below, Doubt.BEYOND: above}


def test_a_zero_price_without_a_rule_would_stop_the_ranking() -> None:
    assert doubts(method(F.F5, PriceParameters(benchmark=100_00))) == [Doubt.ZERO_RULE]
    assert doubts(method(F.GIVEN, PriceParameters(), rows=[question("Q", 60), price_row(40)])) == []


def test_a_zero_on_one_line_of_a_schedule_takes_its_points() -> None:
    # F1 on a line of 30 points: £0.01 against £150,000 leaves 30 × 0.01 / 150,000 = 0.000002 points.
    rows = [question("Q", 60), price_row(30, "P1"), price_row(10, "P2")]
    data = method(F.F1, PriceParameters(zero=1), rows=rows)
    first, second = [remark for remark in remarks_on(data) if remark.doubt is Doubt.ZERO_LINE]

    assert first.facts == {
        "zero": Fraction(1, 100), "price": 150_000, "points": Fraction(2, 1_000_000), "weight": 30,
    }  # fmt: skip
    assert second.criterion == "P2"
    assert words.remark(first.doubt.value, (), first.criterion, first.facts).startswith("P1: A zero on this line")


def test_schedules_by_a_benchmark_have_no_line_to_take() -> None:
    rows = [question("Q", 60), price_row(30, "P1"), price_row(10, "P2")]

    assert doubts(method(F.F5, rows=rows)) == []


@pytest.mark.parametrize("formula", [F.F8, F.F17])
def test_a_formula_that_the_cheap_and_poor_can_win_needs_a_floor(formula: PriceFormula) -> None:
    floored = Lot(code=LOT, minimum_quality=Minimum(value=Fraction(60)))
    minimum = Minimum(value=Fraction(3))
    weak = [question("Q", 100, minimum=minimum, consequence=Consequence.MAY_REJECT), price_row(0)]
    firm = [question("Q", 100, minimum=minimum), price_row(0)]

    assert doubts(method(formula)) == [Doubt.FLOOR]
    assert doubts(method(formula, lot=floored)) == []
    assert doubts(method(formula, rows=weak)) == [Doubt.FLOOR]
    assert doubts(method(formula, rows=firm)) == []


def test_a_maximum_price_says_nothing_where_points_are_given() -> None:
    data = method(F.GIVEN, PriceParameters(), lot=Lot(code=LOT, maximum_price=100_00))

    assert doubts(data) == [Doubt.LIMIT_UNCHECKED]


# -------------------------------------------------------------------------------------------- limits out of reach


def test_a_minimum_above_the_scale_is_out_of_reach() -> None:
    rows = [question("Q", 60, minimum=Minimum(value=Fraction(6))), price_row(40)]
    remark = the(Doubt.MINIMUM, method(rows=rows))

    assert (remark.criterion, remark.facts) == ("Q", {"rule": "question minimum", "needed": 6, "most": 5})
    assert words.remark("unreachable-minimum", remark.lots, "Q", remark.facts) == (
        "Lot 1, Q: The minimum score for a question is 6, and the most that any tender can have is 5. Nobody could "
        "pass: correct it."
    )


def section(minimum: Minimum) -> list[Criterion]:
    whole = Criterion(
        code=CriterionCode("S"), title="Section", type=CriterionType.QUALITY, weight=60_00, minimum=minimum
    )
    return [whole, question("Q", 100, parent=CriterionCode("S")), price_row(40)]


@pytest.mark.parametrize(
    ("minimum", "needed"), [(Minimum(value=Fraction(61)), 61), (Minimum(value=Fraction(11, 10), share=True), 66)]
)
def test_a_section_minimum_above_its_points_is_out_of_reach(minimum: Minimum, needed: int) -> None:
    assert the(Doubt.MINIMUM, method(rows=section(minimum))).facts == {
        "rule": "section minimum", "needed": needed, "most": 60,
    }  # fmt: skip
    assert doubts(method(rows=section(Minimum(value=Fraction(60))))) == []


def test_a_section_without_questions_or_without_a_minimum_has_nothing_to_reach() -> None:
    rows = [
        Criterion(code=CriterionCode("S"), title="S", type=CriterionType.QUALITY, weight=60_00),
        question("Q", 100, parent=CriterionCode("S")),
        Criterion(code=CriterionCode("T"), title="T", type=CriterionType.QUALITY, weight=40_00,
                  minimum=Minimum(value=Fraction(50))),
        price_row(100, parent=CriterionCode("T")),
    ]  # fmt: skip

    assert doubts(method(rows=rows)) == [Doubt.MINIMUM]


def test_rounding_can_put_a_minimum_out_of_reach() -> None:
    # 33.4 and 26.6 round to 33 and 27 points, 60 in all; 33.4 and 26.4 would make 33 and 26.
    rows = [question("Q1", "33.4"), question("Q2", "26.4"), price_row("40.2")]
    lot = Lot(code=LOT, minimum_quality=Minimum(value=Fraction("59.5")))

    assert doubts(method(rows=rows, lot=lot)) == []
    assert the(Doubt.MINIMUM, method(rows=rows, lot=lot, rounding=Rounding(criterion=0))).facts == {
        "rule": "quality minimum", "needed": Fraction("59.5"), "most": 59,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "parameters", "needed", "most"),
    [
        (F.F1, PriceParameters(), 101, 100),
        (F.F13, PriceParameters(), 101, 100),
        (F.GIVEN, PriceParameters(), 101, 100),
        (F.F10, PriceParameters(fixed=100), 101, 100),
        # F15 is an index that reaches 1 at most: a minimum of 60 points is a mistake.
        (F.F15, PriceParameters(), 60, 1),
        # 60 + 40 × 3/2 = 120; 60 + 40 × 150/(150 − 90) = 160.
        (F.F4, PriceParameters(clamp=False), 121, 120),
        (F.F6, PriceParameters(lowest=90_00, highest=150_00, clamp=False), 161, 160),
        (F.F5, PriceParameters(benchmark=100_00, clamp=False), 1000, None),
        (F.F14, PriceParameters(benchmark=100_00), 1000, None),
    ],
)
def test_a_minimum_total_is_held_against_the_best_total_there_can_be(
    formula: PriceFormula, parameters: PriceParameters, needed: int, most: int | None
) -> None:
    def with_minimum(points: int) -> EvaluationData:
        return method(formula, parameters, lot=Lot(code=LOT, minimum_total=Minimum(value=Fraction(points))))

    if most is None:
        assert Doubt.MINIMUM not in doubts(with_minimum(needed))
    else:
        assert the(Doubt.MINIMUM, with_minimum(needed)).facts == {
            "rule": "total minimum", "needed": needed, "most": most,
        }  # fmt: skip
        assert Doubt.MINIMUM not in doubts(with_minimum(most))


def test_tiers_beyond_all_totals_or_places_stay_empty() -> None:
    by_score = Tiers(basis=TierBasis.SCORE, edges=(Fraction(101), Fraction(60)))
    by_rank = Tiers(basis=TierBasis.RANK, edges=(Fraction(2), Fraction(5)))

    assert the(Doubt.TIER, method(lot=Lot(code=LOT, tiers=by_score))).facts == {"tier": 1, "edge": 101, "most": 100}
    assert the(Doubt.TIER, method(lot=Lot(code=LOT, tiers=by_rank, places=2))).facts == {
        "tier": 2, "edge": 5, "most": 2,
    }  # fmt: skip
    assert doubts(method(lot=Lot(code=LOT, tiers=by_rank, places=3))) == []
    assert doubts(method(lot=Lot(code=LOT, tiers=by_rank, places=None))) == []


def test_a_fixed_price_above_the_maximum_cannot_be_met() -> None:
    def capped(most: int) -> EvaluationData:
        return method(F.F10, PriceParameters(fixed=100_00, zero=1), lot=Lot(code=LOT, maximum_price=most))

    assert the(Doubt.FIXED, capped(99_99)).facts == {"fixed": 100, "maximum": Fraction("99.99")}
    assert doubts(capped(100_00)) == []


def test_a_range_that_no_scale_is_wide_enough_for_flags_nothing() -> None:
    assert the(Doubt.RANGE, method(variance_range=Fraction(6))).facts == {"range": 6, "most": 5}
    assert doubts(method(variance_range=Fraction(5))) == []


def test_limited_places_need_a_tie_break() -> None:
    assert doubts(method(tie_break=())) == [Doubt.TIE_BREAK]
    assert doubts(method(tie_break=(), lot=Lot(code=LOT, places=None))) == []


def test_a_limit_of_lots_needs_a_mechanism() -> None:
    assert doubts(method(lots_per_supplier=1)) == [Doubt.MECHANISM]
    assert doubts(method(lots_per_supplier=1, lot_mechanism=LotMechanism.HIGHEST_SUM)) == []


def test_admitting_all_who_pass_is_held_against_minima_alone() -> None:
    lot = Lot(code=LOT, minimum_quality=Minimum(value=Fraction(61)))

    assert doubts(method(F.F1, result=ResultKind.ADMIT, tie_break=(), lot=lot)) == [Doubt.MINIMUM]


# -------------------------------------------------------------------------------------------- scores and scales


def seated(data: EvaluationData, count: int) -> EvaluationData:
    seats = [Seat(code=SeatCode(f"E{number}")) for number in range(count)]
    return replace(data, seats=(*seats, Seat(code=SeatCode("M"), role=Role.MODERATOR)))


@pytest.mark.parametrize(
    ("rule", "seats", "scores", "score"),
    [
        (MergeRule.MEAN, 0, ("0", "1"), Fraction(1, 2)),
        (MergeRule.MEAN, 3, ("0", "0", "1"), Fraction(1, 3)),
        # An odd panel's median is a level, unless one of its scores is missing.
        (MergeRule.MEDIAN, 3, ("0", "1"), Fraction(1, 2)),
        (MergeRule.MEDIAN, 4, ("0", "0", "1", "1"), Fraction(1, 2)),
    ],
)
def test_a_merge_that_can_fall_between_levels_is_told_before_it_stops_the_ranking(
    rule: MergeRule, seats: int, scores: tuple[str, ...], score: Fraction
) -> None:
    data = seated(method(merge_rule=rule), seats) if seats else method(merge_rule=rule)

    assert the(Doubt.MERGE, data).facts == {"rule": rule.value, "scores": scores, "score": score, "scale": "S"}
    assert doubts(replace(data, method=replace(data.method, off_scale_scores=True))) == []


def test_a_merge_that_stays_on_the_scale_is_not() -> None:
    assert doubts(method(merge_rule=MergeRule.MEAN, rounding=Rounding(cell_mean=0))) == []
    assert doubts(seated(method(merge_rule=MergeRule.MEAN), 1)) == []
    assert doubts(seated(method(merge_rule=MergeRule.MEDIAN), 2)) == [Doubt.MERGE]


def test_levels_without_words_are_told() -> None:
    data = method()
    levels = (Level(value=Fraction(0), descriptor="Nothing"), Level(value=Fraction(3)), Level(value=Fraction(5)))
    bare = replace(data, scales=(replace(data.scales[0], levels=levels),))

    assert the(Doubt.LABELS, bare).facts == {"scale": "S", "levels": ("3", "5")}


def test_a_scale_that_nobody_uses_needs_no_words() -> None:
    data = method(rows=[question("Q", 60, scale="S"), price_row(40)])

    assert doubts(replace(data, scales=(*data.scales, scale(1, 2, code="T")))) == []


def test_a_scale_that_starts_above_zero_says_what_the_worst_answer_earns() -> None:
    data = method()
    levels = tuple(level for level in data.scales[0].levels if level.value)

    assert the(Doubt.LOWEST, replace(data, scales=(replace(data.scales[0], levels=levels),))).facts == {
        "scale": "S", "level": 1, "share": 20,
    }  # fmt: skip


def test_sub_criteria_without_guidance_are_told_by_question() -> None:
    rows = [
        question("Q", 60),
        *(
            Criterion(
                code=CriterionCode(code),
                title=code,
                type=CriterionType.SUB_CRITERION,
                parent=CriterionCode("Q"),
                guidance=guidance,
            )
            for code, guidance in (("Qa", ""), ("Qb", "Named visits"), ("Qc", ""))
        ),
        price_row(40),
    ]
    remark = the(Doubt.GUIDANCE, method(rows=rows))

    assert (remark.criterion, remark.facts) == ("Q", {"rows": ("Qa", "Qc")})
