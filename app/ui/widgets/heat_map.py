"""The heat map: where a panel's scores lie apart, tender by question, in digits first and tints second."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.text.screens import tables as words
from app.ui.tables import dress
from app.ui.widgets.heat_tile import Heat, Tiles

Index = QModelIndex | QPersistentModelIndex

NO_PARENT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_PLACE = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_LONGEST = 30  # characters of the heading of a row; the whole name is in its tip and for assistive technology
_AROUND = 34  # pixels beside the heading of a row
_STEPS = (Heat.ALIKE, Heat.NEAR, Heat.APART, Heat.FAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """A cell: the few signs in it, its tint, and the sentence that says the same."""

    text: str
    kind: Heat
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatHead:
    """A heading: a short code, and the full name behind it."""

    code: str
    name: str = ""

    @property
    def whole(self) -> str:
        """Code and name together."""
        return f"{self.code}  {self.name}".rstrip()

    @property
    def short(self) -> str:
        """Code and name together, cut where the name is long."""
        return self.whole if len(self.whole) <= _LONGEST else self.whole[: _LONGEST - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A tender with a cell for every question."""

    head: HeatHead
    cells: Sequence[HeatCell]


def heat_cell(
    supplier: str,
    question: str,
    *,
    lowest: str = "",
    highest: str = "",
    apart: int = 0,
    missing: int = 0,
    not_sure: int = 0,
    agreed: str = "",
) -> HeatCell:
    """Return the cell of a tender and a question: scores as they are shown, and how many levels they lie `apart`."""
    kind = _STEPS[min(apart, len(_STEPS) - 1)]
    if agreed:
        kind = Heat.AGREED
    elif not lowest:
        kind = Heat.MISSING
    return HeatCell(
        text=words.heat_text(lowest, highest, missing=missing, not_sure=not_sure, agreed=agreed),
        kind=kind,
        said=words.heat_said(supplier, question, lowest, highest, missing=missing, not_sure=not_sure, agreed=agreed),
    )


class HeatModel(QAbstractTableModel):
    """Tenders down, questions across; replace() is the only way in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[HeatHead] = ()
        self.rows: Sequence[HeatRow] = ()

    def replace(self, columns: Sequence[HeatHead], rows: Sequence[HeatRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many tenders there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many questions there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's word
        """Return what Qt asks for of a cell."""
        if role == _DISPLAY:
            return self.rows[index.row()].cells[index.column()].text
        if role in {_SAID, _TIP}:
            return self.rows[index.row()].cells[index.column()].said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401
        """Return what Qt asks for of a heading."""
        across = orientation == Qt.Orientation.Horizontal
        head = self.columns[section] if across else self.rows[section].head
        if role == _DISPLAY:
            return head.code if across else head.short
        if role in {_SAID, _TIP}:
            return head.whole
        return _LEFT if role == _PLACE and not across else None


class HeatMap(QTableView):
    """Tenders by questions at a glance; arrow keys move, and `opened(row, column)` comes with Enter or a double click.

    It knows the panel's scores only as words and says nothing of totals, ranks or thresholds.
    """

    opened = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = HeatModel(self)
        self._tiles = Tiles(self)
        dress(self)
        self.setModel(self._cells)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words.heat_keys())
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(True)
        self.doubleClicked.connect(self._open)
        self._fit()

    def replace(self, columns: Sequence[HeatHead], rows: Sequence[HeatRow]) -> None:
        """Show these instead; the cursor stays where it was as far as there still is such a cell."""
        was = self.currentIndex()
        at = (was.row(), was.column())
        self._cells.replace(columns, rows)
        if at[0] >= 0:
            self.setCurrentIndex(self._cells.index(min(at[0], len(rows) - 1), min(at[1], len(columns) - 1)))
        self._fit()

    def choose(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight."""
        self.setCurrentIndex(self._cells.index(row, column))

    def whole_width(self) -> int:
        """Return the width at which no column is out of sight, in pixels."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.verticalHeader().width() + self.horizontalHeader().length() + bar + 2 * self.frameWidth()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell with Enter or Space."""
        if event.key() in _OPENS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._tiles.forget()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the tiles that are in sight: a delegate in Python would cost three times as much."""
        area, size = event.rect(), self._tiles.size
        painter = QPainter(self.viewport())
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        left, top = self.columnViewportPosition(0), self.rowViewportPosition(0)
        columns = range(
            max((area.left() - left) // size.width(), 0),
            min((area.right() - left) // size.width() + 1, len(self._cells.columns)),
        )
        first = max((area.top() - top) // size.height(), 0)
        last = min((area.bottom() - top) // size.height() + 1, len(self._cells.rows))
        tile = self._tiles.of
        for row in range(first, last):
            cells, y = self._cells.rows[row].cells, top + row * size.height()
            for column in columns:
                cell = cells[column]
                if not cell.text:  # nobody scores this
                    continue
                painter.drawPixmap(left + column * size.width(), y, tile(cell.text, cell.kind))
        self._ring(painter)
        painter.end()

    def _ring(self, painter: QPainter) -> None:
        """Draw the cursor around the current cell, stronger where keys go to it."""
        current = self.currentIndex()
        if not current.isValid():
            return
        width = 3 if self.hasFocus() else 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.visualRect(current)).adjusted(1, 1, -3, -3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), width))
        painter.drawRoundedRect(area, 4, 4)

    def _open(self, index: QModelIndex) -> None:
        """Say which cell is to be opened."""
        if index.isValid():
            self.opened.emit(index.row(), index.column())

    def _fit(self) -> None:
        """Give every cell the size of a tile, and the headings what a sample of them needs."""
        size, metrics = self._tiles.size, self.fontMetrics()
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header, section in ((across, size.width()), (down, size.height())):
            header.setMinimumSectionSize(section)
            header.setDefaultSectionSize(section)
        longest = max((metrics.horizontalAdvance(row.head.short) for row in self._cells.rows), default=0)
        down.setFixedWidth(longest + _AROUND)
