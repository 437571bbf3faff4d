"""The movement ledger: who moved, from what to what, and why; who dissents."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.agendas import Moved
from app.text.numbers import exact
from app.text.screens import meeting as words
from app.ui.pages.meeting.lazy_table import LazyTable
from app.ui.tables import Column, table_view
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.text import body


class Ledger(QWidget):
    """Read only: what is in it changes by agreeing another version."""

    def __init__(self) -> None:
        super().__init__()
        self.table = LazyTable[Moved](_columns())
        self.view = table_view(self.table, words.ledger())
        self.empty = EmptyState("people", words.ledger_empty_title(), words.ledger_empty_sentence())
        self.told = body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        self.intro = body(words.ledger_intro())
        column.addWidget(self.intro)
        column.addWidget(self.view, 1)
        column.addWidget(self.told)
        column.addWidget(self.empty, 1)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def show_moved(self, moved: Sequence[Moved]) -> None:
        """Show who moved."""
        self.table.replace(moved)
        self.empty.setVisible(not moved)
        for widget in (self.intro, self.view, self.told):
            widget.setVisible(bool(moved))
        self._tell()

    def begin(self) -> None:
        """Give the focus to the table."""
        self.view.setFocus()

    def _tell(self) -> None:
        """Show the whole of the chosen seat's words, which the table cuts."""
        row = self.view.row()
        self.told.setText("" if row is None else row.words)


def _columns() -> tuple[Column[Moved], ...]:
    question, tender, seat, before, after, agreed, why = words.ledger_columns()
    return (
        Column(question, lambda one: str(one.duty.question)),
        Column(tender, lambda one: words.tender(one.duty.supplier, one.duty.lot or "")),
        Column(seat, lambda one: str(one.seat)),
        Column(before, _before, key=lambda one: one.before),
        Column(
            after, lambda one: words.dissent() if one.after is None else exact(one.after), key=lambda one: one.after
        ),
        Column(agreed, lambda one: exact(one.agreed), key=lambda one: one.agreed),
        Column(why, lambda one: " ".join(one.words.split())),
    )


def _before(one: Moved) -> str:
    if one.before is not None:
        return exact(one.before)
    return "" if one.after is None else words.unsure_before()
