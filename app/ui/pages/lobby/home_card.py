"""One evaluation on Home: what it is, your part in it, and the next thing to do as its button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.services.overview import NextStep, Overview
from app.text.screens import home as words
from app.text.screens import shell
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.kind import Kind
from app.ui.widgets.text import body, heading, quiet

_NARROW = 480  # pixels at 100 %


class HomeCard(Card):
    """Emits `opened` with the case when its button is pressed; one that can't be opened has none."""

    opened = Signal(str)
    inset = (SPACE_L, SPACE_M)

    def __init__(self, one: Overview, *, first: bool) -> None:
        super().__init__()
        self.case = one.case
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(px(SPACE_M))
        column = QVBoxLayout()
        column.setSpacing(px(SPACE_XS))
        top = QHBoxLayout()
        top.setSpacing(px(SPACE_S))
        top.addWidget(_chip(one))
        if one.role is not None:
            about = (one.reference, shell.your_part(one.role), words.seat(one.seat or ""))
            top.addWidget(quiet(" · ".join(about)), 1)
        else:
            top.addStretch(1)
        column.addLayout(top)
        name = words.card_name(one.reference, one.title)
        shown = words.unreadable() if one.trouble is not None else one.title or one.reference
        column.addWidget(heading(shown))
        self.following = body(words.next_sentence(one))
        column.addWidget(self.following)
        for more in _more(one):
            column.addWidget(more)
        line.addLayout(column, 1)
        self.button: QPushButton | None = None
        if one.trouble is None:
            verb = words.action(one.step)
            own = one.step is not None and not one.step.waits and not one.step.over
            button = (primary if first and own else secondary)(verb)
            button.setAccessibleName(words.button_name(verb, name))
            button.clicked.connect(lambda: self.opened.emit(self.case))
            self.button = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the button stand below the words where it is narrow beside them."""
        narrow = self.width() < px(_NARROW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)


def _more(one: Overview) -> list[QLabel]:
    found = []
    seats = one.facts.get("seats")
    if one.step is NextStep.WAIT_FOR_RETURNS and isinstance(seats, tuple):
        found.append(quiet(words.missing(seats)))
    if one.note and one.step is not None and not one.step.over:
        found.append(quiet(words.note(one.note)))
    if one.tenders_due and one.step is not None and not one.step.over:
        found.append(quiet(words.tenders_due(one.tenders_due)))
    return found


def _chip(one: Overview) -> Chip:
    if one.step is None:
        return Chip(words.in_trouble(), Kind.ERROR)
    if one.step.over:
        return Chip(words.over(), Kind.GOOD, "check")
    if one.step.waits:
        return Chip(words.waiting(), Kind.INFO, "clock")
    return Chip(words.to_do(), Kind.WARNING, "arrow-right")
