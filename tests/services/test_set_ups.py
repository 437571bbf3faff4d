"""Setting up anew before the first pack: the newest workbook is what is in force, and nothing unsound is frozen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codes import GateStatus, Role, SeatCode, SupplierId, TenderStatus
from app.domain.evaluation import EvaluationData, Supplier, Tender
from app.domain.panel import KeyState
from app.exchange.workbook_out import write_set_up
from app.services import enrolment, records, set_ups
from app.storage import tenders
from tests.services.crafted import digest, refused
from tests.services.panels import E1, E2, INS, LEAD, NORTH, Q1, A, B, C, Panel, evaluation

D = SupplierId("D")


def workbook(panel: Panel, data: EvaluationData) -> Path:
    path = panel.path("set-up.xlsx")
    write_set_up(data, path)
    return path


def with_seat(data: EvaluationData, seat: SeatCode, **changed: object) -> EvaluationData:
    """Return the evaluation with something else said of one seat."""
    found = (replace(one, **changed) if one.code == seat else one for one in data.seats)  # type: ignore[arg-type]
    return replace(data, seats=tuple(found))


def without_supplier(data: EvaluationData) -> EvaluationData:
    return replace(
        data,
        suppliers=tuple(one for one in data.suppliers if one.id != C),
        tenders=tuple(one for one in data.tenders if one.supplier != C),
        responses=tuple(one for one in data.responses if one.supplier != C),
    )


def without_tender(data: EvaluationData) -> EvaluationData:
    return replace(data, tenders=tuple(one for one in data.tenders if (one.supplier, one.lot) != (A, NORTH)))


def without_response(data: EvaluationData) -> EvaluationData:
    return replace(data, responses=data.responses[1:])


@pytest.mark.parametrize("less", [without_supplier, without_tender, without_response])
def test_a_workbook_that_lacks_what_was_set_up_is_refused(
    enrolled: Panel, less: Callable[[EvaluationData], EvaluationData]
) -> None:
    lead, path = enrolled.desk(LEAD), workbook(enrolled, less(evaluation()))
    before = digest(lead)

    assert refused(lambda: set_ups.set_up_again(lead, path)) == "set-up-removes"
    assert digest(lead) == before


def test_a_workbook_may_add_and_correct(enrolled: Panel) -> None:
    lead, script = enrolled.desk(LEAD), evaluation()
    more = replace(
        script,
        suppliers=(*script.suppliers, Supplier(id=D, name="Supplier D")),
        tenders=(*script.tenders, Tender(supplier=D, lot=NORTH, gates=script.tenders[0].gates)),
        responses=(*script.responses, *(replace(one, supplier=D) for one in script.responses if one.supplier == B)),
    )
    set_ups.set_up_again(lead, workbook(enrolled, more))

    with lead.read() as unit:
        assert [one.id for one in tenders.suppliers(unit)] == [A, B, C, D]


def test_the_leads_seat_keeps_its_code(enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    path = workbook(enrolled, with_seat(evaluation(), LEAD, code=SeatCode("PL")))

    assert refused(lambda: set_ups.set_up_again(lead, path)) == "lead-renamed"


def test_a_seat_set_up_in_another_role_is_enrolled_anew(enrolled: Panel) -> None:
    lead, role = enrolled.desk(LEAD), Role.SERVICE_USER_REPRESENTATIVE
    set_ups.set_up_again(lead, workbook(enrolled, with_seat(evaluation(), E2, role=role)))
    with lead.read() as unit:
        roster = lead.plan(unit).roster
    assert (roster.seat(E2).card, roster.seat(E1).card) == (None, enrolled.profiles[E1].card)

    desk = enrolled.enrol(E2)
    with lead.read() as unit:
        assert lead.plan(unit).roster.seat(E2).key_state is KeyState.VERIFIED
    assert desk.role is role
    assert enrolment.words_to_compare(desk) == enrolment.words_to_compare(lead, E2)


def test_what_contradicts_itself_is_not_frozen(enrolled: Panel) -> None:
    """No command brings it about any more; the freeze is the last who could see it."""
    lead, script = enrolled.desk(LEAD), evaluation()
    rows = tuple(replace(row, guidance="How safe is it?") if row.code == Q1 else row for row in script.criteria)
    set_ups.set_up_again(lead, workbook(enrolled, replace(script, criteria=rows)))
    with lead.write() as unit:
        tenders.add_tenders(unit, [Tender(supplier=D, lot=NORTH)], at=enrolled.clock())

    assert refused(lambda: set_ups.freeze(lead)) == "set-up-unsound"
    with lead.read() as unit:
        assert lead.plan(unit).frozen.number == 1


def test_why_a_tender_was_decided_stays_with_it_and_out_of_the_trail(issued: Panel) -> None:
    lead = issued.desk(LEAD)
    set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="No certificate.")
    set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="Nor did one come later.")
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.WITHDRAWN, reason="By letter.")

    with lead.read() as unit:
        history = tenders.gate_history(unit, B, NORTH)
    assert [one.why for one in history] == ["", "No certificate.", "Nor did one come later.", "By letter."]
    told = repr(records.trail(lead))
    assert [words for words in ("certificate", "Nor did", "By letter") if words in told] == []
