"""Frozen when issued: amendments of wording, clarifications, tenders that fall out, reopened seats (DESIGN §2.3)."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import CriterionCode, GateStatus, LotCode, SeatCode, SupplierId, TenderStatus
from app.domain.evaluation import EvaluationData, Lot, Response, Seat, Supplier, Tender
from app.exchange.workbook_out import write_set_up
from app.scoring.duties import Duty
from app.services import intake, meetings, outcomes, packs, records, returns, scores, seats, set_ups
from app.services.scores import RecordScore
from app.storage import frozen
from tests.services import panels
from tests.services.crafted import refusal, refused
from tests.services.panels import E1, E2, INS, LEAD, MOD, NORTH, Q1, Q2, SCORERS, SOUTH, Y1, A, B, C, Panel, evaluation

LATE = SeatCode("E9")
DUTY = Duty(question=Q1, supplier=A, lot=None)


def workbook(panel: Panel, data: EvaluationData) -> Path:
    path = panel.path("set-up.xlsx")
    write_set_up(data, path)
    return path


def reworded(question: CriterionCode = Q1, **changed: object) -> EvaluationData:
    data = evaluation()
    change = changed or {"guidance": "How safe is it, truly?"}
    rows = tuple(replace(row, **change) if row.code == question else row for row in data.criteria)  # type: ignore[arg-type]
    return replace(data, criteria=rows)


def amend(panel: Panel, data: EvaluationData | None = None) -> str:
    path = workbook(panel, reworded() if data is None else data)
    return set_ups.amend(panel.desk(LEAD), path, reason="A word was missing.", approver="Head of procurement").hash


def permit(panel: Panel, seat: SeatCode) -> None:
    path = panel.path("open.evreopen")
    returns.permit_reopening(panel.desk(MOD), seat, reason="The wording was amended.", path=path)
    intake.take_in(panel.desk(seat), path)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (evaluation(), "amendment-empty"),
        (reworded(Q1, weight=3000), "amendment-of-substance"),
        (reworded(Q1, minimum=None, consequence=None), "amendment-of-substance"),
        (replace(evaluation(), lots=(*evaluation().lots, Lot(code=LotCode("X")))), "amendment-of-substance"),
    ],
)
def test_an_amendment_changes_wording_alone(issued: Panel, data: EvaluationData, code: str) -> None:
    path = issued.path("amended.xlsx")
    if sum(row.weight or 0 for row in data.criteria) != 10_000:
        data = replace(data, criteria=tuple(
            replace(row, weight=3000) if row.code == Q2 else row for row in data.criteria
        ))  # fmt: skip
    write_set_up(data, path)

    assert refused(lambda: set_ups.amend(issued.desk(LEAD), path, reason="Because.", approver="Head")) == code


@pytest.mark.parametrize(("reason", "approver"), [(" ", "Head"), ("Because.", "")])
def test_an_amendment_names_its_reason_and_approver(issued: Panel, reason: str, approver: str) -> None:
    path = workbook(issued, reworded())

    assert refused(lambda: set_ups.amend(issued.desk(LEAD), path, reason=reason, approver=approver)) == (
        "amendment-without-reason"
    )


def test_affected_scores_are_reconfirmed_by_their_authors_and_no_others(issued: Panel) -> None:
    desk = issued.desk(E1)
    issued.score(E1)
    new = amend(issued)
    issued.issue()
    left = scores.sheet(desk).left
    assert {line.duty.question for line in left} == {Q1}
    assert refused(lambda: returns.lock(desk, issued.path("x.evreturn"))) == "scores-incomplete"
    for line in left:
        scores.reconfirm(desk, line.duty)
    taken = intake.take_in(issued.desk(MOD), issued.lock(E1))
    history = scores.history(desk, DUTY)

    assert taken.changes["scores"] == 6
    assert [(one.version, one.value) for one in history] == [(1, 4), (2, 4)]
    assert [one.frozen == new for one in history] == [False, True]


def test_a_locked_seat_is_reopened_before_it_reconfirms(issued: Panel) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    amend(issued)
    issued.issue()
    assert refused(lambda: scores.reconfirm(issued.desk(E1), DUTY)) == "seat-locked"
    for seat in (E2, Y1):
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    assert refused(lambda: meetings.reveal(issued.desk(MOD))) == "returns-outdated"
    permit(issued, E1)
    assert refused(lambda: meetings.reveal(issued.desk(MOD))) == "returns-missing"
    for line in scores.sheet(issued.desk(E1)).left:
        scores.reconfirm(issued.desk(E1), line.duty)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    panels.locked(issued)

    outcomes.open_prices(issued.desk(LEAD), issued.folder / "prices.xlsx")
    assert len(outcomes.ranked(issued.desk(LEAD)).ranking.lots) == 2


def test_a_return_refused_for_an_amendment_is_no_dead_end(issued: Panel) -> None:
    """It crossed the amendment on its way: the moderator never had it, and reopens the seat all the same."""
    issued.score(E1)
    crossed = issued.lock(E1)
    amend(issued)
    issued.issue()
    assert refusal(issued.desk(MOD), crossed) == "return-not-reconfirmed"
    permit(issued, E1)
    for line in scores.sheet(issued.desk(E1)).left:
        scores.reconfirm(issued.desk(E1), line.duty)

    assert intake.take_in(issued.desk(MOD), issued.lock(E1)).changes["lock"] == 2


def test_a_return_under_criteria_that_the_moderator_has_not_yet_is_refused_until_then(issued: Panel) -> None:
    amend(issued)
    issued.issue(E1)
    issued.score(E1)
    path = issued.lock(E1)
    assert refusal(issued.desk(MOD), path) == "return-other-criteria"
    issued.issue(MOD)

    assert intake.take_in(issued.desk(MOD), path).changes["scores"] == 6


def test_untouched_questions_need_nothing_after_an_amendment(issued: Panel) -> None:
    issued.score(Y1)
    crossed = issued.lock(Y1)
    amend(issued)
    issued.issue(MOD)

    assert intake.take_in(issued.desk(MOD), crossed).changes["scores"] == 3


def test_a_seat_that_joins_after_an_amendment_knows_the_whole_history(issued: Panel) -> None:
    issued.score(E1)
    amend(issued)
    seats.replace_seat(issued.desk(LEAD), E2, Seat(code=LATE, name="Late", questions=(Q1, Q2)), reason="A new post.")
    issued.profiles[LATE] = panels.person(issued.folder, LATE, issued.clock)
    issued.enrol(LATE)
    issued.issue()
    issued.declare(LATE)
    issued.score(LATE)
    with issued.desk(LATE).read() as unit:
        versions = [one.number for one in frozen.versions(unit)]

    assert versions == [1, 2]
    assert intake.take_in(issued.desk(MOD), issued.lock(LATE)).changes["scores"] == 6


def test_nothing_is_amended_once_scores_lie_open(returned: Panel) -> None:
    meetings.reveal(returned.desk(MOD))
    amend(returned)
    folder = returned.path("packs")
    folder.mkdir()
    pack = packs.issue(returned.desk(LEAD), folder, seats=[MOD])[0].path
    assert refusal(returned.desk(MOD), pack) == "amended-after-reveal"
    amend(returned, evaluation())  # the former wording again
    returned.issue(MOD)
    returned.agree()
    path = returned.path("moderation.evreturn")
    meetings.lock_quality(returned.desk(MOD), path)
    intake.take_in(returned.desk(LEAD), path)

    assert outcomes.after_lock(returned.desk(LEAD)).lots


def test_nothing_is_amended_or_clarified_once_quality_is_locked(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    amended, clarified = workbook(locked, reworded()), workbook(locked, replied("More."))

    assert refused(lambda: set_ups.amend(lead, amended, reason="Because.", approver="Head")) == "quality-is-locked"
    assert refused(lambda: set_ups.clarify(lead, clarified)) == "quality-is-locked"


# clarification replies


def replied(text: str, **changed: object) -> EvaluationData:
    data = evaluation()
    first = replace(data.responses[0], text=text, **changed)  # type: ignore[arg-type]
    return replace(data, responses=(first, *data.responses[1:]))


def test_a_clarification_travels_as_a_revision_under_the_same_hash(issued: Panel) -> None:
    desk = issued.desk(E1)
    scores.record_score(desk, RecordScore(duty=DUTY, value=Fraction(2), reason="Thin."))
    with desk.read() as unit:
        before = desk.plan(unit).frozen
    set_ups.clarify(issued.desk(LEAD), workbook(issued, replied("All staff are checked.")))
    taken = issued.issue(E1, note="A reply of A to a clarification question.")[0]
    response = scores.response_to(desk, DUTY)

    assert (taken.revision, taken.changes["responses"], taken.changes["amended"]) == (2, 1, False)
    assert taken.changes["note"] == "A reply of A to a clarification question."
    assert response is not None
    assert response.text == "All staff are checked."
    assert [line.reconfirm for line in scores.sheet(desk).lines] == [False] * 6
    with desk.read() as unit:
        assert desk.plan(unit).frozen == before


def test_a_clarification_changes_responses_of_tenders_alone(issued: Panel) -> None:
    lead = issued.desk(LEAD)
    data = evaluation()
    stranger = replace(
        data,
        suppliers=(*data.suppliers, Supplier(id=SupplierId("D"), name="D")),
        tenders=(*data.tenders, Tender(supplier=SupplierId("D"), lot=NORTH, gates=data.tenders[0].gates)),
        responses=(*data.responses, Response(supplier=SupplierId("D"), lot=None, question=Q1, text="We too.")),
    )
    apart = tuple(Response(supplier=A, lot=lot, question=Q1, text=f"In {lot}.") for lot in (NORTH, SOUTH))
    by_lot = replace(data, responses=(*apart, *data.responses[1:]))

    found = [
        refused(lambda one=one: set_ups.clarify(lead, workbook(issued, one)))  # type: ignore[misc]
        for one in (data, reworded(), stranger, by_lot)
    ]
    assert found == [
        "clarification-empty",
        "clarification-changes-criteria",
        "clarification-of-no-tender",
        "clarification-changes-scoring",
    ]


# tenders


def test_a_tender_that_falls_out_while_a_return_travels_does_no_harm(issued: Panel) -> None:
    issued.score(E1)
    crossed = issued.lock(E1)
    for lot in (NORTH, SOUTH):
        set_ups.mark_tender(issued.desk(LEAD), C, lot, TenderStatus.WITHDRAWN, reason="By letter.")
    issued.issue()
    assert intake.take_in(issued.desk(MOD), crossed).changes["scores"] == 6
    for seat in (E2, Y1):
        assert {line.duty.supplier for line in scores.sheet(issued.desk(seat)).lines} == {A, B}
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    panels.locked(issued)
    outcomes.open_prices(issued.desk(LEAD), issued.folder / "prices.xlsx")
    shown = {
        (tender.supplier, tender.status.value)
        for lot in outcomes.ranked(issued.desk(LEAD)).ranking.lots
        for tender in lot.tenders
    }

    assert {status for supplier, status in shown if supplier == C} == {"excluded"}


def test_a_tender_let_in_again_is_scored_by_everybody_before_the_reveal(issued: Panel) -> None:
    lead = issued.desk(LEAD)
    set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="No certificate.")
    issued.issue()
    panels.returned(issued)
    set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.PASS, reason="It came, with a date before the deadline.")
    issued.issue()
    assert refused(lambda: meetings.reveal(issued.desk(MOD))) == "returns-outdated"
    for seat in SCORERS:
        permit(issued, seat)
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    meetings.reveal(issued.desk(MOD))

    assert len(meetings.duties(issued.desk(MOD))) == 9


def test_a_gate_is_decided_with_a_reason_on_a_tender_that_is_there(issued: Panel) -> None:
    lead = issued.desk(LEAD)

    assert [
        refused(lambda: set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="")),
        refused(lambda: set_ups.decide_gate(lead, B, SOUTH, INS, GateStatus.FAIL, reason="x")),
        refused(lambda: set_ups.decide_gate(lead, B, NORTH, Q1, GateStatus.FAIL, reason="x")),
        refused(lambda: set_ups.mark_tender(lead, B, SOUTH, TenderStatus.LATE, reason="x")),
        refused(lambda: set_ups.mark_tender(lead, B, NORTH, TenderStatus.LATE, reason="")),
    ] == ["decision-without-reason", "no-such-tender", "no-such-gate", "no-such-tender", "decision-without-reason"]


# reopening


def test_reopening_keeps_both_versions_and_needs_a_reason(issued: Panel) -> None:
    issued.score(E1)
    moderator = issued.desk(MOD)
    intake.take_in(moderator, issued.lock(E1))
    path = issued.path("x.evreopen")
    assert refused(lambda: returns.permit_reopening(moderator, E1, reason=" ", path=path)) == "reopening-without-reason"
    assert refused(lambda: returns.permit_reopening(moderator, LEAD, reason="x", path=path)) == "seat-not-locked"
    assert refused(lambda: returns.permit_reopening(issued.desk(E1), E1, reason="x", path=path)) == "not-your-part"
    permit(issued, E1)
    scores.record_score(issued.desk(E1), RecordScore(duty=DUTY, value=Fraction(1), reason="Page 9.", evidence="9"))
    intake.take_in(moderator, issued.lock(E1))

    assert [one.value for one in scores.history(issued.desk(E1), DUTY)] == [4, 1]
    with moderator.read() as unit:
        came = unit.run("SELECT version, value FROM returned_score WHERE question = 'Q1' AND supplier = 'A'").fetchall()
    assert came == [(1, "4"), (2, "1")]


def test_after_the_reveal_nothing_is_reopened(returned: Panel) -> None:
    moderator, path = returned.desk(MOD), returned.path("x.evreopen")
    meetings.reveal(moderator)

    assert refused(lambda: returns.permit_reopening(moderator, E1, reason="x", path=path)) == "already-revealed"


# freezing


def test_a_set_up_changed_after_the_freeze_is_frozen_again_before_packs_leave(enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    set_ups.set_up_again(lead, workbook(enrolled, reworded()))
    assert refused(enrolled.issue) == "not-frozen"
    set_ups.freeze(lead)

    assert {one.changes["version"] for one in enrolled.issue()} == {2}
    assert refused(lambda: set_ups.freeze(lead)) == "frozen-already"
    assert refused(lambda: set_ups.set_up_again(lead, workbook(enrolled, evaluation()))) == "issued-already"


def test_every_change_of_the_criteria_stands_in_the_record(issued: Panel) -> None:
    amend(issued)
    found = [entry.action for entry in records.trail(issued.desk(LEAD)) if entry.action in {"frozen", "amended"}]

    assert found == ["frozen", "amended"]
