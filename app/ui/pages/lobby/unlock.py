"""Coming in: who is it, and with which passphrase."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.services.profiles import ProfileAbout
from app.text.screens import entering as words
from app.ui.pages.base import Page
from app.ui.pages.lobby.column import NARROW, Column
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.flow import Flow
from app.ui.widgets.passphrase import Passphrase
from app.ui.widgets.text import strong, title


class UnlockPage(Page):
    """`opened` has the profile's id and what was typed, None where it needs no passphrase."""

    opened = Signal(str, object)
    another = Signal()
    restore = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = Column(NARROW)
        self.body.addWidget(column.area)
        column.body.addWidget(title(words.unlock_title()))
        self._who = strong(words.who().replace("&", ""))
        column.body.addWidget(self._who)
        people = QWidget()
        self._place = QVBoxLayout(people)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(SPACE_S)
        column.body.addWidget(people)
        self.passphrase = Passphrase(words.passphrase_label())
        self.passphrase.field.returnPressed.connect(self.press)
        column.body.addWidget(self.passphrase)
        self.open = primary(words.unlock(), "unlock")
        self.open.clicked.connect(self.press)
        another = quiet_button(words.make_another(), "plus")
        another.clicked.connect(self.another)
        restore = quiet_button(words.restore())
        restore.clicked.connect(self.restore)
        self._after = (self.passphrase.field, self.passphrase.shown, self.open, another, restore)
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        flow.addWidget(self.open)
        column.body.addWidget(row)
        more = QWidget()
        flow = Flow(more, across=SPACE_S, down=SPACE_S)
        for button in (another, restore):
            flow.addWidget(button)
        column.body.addWidget(more)
        column.body.addStretch()
        self._group = QButtonGroup(self)
        self._found: list[tuple[ProfileAbout, RadioChoice]] = []
        self._busy = False

    def show_profiles(self, found: Sequence[ProfileAbout]) -> None:
        """Show these profiles; the one that was chosen before stays chosen, else the first."""
        before = self.chosen
        for _about, choice in self._found:
            self._group.removeButton(choice)
            self._place.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self._found = []
        for about in found:
            choice = RadioChoice(words.profile(about.name, about.lock.value), tile=True)
            choice.toggled.connect(self._changed)
            self._group.addButton(choice)
            self._place.addWidget(choice)
            self._found.append((about, choice))
        for about, choice in self._found:
            if before is None or about.id == before.id:
                choice.setChecked(True)
                break
        order = [*(choice for _about, choice in self._found), *self._after]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        self._changed()

    @property
    def chosen(self) -> ProfileAbout | None:
        """Who is to come in."""
        return next((about for about, choice in self._found if choice.isChecked()), None)

    def press(self) -> None:
        """Hand on who it is and what was typed, unless something is missing."""
        about = self.chosen
        if about is None or self._busy:
            return
        if about.lock.by_passphrase and not self.passphrase.text:
            self.refuse_passphrase(words.passphrase_missing())
            return
        self.opened.emit(about.id, self.passphrase.text if about.lock.by_passphrase else None)

    def busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice."""
        self._busy = busy
        self.open.setEnabled(not busy)

    def refuse_passphrase(self, sentence: str) -> None:
        """Say beside the passphrase what is wrong with it."""
        self.passphrase.row.refuse(sentence)
        self.passphrase.field.setFocus()
        self.passphrase.field.selectAll()

    def begin(self) -> None:
        """Give the focus to the passphrase, or to the button where none is needed."""
        (self.passphrase.field if self.passphrase.isVisibleTo(self) else self.open).setFocus()

    def _changed(self) -> None:
        about = self.chosen
        self.passphrase.setVisible(about is not None and about.lock.by_passphrase)
        self.passphrase.row.accept()
