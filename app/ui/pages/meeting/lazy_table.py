"""A table whose words are made when they come into sight: it may have 120,000 rows."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, Qt

from app.text.screens import tables as words
from app.ui.tables import Index, ReadTable

Row = TypeVar("Row")


class LazyTable(ReadTable[Row]):
    """Rows in their given order, unless they are sorted; each cell's words are made when they are asked for."""

    _rows: Sequence[Row] = ()
    _given_rows: Sequence[Row] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def replace(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._given_rows = self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Return the row of an index, None where it points at none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, row: Row, column: int = 0) -> QModelIndex:
        """Return where a row stands now; an invalid index where it is no longer there."""
        return self.index(self._rows.index(row), column) if row in self._rows else QModelIndex()

    def words(self, row: int) -> tuple[str, ...]:
        """Return what a row shows, column by column."""
        return tuple(column.shown(self._rows[row]) for column in self.columns)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's word
        """Return what Qt asks for of a cell."""
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.cell(column.title, column.shown(row))
        if role == Qt.ItemDataRole.DecorationRole:
            return column.icon(row) if column.icon else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(across | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column of -1 brings back the order in which the rows were given."""
        self.beginResetModel()
        if column < 0:
            self._rows = self._given_rows
        else:
            key = self.columns[column].sort_key
            keyed = [(key(row), row) for row in self._given_rows]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
            self._rows = [row for _key, row in known] + [row for found, row in keyed if found is None]
        self._sorted_by, self._order = column, order
        self.endResetModel()
