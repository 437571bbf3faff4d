"""The tree of a working: what, figure, how; each line with its own words."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.services.working import Node
from app.text.catalogue import _
from app.text.screens import ranking as words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SAID = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_PLACE = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
FIGURE = 1


class _Line:
    """A node at its place; `number` is what an index knows it by."""

    __slots__ = ("lines", "node", "number", "parent", "row")

    def __init__(self, node: Node, parent: "_Line | None", row: int, all_of_them: "list[_Line]") -> None:
        self.node = node
        self.parent = parent
        self.row = row
        self.number = len(all_of_them)
        all_of_them.append(self)
        self.lines = [_Line(child, self, number, all_of_them) for number, child in enumerate(node.children)]


class WorkingTree(QAbstractItemModel):
    """Shows one node with all that stands under it; the node itself is the one line at the top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[_Line] = []
        self._all: list[_Line] = []  # by number: an index that held a line itself would hold it after its end

    def show_node(self, node: Node | None) -> None:
        """Show this working, or none."""
        self.beginResetModel()
        self._all = []
        self._top = [] if node is None else [_Line(node, None, 0, self._all)]
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """Return the node of a line."""
        return self._line(index).node if index.isValid() else None

    def unfolded(self, depth: int) -> Iterator[QModelIndex]:
        """Yield the lines of the first levels, which are shown unfolded to begin with."""

        def below(parent: QModelIndex, left: int) -> Iterator[QModelIndex]:
            for row in range(self.rowCount(parent)):
                index = self.index(row, 0, parent)
                yield index
                if left > 1:
                    yield from below(index, left - 1)

        yield from below(QModelIndex(), depth)

    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        """Return the place of a line."""
        lines = self._line(parent).lines if parent.isValid() else self._top
        return self.createIndex(row, column, lines[row].number) if 0 <= row < len(lines) else QModelIndex()

    def parent(self, index: Index = NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the line that a line stands under."""
        above = self._line(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many lines stand under a line."""
        if parent.isValid():
            return len(self._line(parent).lines) if parent.column() == 0 else 0
        return len(self._top)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return len(words.WHY_COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's word
        """Return what Qt asks for of a cell."""
        if not index.isValid():
            return None
        node = self._line(index).node
        if role in {_DISPLAY, _TIP}:
            return (node.what, node.figure, " ".join(node.words.split()))[index.column()]
        if role == _SAID:
            told = " ".join(node.words.split())
            return words.line(node.what, node.figure, told) if index.column() == 0 else self.data(index)
        if role == _PLACE and index.column() == FIGURE:
            return _RIGHT
        if role == _FONT and index.column() == FIGURE and node.children:
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)
            return strong
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return _(words.WHY_COLUMNS[section])
        return _RIGHT if role == _PLACE and section == FIGURE else None

    def _line(self, index: Index) -> _Line:
        return self._all[index.internalId()]
