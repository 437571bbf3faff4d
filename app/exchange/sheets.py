"""Tables become sheets of WORKBOOK §2: cleaned cells by field, and every cell that nobody would read is named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.errors import AppError, Problem
from app.exchange.cleaning import clean
from app.exchange.headers import Headers, Target, matched
from app.exchange.layout import COLUMNS, SheetName
from app.exchange.names import column_letters, shown
from app.exchange.problems import Problems
from app.exchange.sources.cells import Cell, CellKind, RawRow, Table

HEADER_ROW = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row that says something: its number, its filled cells by field, and the fields that cannot be read."""

    number: int
    cells: Mapping[str, Cell]
    spoilt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with its name as the file writes it."""

    name: str
    title: SheetName
    headers: Headers
    rows: tuple[Row, ...]

    @classmethod
    def absent(cls, title: SheetName) -> "Sheet":
        """Return the sheet that is not there."""
        return cls(name=title.value, title=title, headers=Headers(written={}, fields={}), rows=())

    def column(self, field: str) -> str:
        """Return how a problem names the column: its header as written, else as WORKBOOK writes it."""
        return self.headers.of(field) or field


def targets_of(title: SheetName) -> tuple[Target, ...]:
    """Return the fixed columns of a sheet."""
    return tuple(Target(field=column.name, header=column.name, needed=column.needed) for column in COLUMNS[title])


def sheet_of(
    table: Table,
    title: SheetName,
    problems: Problems,
    targets: Sequence[Target] | None = None,
    tolerated: Iterable[str] = (),
) -> Sheet:
    """Return the table as a sheet; unknown, missing and double headers and unreadable cells become problems."""
    expected = targets_of(title) if targets is None else targets
    first = table.rows[0] if table.rows and table.rows[0].number == HEADER_ROW else RawRow(HEADER_ROW, ())
    headers, mismatches = matched(_header_texts(table.name, first, problems), expected, tolerated)
    for mismatch in mismatches:
        problems.refuse(mismatch.error, table.name, HEADER_ROW, mismatch.header)
    found = set(headers.fields.values())
    for target in expected:
        if target.needed and target.field not in found:
            missing = Problem(code="missing-column", sheet=table.name, row=HEADER_ROW, column=target.header)
            problems.add(missing)
    body = table.rows[1:] if table.rows and table.rows[0] is first else table.rows
    rows = [_row(raw, headers, table.name, problems) for raw in body]
    return Sheet(name=table.name, title=title, headers=headers, rows=tuple(row for row in rows if row is not None))


def _header_texts(sheet: str, row: RawRow, problems: Problems) -> dict[int, str]:
    """Return the texts of the header row; a formula there is a problem and no header."""
    texts: dict[int, str] = {}
    for column, raw in row.cells:
        try:
            cell = clean(raw)
        except AppError as error:
            problems.refuse(error, sheet, HEADER_ROW, shown(raw.text.strip()))
            texts[column] = ""
        else:
            if cell is not None:
                texts[column] = cell.text
    return texts


def _row(raw: RawRow, headers: Headers, sheet: str, problems: Problems) -> Row | None:
    cells: dict[str, Cell] = {}
    spoilt: set[str] = set()
    for column, raw_cell in raw.cells:
        if column not in headers.fields:
            _name_stray(column, raw_cell, raw.number, sheet, problems)
            continue
        field = headers.fields[column]
        try:
            cell = clean(raw_cell)
        except AppError as error:
            problems.refuse(error, sheet, raw.number, headers.written[column] or None)
            if field is not None:
                spoilt.add(field)
        else:
            if cell is not None and field is not None:
                cells[field] = cell
    if not cells and not spoilt:
        return None
    return Row(number=raw.number, cells=cells, spoilt=frozenset(spoilt))


def _name_stray(column: int, cell: Cell, row: int, sheet: str, problems: Problems) -> None:
    """Name a cell under no header; one that looks empty is none."""
    try:
        if clean(cell) is None:
            return
    except AppError:
        pass  # what is wrong with it beside its place does not matter
    found = shown(cell.text.strip())
    facts = {"letters": column_letters(column), "found": found}
    problems.add(Problem(code="cell-under-no-header", facts=facts, sheet=sheet, row=row))


def is_quantity(cell: Cell) -> bool:
    """Say whether the cell may hold a number: dates and truth values may not."""
    return cell.kind not in {CellKind.DATE, CellKind.BOOLEAN}
