"""The list of questions with their tenders, and how far each has come; a model, however many there are."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTreeView, QWidget

from app.scoring.duties import Duty
from app.services.worksheets import Question, Task
from app.text.screens import score as words
from app.ui.pages.score.sheet import State
from app.ui.theme.current import px
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_S

Index = QModelIndex | QPersistentModelIndex
_PICTURES = {
    State.DONE: ("check-circle", Tone.GOOD),
    State.NOT_SURE: ("question", Tone.INFO),
    State.BEGUN: ("pencil", Tone.QUIET),
    State.TO_DO: ("circle", Tone.QUIET),
    State.RECONFIRM: ("warning", Tone.WARNING),
}
_PLAIN = frozenset({State.DONE, State.TO_DO})  # their symbols say it, and names have the second line
_TOP = 0  # internal id of a question; a tender's is its question's row + 1


class OutlineModel(QAbstractItemModel):
    """Questions, and under each its tenders; rows in, never edited in place, states asked for when they are drawn."""

    def __init__(self, state: Callable[[Duty], State]) -> None:
        super().__init__()
        self._state = state
        self.strong = QFont()  # of the questions
        self._all: tuple[Question, ...] = ()
        self._shown: list[tuple[Question, list[Task]]] = []
        self._places: dict[Duty, tuple[int, int]] = {}

    def replace(self, questions: tuple[Question, ...], *, only_left: bool, keep: Duty | None = None) -> None:
        """Show these questions; with `only_left` what is left to do, and `keep` beside it."""
        self.beginResetModel()
        self._all = questions
        found = [
            (
                question,
                [task for task in question.tasks if not only_left or task.duty == keep or self._state(task.duty).left],
            )
            for question in questions
        ]
        self._shown = [(question, tasks) for question, tasks in found if tasks]
        self._places = {
            task.duty: (row, at) for row, (_question, tasks) in enumerate(self._shown) for at, task in enumerate(tasks)
        }
        self.endResetModel()

    def place(self, duty: Duty) -> QModelIndex:
        """Return where a duty stands; invalid where it is filtered out."""
        if duty not in self._places:
            return QModelIndex()
        row, at = self._places[duty]
        return self.createIndex(at, 0, row + 1)

    def duty_at(self, index: Index) -> Duty | None:
        """Return the duty of a tender; of a question that of its first tender."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._shown[index.row()][1][0].duty
        return self._shown[index.internalId() - 1][1][index.row()].duty

    def touch(self, duty: Duty) -> None:
        """Have a duty drawn anew."""
        index = self.place(duty)
        if index.isValid():
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(index.parent(), index.parent())

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        """Return the index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return a tender's question."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how many rows there are under a row."""
        if not parent.isValid():
            return len(self._shown)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        return len(self._shown[parent.row()][1])

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._of_question(self._shown[index.row()][0], role)
        return self._of_task(self._shown[index.internalId() - 1][1][index.row()], role)

    def _of_question(self, question: Question, role: int) -> object:
        shown = words.question_line(question.code, question.title)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.question_row(question.code, question.title, *self._counted(question))
        if role == Qt.ItemDataRole.FontRole:
            return self.strong
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return words.question_said(shown, *self._counted(question))
        return None

    def _of_task(self, task: Task, role: int) -> object:
        shown, state = words.tender_name(task.supplier, task.lot), self._state(task.duty)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.tender_row(shown, "" if state in _PLAIN else words.state(state))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, QFontMetrics(self.strong).lineSpacing() * 2 + px(SPACE_S))
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_PICTURES[state])
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return words.tender_said(shown, words.state(state))
        return None

    def _counted(self, question: Question) -> tuple[int, int]:
        return sum(not self._state(task.duty).left for task in question.tasks), len(question.tasks)


class Outline(QTreeView):
    """Shows the model; `wanted` has the duty that somebody went to."""

    wanted = Signal(object)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self._moving = False
        self.setModel(model)
        self.setAccessibleName(words.outline())
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setIndentation(px(12))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._went)
        model.modelReset.connect(self._reset)
        self._fit()

    def mark(self, duty: Duty) -> None:
        """Show where one is, without telling anybody."""
        index = self._tasks.place(duty)
        self._moving = True
        self.setCurrentIndex(index)
        self._moving = False
        if index.isValid():
            self.scrollTo(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        strong = self.font()
        strong.setBold(True)
        self._tasks.strong = strong
        self.setIconSize(QSize(px(18), px(18)))
        self.setIndentation(px(12))

    def _reset(self) -> None:
        self.expandAll()

    def _went(self, now: QModelIndex, _before: QModelIndex) -> None:
        duty = self._tasks.duty_at(now)
        if duty is not None and not self._moving:
            self.wanted.emit(duty)
