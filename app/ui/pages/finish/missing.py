"""The list of what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from app.services.worksheets import Task
from app.text.screens import finish as words
from app.text.screens.score import tender_name
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_XS, TARGET

if TYPE_CHECKING:
    from app.scoring.duties import Duty

_NARROWEST, _LEAST = 240, 160  # pixels at 100 %


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.duties: list[Duty] = []
        self._lines: list[str] = []

    def replace(self, tasks: Sequence[Task]) -> None:
        self.beginResetModel()
        self.duties = [task.duty for task in tasks]
        self._lines = [
            words.left_line(task.duty.question, tender_name(task.supplier, task.lot), _missing(task)) for task in tasks
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._lines[index.row()]


class Missing(QListView):
    """Shows what is missing; `wanted` has the duty that somebody wants to go to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setAccessibleName(words.left_list())
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # question and what is missing stay; the tip has all
        self.setModel(self._lines)
        self.activated.connect(self._go)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few lines, or for all where there are fewer."""
        return QSize(px(_NARROWEST), min(self._height(), px(_LEAST)))

    def sizeHint(self) -> QSize:
        """Ask for all lines: what has no room is scrolled."""
        return QSize(px(_NARROWEST), self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _height(self) -> int:
        lines = self._lines.rowCount()
        return self.sizeHintForRow(0) * lines + px(SPACE_XS) if lines else px(TARGET)

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        self.updateGeometry()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these, the first chosen."""
        self._lines.replace(tasks)
        self._fit()
        if tasks:
            self.setCurrentIndex(self._lines.index(0))

    def go(self) -> None:
        """Go to the chosen one."""
        self._go(self.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._lines.duties[index.row()])


def _missing(task: Task) -> str:
    if task.line.reconfirm:
        return words.reconfirm()
    score = task.line.score
    return words.no_score() if score is None or score.value is None else words.no_reason()
