"""A notice says its kind in words and symbol, and lets itself be put away where that is safe."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.notice import Kind, Notice

_SAID = {Kind.INFO: "Note: Read.", Kind.GOOD: "Done: Read.", Kind.WARNING: "Warning: Read.", Kind.ERROR: "Error: Read."}


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("kind", list(Kind))
def test_the_kind_is_said_in_words_to_eye_and_ear(notice: Notice, kind: Kind) -> None:
    notice.tell(kind, "Read.")
    assert (notice.isVisible(), notice.sentence, notice.accessibleName()) == (True, _SAID[kind], _SAID[kind])


@pytest.mark.parametrize("kind", list(Kind))
def test_esc_puts_away_what_needs_no_mending(notice: Notice, qtbot: QtBot, kind: Kind) -> None:
    notice.tell(kind, "Read.")
    QTest.keyClick(notice, Qt.Key.Key_Escape)
    assert notice.isHidden() == (kind in {Kind.INFO, Kind.GOOD})


def test_the_button_puts_it_away_and_has_a_name(notice: Notice, qtbot: QtBot) -> None:
    notice.tell(Kind.INFO, "Read.")
    button = notice.findChildren(QToolButton)[0]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (notice.isHidden(), notice.sentence, button.accessibleName()) == (True, "", "Close this message")


def test_marks_in_a_sentence_are_words_and_no_markup(notice: Notice) -> None:
    QAccessible.setActive(True)
    notice.tell(Kind.ERROR, "“<b>A & B</b>” is no file.")
    assert notice.sentence == "Error: “<b>A & B</b>” is no file."


def test_the_keyboard_moves_on_from_a_notice_that_is_put_away(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    notice, field = Notice(), QLineEdit()
    column.addWidget(notice)
    column.addWidget(field)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    notice.tell(Kind.GOOD, "Saved.")
    button = notice.findChildren(QToolButton)[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert (notice.isHidden(), field.hasFocus()) == (True, True)
