"""Tables: read models in, sorted in the model, painted by the native style."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QBrush,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.text.screens import tables as words
from app.ui.theme.current import px

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

NO_PARENT = QModelIndex()
SORT_KEYS = "Alt+Down"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ICON = int(Qt.ItemDataRole.DecorationRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_PLACE = int(Qt.ItemDataRole.TextAlignmentRole)
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_SAMPLED = 120  # rows looked at for the width of a column
_WIDEST = 44  # of an "x", for a column whose words are longer than a line
_NARROWEST = 18  # of an "x", to which the widest column is cut before the table is scrolled sideways
_AROUND = 28  # pixels beside the words of a cell, those of the style included
_LEAST_HEIGHT = 32
_PICTURE = 18  # pixels at 100 %, for the icon beside the words of a cell
# Room around the words, and a ring around the cell that the cursor is in; colours are the palette's.
_SHEET = """
QTableView { outline: none; }
QTableView::item { padding: 0 8px; border: 2px solid transparent; }
QTableView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QTableView::item:focus:selected { border-color: palette(highlighted-text); }
QHeaderView { background: palette(base); }
QHeaderView::section {
    padding: 6px 13px; border: 0; border-bottom: 2px solid palette(mid);
    background: palette(base); color: palette(text);
    font-weight: 600;
}
QHeaderView::section:vertical { border: 0; font-weight: 400; padding: 0 13px; }
QTableCornerButton::section { border: 0; border-bottom: 2px solid palette(mid); background: palette(base); }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }
"""
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True)  # without slots: with them `Column[Row](…)` fails on Python 3.11
class Column(Generic[Row]):
    """A column: its title, what it shows of a row, and what it is sorted by.

    The column that `grows` takes the width that is over, and is the first to do with less; without one the widest does.
    Without `key` it is sorted by what it shows. A key of None stands for a missing value, which comes last either way.
    `right` is for numbers. `icon` and `ink` stand beside the words, never instead of them.
    """

    title: str
    shown: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    right: bool = False
    grows: bool = False
    tip: str = ""
    icon: Callable[[Row], QIcon | None] | None = None
    ink: Callable[[Row], QBrush | None] | None = None

    def sort_key(self, row: Row) -> Any:  # noqa: ANN401 - whatever can be compared
        """Return what a row is sorted by in this column, None for a missing value."""
        return self.shown(row).casefold() if self.key is None else self.key(row)


@dataclass(frozen=True, slots=True)
class _Line(Generic[Row]):
    """A row with all that is shown of it, made once."""

    row: Row
    shown: tuple[str, ...]
    icons: tuple[QIcon | None, ...]
    inks: tuple[QBrush | None, ...]


class ReadTable(QAbstractTableModel, Generic[Row]):
    """Rows in, never edited in place; replace() is the only way in, and rows keep the order chosen by the reader.

    `identity` says by what a row is known again when the rows are replaced; by default rows are compared whole.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row] = (),
        *,
        identity: Callable[[Row], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._identity = identity
        self._given: list[_Line[Row]] = []
        self._lines: list[_Line[Row]] = []
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder
        self.replace(rows)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, from left to right."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand, from top to bottom."""
        return tuple(line.row for line in self._lines)

    def replace(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._given = [self._line(row) for row in rows]
        self._lines = self._in_order()
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Return the row of an index, None where it points at none."""
        return self._lines[index.row()].row if index.isValid() and index.row() < len(self._lines) else None

    def index_of(self, row: Row, column: int = 0) -> QModelIndex:
        """Return where a row known by its identity stands now; an invalid index where it is no longer there."""
        known = self._known(row)
        at = next((at for at, line in enumerate(self._lines) if self._known(line.row) == known), None)
        return QModelIndex() if at is None else self.index(at, column)

    def words(self, row: int) -> tuple[str, ...]:
        """Return what a row shows, column by column."""
        return self._lines[row].shown

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's word
        """Return what Qt asks for of a cell."""
        column = index.column()
        line = self._lines[index.row()]
        if role == _DISPLAY:
            return line.shown[column]
        if role == _PLACE:
            return _RIGHT if self._columns[column].right else _LEFT
        if role == _ICON:
            return line.icons[column]
        if role == _INK:
            return line.inks[column]
        if role == _SAID:
            return words.cell(self._columns[column].title, line.shown[column])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401
        """Return what Qt asks for of a column's heading; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _DISPLAY:
            return words.heading(column.title, rising=self._rising(section))
        if role == _SAID:
            return words.heading_said(column.title, rising=self._rising(section))
        if role == _PLACE:
            return _RIGHT if column.right else _LEFT
        if role == _TIP:
            return "\n".join(filter(None, (column.tip, words.sort_tip(sort_keys()))))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, missing values last; a column of -1 brings back the order in which the rows were given."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._order = column, order
        before = self.persistentIndexList()
        held = [(self._lines[index.row()], index.column()) for index in before]
        self._lines = self._in_order()
        places = {id(line): at for at, line in enumerate(self._lines)}
        self.changePersistentIndexList(before, [self.index(places[id(line)], at) for line, at in held])
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _rising(self, column: int) -> bool | None:
        """Return whether a column is sorted upwards, None where it isn't what the rows are sorted by."""
        return self._order == Qt.SortOrder.AscendingOrder if column == self._sorted_by else None

    def _line(self, row: Row) -> _Line[Row]:
        """Return a row with its words, icons and inks."""
        return _Line(
            row,
            tuple(column.shown(row) for column in self._columns),
            tuple(column.icon(row) if column.icon else None for column in self._columns),
            tuple(column.ink(row) if column.ink else None for column in self._columns),
        )

    def _in_order(self) -> list[_Line[Row]]:
        """Return the lines in the order chosen."""
        if not 0 <= self._sorted_by < len(self._columns):
            return list(self._given)
        key = self._columns[self._sorted_by].sort_key
        keyed = [(key(line.row), line) for line in self._given]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=self._order == Qt.SortOrder.DescendingOrder)
        return [line for _key, line in known] + [line for key, line in keyed if key is None]

    def _known(self, row: Row) -> object:
        """Return by what a row is known again."""
        return row if self._identity is None else self._identity(row)


def sort_keys() -> str:
    """Return the keys that sort by the current column, as this system writes them."""
    return QKeySequence(SORT_KEYS).toString(QKeySequence.SequenceFormat.NativeText)


def dress(view: QTableView) -> None:
    """Give a table its look, from its own sheet: a delegate or a style in Python would cost a frame 20 ms and more."""
    view.setStyleSheet(_SHEET)


class TableView(QTableView):
    """A table of rows that is used by keyboard and mouse alike; `opened` carries the row."""

    opened = Signal(object)

    def __init__(self, model: ReadTable[Any], name: str, *, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = model
        self._opens = opens
        self._was: Any = None
        self._measured = ""
        self._natural: list[int] = []
        self.setAccessibleName(name)
        keys = words.keys_open if opens else words.keys
        self.setAccessibleDescription(keys(sort_keys()))
        self._look()
        self._act()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self._fit()

    def row(self) -> Any:  # noqa: ANN401 - a row of the model
        """Return the chosen row, None where there is none."""
        return self._read.row_at(self.currentIndex())

    def choose(self, row: Any) -> None:  # noqa: ANN401 - a row of the model
        """Choose a row, known by its identity, and bring it into sight."""
        index = self._read.index_of(row, max(self.currentIndex().column(), 0))
        if index.isValid():
            self.setCurrentIndex(index)

    def _look(self) -> None:
        """Set up how it looks."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        dress(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setSortIndicatorClearable(True)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _act(self) -> None:
        """Offer what can be done in a menu, each with its keys."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if self._opens:
            opening = QAction(words.open_row(), self)
            opening.triggered.connect(lambda: self._open(self.currentIndex()))
            self.addAction(opening)
        for text, keys, step in (
            (words.copy_row(), QKeySequence(QKeySequence.StandardKey.Copy), self._copy),
            (words.sort_column(), QKeySequence(SORT_KEYS), self._sort_here),
        ):
            action = QAction(text, self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(step)
            self.addAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter or Space."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._opens and plain and event.key() in _OPENS:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when the table is reached by keyboard and none was chosen."""
        super().focusInEvent(event)
        by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keyboard and self._read.rowCount() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._read.index(max(self.currentIndex().row(), 0), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width there is."""
        super().resizeEvent(event)
        self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a text that was cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._cut(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def _cut(self, at: QPoint) -> str:
        """Return the text of the cell at a place if it is cut there."""
        index = self.indexAt(at)
        text = str(self._read.data(index)) if index.isValid() else ""
        needed = self.fontMetrics().horizontalAdvance(text) + _AROUND // 2
        return text if index.isValid() and needed > self.columnWidth(index.column()) else ""

    def _open(self, index: QModelIndex) -> None:
        """Say that a row is to be opened."""
        row = self._read.row_at(index)
        if self._opens and row is not None:
            self.opened.emit(row)

    def _copy(self) -> None:
        """Copy the chosen row, its cells parted by tabs."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        lines = ["\t".join(" ".join(cell.split()) for cell in self._read.words(row)) for row in chosen]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _sort_here(self) -> None:
        """Sort by the current column, or the other way round if it is sorted by it."""
        header, column = self.horizontalHeader(), max(self.currentIndex().column(), 0)
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == up
        header.setSortIndicator(column, down if again else up)

    def _remember(self) -> None:
        """Keep the chosen row while the rows are replaced."""
        self._was = self.row()

    def _after_reset(self) -> None:
        """Choose the same row again, if it is still there, and fit the columns to the new words."""
        if self._was is not None:
            self.choose(self._was)
        self._fit()

    def _fit(self) -> None:
        """Measure a sample of the words, never all of them."""
        metrics = self.fontMetrics()
        side = px(_PICTURE)
        if self.iconSize() != QSize(side, side):
            self.setIconSize(QSize(side, side))
        height = max(_LEAST_HEIGHT, metrics.height() + 14)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        count = self._read.rowCount()
        sample = [self._read.words(row) for row in range(0, count, max(1, count // _SAMPLED))]
        widest = metrics.horizontalAdvance("x") * _WIDEST
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        headings = QFontMetrics(bold)
        icon = self.iconSize().width() if self.iconSize().isValid() else metrics.height()
        self._natural = []
        for at, column in enumerate(self._read.columns):
            longest = max((metrics.horizontalAdvance(line[at]) for line in sample), default=0)
            longest += icon + 10 if column.icon else 0
            heading = headings.horizontalAdvance(words.heading(column.title, rising=True)) + 4
            self._natural.append(max(min(longest, widest), heading) + _AROUND)
        self._spread()

    def _spread(self) -> None:
        """Give each column what its words need; the widest column of words takes what is over, or does with less."""
        if not self._natural:
            return
        spare = self.viewport().width() - sum(self._natural)
        least = self.fontMetrics().horizontalAdvance("x") * _NARROWEST
        texts = [at for at, column in enumerate(self._read.columns) if not column.right] or [len(self._natural) - 1]
        takes = max(texts, key=lambda at: (self._read.columns[at].grows, self._natural[at]))
        for at, width in enumerate(self._natural):
            self.setColumnWidth(at, max(width + spare, min(width, least)) if at == takes else width)


def table_view(
    model: ReadTable[Row], name: str, *, on_open: Callable[[Row], None] | None = None, parent: QWidget | None = None
) -> TableView:
    """Return a table for a model, named for assistive technology.

    Enter, Space or a double click open a row if `on_open` is given; Ctrl+C copies it, and SORT_KEYS sort by the column
    that the cursor is in. An empty table is the caller's to explain.
    """
    view = TableView(model, name, opens=on_open is not None, parent=parent)
    if on_open is not None:
        view.opened.connect(on_open)
    return view
