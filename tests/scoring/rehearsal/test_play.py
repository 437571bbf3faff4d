"""Invented tenders through a method: the same for the same seed, and what they bring to light is so."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import (
    CriterionCode,
    CriterionType,
    LotCode,
    LotMechanism,
    MergeRule,
    PriceFormula,
    ResultKind,
    SeatCode,
    SupplierId,
    TieStep,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    Lot,
    Minimum,
    PriceParameters,
    Rounding,
    Seat,
    TieBreak,
)
from app.errors import AppError
from app.scoring.examining import all_findings
from app.scoring.ranking import rank
from app.scoring.rehearsal.invention import Invention, letter
from app.scoring.rehearsal.play import rehearse, usual_number
from app.scoring.rehearsal.results import LotRehearsal, Meeting, Met, Rehearsal
from app.text import rehearsal as words
from app.text.sentences import sentence
from tests.scoring.builders import LOT, price_row, priced, question, scale

F = PriceFormula
ROWS = (question("Q1", 40), question("Q2", 20), price_row(40))
DRAW = (TieBreak(step=TieStep.DRAW),)


def quiet(_played: int, _of: int) -> None:
    return


def method(
    formula: PriceFormula | None = F.F1,
    rows: Sequence[Criterion] = ROWS,
    parameters: PriceParameters | None = None,
    lot: Lot | None = None,
    **more: object,
) -> EvaluationData:
    data = priced(formula, rows, {}, {}, parameters, **({"tie_break": DRAW} | more))  # type: ignore[arg-type]
    return replace(data, lots=(lot or Lot(code=LOT),))


def played(data: EvaluationData, contests: int = 60, tenders: int | None = None) -> Rehearsal:
    return rehearse(data, contests=contests, tenders=tenders, tell=quiet)


def lot_of(rehearsal: Rehearsal) -> LotRehearsal:
    (lot,) = rehearsal.lots
    for met in (*lot.met, *rehearsal.met):
        assert words.met(met.meeting.value, met.count, met.of, met.criterion, met.rule)
    return lot


def meetings(data: EvaluationData, contests: int = 60) -> set[Meeting]:
    return {met.meeting for met in lot_of(played(data, contests)).met}


def the(meeting: Meeting, rehearsal: Rehearsal) -> Met:
    (found,) = [met for met in (*lot_of(rehearsal).met, *rehearsal.met) if met.meeting is meeting]
    return found


def test_every_meeting_has_words_and_no_other_has() -> None:
    assert set(words.MEETINGS) == {meeting.value for meeting in Meeting}


def test_the_same_seed_is_the_same_rehearsal_and_another_is_not() -> None:
    data = method()

    assert played(data) == played(data)
    assert rehearse(data, contests=60, seed=2, tell=quiet).lots != played(data).lots


def test_each_contest_is_told() -> None:
    told: list[tuple[int, int]] = []
    rehearse(method(), contests=3, tell=lambda played, of: told.append((played, of)))

    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("numbers", "name"), [({"tenders": 1}, "tenders"), ({"tenders": 51}, "tenders"), ({"contests": 0}, "contests")]
)
def test_numbers_out_of_range_are_refused(numbers: dict[str, int], name: str) -> None:
    with pytest.raises(AppError) as refusal:
        rehearse(method(), tell=quiet, **numbers)

    assert (refusal.value.code, refusal.value.facts["name"]) == ("rehearsal-out-of-range", name)
    assert sentence(refusal.value.code, refusal.value.facts)


@pytest.mark.parametrize(("places", "number"), [(None, 5), (1, 5), (4, 7), (40, 30)])
def test_there_are_more_tenders_than_places_unless_told_otherwise(places: int | None, number: int) -> None:
    assert usual_number(method(lot=Lot(code=LOT, places=places))) == number


def test_invented_tenders_are_named_by_letters() -> None:
    assert [letter(number) for number in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


FORMULAS: dict[PriceFormula, PriceParameters] = {
    F.F1: PriceParameters(zero=1),
    F.F2: PriceParameters(),
    F.F2K: PriceParameters(k=Fraction(1, 2)),
    F.F3: PriceParameters(),
    F.F4: PriceParameters(),
    F.F4M: PriceParameters(),
    F.F5: PriceParameters(benchmark=100_000_00),
    F.F6: PriceParameters(lowest=90_000_00, highest=150_000_00),
    F.F7: PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(20), Fraction(50)))),
    F.F8: PriceParameters(),
    F.F9: PriceParameters(willingness=Fraction(1500_00)),
    F.F10: PriceParameters(fixed=100_000_00),
    F.F11: PriceParameters(base=Fraction(2)),
    F.F12: PriceParameters(),
    F.F13: PriceParameters(),
    F.F14: PriceParameters(benchmark=100_000_00),
    F.F15: PriceParameters(),
    F.F16: PriceParameters(),
    F.F17: PriceParameters(),
    F.GIVEN: PriceParameters(),
}
WEIGHTLESS = {F.F8, F.F9, F.F10, F.F14, F.F17}


def with_formula(formula: PriceFormula) -> EvaluationData:
    weightless = formula in WEIGHTLESS
    rows = [question("Q1", 60 if weightless else 40), question("Q2", 40 if weightless else 20)]
    minimum = Minimum(value=Fraction(1)) if formula is F.F8 else None
    return method(
        formula,
        [*rows, price_row(0 if weightless else 40)],
        FORMULAS[formula],
        Lot(code=LOT, minimum_quality=minimum),
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_invented_contests_are_sound_and_ranked_like_any_other(formula: PriceFormula) -> None:
    invention = Invention(data=with_formula(formula), tenders=4, seed=1)
    for number in range(1, 13):
        contest = invention.contest(number)
        found = [finding.code for finding in all_findings(contest)]

        assert found in ([], ["no-quality-to-divide-by"])
        assert found or rank(contest).lots[0].tenders

    assert played(with_formula(formula), contests=12, tenders=4).contests == 12


def test_a_contest_can_be_taken_out_and_ranked_again() -> None:
    data = method(F.F2)
    met = the(Meeting.ORDER, played(data))
    assert met.example is not None
    contest = Invention(data=data, tenders=5, seed=1).contest(met.example.contest)
    ranks = {tender.supplier: tender.rank for tender in rank(contest).lots[0].tenders}
    without = replace(
        contest,
        tenders=tuple(tender for tender in contest.tenders if tender.supplier != met.example.without),
        agreed=tuple(record for record in contest.agreed if record.supplier != met.example.without),
    )
    then = {tender.supplier: tender.rank for tender in rank(without).lots[0].tenders}

    assert {line.supplier: line.rank for line in met.example.lines}.items() <= ranks.items()
    assert {line.supplier: line.rank for line in met.example.then}.items() <= then.items()
    one, other = (line.supplier for line in met.example.then)
    assert (ranks[one] or 0) > (ranks[other] or 0)


def test_an_award_that_hangs_on_a_loser_is_met_under_relative_formulas_alone() -> None:
    met = the(Meeting.REVERSAL, played(method(F.F2), contests=200))
    assert met.example is not None

    awarded = [[line.supplier for line in lines if line.status == "awarded"] for lines in
               (met.example.lines, met.example.then)]  # fmt: skip
    assert awarded[0] != awarded[1]
    assert met.example.without not in {line.supplier for line in met.example.then}
    assert {Meeting.REVERSAL, Meeting.ORDER}.isdisjoint(
        meetings(method(F.F5, parameters=PriceParameters(benchmark=100_000_00)), 200)
    )


def test_ties_that_nothing_parts_are_met_where_no_draw_is_published() -> None:
    halves = (question("Q1", 50), question("Q2", 50))
    met = the(Meeting.TIE, played(method(None, halves, tie_break=())))
    assert met.example is not None

    assert sum(line.status == "tied" for line in met.example.lines) > 1
    assert Meeting.TIE not in meetings(method(None, halves))


def test_rounding_that_decides_is_met() -> None:
    assert Meeting.ROUNDING in meetings(method(rounding=Rounding(total=0), tie_break=()), 200)


def test_an_unclamped_formula_gives_negative_points_and_a_clamped_one_none() -> None:
    rows = (question("Q1", 10), price_row(90))
    bare = played(method(F.F2, rows, PriceParameters(clamp=False)), contests=120)

    assert the(Meeting.NEGATIVE_POINTS, bare).criterion == "P"
    assert the(Meeting.NEGATIVE_TOTAL, bare).count > 0
    assert the(Meeting.NO_POINTS, played(method(F.F3))).count == 60
    assert Meeting.NEGATIVE_POINTS not in meetings(method(F.F2, rows))


def test_a_tender_without_quality_would_stop_f8() -> None:
    rows = (question("Q1", 100), price_row(0))
    met = the(Meeting.NO_QUALITY, played(method(F.F8, rows), contests=200))
    assert met.example is not None

    assert met.example.lines
    floor = Lot(code=LOT, minimum_quality=Minimum(value=Fraction(20)))
    assert Meeting.NO_QUALITY not in meetings(method(F.F8, rows, lot=floor), 200)
    assert Meeting.NO_QUALITY not in meetings(method(F.F8, rows, result=ResultKind.ADMIT), 200)


def test_a_minimum_that_nobody_meets_is_met() -> None:
    rows = (
        Criterion(code=CriterionCode("S"), title="S", type=CriterionType.QUALITY, weight=60_00,
                  minimum=Minimum(value=Fraction(61))),
        question("Q1", 100, parent=CriterionCode("S"), minimum=Minimum(value=Fraction(6))),
        Criterion(code=CriterionCode("T"), title="T", type=CriterionType.QUALITY, weight=40_00),
        price_row(100, parent=CriterionCode("T")),
    )  # fmt: skip
    rehearsal = played(method(F.F1, rows, lot=Lot(code=LOT, minimum_quality=Minimum(value=Fraction(61)))))
    found = {met.rule: (met.criterion, met.count) for met in lot_of(rehearsal).met if met.meeting is Meeting.MINIMUM}

    assert found == {
        "question minimum": ("Q1", 60), "section minimum": ("S", 60), "quality minimum": (None, 60),
    }  # fmt: skip
    assert the(Meeting.NOBODY, rehearsal).count == 60
    assert rehearsal.lots[0].awarding == 0


def test_a_minimum_total_that_the_formula_keeps_out_of_reach_is_met_in_rehearsal() -> None:
    # Under F4 the whole weight takes half the mean: of two tenders one a third of the other, which none of these are.
    lot = Lot(code=LOT, minimum_total=Minimum(value=Fraction(100)))
    rehearsal = played(method(F.F4, lot=lot), tenders=2)

    assert the(Meeting.MINIMUM, rehearsal).rule == "total minimum"
    assert Meeting.MINIMUM not in meetings(method(F.F1, lot=lot), 200)
    nobody = Lot(code=LOT, minimum_total=Minimum(value=Fraction(1)), minimum_quality=Minimum(value=Fraction(61)))
    assert [met.rule for met in lot_of(played(method(lot=nobody))).met if met.rule] == ["quality minimum"]


def test_a_price_that_weighs_next_to_nothing_never_decides() -> None:
    rows = (question("Q1", 60), question("Q2", "39.99"), price_row("0.01"))
    rehearsal = played(method(F.F1, rows, tie_break=(TieBreak(step=TieStep.QUALITY), *DRAW)), contests=40)

    assert the(Meeting.PRICE_NEVER, rehearsal).criterion is None
    assert rehearsal.lots[0].price_decided == 0
    assert (rehearsal.lots[0].quality_decided or 0) > 0


def test_a_price_that_weighs_nearly_all_always_decides() -> None:
    rows = (question("Q1", "0.01"), price_row("99.99"))
    rehearsal = played(method(F.F1, rows), contests=40)

    assert the(Meeting.PRICE_ALWAYS, rehearsal).count == rehearsal.lots[0].open
    assert rehearsal.lots[0].quality_decided == 0


def test_of_several_price_rows_the_one_that_never_decides_is_named() -> None:
    rows = (question("Q1", 60), price_row("39.99", "P1"), price_row("0.01", "P2"))

    assert the(Meeting.PRICE_NEVER, played(method(F.F1, rows), contests=40)).criterion == "P2"


@pytest.mark.parametrize("formula", [F.F10, F.F17])
def test_a_formula_made_to_ignore_price_or_quality_is_not_told_off_for_it(formula: PriceFormula) -> None:
    assert {Meeting.PRICE_NEVER, Meeting.PRICE_ALWAYS}.isdisjoint(meetings(with_formula(formula)))


def test_without_a_price_row_nothing_is_compared() -> None:
    lot = lot_of(played(method(None, (question("Q1", 60), question("Q2", 40)))))

    assert (lot.price_decided, lot.quality_decided) == (None, None)


def test_a_field_no_larger_than_its_places_leaves_nothing_open() -> None:
    lot = lot_of(played(method(lot=Lot(code=LOT, places=4)), contests=20, tenders=4))

    assert (lot.open, lot.price_decided) == (0, 0)
    assert {Meeting.PRICE_NEVER, Meeting.PRICE_ALWAYS}.isdisjoint(met.meeting for met in lot.met)


def test_where_places_are_unlimited_it_is_who_comes_first_that_counts() -> None:
    assert lot_of(played(method(lot=Lot(code=LOT, places=None)))).open > 0


def test_allocations_that_do_equally_well_are_met_over_the_lots() -> None:
    data = method(
        None,
        (question("Q1", 50), question("Q2", 50)),
        lots_per_supplier=1,
        lot_mechanism=LotMechanism.HIGHEST_SUM,
    )
    rehearsal = played(replace(data, lots=(Lot(code=LOT), Lot(code=LotCode("2")))))
    (met,) = rehearsal.met

    assert met.meeting is Meeting.ALLOCATIONS
    assert met.count > 0
    assert {Meeting.PRICE_NEVER, Meeting.PRICE_ALWAYS}.isdisjoint(m.meeting for lot in rehearsal.lots for m in lot.met)


def test_two_lots_have_the_same_suppliers_and_prices_of_their_own() -> None:
    data = replace(method(), lots=(Lot(code=LOT), Lot(code=LotCode("2"), maximum_price=1000_00)))
    contest = Invention(data=data, tenders=3, seed=1).contest(1)

    assert [tender.supplier for tender in contest.tenders] == ["A", "B", "C"] * 2
    assert max(entry.amount or 0 for tender in contest.tenders[3:] for entry in tender.prices) < 10_000_00
    assert {record.lot for record in contest.agreed} == {None}


def test_admission_is_rehearsed_without_ranks() -> None:
    lot = Lot(code=LOT, minimum_quality=Minimum(value=Fraction(40)))
    found = lot_of(played(method(F.F1, lot=lot, result=ResultKind.ADMIT)))

    assert (found.open, found.price_decided) == (0, None)
    assert 0 < found.awarding <= found.contests


def test_a_mean_that_is_published_is_rehearsed_between_the_levels() -> None:
    data = method(merge_rule=MergeRule.MEAN, off_scale_scores=True)
    seats = tuple(Seat(code=SeatCode(f"E{number}")) for number in range(4))

    def denominators(evaluation: EvaluationData) -> set[int]:
        contests = [Invention(data=evaluation, tenders=5, seed=1).contest(number) for number in range(1, 9)]
        return {(record.value or Fraction(0)).denominator for contest in contests for record in contest.agreed}

    assert denominators(data) == {1, 3}
    assert denominators(replace(data, seats=seats)) == {1, 2, 4}
    assert denominators(replace(data, method=replace(data.method, rounding=Rounding(cell_mean=0)))) == {1}
    assert denominators(method()) == {1}


def test_questions_on_different_scales_take_the_levels_of_their_own() -> None:
    data = method(None, (question("Q1", 60, scale="S"), question("Q2", 20, scale="T"), question("Q3", 20, scale="T")))
    data = replace(data, scales=(scale(), scale(10, 0, 100, code="T")))
    contests = [Invention(data=data, tenders=5, seed=1).contest(number) for number in range(1, 20)]
    given = {(record.question, record.value) for contest in contests for record in contest.agreed}

    assert {value for code, value in given if code != "Q1"} == {0, 10, 100}
    assert {value for code, value in given if code == "Q1"} == {0, 1, 2, 3, 4, 5}


def test_a_lot_without_price_rows_has_prices_where_something_looks_at_them() -> None:
    rows = (question("Q1", 100),)

    def priced_tenders(data: EvaluationData) -> bool:
        return any(tender.prices for tender in Invention(data=data, tenders=3, seed=1).contest(1).tenders)

    assert priced_tenders(method(None, rows, lot=Lot(code=LOT, maximum_price=1000_00)))
    assert priced_tenders(method(None, rows, tie_break=(TieBreak(step=TieStep.PRICE),)))
    assert not priced_tenders(method(None, rows))


def test_zero_prices_are_tried_where_a_rule_for_them_is_published() -> None:
    def zeros(data: EvaluationData) -> bool:
        invention = Invention(data=data, tenders=3, seed=1)
        return any(
            entry.amount == 0
            for number in range(1, 150)
            for tender in invention.contest(number).tenders
            for entry in tender.prices
        )

    assert zeros(method(F.F1, parameters=PriceParameters(zero=1)))
    assert not zeros(method(F.F1))


def test_own_tenders_serve_for_remarks_and_are_not_played() -> None:
    own = priced(F.F2, [question("Q", 60), price_row(40)], {"X1": 150, "X2": 180, "X3": 100},
                 {"X1": [3], "X2": ["3.9"], "X3": [0]}, off_scale_scores=True)  # fmt: skip
    rehearsal = played(own, contests=10)

    swaps = [remark.swap for remark in rehearsal.remarks if remark.swap]
    assert [swap.without for swap in swaps] == ["X3"]
    assert not {SupplierId("X1")} & {
        line.supplier for met in lot_of(rehearsal).met if met.example for line in met.example.lines
    }
    assert rehearsal.found


def test_nothing_found_is_nothing_found() -> None:
    rehearsal = played(method(F.F5, parameters=PriceParameters(benchmark=100_000_00, zero=1)), contests=3)

    assert not replace(rehearsal, remarks=(), met=(), lots=(replace(rehearsal.lots[0], met=()),)).found
    assert replace(rehearsal, lots=(replace(rehearsal.lots[0], met=()),)).found == bool(rehearsal.remarks)
