"""The checker finds each of the things it looks for in a page that was made badly on purpose."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from tests.ui.audit import Check, audit


@pytest.fixture
def found(qtbot: QtBot, qapp: QApplication) -> "Found":
    """Return what the checker finds in a page of these widgets, from top to bottom, in the look of the application."""
    apply(qapp, Scheme.LIGHT)

    def look(*widgets: QWidget) -> set[Check]:
        page = QWidget()
        qtbot.addWidget(page)
        lines = QVBoxLayout(page)
        for widget in widgets:
            lines.addWidget(widget)
        page.resize(600, 400)
        return {finding.check for finding in audit(page, qtbot)}

    return look


Found = Callable[..., set[Check]]


class Bare(QWidget):
    """Takes the focus, says nothing, shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Something")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(60, 40)


class Holding(QPushButton):
    """Never lets go of the Tab key."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            return True
        return super().event(event)


class Skipping(QPushButton):
    """Tab goes from here to where it was told, past others."""

    def __init__(self, target: QWidget) -> None:
        super().__init__("Skip")
        self._target = target

    def focusNextPrevChild(self, _following: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        self._target.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setMinimumSize(100, 36)
    return made


def test_a_field_with_a_placeholder_alone_has_no_name(found: Found) -> None:
    field = QLineEdit()
    field.setPlaceholderText("Your name")

    assert Check.NAME in found(field)


def test_a_combo_with_a_value_alone_has_no_name(found: Found) -> None:
    combo = QComboBox()
    combo.addItems(["One", "Two"])

    assert Check.NAME in found(combo)


def test_a_buddy_label_names_a_field(found: Found) -> None:
    field, label = QLineEdit(), QLabel("&Name")
    label.setBuddy(field)

    assert Check.NAME not in found(label, field)


def test_a_widget_that_takes_focus_needs_a_role(found: Found) -> None:
    assert Check.ROLE in found(Bare(), button("Go on"))


def test_two_buttons_of_the_same_name_are_told_apart_by_nobody(found: Found) -> None:
    assert Check.DUPLICATE in found(button("Open"), button("Open"))


def test_two_buttons_of_the_same_name_are_told_apart_by_their_groups(found: Found) -> None:
    groups = [QGroupBox("First"), QGroupBox("Second")]
    for group in groups:
        QVBoxLayout(group).addWidget(button("Open"))

    assert Check.DUPLICATE not in found(*groups)


def test_widgets_in_cells_are_found(found: Found) -> None:
    table = QTableWidget(1, 1)
    table.setAccessibleName("Table")
    table.setCellWidget(0, 0, button("Press"))

    assert Check.CELL_WIDGET in found(table)


def test_a_text_field_that_keeps_the_tab_key_is_a_trap(found: Found) -> None:
    reason = QPlainTextEdit()
    reason.setAccessibleName("Reason")

    assert Check.TRAP in found(reason, button("Go on"))


def test_a_button_that_keeps_the_tab_key_is_a_trap(found: Found) -> None:
    assert Check.TRAP in found(Holding("Hold"), button("Go on"))


def test_a_tab_order_against_the_eye_is_found(found: Found) -> None:
    first, second, third = button("One"), button("Two"), button("Three")
    page = QWidget()
    lines = QVBoxLayout(page)
    for one in (first, second, third):
        lines.addWidget(one)
    QWidget.setTabOrder(third, second)

    assert Check.ORDER in found(page)


def test_what_tab_passes_by_is_found(found: Found) -> None:
    last = button("Last")

    assert Check.UNREACHED in found(Skipping(last), button("Passed by"), last)


def test_pale_text_is_found(found: Found) -> None:
    label = QLabel("You can hardly read this sentence")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#b0b0b0"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#ffffff"))
    label.setPalette(palette)
    label.setAutoFillBackground(True)

    assert Check.CONTRAST in found(label)


def test_a_small_target_is_found(found: Found) -> None:
    small = QPushButton("x")
    small.setFixedSize(18, 18)

    assert Check.TARGET in found(small)


def test_one_letter_for_two_buttons_is_found(found: Found) -> None:
    assert Check.MNEMONIC in found(button("&Save"), button("&Send"))


def test_an_ampersand_that_is_meant_is_no_mnemonic(found: Found) -> None:
    assert Check.MNEMONIC not in found(button("Salt && vinegar"), button("&Vinegar"))


@pytest.mark.parametrize("kind", [QPushButton, QRadioButton, QLabel])
def test_cut_text_is_found(found: Found, kind: type[QPushButton | QRadioButton | QLabel]) -> None:
    cut = kind("Lock my scores and send them to the moderator")
    cut.setFixedWidth(90)

    assert Check.CLIPPED in found(cut)


def test_a_wrapped_label_without_room_is_found(found: Found) -> None:
    label = QLabel("A long sentence that goes on and on until it needs three lines at least. " * 3)
    label.setWordWrap(True)
    label.setFixedHeight(20)

    assert Check.CLIPPED in found(label)


def test_a_page_wider_than_its_window_is_found(found: Found) -> None:
    area, wide = QScrollArea(), QWidget()
    QVBoxLayout(wide).addWidget(QLabel("A page"))
    wide.setMinimumWidth(2000)
    area.setWidget(wide)
    area.setAccessibleName("Page")

    assert Check.SIDEWAYS in found(area)


def test_a_page_in_the_theme_of_the_application_is_fine(found: Found) -> None:
    field, label = QLineEdit("S03"), QLabel("&Supplier")
    label.setBuddy(field)
    group = QGroupBox("How well does it answer?")
    levels = QVBoxLayout(group)
    for text in ("Not at all", "In part", "Fully"):
        levels.addWidget(QRadioButton(text))

    assert found(label, field, group, button("Save")) == set()


def test_a_picture_may_be_wider_than_its_window(found: Found) -> None:
    area, picture = QScrollArea(), QWidget()
    picture.setMinimumWidth(2000)
    area.setWidget(picture)
    area.setAccessibleName("Plan of the building")

    assert Check.SIDEWAYS not in found(area)
