"""A field for a passphrase, hidden unless one asks to see it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.text.screens import entering as words
from app.ui.forms import Row
from app.ui.theme.tokens import SPACE_XS
from app.ui.widgets.choice import CheckChoice


class Passphrase(QWidget):
    """A row with its field and the switch that shows what is typed."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = Row(label, self.field, hint)
        self.shown = CheckChoice(words.show())
        self.shown.toggled.connect(self._show)
        self.field.textChanged.connect(self.row.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.row)
        column.addWidget(self.shown)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.field.clear()
        self.shown.setChecked(False)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - the signal's
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
