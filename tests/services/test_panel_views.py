"""The panel as its lead sees it."""

from pathlib import Path

from app.domain.declarations import Cleared, Interest
from app.domain.panel import KeyState
from app.services import enrolment, intake, interests, packs, panel_views, seats
from app.services.panel_views import SeatView
from tests.services import panels
from tests.services.panels import E1, E2, LEAD, NORTH, SOUTH, A, Panel


def seen(panel: Panel, code: str) -> SeatView:
    return next(one for one in panel_views.now(panel.desk(LEAD)).seats if one.code == code)


def test_a_seat_goes_from_uninvited_to_ready_for_a_pack(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    found = [seen(panel, E1)]
    enrolment.invite(panel.desk(LEAD), E1, panel.path("E1.evinvite"))
    found.append(seen(panel, E1))
    panel.enrol(E1, confirmed=False)
    found.append(seen(panel, E1))
    enrolment.confirm_words(panel.desk(LEAD), E1, words=enrolment.words_to_compare(panel.desk(LEAD), E1))
    found.append(seen(panel, E1))
    ready = [one.code for one in panel_views.now(panel.desk(LEAD)).ready]
    panel.close()

    assert [(one.invited is not None, one.comparable) for one in found] == [
        (False, False),
        (True, False),
        (True, True),
        (True, False),
    ]
    assert found[-1].held.key_state is KeyState.VERIFIED
    assert ready == [E1]


def test_after_a_key_is_revoked_the_seat_is_to_be_invited_anew(enrolled: Panel) -> None:
    seats.revoke_key(enrolled.desk(LEAD), E1, reason="The laptop was stolen.")
    revoked = seen(enrolled, E1)
    enrolment.invite(enrolled.desk(LEAD), E1, enrolled.path("E1-again.evinvite"))

    assert (revoked.invited, revoked.comparable) == (None, False)
    assert seen(enrolled, E1).invited is not None


def test_a_second_answer_brings_a_newcomer_while_the_key_before_counts(enrolled: Panel) -> None:
    other = panels.person(enrolled.folder / "other", E1, enrolled.clock)
    invitation, answer = enrolled.path("again.evinvite"), enrolled.path("again.evjoin")
    enrolment.invite(enrolled.desk(LEAD), E1, invitation)
    enrolment.accept(other, invitation, answer, clock=enrolled.clock).desk.close()
    enrolment.receive_join(enrolled.desk(LEAD), answer)
    found = seen(enrolled, E1)

    assert (found.newcomer, found.comparable, found.held.trusted) == (True, True, True)


def test_packs_are_numbered_and_told_as_soon_as_each_is_whole(enrolled: Panel, tmp_path: Path) -> None:
    told: list[tuple[str, bool]] = []
    packs.issue(
        enrolled.desk(LEAD),
        tmp_path,
        seats=[E1, E2],
        written=lambda one: told.append((one.seat, one.path.is_file())),
    )
    view = panel_views.now(enrolled.desk(LEAD))

    assert told == [(E1, True), (E2, True)]
    assert {one.code: one.pack for one in view.seats if one.pack} == {E1: 1, E2: 1}
    assert (view.frozen, view.issued) == (True, True)


def test_a_declared_interest_waits_and_recusal_leaves_the_lots_that_were_given(enrolled: Panel) -> None:
    enrolled.issue()
    path = enrolled.path("declared.evreturn")
    interests.declare(enrolled.desk(E1), [Interest(supplier=A, nature="My sister works there.")], path=path)
    intake.take_in(enrolled.desk(LEAD), path)
    before = seen(enrolled, E1)
    interests.decide(enrolled.desk(LEAD), E1, recused_lots=[SOUTH], reason="Her sister would gain.")
    after = seen(enrolled, E1)

    assert (before.cleared, after.cleared) == (Cleared.WAITING, Cleared.CLEAR)
    assert (after.lots, after.given, after.held.seat.lots) == ((NORTH, SOUTH), (), (NORTH,))
