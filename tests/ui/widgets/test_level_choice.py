"""The levels as the choice itself: nothing beforehand, one at a time, by digit, arrow key or click."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.level_choice import LevelChoice

LEVELS = tuple((Fraction(value), f"{value} – level") for value in (0, 2, 5))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window that has the keyboard."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def choice(window: QWidget) -> LevelChoice:
    """Return a choice between two fields."""
    column = QVBoxLayout(window)
    made = LevelChoice("Your score", "Not sure")
    for widget in (QLineEdit(), made, QLineEdit()):
        column.addWidget(widget)
        widget.show()
    made.offer(LEVELS)
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)


def chosen(choice: LevelChoice) -> list[int]:
    return [at for at, button in enumerate(choice.buttons) if button.isChecked()]


def test_nothing_is_chosen_until_somebody_chooses(qtbot: QtBot, choice: LevelChoice) -> None:
    told: list[object] = []
    choice.chosen.connect(told.append)
    before = chosen(choice)
    choice.buttons[0].setFocus()
    press(qtbot, Qt.Key.Key_5)
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Question)

    assert before == []
    assert told == [5, 2, None]
    assert chosen(choice) == [3]


def test_a_digit_that_is_no_level_chooses_nothing(qtbot: QtBot, choice: LevelChoice) -> None:
    choice.buttons[0].setFocus()
    press(qtbot, Qt.Key.Key_3)

    assert chosen(choice) == []


def test_what_is_shown_is_told_to_nobody(choice: LevelChoice) -> None:
    told: list[object] = []
    choice.chosen.connect(told.append)
    choice.show_level(Fraction(2))
    shown = chosen(choice)
    choice.show_not_sure()
    choice.show_none()

    assert (shown, chosen(choice), told) == ([1], [], [])


def test_tab_comes_to_the_levels_once_and_arrow_keys_move_in_their_order(
    qtbot: QtBot, choice: LevelChoice, window: QWidget
) -> None:
    choice.offer(LEVELS[:2])
    first, last = window.findChildren(QLineEdit)
    first.setFocus()
    reached = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        press(qtbot, key)
        reached.append(QApplication.focusWidget())

    assert reached == [*choice.buttons, last]
    assert chosen(choice) == []


def test_a_scale_may_have_signs_that_are_shortcuts_elsewhere(choice: LevelChoice) -> None:
    choice.offer([(Fraction(1), "Safe & sound")])

    assert choice.buttons[0].accessibleName() == "Safe & sound"
    assert choice.buttons[0].text() == "Safe && sound"
