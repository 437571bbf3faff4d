"""Pictures of tables and of the heat map."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tables import Column, ReadTable, TableView, table_view
from app.ui.widgets.heat_legend import HeatLegend
from app.ui.widgets.heat_map import HeatCell, HeatHead, HeatMap, HeatRow, heat_cell
from tests.gallery.stage import Scene, Stage

NAMES = (
    "Harbour House CIC",
    "Northgate Care Ltd",
    "The Very Long Name of a Consortium of Many Small Charities, with more",
)
_ROUNDS = 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A row of the example."""

    code: str
    name: str
    left: int | None


def tenders(count: int = 40) -> list[Tender]:
    """Return a few invented tenders."""
    return [
        Tender(code=f"S{at:02}", name=NAMES[at % 3], left=None if at % 4 == 0 else at * 7 % 13) for at in range(count)
    ]


def columns() -> list[Column[Tender]]:
    """Return the columns of the example."""
    return [
        Column("Supplier", lambda tender: tender.code),
        Column("Name", lambda tender: tender.name),
        Column(
            "Questions left",
            lambda tender: "–" if tender.left is None else str(tender.left),
            lambda tender: tender.left,
            right=True,
            tip="Questions that nobody has scored yet",
        ),
    ]


def cell(row: int, column: int) -> HeatCell:
    """Return an invented cell: one after the other of every kind."""
    turn, apart = (
        (row * 31 + column * 17 + row * column) % _ROUNDS,
        (0, 0, 0, 1, 1, 1, 2, 2, 3)[(row * 5 + column * 7) % 9],
    )
    supplier, question, lowest = f"S{row:02}", f"Q{column + 1}", 1 + turn % 2
    if turn == 5:
        return heat_cell(supplier, question)
    return heat_cell(
        supplier,
        question,
        lowest=str(lowest),
        highest=str(lowest + apart),
        apart=apart,
        missing=int(turn == 8),
        not_sure=int(turn == 7),
        agreed="3" if turn in {1, 2, 11} else "",
    )


def filled(heat: HeatMap, rows: int, questions: int) -> HeatMap:
    """Return a heat map with invented cells in it."""
    heads = [HeatHead(code=f"Q{at + 1}", name="How will you keep young people safe?") for at in range(questions)]
    heat.replace(
        heads,
        [
            HeatRow(
                head=HeatHead(code=f"S{row:02}", name=NAMES[row % 3]),
                cells=[cell(row, column) for column in range(questions)],
            )
            for row in range(rows)
        ],
    )
    return heat


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.setContentsMargins(24, 24, 24, 24)
    lines.setSpacing(16)
    for at, part in enumerate(parts):
        lines.addWidget(part, 0 if at else 1)
    return page


def _table(rows: list[Tender]) -> TableView:
    return table_view(
        ReadTable(columns(), rows, identity=lambda tender: tender.code), "Tenders", on_open=lambda _row: None
    )


def _chosen(_stage: Stage) -> QWidget:
    view = _table(tenders())
    view.sortByColumn(2, view.horizontalHeader().sortIndicatorOrder().AscendingOrder)
    view.choose(tenders()[3])
    return _page(view)


def _empty(_stage: Stage) -> QWidget:
    return _page(_table([]))


def _heat(_stage: Stage) -> QWidget:
    heat = filled(HeatMap("Scores by tender and question"), 24, 12)
    heat.choose(3, 4)
    return _page(heat, HeatLegend())


SCENES = (
    Scene(name="table", make=_chosen, size=(900, 600)),
    Scene(name="table-empty", make=_empty, size=(900, 300)),
    Scene(name="heat-map", make=_heat, size=(1100, 700)),
)
