"""Asks for a passphrase, hidden unless one asks to see it."""

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.sheet import Sheet
from app.ui.widgets.passphrase import Passphrase


class PassphraseDialog(Sheet):
    """`pressed` with `text` typed; the sheet stays until `accept()`, or `refuse_field()` says what was wrong."""

    def __init__(self, parent: QWidget, *, title: str, sentence: str, verb: str, label: str, hint: str = "") -> None:
        super().__init__(parent, title=title, sentence=sentence, verb=verb)
        self.typed = Passphrase(label, hint)
        self.form.column.addWidget(self.typed)
        self.typed.field.returnPressed.connect(self.press)
        self.typed.field.setFocus()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.typed.text

    def refuse_field(self, sentence: str) -> None:
        """Say beside the field why what was asked for was not done, and let it be tried again."""
        self.refuse(sentence)
        self.notice.clear()
        self.typed.row.refuse(sentence)
        self.typed.field.setFocus()
        self.typed.field.selectAll()
