"""Enrolment against somebody who stands between: what was compared is what is confirmed (DESIGN §5)."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codes import Role, SeatCode
from app.domain.evaluation import Seat
from app.domain.panel import Card, KeyState
from app.exchange.messages import invite as messages
from app.services import enrolment, seats
from app.services.cases import list_cases
from app.services.enrolment import Joined
from app.services.profiles import OpenProfile
from tests.services import panels
from tests.services.crafted import again, refused
from tests.services.panels import E1, E2, LEAD, MOD, Panel


@pytest.fixture
def stranger(enrolled: Panel) -> OpenProfile:
    """Return the profile of somebody who can write to the shared folder."""
    return panels.person(enrolled.folder, SeatCode("XX"), enrolled.clock)


def invitation_of(panel: Panel, seat: SeatCode) -> Path:
    return min((panel.folder / "files").glob(f"*{seat}.evinvite"))


def answer_of(panel: Panel, seat: SeatCode) -> Path:
    return min((panel.folder / "files").glob(f"*{seat}.evjoin"))


def intrude(panel: Panel, seat: SeatCode, stranger: OpenProfile) -> Joined:
    """Let the lead take in a stranger's answer for a seat."""
    answer = panel.path("stranger.evjoin")
    enrolment.accept(stranger, invitation_of(panel, seat), answer, clock=panel.clock).desk.close()
    return enrolment.receive_join(panel.desk(LEAD), answer)


def in_force(panel: Panel, seat: SeatCode) -> tuple[Card | None, KeyState]:
    desk = panel.desk(LEAD)
    with desk.read() as unit:
        held = desk.plan(unit).roster.seat(seat)
        return held.card, held.key_state


def test_words_confirm_the_key_whose_words_they_are_and_no_other(enrolled: Panel, stranger: OpenProfile) -> None:
    """A stranger's answer lies pending; the member's own is taken in again, and its words are read out."""
    lead, own = enrolled.desk(LEAD), enrolled.profiles[E2].card
    false = intrude(enrolled, E2, stranger)
    true = enrolment.receive_join(lead, answer_of(enrolled, E2))

    assert (false.settled, true.settled) == (False, True)
    assert enrolment.words_to_compare(lead, E2) == true.words == enrolment.words_to_compare(enrolled.desk(E2))
    enrolment.confirm_words(lead, E2, words=true.words)
    assert in_force(enrolled, E2) == (own, KeyState.VERIFIED)
    enrolled.issue(E2)


def test_an_answer_that_came_between_is_not_confirmed_by_words_read_before(
    enrolled: Panel, stranger: OpenProfile
) -> None:
    lead, words = enrolled.desk(LEAD), enrolment.words_to_compare(enrolled.desk(E2))
    intrude(enrolled, E2, stranger)
    enrolment.confirm_words(lead, E2, words=f" {words.upper()} ")

    assert in_force(enrolled, E2) == (enrolled.profiles[E2].card, KeyState.VERIFIED)
    assert refused(lambda: enrolment.confirm_words(lead, E1, words=words)) == "words-of-nobody"
    assert refused(lambda: enrolment.go_on_unchecked(lead, E2, words="one two", reason="x")) == "words-of-nobody"


def test_a_pending_seat_goes_to_the_answer_that_was_compared(tmp_path_factory: pytest.TempPathFactory) -> None:
    panel = panels.set_up(tmp_path_factory.mktemp("panels") / "pending")
    try:
        member = panel.enrol(E1, confirmed=False)
        stranger = panels.person(panel.folder, SeatCode("XX"), panel.clock)
        false = intrude(panel, E1, stranger)
        lead = panel.desk(LEAD)
        assert in_force(panel, E1) == (stranger.card, KeyState.PENDING)
        enrolment.confirm_words(lead, E1, words=enrolment.words_to_compare(member))

        assert in_force(panel, E1) == (panel.profiles[E1].card, KeyState.VERIFIED)
        assert refused(lambda: enrolment.confirm_words(lead, E1, words=false.words)) == "key-replaced"
    finally:
        panel.close()


def test_the_lead_says_whose_words_were_compared(enrolled: Panel) -> None:
    lead, words = enrolled.desk(LEAD), enrolment.words_to_compare(enrolled.desk(E2))

    assert refused(lambda: enrolment.words_to_compare(lead)) == "seat-not-named"
    assert refused(lambda: enrolment.confirm_words(lead, words=words)) == "seat-not-named"


# accepting, again


