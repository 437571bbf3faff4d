"""A short state beside a name: locked, returned, late."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.theme.tokens import SPACE_S, SPACE_XS
from app.ui.widgets.kind import Kind
from app.ui.widgets.panel import Panel
from app.ui.widgets.symbol import Symbol


class Chip(Panel):
    """One or two words with a symbol, in the colours of a kind."""

    inset = (SPACE_S, SPACE_XS)
    between = SPACE_XS

    def __init__(self, text: str, kind: Kind, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._symbol = Symbol(icon or kind.symbol, kind.tone, 16)
        self._words = QLabel(text)
        row = QHBoxLayout(self)
        row.addWidget(self._symbol)
        row.addWidget(self._words)
        self.respace()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return its words."""
        return self._words.text()

    def show_as(self, text: str, kind: Kind, icon: str = "") -> None:
        """Show another state."""
        self._kind = kind
        self._words.setText(text)
        self._symbol.show_as(icon or kind.symbol, kind.tone)
        self.update()

    def fill(self) -> str:
        """Return the tint of its kind."""
        return self._kind.tint

    def edge(self) -> str:
        """Return the colour of its kind."""
        return self._kind.colour
