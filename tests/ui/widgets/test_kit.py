"""The shared widgets wrap, scale and have names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from app.ui.widgets.buttons import danger, primary, quiet_button, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import CheckChoice, RadioChoice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.kind import Kind
from app.ui.widgets.progress import Progress
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, title

_LONG = "Good: meets the requirement in full, with evidence that the tenderer has done it before in a like service."


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Scheme.LIGHT, 100)
    yield
    apply(qapp, Scheme.LIGHT, 100)


@pytest.mark.parametrize("make", [title, heading, body, quiet])
def test_words_wrap_and_can_be_copied_and_are_no_markup(qtbot: QtBot, make: type) -> None:
    label = make(_LONG)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) > label.heightForWidth(2000)
    assert label.textInteractionFlags() == Qt.TextInteractionFlag.TextSelectableByMouse
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("make", [RadioChoice, CheckChoice])
@pytest.mark.parametrize("tile", [False, True])
def test_a_choice_wraps_its_words_instead_of_cutting_them(
    qtbot: QtBot,
    make: type[RadioChoice] | type[CheckChoice],
    tile: bool,  # noqa: FBT001 - a case of a test
) -> None:
    choice = make(_LONG, tile=tile)
    qtbot.addWidget(choice)
    one_line = make("Good", tile=tile)
    qtbot.addWidget(one_line)
    assert one_line.heightForWidth(300) == max(36, one_line.heightForWidth(300))
    assert choice.heightForWidth(300) > one_line.heightForWidth(300)
    assert not choice.isChecked()


def test_a_choice_takes_a_press_anywhere_inside(qtbot: QtBot) -> None:
    choice = RadioChoice(_LONG, tile=True)
    qtbot.addWidget(choice)
    choice.resize(300, choice.heightForWidth(300))
    choice.show()
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().bottomRight())
    assert choice.isChecked()


def test_a_choice_is_a_radio_button_with_its_words_as_name(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    choice = RadioChoice("Good")
    qtbot.addWidget(choice)
    seen = QAccessible.queryAccessibleInterface(choice)
    assert (seen.role(), seen.text(QAccessible.Text.Name)) == (QAccessible.Role.RadioButton, "Good")


@pytest.mark.parametrize("make", [primary, secondary, danger, quiet_button])
def test_a_button_is_pressed_by_key_and_is_never_the_default_of_a_dialog(qtbot: QtBot, make: type) -> None:
    button = make("&Go", "send")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert (button.autoDefault(), button.icon().isNull()) == (False, False)


def test_a_card_grows_its_margins_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.show()
    apply(qapp, Scheme.LIGHT, 200)
    qtbot.waitUntil(lambda: card.body.contentsMargins().left() == 48)


def test_a_chip_says_its_state_in_words(qtbot: QtBot) -> None:
    chip = Chip("Waiting", Kind.INFO)
    qtbot.addWidget(chip)
    chip.show_as("Locked", Kind.GOOD, "lock")
    assert chip.text() == "Locked"


def test_an_empty_state_holds_the_button_that_ends_it(qtbot: QtBot) -> None:
    button = QPushButton("Open")
    empty = EmptyState("inbox", "No returns yet", "Drop a return here.", button)
    qtbot.addWidget(empty)
    assert empty.isAncestorOf(button)


def test_progress_says_how_far_and_stops_once(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.at(3, 12, "Writing the packs.")
    bar, button = progress.findChildren(QProgressBar)[0], progress.findChildren(QPushButton)[0]
    stops: list[None] = []
    progress.cancelled.connect(lambda: stops.append(None))
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (3, 12, "Progress")
    assert bar.accessibleDescription() == "Writing the packs. 3 of 12"
    assert len(stops) == 1


def test_a_scrolled_page_brings_the_focus_into_sight(qtbot: QtBot) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        column.addWidget(field)
    area = scrolled(inner)
    area.resize(300, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: not fields[-1].visibleRegion().isEmpty())
    assert area.verticalScrollBar().value() > 0
