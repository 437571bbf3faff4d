"""What the signs and tints of the heat map mean, each with an example."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.text.screens import tables as words
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.heat_tile import Heat, Tiles


class _Swatch(QWidget):
    """An example of a tile; the words beside it say the same."""

    def __init__(self, text: str, kind: Heat) -> None:
        super().__init__()
        self._text, self._kind = text, kind
        self._tiles = Tiles(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a tile."""
        return self._tiles.size

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._tiles.forget()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._tiles.of(self._text, self._kind))
        painter.end()


class HeatLegend(QWidget):
    """The legend of the heat map, in as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.legend_name())
        flow = FlowLayout(self)
        for kind, example, meaning in words.legend():
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 12, 0)
            row.setSpacing(8)
            row.addWidget(_Swatch(example, Heat(kind)))
            row.addWidget(QLabel(meaning))
            flow.addWidget(entry)
