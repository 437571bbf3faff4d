"""The seats of a panel as a workbook sets them up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evaluation import Seat
from app.text import report
from app.text.screens import outline as words
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M


class Seats(QWidget):
    """A table of seats, with what each scores."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        super().__init__()
        seat, who, part, questions, lots = words.seat_columns()
        columns = (
            Column[Seat](seat, lambda one: one.code),
            Column[Seat](who, lambda one: one.name),
            Column[Seat](part, lambda one: report.word(report.ROLES, one.role.value)),
            Column[Seat](questions, _questions),
            Column[Seat](lots, lambda one: ", ".join(one.lots) or words.all_of_them()),
        )
        self.table = table_view(ReadTable(columns, seats), words.seats_name())
        self.table.setMinimumHeight(px(160))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(SPACE_M), 0, 0)
        column.addWidget(self.table)


def _questions(seat: Seat) -> str:
    if not seat.role.scores:
        return words.none_scored()
    return ", ".join(seat.questions) or words.all_of_them()
