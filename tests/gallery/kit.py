"""Every shared widget on one page."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.forms import Form
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_L, SPACE_M
from app.ui.widgets.buttons import danger, primary, quiet_button, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import CheckChoice, RadioChoice
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.progress import Progress
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, title
from tests.gallery.stage import Scene, Stage

_LEVEL = "Good: meets the requirement in full, with evidence that the tenderer has done it before in a like service."
_NOTICES = (
    (Kind.INFO, "The moderator opens the meeting on 14 March."),
    (Kind.GOOD, "Saved at 10:42. Nothing leaves this laptop until you send it."),
    (Kind.WARNING, "Two questions have no reason yet. Write one sentence for each before you lock."),
    (Kind.ERROR, "The file is not a return of this evaluation. Ask the evaluator to send it again."),
)


def everything(_stage: Stage) -> QWidget:
    """Return the page with all of them."""
    page = QWidget()
    column = spaced(QVBoxLayout(page), SPACE_M, SPACE_L)
    column.addWidget(title("Care and support at home"))
    column.addWidget(quiet("Every shared widget, as people see it"))
    for kind, sentence in _NOTICES:
        notice = Notice()
        column.addWidget(notice)
        notice.tell(kind, sentence)
    column.addWidget(_buttons())
    column.addWidget(_chips())
    cards = spaced(QHBoxLayout(), SPACE_M)
    cards.addWidget(_form(), 1)
    cards.addWidget(_choices(), 1)
    column.addLayout(cards)
    column.addWidget(_views())
    column.addWidget(
        EmptyState(
            "inbox", "No returns yet", "Drop a return here, or open one.", secondary("Open a return", "folder-open")
        )
    )
    progress = Progress()
    progress.at(7, 12, "Writing the packs.")
    column.addWidget(progress)
    column.addStretch()
    return page


def in_a_window(stage: Stage) -> QScrollArea:
    """Return the same page where it is longer than its window."""
    return scrolled(everything(stage))


def _buttons() -> QWidget:
    off = primary("Not yet")
    off.setEnabled(False)
    made: tuple[QPushButton, ...] = (
        primary("&Lock and sign", "lock"),
        secondary("&Print", "print"),
        danger("&Discard"),
        quiet_button("&Undo", "undo"),
        off,
    )
    return flow(*made)


def _chips() -> QWidget:
    shown = (
        ("Locked", Kind.GOOD, "lock"),
        ("Returned", Kind.GOOD, ""),
        ("Waiting", Kind.INFO, "clock"),
        ("Due today", Kind.WARNING, ""),
        ("Refused", Kind.ERROR, ""),
    )
    return flow(*(Chip(text, kind, icon) for text, kind, icon in shown))


def _form() -> Card:
    card = Card()
    form = Form()
    name = QLineEdit("Awel Morgan")
    form.row("Your &name", name, "As it will stand in the report.")
    place = QLineEdit()
    place.setPlaceholderText("For example: Cardiff")
    form.row("Or&ganisation", place).refuse("Type the name of your organisation.")
    role = QComboBox()
    role.addItems(["Evaluator", "Moderator", "Procurement lead"])
    form.row("&Role", role)
    form.row("D&eadline", QDateEdit())
    words = QPlainTextEdit("The plan names a deputy for every shift.")
    words.setMaximumHeight(90)
    words.setTabChangesFocus(True)
    form.row("Rea&son", words)
    card.body.addWidget(heading("A form"))
    card.body.addWidget(form)
    card.body.addStretch()
    return card


def _choices() -> Card:
    card = Card()
    card.body.addWidget(heading("Choices"))
    card.body.addWidget(body("How well does the tender answer the question?"))
    levels = QButtonGroup(card)  # else Qt takes sets of the same parent for one, and Tab leaves some out
    for level, chosen in (
        (_LEVEL, True),
        ("Fair: meets most of the requirement.", False),
        ("Weak: leaves out much.", False),
    ):
        tile = RadioChoice(level, tile=True)
        levels.addButton(tile.button if hasattr(tile, "button") else tile)
        tile.setChecked(chosen)
        card.body.addWidget(tile)
    plain = QWidget()
    column = spaced(QVBoxLayout(plain), 0)
    ways = QButtonGroup(card)
    for index, text in enumerate(("Independent", "Everyone in turn")):
        radio = QRadioButton(text)
        ways.addButton(radio)
        radio.setChecked(index == 0)
        column.addWidget(radio)
    for index, text in enumerate(("Names are shown", "Ranges are shown")):
        check = QCheckBox(text)
        check.setChecked(index == 0)
        column.addWidget(check)
    column.addWidget(CheckChoice("I have no interest in any of these suppliers, and neither has anybody close to me."))
    off = QCheckBox("Not open to you")
    off.setEnabled(False)
    column.addWidget(off)
    card.body.addWidget(plain)
    card.body.addStretch()
    return card


def _views() -> QTabWidget:
    tabs = QTabWidget()
    table = QTableWidget(4, 3)
    table.setHorizontalHeaderLabels(["Supplier", "Quality", "Outcome"])
    for row in range(4):
        for column in range(3):
            table.setItem(row, column, QTableWidgetItem(f"{'ABCD'[row]} {column + 1}"))
    table.selectRow(1)
    entries = QListWidget()
    entries.setAccessibleName("Questions")
    entries.addItems(["Question 1: staffing", "Question 2: safeguarding", "Question 3: travel"])
    entries.setCurrentRow(0)
    tabs.addTab(entries, "List")
    tabs.addTab(table, "Table")
    tabs.setMaximumHeight(220)
    return tabs


SCENES: tuple[Scene, ...] = (
    Scene(name="everything", make=everything, size=(1100, 1750)),
    Scene(name="in-a-window", make=in_a_window, size=(1100, 760)),
)
