"""Every problem of a workbook that can't be taken, with a button that reads it again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.errors import Problem
from app.text.screens import new_evaluation as words
from app.ui.dialogs.sheet import Sheet
from app.ui.theme.current import px
from app.ui.widgets.buttons import secondary
from app.ui.widgets.flow import flow
from app.ui.widgets.problems import Problems

_WIDE = 860


class ProblemsDialog(Sheet):
    """`pressed` asks for the workbook to be read again."""

    def __init__(self, parent: QWidget, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(
            parent,
            title=words.problems(name, len(problems)),
            sentence=words.problems_intro(),
            verb=words.read_again(),
        )
        self.setMinimumWidth(min(px(_WIDE), self.screen().availableGeometry().width() * 9 // 10))
        self.problems = Problems()
        self.problems.fill(problems)
        copy = secondary(words.copy_all())
        copy.clicked.connect(self.problems.copy)
        self.form.column.addWidget(self.problems)
        self.form.column.addWidget(flow(copy))
        self.problems.table.setFocus()
