"""How a large table opens and scrolls: ours, plain Qt's over a model, and QTableWidget.

Run as `python -m benchmarks.tables`; each way in a process of its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTableWidget, QTableWidgetItem

from app.ui.tables import Column, ReadTable, TableView, table_view
from app.ui.theme import Scheme, apply
from app.ui.widgets.heat_map import HeatHead, HeatMap, HeatRow, heat_cell
from benchmarks.measuring import now, peak_memory

ROWS, COLUMNS, FRAMES = 2_000, 60, 200


def _texts() -> list[tuple[str, ...]]:
    return [tuple(f"{row * 7 % 5}–{(row + column) % 6}" for column in range(COLUMNS)) for row in range(ROWS)]


def _scrolled(make: Callable[[], QAbstractItemView], *, themed: bool) -> None:
    """Show a table, scroll it, and print what that cost."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    if themed:
        apply(application, Scheme.LIGHT)
    before, began = peak_memory(), now()
    view = make()
    view.resize(1600, 900)
    view.show()
    application.processEvents()
    first = now().clock - began.clock
    frames = []
    for frame in range(FRAMES):
        bar = view.verticalScrollBar()
        bar.setValue(frame * 131 % max(bar.maximum(), 1))
        start = time.perf_counter()
        view.viewport().repaint()
        frames.append(time.perf_counter() - start)
    frames.sort()
    half, most = frames[FRAMES // 2], frames[FRAMES * 95 // 100]
    print(first, half, most, peak_memory() - before)  # noqa: T201 - read by `tables`


def _columns() -> list[Column[tuple[str, ...]]]:
    return [Column(f"Q{at}", itemgetter(at)) for at in range(COLUMNS)]


def heat_map() -> None:
    """Our heat map."""
    kinds = [
        heat_cell("S01", "Q1", lowest=str(at), highest=str(at + apart), apart=apart)
        for at in range(3)
        for apart in range(4)
    ]
    rows = [
        HeatRow(head=HeatHead(code=f"S{row:04}"), cells=[kinds[(row * 7 + column) % 12] for column in range(COLUMNS)])
        for row in range(ROWS)
    ]

    def make() -> HeatMap:
        heat = HeatMap("Scores")
        heat.replace([HeatHead(code=f"Q{at}") for at in range(COLUMNS)], rows)
        return heat

    _scrolled(make, themed=True)


def read_table() -> None:
    """Our table in our theme."""
    rows = _texts()

    def make() -> TableView:
        columns = _columns()
        return table_view(ReadTable(columns, rows), "Scores")

    _scrolled(make, themed=True)


def native_view() -> None:
    """Plain QTableView in plain Fusion, over our model."""
    rows = _texts()
    kept: list[ReadTable[tuple[str, ...]]] = []

    def make() -> QTableView:
        columns = _columns()
        kept.append(ReadTable(columns, rows))
        view = QTableView()
        view.setModel(kept[0])
        view.horizontalHeader().setDefaultSectionSize(68)
        return view

    _scrolled(make, themed=False)


def table_widget() -> None:
    """QTableWidget, an item for every cell, in plain Fusion."""
    rows = _texts()

    def make() -> QTableWidget:
        view = QTableWidget(ROWS, COLUMNS)
        view.horizontalHeader().setDefaultSectionSize(68)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                view.setItem(row, column, QTableWidgetItem(text))
        return view

    _scrolled(make, themed=False)


TABLES: Mapping[str, Callable[[], None]] = {
    "QTableWidget": table_widget,
    "QTableView, plain Fusion": native_view,
    "ReadTable in table_view": read_table,
    "HeatMap": heat_map,
}


def tables(platform: str) -> None:
    """Print what each table costs."""
    print(f"{ROWS:,} × {COLUMNS} at 1600 × 900, {platform}: first paint, frame p50, p95, memory")  # noqa: T201
    for name in TABLES:
        said = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "benchmarks.tables", "--one", name],
            env={**os.environ, "QT_QPA_PLATFORM": platform},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout.split()
        first, half, most, memory = (float(number) for number in said)
        shown = f"{first * 1e3:6.0f} ms {half * 1e3:6.1f} ms {most * 1e3:6.1f} ms {memory / 1024:6.0f} MB"
        print(f"  {name:30} {shown}")  # noqa: T201


def main(arguments: Sequence[str]) -> None:
    """Run one way, or all of them in turn."""
    if arguments[:1] == ["--one"]:
        TABLES[arguments[1]]()
    else:
        tables(os.environ.get("QT_QPA_PLATFORM", "offscreen"))


if __name__ == "__main__":
    main(sys.argv[1:])