def test_an_answer_that_could_not_be_written_is_written_again_in_the_same_case_file(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    try:
        lead, mine = panel.desk(LEAD), panel.profiles[E1]
        invitation, taken, answer = (panel.path(name) for name in ("i.evinvite", "taken.evjoin", "a.evjoin"))
        enrolment.invite(lead, E1, invitation)
        taken.write_text("Something else.")

        assert refused(lambda: enrolment.accept(mine, invitation, taken, clock=panel.clock)) == "file-exists"
        first = enrolment.accept(mine, invitation, answer, clock=panel.clock)
        second = enrolment.accept(mine, invitation, panel.path("b.evjoin"), clock=panel.clock)
        second.desk.close()
        first.desk.close()
        assert len(list_cases(mine)) == 1
        assert first.words == second.words == enrolment.receive_join(lead, answer).words
    finally:
        panel.close()


def test_a_strangers_invitation_does_not_block_the_real_one(tmp_path: Path) -> None:
    """They know the evaluation and the seat from what lies in the shared folder, and offer another role besides."""
    panel = panels.set_up(tmp_path / "panel")
    try:
        lead, mine = panel.desk(LEAD), panel.profiles[E1]
        invitation, answer = panel.path("E1.evinvite"), panel.path("E1.evjoin")
        enrolment.invite(lead, E1, invitation)
        enrolment.accept(mine, forged(panel, invitation), panel.path("x.evjoin"), clock=panel.clock).desk.close()
        accepted = enrolment.accept(mine, invitation, answer, clock=panel.clock)
        panel.sits(accepted.desk)

        assert enrolment.receive_join(lead, answer).words == accepted.words
        assert [one.about.role for one in list_cases(mine) if one.about] == [Role.EVALUATOR]
        enrolment.confirm_words(accepted.desk, words=accepted.words)
        late = forged(panel, invitation)
        assert refused(lambda: enrolment.accept(mine, late, panel.path("y.evjoin"), clock=panel.clock)) == (
            "case-exists-for-seat"
        )
    finally:
        panel.close()


def forged(panel: Panel, invitation: Path) -> Path:
    """Return an invitation to the same seat of the same evaluation from somebody who is not its lead."""
    body, received = enrolment.read_invitation(invitation)
    by = panels.person(panel.path("elsewhere"), SeatCode("XX"), panel.clock)
    parts = messages.parts(replace(body, role=Role.OBSERVER, card=by.card))
    return again(
        replace(received.manifest, members=tuple(part.member for part in parts)),
        parts,
        panel.path("forged.evinvite"),
        by=by,
        sender=replace(received.manifest.sender, key=by.card.key),
        certificate=by.card.certificate,
    )


def test_a_lead_who_accepts_their_own_invitation_keeps_the_case_file(enrolled: Panel) -> None:
    invitation = enrolled.path("LEAD.evinvite")
    enrolment.invite(enrolled.desk(LEAD), LEAD, invitation)
    profile, answer = enrolled.profiles[LEAD], enrolled.path("LEAD.evjoin")

    assert refused(lambda: enrolment.accept(profile, invitation, answer, clock=enrolled.clock)) == (
        "case-exists-for-seat"
    )


# who may sit where


def test_one_key_scores_on_one_seat_alone(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    try:
        panel.profiles[E2] = panel.profiles[MOD] = panel.profiles[E1]
        panel.enrol(E1)
        panel.enrol(MOD)  # who moderates may score as well
        assert refused(lambda: panel.enrol(E2)) == "key-sits-already"
        seats.withdraw(panel.desk(LEAD), E1, reason="A new post.")
        assert refused(lambda: enrolment.receive_join(panel.desk(LEAD), answer_of(panel, E2))) == "key-sits-already"
    finally:
        panel.close()


def test_the_only_checked_moderator_stays_until_there_is_another(issued: Panel) -> None:
    lead, deputy = issued.desk(LEAD), SeatCode("DEP")
    assert refused(lambda: seats.withdraw(lead, MOD, reason="A new post.")) == "last-moderator"
    seats.add_deputy(lead, Seat(code=deputy, name="Deputy", role=Role.MODERATOR))
    assert refused(lambda: seats.withdraw(lead, MOD, reason="A new post.")) == "last-moderator"
    issued.profiles[deputy] = panels.person(issued.folder, deputy, issued.clock)
    issued.enrol(deputy)
    seats.withdraw(lead, MOD, reason="A new post.")

    assert [one.kind.value for one in issued.issue(deputy)] == ["pack"]
