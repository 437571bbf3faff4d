"""One sheet of an .xlsx as rows of filled cells; empty formatted cells, gaps and a lying dimension cost nothing."""

from collections.abc import Mapping
from functools import cache

from app.errors import AppError
from app.exchange.names import column_letters
from app.exchange.sources import limits
from app.exchange.sources.cells import Cell, CellKind, RawRow
from app.exchange.sources.limits import Budget
from app.exchange.sources.xlsx_texts import unescaped
from app.exchange.sources.xlsx_values import ValueReader
from app.exchange.sources.xml import TextCollector

_DIGITS = "0123456789"


@cache
def _columns() -> Mapping[str, int]:
    return {column_letters(column): column for column in range(1, limits.LAST_COLUMN + 1)}


class SheetListener:
    """Listens to the part of one sheet and keeps its filled cells in `rows`."""

    def __init__(self, values: ValueReader, budget: Budget, part: str) -> None:
        self.rows: list[RawRow] = []
        self._values = values
        self._budget = budget
        self._part = part
        self._row = 0
        self._cells: dict[int, Cell] = {}
        self._column = 0
        self._in_cell = self._phonetic = self._has_formula = False
        self._kind, self._style = "n", 0
        self._heard = ""
        self._value, self._formula = TextCollector(), TextCollector()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""
        self._heard = name
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes.get("r"))
        elif name == "f" and self._in_cell:
            self._has_formula = True
        elif name == "rPh":
            self._phonetic = True

    def text(self, text: str) -> None:
        """Hear text."""
        if not self._in_cell:
            return
        if self._heard == "v" or (self._heard == "t" and not self._phonetic):
            self._value.add(text)
        elif self._heard == "f":
            self._formula.add(text)

    def end(self, name: str) -> None:
        """Hear a tag close."""
        self._heard = ""
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._phonetic = False

    def _start_row(self, number: str | None) -> None:
        row = int(number) if number else self._row + 1
        if not self._row < row <= limits.LAST_ROW:
            raise AppError("workbook-damaged", detail=self._part)
        self._row, self._column = row, 0

    def _end_row(self) -> None:
        if self._cells:
            self.rows.append(RawRow(self._row, tuple(sorted(self._cells.items()))))
            self._cells = {}

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._column = self._column_of(attributes.get("r"))
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s") or "0")
        self._in_cell, self._has_formula = True, False

    def _column_of(self, reference: str | None) -> int:
        if reference is None:
            column = self._column + 1
        else:
            letters = reference.rstrip(_DIGITS)
            column = _columns().get(letters, 0)
            if reference[len(letters) :] != str(self._row):
                column = 0
        if not 0 < column <= limits.LAST_COLUMN or column in self._cells:
            raise AppError("workbook-damaged", detail=self._part)
        return column

    def _end_cell(self) -> None:
        self._in_cell = False
        raw = self._value.take()
        cell = (
            Cell(CellKind.FORMULA, "=" + unescaped(self._formula.take()))
            if self._has_formula
            else self._values.cell(self._kind, self._style, raw)
        )
        if cell is not None:
            self._budget.cell(cell.text)
            self._cells[self._column] = cell
