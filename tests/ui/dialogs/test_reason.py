"""A reason is asked for once, explained where it is missing, and given by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.confirm import ask
from app.ui.dialogs.reason import ask_reason


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_reason_is_given_with_ctrl_enter(qtbot: QtBot, host: QWidget) -> None:
    given: list[str] = []
    dialog = ask_reason(host, title="Withdraw", sentence="It stays marked.", verb="Withdraw", then=given.append)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClicks(dialog.field, "  Long illness. ")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert given == ["Long illness."]
    assert dialog.isHidden()


def test_without_a_reason_it_is_said_beside_the_field_and_the_button_stays_alive(qtbot: QtBot, host: QWidget) -> None:
    given: list[str] = []
    dialog = ask_reason(host, title="Withdraw", sentence="", verb="Withdraw", then=given.append)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    refused = dialog.reason.refusal
    qtbot.keyClicks(dialog.field, "Ill")

    assert (given, dialog.verb.isEnabled(), dialog.isHidden()) == ([], True, False)
    assert refused == "Error: Please write a reason. One short sentence is enough."
    assert dialog.reason.refusal == ""


def test_a_verb_is_pressed_once_until_it_was_refused(qtbot: QtBot, host: QWidget) -> None:
    pressed: list[str] = []
    dialog = ask_reason(host, title="Withdraw", sentence="", verb="Withdraw", then=lambda _text: None)
    dialog.given.disconnect()
    dialog.given.connect(pressed.append)
    dialog.field.setPlainText("Ill")
    dialog.press()
    dialog.press()
    dialog.refuse("Quality is locked.")
    dialog.press()

    assert pressed == ["Ill", "Ill"]


def test_escape_means_no(qtbot: QtBot, host: QWidget) -> None:
    meant: list[bool] = []
    dialog = ask(
        host,
        title="Close",
        sentence="For good?",
        verb="Close it",
        then=lambda: meant.append(True),
        dangerous=True,
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert meant == []
    assert dialog.isHidden()
