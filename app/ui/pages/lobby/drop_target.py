"""A place where files are dropped, with buttons for whoever does not drop."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.theme.current import px, tokens
from app.ui.theme.icons import Tone
from app.ui.theme.tokens import RADIUS_LARGE, SPACE_L, SPACE_S, SPACE_XS
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, heading


class DropTarget(Panel):
    """Emits `dropped` with the path of a file of this computer; its buttons are the same for the keyboard."""

    dropped = Signal(object)
    inset = (SPACE_L, SPACE_L)
    between = SPACE_L

    def __init__(self, title: str, hint: str, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        line = QHBoxLayout(self)
        line.addWidget(Symbol("inbox", Tone.ACCENT, 44), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(SPACE_XS))
        column.addWidget(heading(title))
        column.addWidget(body(hint))
        column.addSpacing(px(SPACE_S))
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        for button in buttons:
            flow.addWidget(button)
        column.addWidget(row)
        line.addLayout(column, 1)
        self.respace()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that one file of this computer may be dropped here."""
        if len(_files(event)) == 1:
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that it went away again."""
        self._mark(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the file."""
        self._mark(over=False)
        event.acceptProposedAction()
        for path in _files(event):
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface with a dashed edge, stronger while a file is above it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3 if self._over else 2
        pen = QPen(QColor(tokens().accent if self._over else tokens().outline), width, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens().accent_tint if self._over else tokens().surface))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_LARGE, RADIUS_LARGE)

    def _mark(self, *, over: bool) -> None:
        self._over = over
        self.update()


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
