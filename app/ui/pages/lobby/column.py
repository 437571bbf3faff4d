"""A page's content in one column, no wider than reads well, that scrolls."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.scroll import scrolled

WIDTH = 820  # pixels at 100 %
NARROW = 640


class Column(QWidget):
    """Fill `body`; put `area` on the page: it scrolls, and keeps the column in the middle."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self._width = width
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_S, SPACE_M, SPACE_S, SPACE_L)
        ground = QWidget()
        line = QHBoxLayout(ground)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self, 1000)
        line.addStretch(1)
        self.area = scrolled(ground)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        if self.maximumWidth() != px(self._width):
            self.setMaximumWidth(px(self._width))
            self.body.setSpacing(px(SPACE_M))
