"""The agenda at a glance, what is confirmed together, and the moderator's inbox."""

from dataclasses import replace
from fractions import Fraction

from app.domain.codes import SeatCode
from app.scoring.duties import Duty
from app.services import agendas, inboxes, intake, meetings, returns, scores, seats
from app.services.meetings import Agree
from app.services.scores import RecordScore
from tests.services.crafted import refused
from tests.services.panels import E1, E2, LEAD, MOD, Q1, Q1A, Q2, Q3, SCORERS, Y1, A, B, C, Panel


def revealed(panel: Panel) -> Panel:
    meetings.reveal(panel.desk(MOD))
    return panel


def test_the_agenda_says_what_the_moderation_says_cell_by_cell(returned: Panel) -> None:
    desk = revealed(returned).desk(MOD)
    told = {
        (cell.question, cell.supplier): (cell.flag, cell.scored, cell.assigned, len(cell.not_sure), len(cell.missing))
        for lot in meetings.agenda(desk).lots
        for cell in lot.cells
    }
    found = agendas.items(desk)

    assert [item.duty for item in found] == list(meetings.duties(desk))
    assert {
        (item.duty.question, item.duty.supplier): (item.flag, item.scored, item.owed, item.not_sure, item.missing)
        for item in found
    } == told
    assert [(item.lowest, item.highest, item.apart) for item in found[:3]] == [(3, 4, 1), (3, 3, 0), (2, 5, 3)]


def test_a_seat_that_is_not_sure_is_no_seat_that_is_missing(issued: Panel) -> None:
    issued.score(E1)
    duty = Duty(question=Q1, supplier=B, lot=None)
    scores.record_score(issued.desk(E1), RecordScore(duty=duty, not_sure=True))
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    for seat in (E2, Y1):
        issued.score(seat)
        intake.take_in(issued.desk(MOD), issued.lock(seat))
    found = {item.duty: item for item in agendas.items(revealed(issued).desk(MOD))}

    item = found[duty]
    assert (item.scored, item.not_sure, item.missing, item.must_talk, item.alike) == (1, 1, 0, True, False)


def test_a_score_of_one_seat_alone_is_not_unanimous(returned: Panel) -> None:
    desk = revealed(returned).desk(MOD)
    found = meetings.unanimous(desk)

    assert [(one.duty.question, one.duty.supplier, one.value) for one in found] == [(Q1, B, 3), (Q2, B, 3)]
    assert [one.reason for one in found] == ["E1: E1 on B Q1\nE2: E2 on B Q1", "E1: E1 on B Q2\nE2: E2 on B Q2"]
    assert [one.sub_criteria for one in found] == [(Q1A,), ()]
    assert meetings.unanimous(desk, most=1) == found[:1]


def test_what_is_confirmed_together_is_confirmed_whole_or_not_at_all(returned: Panel) -> None:
    desk = revealed(returned).desk(MOD)
    asks = [
        Agree(duty=one.duty, value=one.value, reason=one.reason, present=one.seats) for one in meetings.unanimous(desk)
    ]

    assert refused(lambda: meetings.agree(desk, asks)) == "sub-criterion-without-reason"
    assert agendas.agreed_now(desk) == {}
    meetings.agree(desk, asks[1:])
    assert agendas.agreed_now(desk) == {Duty(question=Q2, supplier=B, lot=None): Fraction(3)}
    assert [one.duty.question for one in meetings.unanimous(desk)] == [Q1]


def test_the_ledger_holds_the_newest_version_alone(returned: Panel) -> None:
    desk = revealed(returned).desk(MOD)
    returned.agree([Duty(question=Q1, supplier=A, lot=None)])
    first = agendas.movements(desk)
    returned.agree([Duty(question=Q1, supplier=A, lot=None)])

    assert [(one.seat, one.before, one.after, one.words) for one in first] == [(E2, 3, 4, "Came round.")]
    assert [replace(one, at=first[0].at) for one in agendas.movements(desk)] == list(first)


def test_the_setting_names_everything_on_the_agenda(returned: Panel) -> None:
    found = agendas.setting(revealed(returned).desk(MOD))

    assert list(found.questions) == [Q1, Q2, Q3]
    assert {code: [row.code for row in rows] for code, rows in found.subs.items()} == {Q1: [Q1A]}
    assert list(found.suppliers) == [A, B, C]
    assert [(one.seat, one.scores) for one in found.people] == [
        *((seat, True) for seat in SCORERS),
        (MOD, False),
        (LEAD, False),
    ]


def test_the_inbox_tells_who_is_still_to_come(issued: Panel) -> None:
    moderator = issued.desk(MOD)
    issued.score(E1)
    intake.take_in(moderator, issued.lock(E1))
    seats.withdraw(issued.desk(LEAD), Y1, reason="Exams.")
    issued.issue(MOD)
    waiting = inboxes.inbox(moderator)
    returns.permit_reopening(moderator, E1, reason="A page was missed.", path=issued.path("open.evreopen"))
    reopened = inboxes.inbox(moderator)

    def missing(inbox: inboxes.Inbox) -> list[SeatCode]:
        return [one.arrival.seat for one in inbox.missing]

    assert (missing(waiting), missing(reopened)) == ([E2], [E1, E2])
    assert [one.holder for one in waiting.expected] == ["Holder of E1", "Holder of E2", "Holder of Y1"]


def test_the_phase_follows_the_meeting(returned: Panel) -> None:
    moderator = returned.desk(MOD)
    before = inboxes.phase(moderator)
    meetings.reveal(moderator)
    returned.agree()
    meetings.lock_quality(moderator, returned.path("moderation.evreturn"))
    after = inboxes.phase(moderator)

    assert (before.revealed, before.locked, before.moderation, before.in_charge) == (None, None, None, MOD)
    assert after.revealed is not None
    assert after.locked is not None
    assert after.revealed < after.locked
    assert after.moderation is not None
