"""The dialogs of joining a panel: the invitation, the answer to it, and the six words that two people compare."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.services.opening import Invitation
from app.text.screens import home
from app.text.screens import joining as words
from app.ui.dialogs.sheet import Sheet
from app.ui.widgets.buttons import secondary
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.six_words import SixWords
from app.ui.widgets.text import body, heading, quiet


class InvitationDialog(Sheet):
    """Shows who invites to what; `text` is who supports the person who answers."""

    def __init__(self, parent: QWidget, invitation: Invitation, name: str, *, again: bool) -> None:
        super().__init__(
            parent,
            title=words.invitation_title(),
            sentence=words.invitation_sentence(invitation.card.name, invitation.authority),
            verb=words.accept(),
        )
        card = Card()
        card.body.addWidget(heading(home.card_name(invitation.reference, invitation.title)))
        card.body.addWidget(body(words.invitation_to(invitation.role)))
        card.body.addWidget(quiet(words.seat(invitation.seat)))
        self.form.column.addWidget(card)
        if again:
            told = Notice()
            self.form.column.addWidget(told)
            told.tell(Kind.INFO, words.again())
        self.form.column.addWidget(body(words.as_whom(name)))
        self.supported = QLineEdit()
        self.form.row(words.supported_label(), self.supported, words.supported_hint())
        self.verb.setFocus()

    @Slot()
    def press(self) -> None:
        """Press the verb as often as people change their mind about where the answer goes."""
        super().press()
        self._busy = False

    @property
    def text(self) -> str:
        """Who supports, as typed."""
        return self.supported.text().strip()


class WordsDialog(Sheet):
    """Shows six words to compare; `pressed` when all are the same, and nothing is confirmed otherwise."""

    differing = Signal()

    def __init__(self, parent: QWidget, shown: str, name: str, told: str = "") -> None:
        super().__init__(parent, title=words.words_title(), sentence=words.words_sentence(name), verb=words.same())
        self._name = name
        self.cancel.setText(words.later())
        self.words = SixWords(shown)
        self.form.column.addWidget(self.words)
        self.differ: QPushButton = secondary(words.differ())
        self.differ.clicked.connect(self._differ)
        row = QWidget()
        Flow(row).addWidget(self.differ)
        self.form.column.addWidget(row)
        self.words.setFocus()
        if told:
            self.notice.tell(Kind.GOOD, told)

    def _differ(self) -> None:
        self.verb.setEnabled(False)
        self.notice.tell(Kind.WARNING, words.they_differ(self._name))
        self.differing.emit()
