"""The first page: a profile is made in under a minute."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from app.text.screens import entering as words
from app.ui.forms import Form
from app.ui.pages.base import Page
from app.ui.pages.lobby.column import NARROW, Column
from app.ui.pages.lobby.drawn_words import DrawnWords
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.flow import Flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.passphrase import Passphrase
from app.ui.widgets.text import body, quiet, strong, title


class Opener(StrEnum):
    """What is to open a profile."""

    KEYRING = "keyring"
    DRAWN = "drawn"
    OWN = "own"


class WelcomePage(Page):
    """`made` has a name and a passphrase of one's own, or None for the keyring or drawn words."""

    made = Signal(str, object)
    restore = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(NARROW)
        self.body.addWidget(self._column.area)
        self._form = QWidget()
        self._column.body.addWidget(self._form)
        self._column.body.addStretch()
        self.drawn: DrawnWords | None = None
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(SPACE_M))
        self._title = title(words.welcome_title())
        inner.addWidget(self._title)
        inner.addWidget(body(words.welcome_sentence()))
        form = Form()
        self.name = QLineEdit()
        self.name_row = form.row(words.name_label(), self.name, words.name_hint())
        self.name.textChanged.connect(self.name_row.accept)
        self.name.returnPressed.connect(self.press)
        inner.addWidget(form)
        inner.addWidget(strong(words.opens_with()))
        self._why = quiet()
        inner.addWidget(self._why)
        self._group = QButtonGroup(self)
        self.choices: dict[Opener, RadioChoice] = {}
        for opener, text in (
            (Opener.KEYRING, words.by_keyring()),
            (Opener.DRAWN, words.by_drawn()),
            (Opener.OWN, words.by_own()),
        ):
            choice = RadioChoice(text, tile=True)
            choice.toggled.connect(self._chosen)
            self._group.addButton(choice)
            self.choices[opener] = choice
            inner.addWidget(choice)
        self.own = Passphrase(words.own_label(), words.own_hint())
        self.own.field.returnPressed.connect(self.press)
        inner.addWidget(self.own)
        self.make = primary(words.make())
        self.make.clicked.connect(self.press)
        again = quiet_button(words.restore())
        again.clicked.connect(self.restore)
        self._back = quiet_button(words.back(), "arrow-left")
        self._back.clicked.connect(self.back)
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        for button in (self.make, again, self._back):
            flow.addWidget(button)
        inner.addWidget(row)
        self.offer(keyring=False, others=False)

    def offer(self, *, keyring: bool, others: bool) -> None:
        """Offer what can open the next profile: the keyring alone, where there is one and no other profile."""
        alone = keyring and not others
        self._title.setText(words.another_title() if others else words.welcome_title())
        self._why.setText("" if alone else words.shared() if keyring else words.no_keyring())
        self._why.setVisible(not alone)
        self.choices[Opener.KEYRING].setVisible(alone)
        self.choices[Opener.DRAWN].setVisible(not alone)
        self.choices[Opener.KEYRING if alone else Opener.DRAWN].setChecked(True)
        self._back.setVisible(others)
        self._chosen()

    def show_form(self) -> None:
        """Show the form, empty."""
        if self.drawn is not None:
            self._column.body.removeWidget(self.drawn)
            self.drawn.hide()
            self.drawn.deleteLater()
            self.drawn = None
        self.name.clear()
        self.own.clear()
        self._form.show()

    def show_drawn(self, drawn: DrawnWords) -> None:
        """Show in place of the form what came of it."""
        self.notice.clear()
        self._form.hide()
        self.drawn = drawn
        self._column.body.insertWidget(0, drawn)
        drawn.begin()

    def busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice."""
        self.make.setEnabled(not busy)

    def press(self) -> None:
        """Hand on what was typed, unless something is missing."""
        if not self.make.isEnabled():
            return
        name = self.name.text().strip()
        if not name:
            self.name_row.refuse(words.name_missing())
            self.name.setFocus()
            return
        own = self.choices[Opener.OWN].isChecked()
        if own and not self.own.text:
            self.refuse_own(words.own_missing())
            return
        self.made.emit(name, self.own.text if own else None)

    def refuse_name(self, sentence: str) -> None:
        """Say beside the name what is wrong with it."""
        self.name_row.refuse(sentence)
        self.name.setFocus()

    def refuse_own(self, sentence: str) -> None:
        """Say beside the passphrase what is wrong with it."""
        self.own.row.refuse(sentence)
        self.own.field.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say above everything what went wrong."""
        self.notice.tell(Kind.ERROR, sentence)

    def begin(self) -> None:
        """Give the focus to the name, or to the words."""
        if self.drawn is not None:
            self.drawn.begin()
        else:
            self.name.setFocus()

    def _chosen(self) -> None:
        self.own.setVisible(self.choices[Opener.OWN].isChecked())
