"""Whether sheets to be written say, read by the reader of workbooks, exactly what they were made from."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.errors import AppError
from app.exchange.layout import SheetName
from app.exchange.loading import Loaded, load
from app.exchange.names import shown
from app.exchange.results.cells import Formula, ResultCell, ResultSheet, Words
from app.exchange.sources import limits
from app.exchange.sources.cells import Book, Cell, CellKind, RawRow, Table
from app.exchange.written_sheets import WrittenSheet

_OF_FILES = frozenset({"file-missing"})  # whoever writes the workbook puts them beside it
_MB = 1_000_000
_MARKUP = 80  # bytes that a sheet of an .xlsx spends on a cell beside its text, about
_NUMBER = 18  # bytes of a number, about
_SHEETS = {
    "scales": SheetName.SCALE,
    "criteria": SheetName.CRITERIA,
    "lots": SheetName.LOTS,
    "suppliers": SheetName.SUPPLIERS,
    "tenders": SheetName.TENDERS,
    "seats": SheetName.PANEL,
    "scores": SheetName.SCORES,
    "agreed": SheetName.AGREED,
    "responses": SheetName.RESPONSES,
}


def refuse_other(sheets: Sequence[WrittenSheet], data: EvaluationData) -> None:
    """Refuse sheets that would not read back as the evaluation, naming the first place.

    That is so for text that starts with `=`, has space around it or characters that nobody sees, for fractions that
    are no finite decimals, list items with `;`, and for what a workbook has no cell for. Raises AppError
    `workbook-out-too-large`, `workbook-cell-unwritable`.
    """
    refuse_too_large(sheets)
    loaded = load(Book(names=tuple(sheet.title for sheet in sheets), tables=tuple(map(_table, sheets))), Path())
    for problem in loaded.problems:
        if problem.code not in _OF_FILES:
            raise _unwritable(problem.sheet or "", problem.row, problem.column or "")
    if loaded.data != data:
        raise next(_differences(loaded, data))


def refuse_too_large(sheets: Sequence[WrittenSheet]) -> None:
    """Refuse more than the reader of workbooks takes in; raises AppError `workbook-out-too-large`."""
    texts = [found.text for sheet in sheets for row in sheet.rows for found in row if found is not None]
    cells = len(texts) + sum(len(sheet.headers) for sheet in sheets)
    size = sum(len(text.encode()) for text in texts) + _MARKUP * cells
    rows = max(len(sheet.rows) for sheet in sheets)
    if cells > limits.FILLED_CELLS or size > limits.UNPACKED_BYTES or rows >= limits.LAST_ROW:
        raise AppError("workbook-out-too-large", cells=cells, most=limits.FILLED_CELLS, size=size // _MB)


def refuse_too_large_with(results: Sequence[ResultSheet], sheets: Sequence[WrittenSheet]) -> None:
    """Refuse result sheets with which the workbook would be more than its reader takes in, though it skips them.

    Raises AppError `workbook-out-too-large`.
    """
    texts = [found.text for sheet in sheets for row in sheet.rows for found in row if found is not None]
    made = [found for sheet in results for row in sheet.rows for found in row if found is not None]
    size = sum(len(text.encode()) for text in texts) + _MARKUP * (len(texts) + len(made))
    size += sum(_length(found) for found in made)
    if size > limits.UNPACKED_BYTES or len(sheets) + len(results) > limits.SHEETS:
        cells = len(texts) + len(made)
        raise AppError("workbook-out-too-large", cells=cells, most=limits.FILLED_CELLS, size=size // _MB)


def _length(found: ResultCell) -> int:
    if isinstance(found, Formula):
        return len(found.text) + _length(found.value)
    if isinstance(found, Words):
        return len(found.text.encode())
    return len(found.encode()) if isinstance(found, str) else _NUMBER


def _table(sheet: WrittenSheet) -> Table:
    body = enumerate(sheet.rows, start=2)
    headers = tuple((column, _header(text)) for column, text in enumerate(sheet.headers, start=1))
    filled = (RawRow(number, tuple(_filled(row))) for number, row in body)
    return Table(name=sheet.title.value, rows=(RawRow(1, headers), *filled))


def _header(text: str) -> Cell:
    return Cell(CellKind.TEXT, text)


def _filled(row: Sequence[Cell | None]) -> Iterator[tuple[int, Cell]]:
    return ((column, found) for column, found in enumerate(row, start=1) if found is not None)


def _differences(loaded: Loaded, data: EvaluationData) -> Iterator[AppError]:
    for field in fields(data):
        read, meant = getattr(loaded.data, field.name), getattr(data, field.name)
        if read == meant:
            continue
        sheet = _SHEETS.get(field.name)
        if sheet is None:
            yield _unwritable(SheetName.EVALUATION, None, field.name)
            continue
        both = enumerate(zip(read, meant, strict=False))
        place = next((index for index, (one, other) in both if one != other), None)
        if place is None:
            yield _unwritable(sheet, None, "")
        else:
            names = [part.name for part in fields(meant[place])]
            column = next(name for name in names if getattr(read[place], name) != getattr(meant[place], name))
            rows = loaded.places.rows[sheet]
            yield _unwritable(sheet, rows[place] if rows else None, column)


def _unwritable(sheet: str, row: int | None, column: str) -> AppError:
    return AppError("workbook-cell-unwritable", sheet=sheet, row=row, column=shown(column.replace("_", " ")))
