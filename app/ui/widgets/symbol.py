"""An icon that stands in a page by itself."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.current import px
from app.ui.theme.icons import Tone, pixmap
from app.ui.theme.tokens import ICON


class Symbol(QWidget):
    """Decoration beside words that say the same, so nothing that a screen reader needs."""

    def __init__(self, name: str, tone: Tone = Tone.TEXT, side: int = ICON) -> None:
        super().__init__()
        self._name, self._tone, self._side = name, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, name: str, tone: Tone) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the side of the icon at the text size in use."""
        return QSize(px(self._side), px(self._side))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colours in use."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._name, px(self._side), self._tone, self.devicePixelRatioF()))
