"""What is wrong with a workbook: where, what, and what to do, in a table that can be sorted and copied."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Problem
from app.text.screens import new_evaluation as words
from app.text.sentences import sentence
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.card import Card
from app.ui.widgets.text import body, strong


def parted(text: str) -> tuple[str, str]:
    """Return the first sentence, which says what is wrong, and the rest, which says what to do."""
    wrong, stop, mend = text.partition(". ")
    return wrong + stop.strip(), mend


def _said(problem: Problem) -> str:
    return sentence(problem.code, problem.facts)


def _columns() -> tuple[Column[Problem], ...]:
    sheet, row, column, wrong, mend = words.problem_columns()
    return (
        Column[Problem](sheet, lambda one: one.sheet or "", lambda one: one.sheet),
        Column[Problem](row, lambda one: "" if one.row is None else str(one.row), lambda one: one.row, right=True),
        Column[Problem](column, lambda one: one.column or "", lambda one: one.column),
        Column[Problem](wrong, lambda one: parted(_said(one))[0]),
        Column[Problem](mend, lambda one: parted(_said(one))[1]),
    )


class Problems(QWidget):
    """A table of problems; below it the chosen one in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReadTable(_columns())
        self.table = table_view(self.model, words.problems_name())
        self.table.setMinimumHeight(px(180))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self._wrong, self._mend = strong(), body()
        card = Card()
        card.body.addWidget(self._wrong)
        card.body.addWidget(self._mend)
        column = spaced(QVBoxLayout(self), SPACE_M)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(card)

    def fill(self, problems: Sequence[Problem]) -> None:
        """Show these problems."""
        self.model.replace(problems)
        if problems:
            self.table.choose(self.model.rows[0])
        self._tell()

    def copy(self) -> None:
        """Put the whole list on the clipboard, its cells parted by tabs, as it is sorted now."""
        titles = "\t".join(column.title for column in self.model.columns)
        lines = ["\t".join(self.model.words(row)) for row in range(self.model.rowCount())]
        QGuiApplication.clipboard().setText("\n".join([titles, *lines]))

    def _tell(self) -> None:
        problem = self.table.row()
        if isinstance(problem, Problem):
            wrong, mend = parted(_said(problem))
            self._wrong.setText(wrong)
            self._mend.setText(mend)
