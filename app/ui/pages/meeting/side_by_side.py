"""Widgets side by side, as many as the width allows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M


class SideBySide(QWidget):
    """Lays widgets out in as many columns as are at least `least` pixels wide at 100 %."""

    def __init__(self, least: int, most: int = 4) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._widgets: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_M)

    def replace(self, widgets: Sequence[QWidget]) -> None:
        """Show these widgets instead; those before are thrown away."""
        for old in self._widgets:
            if old not in widgets:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._widgets = list(widgets)
        self._columns = 0
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        fitting = max(1, self.width() // px(self._least))
        columns = max(1, min(fitting, self._most, len(self._widgets)))
        if columns == self._columns:
            return
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        self._columns = columns
        for at, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at % columns, 1)
            if self.isVisible():  # else it comes with everything around it, and is dressed once, in its place
                widget.show()
