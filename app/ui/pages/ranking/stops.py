"""The rules that tenders did not meet, as a table."""

from collections.abc import Callable, Sequence

from app.services.award import ShownStop
from app.text.catalogue import _
from app.text.screens import ranking as words
from app.ui.tables import Column, ReadTable, TableView, table_view

_MOST_ROWS = 10
_FIELDS: tuple[Callable[[ShownStop], str], ...] = (
    lambda row: row.name,
    lambda row: row.rule,
    lambda row: row.found,
    lambda row: row.needed,
    lambda row: row.effect,
)


def stops_table(stops: Sequence[ShownStop]) -> TableView:
    """Return a table as high as its rows, up to a number of them."""
    columns = [Column(_(title), shown) for title, shown in zip(words.STOP_COLUMNS, _FIELDS, strict=True)]
    model: ReadTable[ShownStop] = ReadTable(columns, stops)
    view = table_view(model, words.stops_heading())
    model.setParent(view)
    rows = min(len(stops), _MOST_ROWS)
    across = view.horizontalScrollBar().sizeHint().height()
    height = view.horizontalHeader().sizeHint().height() + rows * view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(height + across + 4)
    return view
