"""A file leads to what is to be done with it; joining a panel takes one file and one telephone call."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.codes import SeatCode
from app.domain.panel import KeyState
from app.exchange.container.armour import as_text
from app.services import enrolment, handovers, packs
from app.services.overview import NextStep, overviews
from app.ui.dialogs.joining import InvitationDialog, WordsDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.taking_in import TakingInDialog
from app.ui.pages.lobby.home import HomePage
from app.ui.pages.new_evaluation.page import NewEvaluationPage
from app.ui.pages.verify.page import VerifyPage
from tests.services import panels
from tests.services.panels import E1, E2, LEAD, MOD, Panel
from tests.ui.conftest import Answers
from tests.ui.lobby.conftest import House, Opened


@pytest.fixture
def started(tmp_path: Path) -> Panel:
    """Return a panel that only its lead has joined."""
    return panels.set_up(tmp_path / "panel")


def invited(panel: Panel, seat: SeatCode) -> Path:
    path = panel.path(f"{seat}.evinvite")
    enrolment.invite(panel.desk(LEAD), seat, path)
    panel.close()
    return path


def accepted(here: House, qtbot: QtBot, invitation: Path, supported: str = "") -> WordsDialog:
    """Let whoever is here accept an invitation; return the words to compare."""
    here.lobby.file_wanted.emit(invitation)
    dialog = here.find(InvitationDialog)
    assert isinstance(dialog, InvitationDialog)
    qtbot.keyClicks(dialog.supported, supported)
    qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
    words = here.find(WordsDialog)
    assert isinstance(words, WordsDialog)
    return words


def test_an_invitation_is_accepted_and_its_words_are_compared(
    house: Opened, started: Panel, qtbot: QtBot, tmp_path: Path
) -> None:
    answer = tmp_path / "answer.evjoin"
    invitation = invited(started, E1)
    here = house(answers=Answers(answer))
    here.enter(started.profiles[E1])
    words = accepted(here, qtbot, invitation, "Sam Lee, advocate")
    shown = words.words.sentence
    qtbot.keyClick(words.verb, Qt.Key.Key_Space)
    here.until(lambda: bool(here.lobby.overviews) and here.lobby.overviews[0].step is NextStep.WAIT_FOR_PACK)

    joined = enrolment.receive_join(started.desk(LEAD), answer)
    assert all(word in shown for word in joined.words.split())
    assert enrolment.read_join(answer)[0].supported_by == "Sam Lee, advocate"
    started.close()


def test_words_that_differ_confirm_nothing(house: Opened, started: Panel, qtbot: QtBot, tmp_path: Path) -> None:
    invitation = invited(started, E1)
    here = house(answers=Answers(tmp_path / "answer.evjoin"))
    here.enter(started.profiles[E1])
    words = accepted(here, qtbot, invitation)
    qtbot.keyClick(words.differ, Qt.Key.Key_Space)
    told, pressed = words.notice.sentence, words.verb.isEnabled()
    words.close()
    here.idle()

    assert ("stop here" in told, pressed) == (True, False)
    assert [one.step for one in overviews(started.profiles[E1], started.clock)] == [NextStep.COMPARE_WORDS]


def test_an_answer_that_cannot_be_written_may_be_saved_elsewhere(
    house: Opened, started: Panel, qtbot: QtBot, tmp_path: Path
) -> None:
    there, elsewhere = tmp_path / "answer.evjoin", tmp_path / "other.evjoin"
    there.write_text("mine")
    invitation = invited(started, E1)
    here = house(answers=Answers(there, elsewhere))
    here.enter(started.profiles[E1])
    here.lobby.file_wanted.emit(invitation)
    dialog = here.find(InvitationDialog)
    assert isinstance(dialog, InvitationDialog)
    qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
    here.until(lambda: dialog.notice.sentence != "")
    qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
    here.find(WordsDialog).close()

    assert (there.read_text(), elsewhere.exists()) == ("mine", True)


def test_words_not_compared_yet_come_back_with_the_card(house: Opened, started: Panel, qtbot: QtBot) -> None:
    started.enrol(E1, confirmed=False)
    started.close()
    here = house()
    here.enter(started.profiles[E1])
    page = here.page
    assert isinstance(page, HomePage)
    button = page.cards[0].button
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)
    words = here.find(WordsDialog)
    assert isinstance(words, WordsDialog)

    assert words.words.sentence.startswith("Six words")
    words.close()


def test_the_lead_takes_an_answer_in_and_compares(house: Opened, started: Panel, qtbot: QtBot) -> None:
    invitation, answer = started.path("E1.evinvite"), started.path("E1.evjoin")
    enrolment.invite(started.desk(LEAD), E1, invitation)
    enrolment.accept(started.profiles[E1], invitation, answer, clock=started.clock).desk.close()
    started.close()
    here = house()
    here.enter(started.profiles[LEAD])
    here.lobby.file_wanted.emit(answer)
    sheet = here.find(Sheet)
    assert isinstance(sheet, Sheet)
    qtbot.keyClick(sheet.verb, Qt.Key.Key_Space)
    words = here.find(WordsDialog)
    assert isinstance(words, WordsDialog)
    qtbot.keyClick(words.verb, Qt.Key.Key_Space)
    here.until(lambda: "is checked" in here.window.status.sentence.text())
    here.close()

    desk = started.desk(LEAD)
    with desk.read() as unit:
        state = desk.plan(unit).roster.seat(E1).key_state
    assert state is KeyState.VERIFIED
    started.close()


def test_a_pack_is_looked_at_and_taken_in_where_it_belongs(house: Opened, enrolled: Panel, qtbot: QtBot) -> None:
    folder = enrolled.path("packs")
    folder.mkdir()
    issued = {one.seat: one.path for one in packs.issue(enrolled.desk(LEAD), folder)}
    enrolled.close()
    here = house()
    here.enter(enrolled.profiles[E1])
    here.lobby.file_wanted.emit(issued[E1])
    dialog = here.find(TakingInDialog)
    assert isinstance(dialog, TakingInDialog)
    here.until(dialog.verb.isEnabled)
    qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
    here.until(lambda: here.lobby.overviews[0].step is NextStep.DECLARE)
    dialog.close()
    here.idle()

    assert here.reception.workplace is not None
    assert here.reception.workplace.about.seat == E1


def test_text_copied_from_an_e_mail_is_opened(house: Opened, issued: Panel) -> None:
    issued.score(E1)
    text = as_text(issued.lock(E1))
    issued.close()
    here = house()
    here.enter(issued.profiles[MOD])
    QGuiApplication.clipboard().setText(f"Dear moderator,\n\n{text}\n")
    here.lobby.paste_wanted.emit()
    dialog = here.find(TakingInDialog)
    assert isinstance(dialog, TakingInDialog)
    here.until(dialog.verb.isEnabled)

    assert [row.found is not None and row.found.sender for row in dialog.table.rows] == [E1]
    dialog.close()
    here.idle()


def test_an_empty_clipboard_says_what_to_do(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[MOD])
    QGuiApplication.clipboard().setText("  ")
    here.lobby.paste_wanted.emit()
    box = here.find(QMessageBox)
    assert isinstance(box, QMessageBox)

    assert "no text to paste" in box.text()
    box.close()


def test_a_workbook_is_read_where_new_evaluations_begin(house: Opened, started: Panel, tmp_path: Path) -> None:
    started.close()
    here = house()
    here.enter(panels.person(tmp_path, E2, started.clock))
    here.lobby.file_wanted.emit(started.folder / "set-up.xlsx")
    here.until(lambda: isinstance(here.page, NewEvaluationPage))

    assert "set-up.xlsx" in here.said[-1]


@pytest.mark.parametrize("entered", [True, False])
def test_a_report_is_checked_also_by_somebody_without_a_profile(
    house: Opened, started: Panel, tmp_path: Path, *, entered: bool
) -> None:
    started.close()
    report = tmp_path / "report"
    report.write_bytes(b"%PDF-1.7\n")
    here = house()
    if entered:
        here.enter(panels.person(tmp_path, E2, started.clock))
    here.lobby.file_wanted.emit(report)
    here.until(lambda: isinstance(here.page, VerifyPage))

    assert here.page.isVisible()


def test_a_case_is_taken_over(house: Opened, issued: Panel, qtbot: QtBot) -> None:
    folder = issued.path("handover")
    folder.mkdir()
    handovers.hand_over(issued.desk(MOD), issued.desk(E2).card, folder)
    issued.close()
    (path,) = folder.glob("*.evhandover")
    here = house()
    here.enter(issued.profiles[E2])
    here.lobby.file_wanted.emit(path)
    sheet = here.find(Sheet)
    assert isinstance(sheet, Sheet)
    qtbot.keyClick(sheet.verb, Qt.Key.Key_Space)
    here.until(lambda: len(here.lobby.overviews) == 2)

    assert {one.seat for one in here.lobby.overviews} == {E2, MOD}


def test_a_file_opened_before_anybody_came_in_waits(house: Opened, started: Panel) -> None:
    invitation = invited(started, E1)
    here = house()
    here.lobby.file_wanted.emit(invitation)
    here.idle()
    told = here.said[-1]
    here.enter(started.profiles[E1])
    dialog = here.find(InvitationDialog)

    assert "as soon as your profile is open" in told
    dialog.close()
