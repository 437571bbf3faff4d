"""The stages of WORKBOOK §3.3: order, consequences, what is listed, and who stays in the price reference."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    PriceFormula,
    ResultKind,
    TenderStatus,
)
from app.domain.evaluation import Criterion, EvaluationData, GateDecision, Lot, Method, Minimum, PriceParameters, Tender
from app.scoring.ranking import rank
from app.scoring.results import LotResult, Outcome
from tests.scoring.builders import LOT, price_row, priced, question

GATE = CriterionCode("G")


def evaluation(**changes: object) -> EvaluationData:
    """Return four tenders at £100, £110, £120 and £130 on 60 points of quality and 40 of price (F1)."""
    data = priced(
        PriceFormula.F1,
        [question("Q1", 40, minimum=Minimum(value=Fraction(2))), question("Q2", 20), price_row(40)],
        {"A": 100, "B": 110, "C": 120, "D": 130},
        {"A": [5, 5], "B": [4, 4], "C": [3, 3], "D": [2, 2]},
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def with_gate(data: EvaluationData, consequence: Consequence, **states: GateStatus) -> EvaluationData:
    gate = Criterion(code=GATE, title="Insurance", type=CriterionType.GATE, consequence=consequence)
    decided = {name: (GateDecision(gate=GATE, status=states.get(name, GateStatus.PASS)),) for name in "ABCD"}
    return replace(
        data,
        criteria=(gate, *data.criteria),
        tenders=tuple(replace(tender, gates=decided[tender.supplier]) for tender in data.tenders),
    )


def with_tender(data: EvaluationData, supplier: str, **changes: object) -> EvaluationData:
    return replace(
        data,
        tenders=tuple(
            replace(tender, **changes) if tender.supplier == supplier else tender  # type: ignore[arg-type]
            for tender in data.tenders
        ),
    )


def with_scores(data: EvaluationData, supplier: str, *scores: int | None) -> EvaluationData:
    given = iter(scores)
    return replace(
        data,
        agreed=tuple(
            replace(record, value=None if (value := next(given)) is None else Fraction(value))
            if record.supplier == supplier
            else record
            for record in data.agreed
        ),
    )


def the_lot(data: EvaluationData) -> LotResult:
    (lot,) = rank(data).lots
    return lot


def failures(lot: LotResult, supplier: str) -> list[tuple[object, ...]]:
    (tender,) = (tender for tender in lot.tenders if tender.supplier == supplier)
    return [(f.rule.value, f.code, f.value, f.needed, f.effect) for f in tender.failed]


def order(lot: LotResult) -> list[tuple[str, str]]:
    return [(tender.supplier, tender.status.value) for tender in lot.tenders]


@pytest.mark.parametrize("status", [TenderStatus.LATE, TenderStatus.WITHDRAWN, TenderStatus.REJECTED])
def test_a_tender_that_does_not_stand_is_excluded_and_leaves_the_price_reference(status: TenderStatus) -> None:
    lot = the_lot(with_tender(evaluation(), "A", status=status))

    assert order(lot)[-1] == ("A", "excluded")
    assert failures(lot, "A") == [(status.value, None, None, None, Consequence.REJECT)]
    assert lot.tenders[0].price_score == 40


def test_a_failed_gate_ends_there() -> None:
    lot = the_lot(with_scores(with_gate(evaluation(), Consequence.REJECT, A=GateStatus.EXPIRED), "A", 0, 0))

    assert failures(lot, "A") == [("gate", "G", "expired", "pass", Consequence.REJECT)]


@pytest.mark.parametrize("status", [GateStatus.CONDITION_PRECEDENT, GateStatus.NOT_APPLICABLE, GateStatus.WAIVED])
def test_a_gate_passes_in_every_published_way(status: GateStatus) -> None:
    lot = the_lot(with_gate(evaluation(), Consequence.REJECT, A=status))

    assert (lot.tenders[0].status, lot.final) == (Outcome.AWARDED, True)


@pytest.mark.parametrize("status", [GateStatus.NOT_STARTED, GateStatus.PENDING])
def test_an_open_gate_leaves_the_rank_provisional(status: GateStatus) -> None:
    lot = the_lot(with_gate(evaluation(), Consequence.REJECT, B=status))

    assert lot.tenders[1].rank == 2
    assert [(w.code, dict(w.facts)) for w in lot.warnings] == [("gate-open", {"supplier": "B", "criterion": "G"})]
    assert not lot.final


def test_what_may_be_rejected_is_ranked_until_two_people_decide() -> None:
    lot = the_lot(with_gate(evaluation(), Consequence.MAY_REJECT, A=GateStatus.FAIL))

    assert lot.tenders[0].rank == 1
    assert [warning.code for warning in lot.warnings] == ["discretion"]
    assert not lot.final


def test_a_failure_without_effect_is_listed_and_nothing_else() -> None:
    lot = the_lot(with_gate(evaluation(), Consequence.NO_EFFECT, A=GateStatus.FAIL))

    assert failures(lot, "A") == [("gate", "G", "fail", "pass", Consequence.NO_EFFECT)]
    assert (lot.final, lot.warnings) == (True, ())


def test_all_failures_of_one_stage_are_listed() -> None:
    rows = [
        question("Q1", 40, minimum=Minimum(value=Fraction(3))),
        question("Q2", 60, minimum=Minimum(value=Fraction(3))),
    ]
    data = priced(None, rows, {"A": None}, {"A": [2, 1]})

    assert [entry[:4] for entry in failures(the_lot(data), "A")] == [
        ("question minimum", "Q1", 2, 3),
        ("question minimum", "Q2", 1, 3),
    ]


def test_a_minimum_is_met_by_reaching_it() -> None:
    assert order(the_lot(evaluation()))[-1] == ("D", "not awarded")
    assert order(the_lot(with_scores(evaluation(), "D", 1, 5)))[-1] == ("D", "excluded")


def test_a_missing_score_makes_a_tender_incomplete_but_keeps_its_price_in_the_reference() -> None:
    lot = the_lot(with_scores(evaluation(), "A", 5, None))

    assert order(lot) == [("B", "awarded"), ("C", "not awarded"), ("D", "not awarded"), ("A", "incomplete")]
    assert lot.tenders[0].price_score == Fraction(400, 11)
    assert [(w.code, dict(w.facts)) for w in lot.warnings] == [("incomplete", {"supplier": "A", "missing": ("Q2",)})]


def test_a_question_minimum_is_tested_on_the_scores_present() -> None:
    lot = the_lot(with_scores(evaluation(), "A", 1, None))

    assert order(lot)[-1] == ("A", "excluded")


def test_a_missing_price_makes_a_tender_incomplete() -> None:
    lot = the_lot(with_tender(evaluation(), "B", prices=()))

    assert order(lot)[-1] == ("B", "incomplete")
    assert dict(lot.warnings[0].facts) == {"supplier": "B", "missing": ("P",)}


def test_a_section_minimum_counts_points_or_a_share_of_them() -> None:
    def sectioned(minimum: Minimum) -> EvaluationData:
        section = question("S", 50, minimum=minimum)
        rows = [
            section,
            question("Q1", 60, parent=section.code),
            question("Q2", 40, parent=section.code),
            question("Q3", 50),
        ]
        data = priced(None, rows, {"A": None}, {})
        scored = priced(None, rows[1:], {"A": None}, {"A": [3, 2, 5]})
        return replace(data, agreed=scored.agreed)

    # By hand: 50 % × 60 % = 30 points × 3/5 = 18, 20 points × 2/5 = 8; 26 of 50.
    assert order(the_lot(sectioned(Minimum(value=Fraction(26))))) == [("A", "awarded")]
    assert order(the_lot(sectioned(Minimum(value=Fraction("0.52"), share=True)))) == [("A", "awarded")]
    lot = the_lot(sectioned(Minimum(value=Fraction("0.53"), share=True)))
    assert failures(lot, "A") == [("section minimum", "S", 26, Fraction("26.5"), Consequence.REJECT)]


def test_the_price_limit_is_inclusive_and_its_offender_leaves_the_reference() -> None:
    data = with_tender(evaluation(lots=(Lot(code=LOT, maximum_price=130_00),)), "A", prices=())
    over = evaluation(lots=(Lot(code=LOT, maximum_price=129_99),))

    assert order(the_lot(data))[2] == ("D", "not awarded")
    assert failures(the_lot(over), "D") == [("maximum price", None, 130, Fraction("129.99"), Consequence.REJECT)]
    # By hand, F4: with D the mean is 115 and A earns 40 × (1/2 + 15/115); without D it is 110: 40 × (1/2 + 10/110).
    by_mean = replace(over.method, price_formula=PriceFormula.F4)
    earned = [the_lot(replace(one, method=by_mean)).tenders[0].price_score for one in (evaluation(), over)]
    assert earned == [Fraction(580, 23), Fraction(260, 11)]


def test_failing_the_minimum_total_changes_no_reference() -> None:
    lots = (Lot(code=LOT, minimum_total=Minimum(value=Fraction(95))),)

    cheap = with_scores(evaluation(lots=lots), "A", 2, 2)
    found = the_lot(with_scores(cheap, "B", 5, 5))
    assert failures(found, "A") == [("total minimum", None, 64, 95, Consequence.REJECT)]
    assert found.tenders[0].price_score == Fraction(400, 11)


def test_rejected_tenders_enter_the_reference_only_where_published() -> None:
    data = with_gate(evaluation(), Consequence.REJECT, A=GateStatus.FAIL)
    switched = replace(data, method=replace(data.method, failed_in_price_reference=True))

    assert the_lot(data).tenders[0].price_score == 40
    assert the_lot(switched).tenders[0].price_score == Fraction(400, 11)


def test_admission_takes_all_who_pass_without_rank_or_price() -> None:
    data = evaluation(lots=(Lot(code=LOT, places=1),))
    data = replace(data, method=replace(data.method, result=ResultKind.ADMIT))
    lot = the_lot(with_tender(with_scores(data, "D", 1, 1), "A", prices=()))

    assert [(t.supplier, t.status.value, t.rank, t.total, t.price_score) for t in lot.tenders] == [
        ("A", "awarded", None, None, None),
        ("B", "awarded", None, None, None),
        ("C", "awarded", None, None, None),
        ("D", "excluded", None, None, None),
    ]


def test_conditions_alone_can_admit() -> None:
    gate = Criterion(code=GATE, title="Registration", type=CriterionType.GATE, consequence=Consequence.REJECT)
    data = evaluation(criteria=(gate,), agreed=())
    data = replace(data, method=replace(data.method, result=ResultKind.ADMIT))
    states = {"A": GateStatus.PASS, "B": GateStatus.FAIL, "C": GateStatus.PASS, "D": GateStatus.PENDING}

    def decided(tender: Tender) -> Tender:
        return replace(tender, gates=(GateDecision(gate=GATE, status=states[tender.supplier]),), prices=())

    lot = the_lot(replace(data, tenders=tuple(decided(tender) for tender in data.tenders)))

    assert order(lot) == [("A", "awarded"), ("C", "awarded"), ("D", "awarded"), ("B", "excluded")]
    assert not lot.final


def test_admission_holds_to_a_fixed_price_where_one_is_given() -> None:
    data = replace(
        evaluation(),
        criteria=(question("Q1", 60), question("Q2", 40), price_row(0)),
        method=Method(
            result=ResultKind.ADMIT,
            price_formula=PriceFormula.F10,
            price_parameters=PriceParameters(fixed=110_00),
        ),
    )
    lot = the_lot(with_tender(data, "D", prices=()))

    assert order(lot) == [("B", "awarded"), ("D", "awarded"), ("A", "excluded"), ("C", "excluded")]
    assert failures(lot, "A") == [("fixed price", "P", 100, 110, Consequence.REJECT)]
