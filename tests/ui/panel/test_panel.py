"""The lead's panel: seats are filled by files and six words, changed for a reason, and get their packs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.codes import Role, SeatCode
from app.domain.declarations import Interest
from app.domain.panel import KeyState, SeatState
from app.services import enrolment, intake, interests, panel_views
from app.services.desk import Desk
from app.services.panel_views import SeatView
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.panel.dialogs import DecideDialog, DeputyDialog, ReplaceDialog, WordsDialog
from app.ui.pages.panel.issuing import IssueDialog
from app.ui.pages.panel.presenter import PanelPresenter
from app.ui.pages.panel.seats import actions, key_state
from app.ui.workplace import Workplace
from tests.services import panels
from tests.services.panels import E1, E2, LEAD, MOD, NORTH, SOUTH, Y1, A, Panel
from tests.ui.conftest import Answers, AtWork

Idle = Callable[[Workplace], None]
Opened = Callable[..., PanelPresenter]


@pytest.fixture
def opened(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Opened:
    def at(desk: Desk, *answers: Path) -> PanelPresenter:
        presenter = PanelPresenter(at_work(desk, Answers(*answers)))
        qtbot.addWidget(presenter.view)
        presenter.view.resize(1200, 800)
        with qtbot.waitActive(presenter.view):
            presenter.view.show()
            presenter.view.activateWindow()
        presenter.place.changed.connect(lambda _topics: presenter.show())
        presenter.show()
        idle(presenter.place)
        presenter.view.begin()
        return presenter

    return at


def dialog_of(presenter: PanelPresenter, kind: type[Sheet]) -> Sheet:
    return next(one for one in presenter.view.findChildren(kind) if not one.isHidden())


def gone(presenter: PanelPresenter) -> bool:
    return not [one for one in presenter.view.findChildren(QDialog) if not one.isHidden()]


def seat(desk: Desk, code: SeatCode) -> SeatView:
    return next(one for one in panel_views.now(desk).seats if one.code == code)


def test_a_seat_is_filled_from_the_invitation_to_the_six_words(
    qtbot: QtBot, opened: Opened, idle: Idle, tmp_path: Path
) -> None:
    panel = panels.set_up(tmp_path / "panel")
    lead = panel.desk(LEAD)
    invitation, answer = panel.path("E1.evinvite"), panel.path("E1.evjoin")
    presenter = opened(lead, invitation, answer)
    states = [key_state(seat(lead, E1))]
    presenter.view.seats.choose(E1)
    presenter.view.seats.buttons["invite"].click()
    idle(presenter.place)
    states.append(key_state(seat(lead, E1)))
    accepted = enrolment.accept(panel.profiles[E1], invitation, answer, clock=panel.clock)
    panel.sits(accepted.desk)
    presenter.view.seats.buttons["join"].click()
    idle(presenter.place)
    states.append(key_state(seat(lead, E1)))
    dialog = dialog_of(presenter, WordsDialog)
    assert isinstance(dialog, WordsDialog)
    shown = dialog.six.sentence
    qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
    idle(presenter.place)
    states.append(key_state(seat(lead, E1)))
    panel.close()

    assert states == ["none", "invited", "pending", "verified"]
    assert shown == f"Six words: {', '.join(accepted.words.split())}."
    assert gone(presenter)


def test_words_that_differ_trust_nobody(opened: Opened, idle: Idle, tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    panel.enrol(E1, confirmed=False)
    lead = panel.desk(LEAD)
    presenter = opened(lead)
    presenter.view.seats.choose(E1)
    presenter.view.seats.buttons["compare"].click()
    idle(presenter.place)
    dialog = dialog_of(presenter, WordsDialog)
    assert isinstance(dialog, WordsDialog)
    dialog.differ.click()
    idle(presenter.place)
    state = seat(lead, E1).held.key_state
    panel.close()

    assert state is KeyState.PENDING
    assert presenter.view.notice.sentence.startswith("Warning: Nothing was trusted.")


def test_going_on_without_comparing_needs_a_reason(opened: Opened, idle: Idle, tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    panel.enrol(E1, confirmed=False)
    lead = panel.desk(LEAD)
    presenter = opened(lead)
    presenter.view.seats.choose(E1)
    presenter.view.seats.buttons["compare"].click()
    idle(presenter.place)
    dialog = dialog_of(presenter, WordsDialog)
    assert isinstance(dialog, WordsDialog)
    dialog.skip.click()
    why = dialog_of(presenter, ReasonDialog)
    assert isinstance(why, ReasonDialog)
    why.press()
    refusal = why.reason.refusal
    why.field.setPlainText("She is at sea.")
    why.press()
    idle(presenter.place)
    held = seat(lead, E1).held
    panel.close()

    assert refusal == "Error: Please write a reason. One short sentence is enough."
    assert (held.key_state, held.reason) == (KeyState.UNCHECKED, "She is at sea.")


def test_packs_are_issued_to_the_seats_chosen_and_listed(
    opened: Opened, idle: Idle, enrolled: Panel, tmp_path: Path
) -> None:
    lead = enrolled.desk(LEAD)
    presenter = opened(lead, tmp_path)
    presenter.view.issue.click()
    dialog = dialog_of(presenter, IssueDialog)
    assert isinstance(dialog, IssueDialog)
    for code in (MOD, E2, Y1):
        dialog.seats[code].click()
    dialog.note.setPlainText("Read Q1 first.")
    dialog.press()
    idle(presenter.place)

    assert sorted(path.name for path in tmp_path.glob("*.evpack")) == ["TEST-1-E1-1.evpack"]
    assert [one.pack for one in panel_views.now(lead).seats] == [1, None, None, None, None]
    assert dialog.verb.text() == "&Close"


def test_no_pack_is_issued_to_nobody_and_without_a_folder_it_may_be_tried_again(
    opened: Opened, idle: Idle, enrolled: Panel, tmp_path: Path
) -> None:
    presenter = opened(enrolled.desk(LEAD))
    presenter.issue(seat(enrolled.desk(LEAD), E1))
    dialog = dialog_of(presenter, IssueDialog)
    assert isinstance(dialog, IssueDialog)
    only = dialog.chosen
    dialog.seats[E1].click()
    dialog.press()
    nobody = dialog.chosen
    dialog.seats[E1].click()
    dialog.press()  # the chooser is left without a choice
    answers = presenter.place.chooser
    assert isinstance(answers, Answers)
    answers.paths.append(tmp_path)
    dialog.press()
    idle(presenter.place)

    assert (only, nobody) == ([E1], [])
    assert len(list(tmp_path.glob("*.evpack"))) == 1


def test_a_refused_issue_says_why_and_for_whom_nothing_is_there(
    opened: Opened, idle: Idle, enrolled: Panel, tmp_path: Path
) -> None:
    taken = tmp_path / "TEST-1-E1-1.evpack"
    taken.write_bytes(b"something else")
    presenter = opened(enrolled.desk(LEAD), tmp_path)
    presenter.issue(seat(enrolled.desk(LEAD), E1))
    dialog = dialog_of(presenter, IssueDialog)
    assert isinstance(dialog, IssueDialog)
    dialog.press()
    idle(presenter.place)

    assert dialog.notice.sentence.startswith("Error:")
    assert taken.read_bytes() == b"something else"


@pytest.mark.parametrize(("code", "state"), [("withdraw", "withdrawn"), ("revoke", "none")])
def test_a_seat_is_changed_for_a_reason(opened: Opened, idle: Idle, enrolled: Panel, code: str, state: str) -> None:
    lead = enrolled.desk(LEAD)
    presenter = opened(lead)
    presenter.view.seats.choose(E1)
    presenter.view.seats.buttons[code].click()
    dialog = dialog_of(presenter, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.field.setPlainText("She moved to another council.")
    dialog.press()
    idle(presenter.place)

    assert key_state(seat(lead, E1)) == state
    assert gone(presenter)


def test_a_seat_is_replaced_by_one_with_the_same_questions(opened: Opened, idle: Idle, enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    presenter = opened(lead)
    presenter.replace(seat(lead, E1))
    dialog = dialog_of(presenter, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    dialog.field.setPlainText("Long illness.")
    dialog.press()
    waits = not gone(presenter)
    dialog.code.setText("E2")
    dialog.press()
    idle(presenter.place)
    taken = dialog.notice.sentence
    dialog.code.setText("E9")
    dialog.press()
    idle(presenter.place)
    new = seat(lead, SeatCode("E9")).held

    assert waits
    assert taken.startswith("Error:")
    assert new.seat.questions == seat(lead, E1).held.seat.questions
    assert seat(lead, E1).held.state is SeatState.REPLACED


def test_a_deputy_is_added_and_can_be_invited(opened: Opened, idle: Idle, enrolled: Panel) -> None:
    lead = enrolled.desk(LEAD)
    presenter = opened(lead)
    presenter.view.deputy.click()
    dialog = dialog_of(presenter, DeputyDialog)
    assert isinstance(dialog, DeputyDialog)
    dialog.code.setText("MOD2")
    dialog.press()
    idle(presenter.place)
    added = seat(lead, SeatCode("MOD2"))

    assert (added.held.deputy, added.held.seat.role) == (True, Role.MODERATOR)
    assert actions(added, frozen=True)[0] == ("invite",)


def test_a_declared_interest_is_decided_on_by_lots(opened: Opened, idle: Idle, enrolled: Panel) -> None:
    enrolled.issue()
    lead, path = enrolled.desk(LEAD), enrolled.path("declared.evreturn")
    interests.declare(enrolled.desk(E1), [Interest(supplier=A, nature="My sister works there.")], path=path)
    intake.take_in(lead, path)
    presenter = opened(lead)
    tab = presenter.view.tabs.tabText(1)
    presenter.view.show_register()
    assert presenter.view.register.decide is not None
    presenter.view.register.decide.click()
    dialog = dialog_of(presenter, DecideDialog)
    assert isinstance(dialog, DecideDialog)
    dialog.lots[SOUTH].click()
    dialog.field.setPlainText("Her sister would gain.")
    dialog.press()
    idle(presenter.place)
    decided = seat(lead, E1)

    assert tab == "&Interests (1 to decide)"
    assert decided.decision is not None
    assert (decided.decision.recused_lots, decided.held.seat.lots) == ((SOUTH,), (NORTH,))


def test_the_card_stands_below_the_table_where_it_is_narrow(qtbot: QtBot, opened: Opened, enrolled: Panel) -> None:
    view = opened(enrolled.desk(LEAD)).view
    beside = view.seats.card.x() > view.seats.table.x()
    view.resize(600, 800)
    qtbot.waitUntil(lambda: view.seats.card.y() > view.seats.table.y())

    assert beside
