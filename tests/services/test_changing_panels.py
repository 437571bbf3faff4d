"""A panel that changes on its way: late, lost, replaced and withdrawn seats, deputies, a new lead (DESIGN §5)."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.declarations import Cleared, Interest
from app.domain.evaluation import Seat
from app.domain.panel import Card
from app.errors import AppError
from app.reports.proof.verdict import Verdict
from app.scoring.duties import Duty
from app.services import (
    enrolment,
    handovers,
    intake,
    interests,
    meetings,
    outcomes,
    packs,
    records,
    resending,
    returns,
    scores,
    seats,
)
from app.services.desk import Desk
from app.services.reports import provenance_in, verify_report
from tests.services import panels
from tests.services.crafted import last_sent, refusal, refused, tables
from tests.services.panels import E1, E2, LEAD, MOD, NORTH, Q1, Q2, Q3, SCORERS, SOUTH, Y1, A, B, Panel

E3, DEP = SeatCode("E3"), SeatCode("DEP")
NEW = Seat(code=E3, name="Another commissioner", questions=(Q1, Q2))


def joins(panel: Panel, seat: SeatCode) -> Desk:
    """Let somebody new sit on a seat."""
    panel.profiles[seat] = panels.person(panel.path("laptop"), seat, panel.clock)
    return panel.enrol(seat)


def sign(panel: Panel, *chairs: SeatCode) -> tuple[Path, Verdict]:
    """Open prices, write the report, have it signed, and verify it."""
    lead, report = panel.desk(LEAD), panel.path("report.pdf")
    outcomes.open_prices(lead, panel.folder / "prices.xlsx")
    outcomes.record_ranking(lead)
    outcomes.write_case_report(lead, report)
    for seat in chairs:
        outcomes.sign_case_report(panel.desk(seat), report)
    signers = [panel.profiles[seat].about.fingerprint for seat in chairs]
    return report, verify_report(report, signers=signers, now=panel.clock())


# replaced and withdrawn


def test_a_replaced_seat_starts_blank_and_scores_every_tender(issued: Panel) -> None:
    for seat in SCORERS:
        issued.score(seat)
        if seat != E1:
            intake.take_in(issued.desk(MOD), issued.lock(seat))
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    seats.replace_seat(issued.desk(LEAD), E1, NEW, reason="Long illness.")
    joins(issued, E3)
    issued.issue(MOD, E3)
    issued.declare(E3)

    assert [line.score for line in scores.sheet(issued.desk(E3)).lines] == [None] * 6
    assert refused(lambda: meetings.reveal(issued.desk(MOD))) == "returns-missing"
    issued.score(E3, 5)
    intake.take_in(issued.desk(MOD), issued.lock(E3))
    panels.locked(issued)
    table = meetings.table(issued.desk(MOD), scores.sheet(issued.desk(E3)).lines[0].duty)
    report, verdict = sign(issued, MOD, LEAD)
    told = provenance_in(report.read_bytes())

    assert table.seats == (E2, E3)
    assert {score.seat for score in table.scores} == {E2, E3}
    assert told is not None
    assert [(note.seat, note.reason) for note in told.withdrawn] == [(E1, "Long illness.")]
    assert verdict.exit_code == 0


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (replace(NEW, code=E2), "seat-exists"),
        (replace(NEW, questions=(Q1,)), "replacement-scores-less"),
        (replace(NEW, lots=(NORTH,)), "replacement-scores-less"),
        (replace(NEW, role=Role.LEAD, questions=()), "replacement-unfit"),
        (replace(NEW, role=Role.OBSERVER, questions=()), "replacement-unfit"),
        (replace(NEW, questions=(Q1, Q2, CriterionCode("Q9"))), "replacement-unfit"),
    ],
)
def test_a_seat_that_does_not_fill_the_place_is_refused(issued: Panel, new: Seat, code: str) -> None:
    lead = issued.desk(LEAD)

    assert refused(lambda: seats.replace_seat(lead, E1, new, reason="Long illness.")) == code
    assert refused(lambda: seats.replace_seat(lead, E1, NEW, reason="")) == "withdrawal-without-reason"


def test_after_the_reveal_nobody_new_begins_to_score(returned: Panel) -> None:
    meetings.reveal(returned.desk(MOD))
    seats.replace_seat(returned.desk(LEAD), E1, NEW, reason="Long illness.")
    joins(returned, E3)
    folder = returned.path("packs")
    folder.mkdir()
    pack = packs.issue(returned.desk(LEAD), folder, seats=[MOD])[0].path

    assert refusal(returned.desk(MOD), pack) == "joined-after-reveal"
    assert len(meetings.table(returned.desk(MOD), meetings.duties(returned.desk(MOD))[0]).scores) == 2


def test_once_quality_is_locked_no_seat_is_replaced(locked: Panel) -> None:
    lead = locked.desk(LEAD)

    assert refused(lambda: seats.replace_seat(lead, E1, NEW, reason="Long illness.")) == "already-revealed"


def test_a_withdrawn_seat_keeps_the_scores_it_had_locked(returned: Panel) -> None:
    seats.withdraw(returned.desk(LEAD), E1, reason="A new post.")
    returned.issue(MOD)
    panels.locked(returned)
    duty = meetings.duties(returned.desk(MOD))[0]
    report, verdict = sign(returned, MOD, LEAD)
    told = provenance_in(report.read_bytes())

    assert {score.seat for score in meetings.table(returned.desk(MOD), duty).scores} == {E1, E2}
    assert told is not None
    assert [note.seat for note in told.withdrawn] == [E1]
    assert {one.seat for one in told.returns} == {E1, E2, Y1}
    assert verdict.exit_code == 0


def test_a_seat_withdrawn_before_it_returned_leaves_totals_that_say_so(issued: Panel) -> None:
    for seat in (E2, Y1):
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    seats.withdraw(issued.desk(LEAD), E1, reason="A new post.")
    issued.issue(MOD)
    panels.locked(issued)
    outcomes.open_prices(issued.desk(LEAD), issued.folder / "prices.xlsx")
    cells = [
        cell
        for lot in outcomes.ranked(issued.desk(LEAD)).ranking.lots
        for tender in lot.tenders
        for cell in tender.cells
    ]

    assert {(cell.scored, cell.assigned) for cell in cells} == {(1, 1)}


def test_a_panel_of_one_goes_on_only_for_a_recorded_reason(issued: Panel) -> None:
    for seat in (E1, E2):
        seats.withdraw(issued.desk(LEAD), seat, reason="A new post.")
    issued.issue(MOD)
    issued.score(Y1)
    intake.take_in(issued.desk(MOD), issued.lock(Y1))

    assert refused(lambda: meetings.reveal(issued.desk(MOD))) == "too-few-seats"
    meetings.reveal(issued.desk(MOD), go_on="The head of service approved it.")
    entry = next(one for one in records.trail(issued.desk(MOD)) if one.action == "revealed")
    assert entry.facts["reason"] == "The head of service approved it."


def test_the_lead_cannot_leave_their_own_seat_empty(issued: Panel) -> None:
    lead = issued.desk(LEAD)

    assert [
        refused(lambda: seats.withdraw(lead, LEAD, reason="A new post.")),
        refused(lambda: seats.replace_seat(lead, LEAD, NEW, reason="A new post.")),
        refused(lambda: seats.revoke_key(lead, LEAD, reason="Lost.")),
    ] == ["lead-stays"] * 3


# deputies


def test_a_deputy_takes_over_with_every_return(returned: Panel) -> None:
    """The moderator is gone before the reveal; the deputy came late, so the returns are made out anew to both."""
    seats.add_deputy(returned.desk(LEAD), Seat(code=DEP, name="Deputy", role=Role.MODERATOR))
    deputy = joins(returned, DEP)
    returned.issue(DEP, *SCORERS)
    returned.declare(DEP)
    old = min((returned.folder / "files").glob("*E1-scores.evreturn"))
    assert refusal(deputy, old) == "not-addressed-to-me"
    for seat in SCORERS:
        desk, path = returned.desk(seat), returned.path(f"{seat}-again.evreturn")
        resending.send_anew(desk, last_sent(desk, "return"), path)
        intake.take_in(deputy, path)
        assert refusal(returned.desk(MOD), path) == "return-not-reopened"
    moderator_before = tables(returned.desk(MOD))["returned_score"]
    seats.withdraw(returned.desk(LEAD), MOD, reason="A new post.")
    returned.issue(DEP)
    chaired(returned, DEP)
    _report, verdict = sign(returned, DEP, LEAD)

    assert len(moderator_before) == 15
    assert verdict.exit_code == 0


def chaired(panel: Panel, chair: SeatCode) -> None:
    meetings.reveal(panel.desk(chair))
    asks = [panels.agreed_on(panel.desk(chair), duty, duty_value(duty)) for duty in meetings.duties(panel.desk(chair))]
    meetings.agree(panel.desk(chair), asks)
    path = panel.path("moderation.evreturn")
    meetings.lock_quality(panel.desk(chair), path)
    intake.take_in(panel.desk(LEAD), path)


def duty_value(duty: Duty) -> Fraction:
    scripted = {(one.supplier, one.question): one.value for one in panels.evaluation().agreed}
    return scripted[duty.supplier, duty.question] or Fraction(0)


def test_a_deputy_who_keeps_up_is_told_of_a_reopening(issued: Panel) -> None:
    seats.add_deputy(issued.desk(LEAD), Seat(code=DEP, name="Deputy", role=Role.MODERATOR))
    deputy = joins(issued, DEP)
    issued.issue()
    issued.declare(DEP)
    issued.score(E1)
    first, permission = issued.lock(E1), issued.path("open.evreopen")
    for desk in (issued.desk(MOD), deputy):
        intake.take_in(desk, first)
    returns.permit_reopening(issued.desk(MOD), E1, reason="A page was missed.", path=permission)
    for desk in (issued.desk(E1), deputy):
        intake.take_in(desk, permission)
    issued.score(E1, 5)
    second = issued.lock(E1)

    assert [intake.take_in(desk, second).revision for desk in (issued.desk(MOD), deputy)] == [2, 2]


def test_a_deputy_gives_no_scores(issued: Panel) -> None:
    lead = issued.desk(LEAD)
    assert refused(lambda: seats.add_deputy(lead, replace(NEW, code=DEP))) == "deputy-scores"
    seats.add_deputy(lead, Seat(code=DEP, name="Deputy", role=Role.MODERATOR))
    assert refused(lambda: issued.enrol(DEP, profile=issued.profiles[E1])) == "deputy-scores"


# keys


def test_a_lost_laptop_is_revoked_enrolled_anew_and_scores_again(issued: Panel) -> None:
    issued.score(E1)
    lost = issued.lock(E1)
    seats.revoke_key(issued.desk(LEAD), E1, reason="The laptop was stolen.")
    issued.leaves(E1)
    again = joins(issued, E1)
    issued.issue(E1, MOD)
    issued.declare(E1)
    declared = max((issued.folder / "files").glob("*E1-declaration.evreturn"))
    assert refusal(issued.desk(MOD), lost) == "key-revoked"
    intake.take_in(issued.desk(LEAD), declared)
    issued.score(E1)
    path = issued.lock(E1)

    assert intake.take_in(issued.desk(MOD), path).changes["scores"] == 6
    assert len(records.trail(again)) > 6


def test_a_laptop_lost_after_its_return_came_need_not_score_again_but_may(issued: Panel) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    seats.revoke_key(issued.desk(LEAD), E1, reason="The laptop was stolen.")
    issued.leaves(E1)
    joins(issued, E1)
    issued.issue(E1, MOD)
    issued.declare(E1)
    issued.score(E1, 2)
    unasked = issued.lock(E1)
    assert refusal(issued.desk(MOD), unasked) == "return-not-reopened"
    permission = issued.path("open.evreopen")
    returns.permit_reopening(issued.desk(MOD), E1, reason="A page was missed.", path=permission)
    intake.take_in(issued.desk(E1), permission)
    issued.score(E1, 1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    for seat in (E2, Y1):
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    meetings.reveal(issued.desk(MOD))
    table = meetings.table(issued.desk(MOD), meetings.duties(issued.desk(MOD))[0])

    assert {score.value for score in table.scores if score.seat == E1} == {1}


def test_the_permission_to_a_new_laptop_may_come_before_its_first_lock(issued: Panel) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    seats.revoke_key(issued.desk(LEAD), E1, reason="The laptop was stolen.")
    issued.leaves(E1)
    joins(issued, E1)
    issued.issue(E1, MOD)
    issued.declare(E1)
    permission = issued.path("open.evreopen")
    returns.permit_reopening(issued.desk(MOD), E1, reason="A page was missed.", path=permission)
    intake.take_in(issued.desk(E1), permission)
    issued.score(E1, 1)

    assert intake.take_in(issued.desk(MOD), issued.lock(E1)).changes["lock"] == 2


def test_a_lost_key_never_comes_back(issued: Panel) -> None:
    lost = issued.profiles[E1]
    seats.revoke_key(issued.desk(LEAD), E1, reason="The laptop was stolen.")
    (old,) = (issued.folder / "files").glob("*E1.evjoin")

    assert refused(lambda: enrolment.receive_join(issued.desk(LEAD), old)) == "key-revoked"
    assert lost.card.key in repr(records.trail(issued.desk(LEAD)))


def test_an_answer_from_a_stranger_takes_no_checked_key_out_of_force(issued: Panel) -> None:
    """Anybody may write such a file: until the words were compared, the seat's own key goes on."""
    stranger = panels.person(issued.folder, SeatCode("XX"), issued.clock)
    answer = issued.path("E1.evjoin")
    invitation = min((issued.folder / "files").glob("*E1.evinvite"))
    enrolment.accept(stranger, invitation, answer, clock=issued.clock).desk.close()
    enrolment.receive_join(issued.desk(LEAD), answer)
    issued.declare(E1)
    path = max((issued.folder / "files").glob("*E1-declaration.evreturn"))

    assert intake.take_in(issued.desk(LEAD), path).sender == E1
    issued.issue(E1)


