"""A folder of `<Sheet>.csv` as tables: UTF-8, comma, RFC 4180 strictly; a broken file is named with byte and row."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from app.errors import AppError, Problem
from app.exchange.sources import limits
from app.exchange.sources.cells import Book, Cell, CellKind, RawRow, Table
from app.exchange.sources.limits import Budget

_MARK = "\ufeff"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_folder(folder: Path, wanted: Callable[[str], bool]) -> Book:
    """Return the wanted sheets among the folder's own .csv files; other files are responses and left alone."""
    files = _csv_files(folder)
    if len(files) > limits.SHEETS:
        raise AppError("too-many-sheets", most=limits.SHEETS)
    read = [file for file in files if wanted(file.stem)]
    if sum(file.stat().st_size for file in read) > limits.UNPACKED_BYTES:
        raise AppError("unpacks-too-large")
    budget = Budget()
    problems: list[Problem] = []
    tables = tuple(_table(file, budget, problems) for file in read)
    return Book(names=tuple(file.stem for file in files), tables=tables, problems=tuple(problems))


def _csv_files(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except PermissionError as error:
        raise AppError("file-not-read", path=str(folder), reason=error.strerror or str(error)) from error
    return [
        file for file in inside if file.suffix.casefold() == ".csv" and not file.name.startswith(".") and file.is_file()
    ]


def _table(file: Path, budget: Budget, problems: list[Problem]) -> Table:
    rows: list[RawRow] = []
    number = 0
    csv.field_size_limit(limits.CELL_CHARACTERS)
    try:
        with file.open("rb") as stream:
            for number, record in enumerate(csv.reader(_lines(stream), strict=True), start=1):
                row = _row(number, record, budget)
                if row.cells:
                    rows.append(row)
    except csv.Error as error:
        code = "csv-cell-too-long" if "field larger" in str(error) else "csv-quotes"
        problems.append(Problem(code=code, facts={"most": limits.CELL_CHARACTERS}, sheet=file.stem, row=number + 1))
    except AppError as error:
        if error.code == "workbook-too-large":
            raise
        problems.append(Problem(code=error.code, facts=error.facts, sheet=file.stem, row=number + 1))
    except OSError:
        problems.append(Problem(code="csv-not-readable", sheet=file.stem))
    else:
        return Table(name=file.stem, rows=tuple(rows))
    return Table(name=file.stem, broken=True)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines as text, each with its end, so that a byte that is no UTF-8 can be named."""
    at = 0
    while line := stream.readline(limits.LINE_BYTES + 1):
        if len(line) > limits.LINE_BYTES:
            raise AppError("csv-line-too-long", most=limits.LINE_BYTES)
        text = _decoded(line, at)
        at += len(line)
        if "\r" in text.rstrip("\r\n"):
            yield from _LINES.findall(text)
        else:
            yield text


def _decoded(line: bytes, at: int) -> str:
    if at == 0 and b"\0" in line:  # UTF-16 without its mark reads as UTF-8 with NULs
        raise AppError("csv-not-utf-8", byte=line.index(b"\0") + 1)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise AppError("csv-not-utf-8", byte=at + error.start + 1) from error
    return text if at else text.removeprefix(_MARK)


def _row(number: int, record: list[str], budget: Budget) -> RawRow:
    if number > limits.LAST_ROW:
        raise AppError("workbook-too-large", most=limits.FILLED_CELLS)
    budget.elements(len(record) + 1)
    cells: list[tuple[int, Cell]] = []
    for column, text in enumerate(record, start=1):
        if text and not text.isspace():
            budget.cell(text)
            cells.append((column, Cell(CellKind.TEXT, text)))
    return RawRow(number, tuple(cells))
