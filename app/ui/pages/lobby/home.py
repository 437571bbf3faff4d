"""Home: what to do next in each evaluation, and a place for files that somebody sent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.services.overview import Overview
from app.text.screens import home as words
from app.ui.pages.base import Page
from app.ui.pages.lobby.column import Column
from app.ui.pages.lobby.drop_target import DropTarget
from app.ui.pages.lobby.home_card import HomeCard
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import body, heading, quiet, title


class HomePage(Page):
    """Says what people want: a case opened, a file chosen or pasted, a workbook written or begun from."""

    opened = Signal(str)
    dropped = Signal(object)
    choose = Signal()
    paste = Signal()
    new = Signal()
    template = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = Column()
        self._title = title()
        self._summary = quiet()
        self._column.body.addWidget(self._title)
        self._column.body.addWidget(self._summary)
        self._place = QVBoxLayout()
        self._place.setSpacing(px(SPACE_M))
        self._column.body.addLayout(self._place)
        self._column.body.addStretch()
        self.body.addWidget(self._column.area)
        self._shown: QWidget | None = None
        self._found: tuple[Overview, ...] | None = None
        self._choose: QPushButton | None = None
        self._begins = False
        self.cards: list[HomeCard] = []

    def show_name(self, name: str) -> None:
        """Greet whoever is here."""
        self._title.setText(words.heading(name))

    def show_evaluations(self, found: Sequence[Overview]) -> None:
        """Show these evaluations in place of those before, and what is done where there are none."""
        if tuple(found) == self._found:
            return
        self.clear()
        self._found = tuple(found)
        steps = [one.step for one in found if one.step is not None]
        waiting = sum(step.waits for step in steps)
        to_do = sum(not step.waits and not step.over for step in steps)
        self._summary.setText(words.summary(to_do, waiting))
        self._summary.setVisible(bool(found))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE_M))
        self.cards = [HomeCard(one, first=number == 0) for number, one in enumerate(found)]
        for card in self.cards:
            card.opened.connect(self.opened)
            column.addWidget(card)
        column.addWidget(self._drop_target(empty=not found))
        column.addWidget(self._for_leads())
        self._shown = made
        self._place.addWidget(made)
        made.show()  # the layout would do so later, and what is hidden takes no focus
        if self._begins:
            self.begin()

    def clear(self) -> None:
        """Show no evaluations, and not yet that there are none."""
        self._found, self.cards, self._choose = None, [], None
        self._summary.hide()
        if self._shown is not None:
            self._begins = self._begins or self._shown.isAncestorOf(self.focusWidget() or self)
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def begin(self) -> None:
        """Give the focus to the first evaluation's button, or to where a file is opened, once it is there."""
        first = next((card.button for card in self.cards if card.button is not None), self._choose)
        self._begins = first is None
        if first is not None:
            first.setFocus()

    def _drop_target(self, *, empty: bool) -> QWidget:
        choose = (primary if empty else secondary)(words.open_invitation() if empty else words.choose_file())
        choose.clicked.connect(self.choose)
        self._choose = choose
        paste = secondary(words.paste())
        paste.clicked.connect(self.paste)
        target = DropTarget(
            words.empty_title() if empty else words.drop_title(),
            words.empty_sentence() if empty else words.drop_hint(),
            (choose, paste),
        )
        target.dropped.connect(self.dropped)
        return target

    def _for_leads(self) -> QWidget:
        card = Card()
        card.body.addWidget(heading(words.lead_title()))
        card.body.addWidget(body(words.lead_sentence()))
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        new = secondary(words.new_evaluation(), "file-plus")
        new.clicked.connect(self.new)
        template = secondary(words.template(), "download")
        template.clicked.connect(self.template)
        flow.addWidget(new)
        flow.addWidget(template)
        card.body.addSpacing(px(SPACE_S))
        card.body.addWidget(row)
        return card