def test_a_seat_used_unchecked_is_told_in_the_report(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    panel = panels.set_up(tmp_path_factory.mktemp("panels") / "unchecked")
    try:
        for seat in (MOD, *SCORERS):
            panel.enrol(seat, confirmed=seat != E1)
        lead, said = panel.desk(LEAD), enrolment.words_to_compare(panel.desk(E1))
        assert refused(lambda: enrolment.go_on_unchecked(lead, E1, words=said, reason="")) == "unchecked-without-reason"
        enrolment.go_on_unchecked(lead, E1, words=said, reason="On leave, no telephone.")
        enrolment.go_on_unchecked(panel.desk(E1), words=said, reason="The lead could not be reached.")
        panels.locked(panels.returned(panels.issued(panel)))
        report, verdict = sign(panel, MOD, LEAD)
        told = provenance_in(report.read_bytes())

        assert told is not None
        assert [(note.seat, note.reason) for note in told.unchecked] == [(E1, "On leave, no telephone.")]
        assert verdict.exit_code == 0
    finally:
        panel.close()


# interests


def declare(panel: Panel, seat: SeatCode, *suppliers: SupplierId) -> Path:
    path = panel.path(f"{seat}-declaration.evreturn")
    found = [Interest(supplier=one, nature="My sister works there.") for one in suppliers]
    interests.declare(panel.desk(seat), found, path=path)
    return path


def test_a_declared_interest_shows_nothing_more_until_the_lead_decides(enrolled: Panel) -> None:
    enrolled.issue()
    desk, lead = enrolled.desk(E1), enrolled.desk(LEAD)
    intake.take_in(lead, declare(enrolled, E1, A))
    assert [refused(lambda: scores.sheet(desk)), refused(lambda: enrolled.score(E1))] == ["not-in-sight-tenders"] * 2
    enrolled.issue(E1)
    assert interests.state(desk) is Cleared.WAITING
    assert refused(lambda: interests.decide(lead, E2, recused_lots=[], reason="None.")) == "nothing-to-decide"
    every = [NORTH, SOUTH]
    assert refused(lambda: interests.decide(lead, E1, recused_lots=every, reason="x")) == "recused-from-everything"
    interests.decide(lead, E1, recused_lots=[SOUTH], reason="A sister at A, which tenders in the south.")
    enrolled.issue(E1)
    duties = [line.duty for line in scores.sheet(desk).lines]

    assert interests.state(desk) is Cleared.CLEAR
    assert {duty.supplier for duty in duties} == {A, B, panels.C}
    with desk.read() as unit:
        assert desk.plan(unit).roster.seat(E1).seat.lots == (NORTH,)


def test_a_second_interest_waits_for_a_decision_of_its_own(enrolled: Panel) -> None:
    enrolled.issue()
    desk, lead = enrolled.desk(E1), enrolled.desk(LEAD)
    intake.take_in(lead, declare(enrolled, E1, A))
    interests.decide(lead, E1, recused_lots=[], reason="Too distant to matter.")
    enrolled.issue(E1)
    enrolled.score(E1)
    intake.take_in(lead, declare(enrolled, E1, A, B))

    assert interests.state(desk) is Cleared.WAITING
    assert refused(lambda: returns.lock(desk, enrolled.path("x.evreturn"))) == "not-in-sight-tenders"
    assert [len(made.interests) for made, _ in interests.register(lead)] == [2]


def test_on_a_new_laptop_an_old_decision_clears_no_new_interest(enrolled: Panel) -> None:
    enrolled.issue()
    lead = enrolled.desk(LEAD)
    intake.take_in(lead, declare(enrolled, E1, A))
    interests.decide(lead, E1, recused_lots=[], reason="Too distant to matter.")
    seats.revoke_key(lead, E1, reason="The laptop was stolen.")
    enrolled.leaves(E1)
    desk = joins(enrolled, E1)
    enrolled.issue(E1)
    intake.take_in(lead, declare(enrolled, E1, B))

    assert interests.state(desk) is Cleared.WAITING
    interests.decide(lead, E1, recused_lots=[SOUTH], reason="A sister at B.")
    enrolled.issue(E1)
    assert interests.state(desk) is Cleared.CLEAR


def test_a_recused_seat_comes_through_to_the_report(enrolled: Panel) -> None:
    enrolled.issue()
    enrolled.declare(MOD, E2, Y1)
    intake.take_in(enrolled.desk(LEAD), declare(enrolled, E1, A))
    interests.decide(enrolled.desk(LEAD), E1, recused_lots=[SOUTH], reason="A sister at A.")
    enrolled.issue()
    panels.locked(panels.returned(enrolled))
    _report, verdict = sign(enrolled, MOD, LEAD)
    cells = {
        (lot.lot, cell.scored, cell.assigned)
        for lot in outcomes.ranked(enrolled.desk(LEAD)).ranking.lots
        for tender in lot.tenders
        for cell in tender.cells
        if cell.question == Q1
    }

    assert verdict.exit_code == 0
    assert cells == {(NORTH, 2, 2), (SOUTH, 1, 1)}


def test_a_seat_recused_after_it_returned_counts_no_more_in_that_lot(returned: Panel) -> None:
    intake.take_in(returned.desk(LEAD), declare(returned, E1, A))
    interests.decide(returned.desk(LEAD), E1, recused_lots=[SOUTH], reason="A sister at A.")
    returned.issue(MOD)
    panels.locked(returned)
    outcomes.open_prices(returned.desk(LEAD), returned.folder / "prices.xlsx")
    cells = {
        (lot.lot, cell.scored, cell.assigned)
        for lot in outcomes.ranked(returned.desk(LEAD)).ranking.lots
        for tender in lot.tenders
        for cell in tender.cells
        if cell.question == Q1
    }

    assert cells == {(NORTH, 2, 2), (SOUTH, 1, 1)}


def lots_of(desk: Desk, seat: SeatCode) -> tuple[LotCode, ...]:
    with desk.read() as unit:
        return desk.plan(unit).roster.seat(seat).seat.lots


def test_a_wrong_recusal_is_corrected_from_the_lots_the_seat_was_set_up_with(enrolled: Panel) -> None:
    enrolled.issue()
    lead = enrolled.desk(LEAD)
    intake.take_in(lead, declare(enrolled, E1, A))
    found = []
    for recused in ([SOUTH], [NORTH], [], []):
        interests.decide(lead, E1, recused_lots=recused, reason="As was found out.")
        found.append(lots_of(lead, E1))
    enrolled.issue(E1)

    assert found == [(NORTH,), (SOUTH,), (), ()]
    assert interests.state(enrolled.desk(E1)) is Cleared.CLEAR
    assert lots_of(enrolled.desk(E1), E1) == ()


def test_a_decision_is_corrected_no_more_once_quality_is_locked(returned: Panel) -> None:
    lead = returned.desk(LEAD)
    intake.take_in(lead, declare(returned, E1, A))
    interests.decide(lead, E1, recused_lots=[], reason="Too distant to matter.")
    returned.issue(MOD)
    panels.locked(returned)

    assert refused(lambda: interests.decide(lead, E1, recused_lots=[SOUTH], reason="x")) == "quality-is-locked"


def test_one_supplier_is_declared_once(issued: Panel) -> None:
    assert refused(lambda: declare(issued, E1, A, B, A)) == "supplier-declared-twice"


def test_no_report_is_written_while_an_interest_waits_for_a_decision(locked: Panel) -> None:
    lead, report = locked.desk(LEAD), locked.path("report.pdf")
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    intake.take_in(lead, declare(locked, E1, A))
    assert refused(lambda: outcomes.write_case_report(lead, report)) == "interest-undecided"
    interests.decide(lead, E1, recused_lots=[], reason="Too distant to matter.")
    outcomes.write_case_report(lead, report)

    assert report.exists()


def test_a_seat_reads_what_it_owes_a_score_for_and_nothing_else(enrolled: Panel) -> None:
    enrolled.issue()
    enrolled.declare(MOD, Y1)
    intake.take_in(enrolled.desk(LEAD), declare(enrolled, E1, B))
    interests.decide(enrolled.desk(LEAD), E1, recused_lots=[NORTH], reason="A sister at B.")
    enrolled.issue(E1)
    told = {
        (seat, supplier, question): reads(enrolled.desk(seat), supplier, question)
        for seat in (E1, Y1, MOD)
        for supplier, question in ((A, Q1), (B, Q1), (A, Q3), (SupplierId("Z"), Q1), (A, CriterionCode("Q9")))
    }

    assert list(told.values()) == [
        *("A answers Q1.", "not-your-duty", "not-your-duty", "not-your-duty", "not-your-duty"),
        *("not-your-duty", "not-your-duty", "A answers Q3.", "not-your-duty", "not-your-duty"),
        *("A answers Q1.", "B answers Q1.", "A answers Q3.", "not-a-duty", "not-a-duty"),
    ]


def reads(desk: Desk, supplier: SupplierId, question: CriterionCode) -> str:
    try:
        found = scores.response_to(desk, Duty(question=question, supplier=supplier, lot=None))
    except AppError as error:
        return error.code
    return found.text if found else ""


# another lead


def new_lead(panel: Panel) -> Desk:
    """Let somebody new take the lead: enrolled on the old lead's laptop, told to all, then given the case file."""
    old = panel.desk(LEAD)
    successor = panels.person(panel.folder, SeatCode("LEAD2"), panel.clock)
    invitation, answer = panel.path("LEAD.evinvite"), panel.path("LEAD.evjoin")
    enrolment.invite(old, LEAD, invitation)
    accepted = enrolment.accept(successor, invitation, answer, clock=panel.clock)
    accepted.desk.close()
    enrolment.receive_join(old, answer)
    enrolment.confirm_words(old, LEAD, words=accepted.words)
    panel.issue()
    folder = panel.path("handover")
    folder.mkdir()
    giver = panel.profiles[LEAD]
    handovers.hand_over(old, successor.card, folder)
    panel.leaves(LEAD)
    (file,) = folder.glob("*.evhandover")
    taken = handovers.take_over(successor, file, giver=giver.card, clock=panel.clock)
    panel.profiles[LEAD] = successor
    panel.sits(taken)
    return taken


def test_a_new_lead_takes_the_case_over_and_sees_it_through(issued: Panel) -> None:
    old = issued.profiles[LEAD]
    declared = min((issued.folder / "files").glob("*E2-declaration.evreturn"))
    new = new_lead(issued)
    assert refusal(new, declared) == "not-addressed-to-me"
    again = issued.path("E2-again.evreturn")
    resending.send_anew(issued.desk(E2), last_sent(issued.desk(E2), "declaration"), again)
    intake.take_in(new, again)
    issued.issue(E1)  # by the new lead
    panels.locked(panels.returned(issued))
    report, verdict = sign(issued, MOD, LEAD)

    assert verdict.exit_code == 0
    assert provenance_in(report.read_bytes()) is not None
    assert records.check(new).broken is None
    assert {"handed-over", "taken-over"} <= {entry.action for entry in records.trail(new)}
    assert old.card.key != new.card.key


def test_the_old_leads_packs_are_refused_after_the_change(issued: Panel) -> None:
    old = Panel(issued.folder, dict(issued.profiles), issued.clock)
    old._made = 500
    new_lead(issued)
    folder = issued.path("packs")
    folder.mkdir()
    pack = packs.issue(old.desk(LEAD), folder, seats=[E1])[0].path
    old.close()

    assert refusal(issued.desk(E1), pack) == "key-replaced"


def test_a_case_is_given_to_one_person_alone(issued: Panel) -> None:
    desk = issued.desk(E1)
    folder = issued.path("handover")
    folder.mkdir()
    handovers.hand_over(desk, issued.profiles[E2].card, folder)
    (file,) = folder.glob("*.evhandover")
    other = issued.profiles[Y1]
    giver = issued.profiles[E1].card

    def taken(by: SeatCode, card: Card = giver) -> Desk:
        return handovers.take_over(issued.profiles[by], file, giver=card, clock=issued.clock)

    assert refused(lambda: taken(Y1)) == "not-addressed-to-me"
    assert refused(lambda: taken(E2, other.card)) == "unknown-signer"
    desk_of_e2 = handovers.take_over(issued.profiles[E2], file, giver=giver, clock=issued.clock)
    assert desk_of_e2.seat == E1
    desk_of_e2.close()
    assert refused(lambda: taken(E2)) == "case-key-exists"
