"""The centre: what the supplier answered, with its files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.text.screens import score as words
from app.ui.pages.score.sheet import State
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.chip import Chip
from app.ui.widgets.document_view import DocumentView
from app.ui.widgets.kind import Kind
from app.ui.widgets.text import heading, quiet

_KINDS = {
    State.DONE: Kind.GOOD,
    State.NOT_SURE: Kind.INFO,
    State.BEGUN: Kind.INFO,
    State.TO_DO: Kind.INFO,
    State.RECONFIRM: Kind.WARNING,
}
_PICTURES = {State.NOT_SURE: "question", State.BEGUN: "pencil", State.TO_DO: "pencil"}


class ResponsePane(QWidget):
    """Shows whose answer it is above the answer; `cite` has words that were chosen and where they stand."""

    cite = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = heading()
        self._question = quiet()
        self._chip = Chip(words.state(State.TO_DO), Kind.INFO)
        self.document = DocumentView()
        self.document.cite.connect(self.cite)
        top = QHBoxLayout()
        top.addWidget(self._whose, 1)
        top.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(top)
        column.addWidget(self._question)
        column.addWidget(self.document, 1)

    def show_whose(self, tender: str, question: str) -> None:
        """Say whose answer follows."""
        self._whose.setText(tender)
        self._question.setText(question)

    def show_question(self, *, shown: bool) -> None:
        """Show what was asked, or leave it to what stands beside."""
        self._question.setVisible(shown)

    def show_state(self, state: State) -> None:
        """Show how far this tender's score has come."""
        self._chip.show_as(words.state(state), _KINDS[state], _PICTURES.get(state, ""))
