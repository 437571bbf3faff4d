"""A message at the top of a page."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.text.screens import kit
from app.ui.theme.icons import dress
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.kind import Kind
from app.ui.widgets.panel import Panel
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body

__all__ = ["Kind", "Notice"]


class Notice(Panel):
    """Hidden until told something; INFO and GOOD can be put away by the person, the others stay until mended."""

    inset = (SPACE_M, SPACE_S)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Kind.INFO
        self._symbol = Symbol(Kind.INFO.symbol, Kind.INFO.tone)
        self._said = ""
        self._words = body()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._close = QToolButton()
        self._close.setProperty("part", "small")
        policy = self._close.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._close.setSizePolicy(policy)
        self._close.setAccessibleName(kit.close_notice())
        self._close.setToolTip(kit.close_notice())
        dress(self._close, "close")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.addWidget(self._symbol)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self.respace()
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now, kind included; empty while hidden."""
        return self._said

    def tell(self, kind: Kind, sentence: str) -> None:
        """Show a sentence with its kind in symbol, word and colour, and announce it."""
        self._kind = kind
        said = kit.told(kind, sentence)
        self._symbol.show_as(kind.symbol, kind.tone)
        self._said = said
        self._words.setText(f"<b>{escape(kit.word(kind))}:</b> {escape(sentence)}")
        self._words.setAccessibleName(said)
        self.setAccessibleName(said)
        self._close.setVisible(kind in {Kind.INFO, Kind.GOOD})
        self.show()
        self.update()
        announce(self, said, urgent=kind is Kind.ERROR)

    def clear(self) -> None:
        """Hide it; the keyboard moves on if it was here."""
        if self._close.hasFocus():
            self.focusNextChild()
        self._said = ""
        self._words.clear()
        self.hide()

    def fill(self) -> str:
        """Return the tint of its kind."""
        return self._kind.tint

    def edge(self) -> str:
        """Return the colour of its kind."""
        return self._kind.colour

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc put it away where the button would."""
        if event.key() == Qt.Key.Key_Escape and self._close.isVisible():
            self.clear()
            return
        super().keyPressEvent(event)


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
