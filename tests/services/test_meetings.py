"""The moderation meeting: one moderator, one panel, and a record that explains every agreed score (DR-20)."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from app.domain.codes import Role, SeatCode, TenderStatus
from app.domain.evaluation import Seat
from app.domain.score_record import Dissent, Movement
from app.scoring.duties import Duty
from app.services import intake, meetings, outcomes, packs, records, returns, seats, set_ups
from app.services.meetings import Agree
from app.services.reports import evaluation_in
from tests.services import panels
from tests.services.crafted import refusal, refused
from tests.services.panels import E1, E2, LEAD, MOD, NORTH, Q1, Q2, SCORERS, Y1, A, B, Panel

E3, DEP = SeatCode("E3"), SeatCode("DEP")
NEW = Seat(code=E3, name="Another commissioner", questions=(Q1, Q2))
DUTY = Duty(question=Q1, supplier=A, lot=None)


def joins(panel: Panel, seat: SeatCode) -> None:
    """Let somebody new sit on a seat."""
    panel.profiles[seat] = panels.person(panel.path("laptop"), seat, panel.clock)
    panel.enrol(seat)


def pack_for(panel: Panel, seat: SeatCode) -> Path:
    """Return a pack that the lead has just issued."""
    folder = panel.path("packs")
    folder.mkdir()
    return packs.issue(panel.desk(LEAD), folder, seats=[seat])[0].path


# nobody joins, leaves or is let in once scores lie open


def test_after_the_reveal_a_replaced_seat_keeps_its_scores_and_its_successor_is_withdrawn(returned: Panel) -> None:
    moderator, lead = returned.desk(MOD), returned.desk(LEAD)
    meetings.reveal(moderator)
    seats.replace_seat(lead, E1, NEW, reason="Long illness.")
    joins(returned, E3)
    refused_first = refusal(moderator, pack_for(returned, MOD))
    seats.withdraw(lead, E3, reason="Came too late to score.")
    returned.issue(MOD)
    table = meetings.table(moderator, DUTY)
    returned.agree()
    path = returned.path("moderation.evreturn")
    meetings.lock_quality(moderator, path)

    assert refused_first == "joined-after-reveal"
    assert {(score.seat, score.value) for score in table.scores} == {(E1, 4), (E2, 3)}
    assert intake.take_in(lead, path).changes["scores"] == 15


def test_a_tender_let_in_after_the_reveal_is_refused_as_long_as_nobody_scored_it(issued: Panel) -> None:
    moderator, lead = issued.desk(MOD), issued.desk(LEAD)
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.LATE, reason="It came at noon.")
    issued.issue()
    panels.returned(issued)
    meetings.reveal(moderator)
    before = meetings.still_to_agree(moderator)
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.RECEIVED, reason="A court says so.")
    refused_first = refusal(moderator, pack_for(issued, MOD))
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.LATE, reason="It stays out.")
    issued.issue(MOD)

    assert refused_first == "let-in-after-reveal"
    assert meetings.still_to_agree(moderator) == before


def test_a_tender_that_was_scored_may_be_let_in_again_after_the_reveal(returned: Panel) -> None:
    moderator, lead = returned.desk(MOD), returned.desk(LEAD)
    meetings.reveal(moderator)
    before = meetings.still_to_agree(moderator)
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.REJECTED, reason="A conflict.")
    returned.issue(MOD)
    left = meetings.still_to_agree(moderator)
    set_ups.mark_tender(lead, B, NORTH, TenderStatus.RECEIVED, reason="There was none.")
    returned.issue(MOD)

    assert len(before) - len(left) == 3
    assert meetings.still_to_agree(moderator) == before


def test_what_no_seat_scored_is_agreed_only_for_a_reason_that_is_told(issued: Panel) -> None:
    moderator, lead = issued.desk(MOD), issued.desk(LEAD)
    for seat in (E1, E2):
        issued.score(seat)
        intake.take_in(moderator, issued.lock(seat))
    seats.withdraw(lead, Y1, reason="Exams.")
    issued.issue(MOD)
    meetings.reveal(moderator)
    duty = Duty(question=panels.Q3, supplier=A, lot=None)
    ask = Agree(duty=duty, value=Fraction(4), reason="It feels right.", present=(E1, E2))

    assert meetings.table(moderator, duty).scores == ()
    assert refused(lambda: meetings.agree(moderator, [ask])) == "nobody-scored"
    meetings.agree(moderator, [replace(ask, unscored_reason="Y1 left before locking.")])
    agreed = meetings.table(moderator, duty).agreed[0]
    assert agreed.reason == "It feels right.\nNo seat had scored this: Y1 left before locking."


# the record of a meeting


def test_a_seat_that_differs_moves_dissents_or_stays_and_is_never_passed_over(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    meetings.reveal(moderator)
    bare = Agree(
        duty=DUTY,
        value=Fraction(5),
        reason="Best of all.",
        sub_reasons=panels.sub_reasons(DUTY),
        present=(E1, E2),
        moved=(Movement(seat=E1, before=Fraction(4), after=Fraction(5), why="Page 9."),),
    )
    dissent = Dissent(seat=E2, words="Three, and no more.")

    assert refused(lambda: meetings.agree(moderator, [bare])) == "difference-unexplained"
    assert refused(lambda: meetings.agree(moderator, [replace(bare, moved=(), dissent=(dissent,))])) == (
        "difference-unexplained"
    )
    for whole in (replace(bare, dissent=(dissent,)), replace(bare, unmoved=(E2,))):
        meetings.agree(moderator, [whole])
    assert [one.version for one in meetings.table(moderator, DUTY).agreed] == [1, 2]


def test_the_report_prints_who_moved_and_why_and_every_dissent(returned: Panel) -> None:
    moderator, lead, report = returned.desk(MOD), returned.desk(LEAD), returned.path("report.pdf")
    meetings.reveal(moderator)
    returned.agree()
    first = panels.agreed_on(moderator, DUTY, Fraction(5), "Best of all.")
    moved = next(one for one in first.moved if one.seat == E1)
    dissent = Dissent(seat=E2, words="Three, and no more.")
    meetings.agree(moderator, [replace(first, moved=(replace(moved, why="Page 9."),), dissent=(dissent,))])
    path = returned.path("moderation.evreturn")
    meetings.lock_quality(moderator, path)
    intake.take_in(lead, path)
    outcomes.open_prices(lead, returned.folder / "prices.xlsx")
    outcomes.write_case_report(lead, report)
    told = next(one for one in evaluation_in(report.read_bytes()).agreed if (one.question, one.supplier) == (Q1, A))

    assert told.reason.split("\n") == [
        "Best of all.",
        "Q1a: Recruitment is sound.",
        "Moved: E1 from 4 to 5: Page 9.",
        "Dissent, E2: Three, and no more.",
    ]


# one moderator in charge


def test_a_deputy_acts_only_once_the_moderator_is_withdrawn(issued: Panel) -> None:
    seats.add_deputy(issued.desk(LEAD), Seat(code=DEP, name="Deputy", role=Role.MODERATOR))
    joins(issued, DEP)
    issued.issue()
    issued.declare(DEP)
    moderator, deputy = issued.desk(MOD), issued.desk(DEP)
    for seat in SCORERS:
        issued.score(seat)
        path = issued.lock(seat)
        for desk in (moderator, deputy):
            intake.take_in(desk, path)
    opened = issued.path("open.evreopen")

    assert refused(lambda: meetings.reveal(deputy)) == "not-in-charge"
    assert refused(lambda: returns.permit_reopening(deputy, E1, reason="A page.", path=opened)) == "not-in-charge"
    seats.withdraw(issued.desk(LEAD), MOD, reason="A new post.")
    issued.issue(DEP)
    meetings.reveal(deputy)
    assert len(meetings.table(deputy, DUTY).scores) == 2


# keys lost since


def test_a_return_whose_key_was_lost_since_is_believed_only_for_a_reason(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    seats.revoke_key(returned.desk(LEAD), E1, reason="The laptop was stolen.")
    returned.issue(MOD)

    assert {one.seat: one.revoked for one in returns.arrivals(moderator)} == {E1: True, E2: False, Y1: False}
    assert refused(lambda: meetings.reveal(moderator)) == "return-by-revoked-key"
    meetings.reveal(moderator, trusting_revoked="E1 read the scores to us by telephone.")
    entry = next(one for one in records.trail(moderator) if one.action == "revealed")
    assert (entry.facts["revoked"], entry.facts["believed"]) == (E1, "E1 read the scores to us by telephone.")
