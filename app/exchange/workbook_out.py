"""An evaluation written as a workbook: whatever is written reads back as exactly what it was (WORKBOOK).

Text goes out as text, never as a formula: a spreadsheet that opens an .xlsx runs nothing. The tables of a folder are
for programs, where `-` and `@` begin a text as they do in what a supplier wrote.
"""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from app.domain.evaluation import EvaluationData
from app.errors import AppError
from app.exchange.read_back import refuse_other, refuse_too_large_with
from app.exchange.results.book import result_sheets
from app.exchange.results.cells import ResultSheet
from app.exchange.results.writing import write_result
from app.exchange.set_up import without_outcome
from app.exchange.sources.cells import Cell, CellKind
from app.exchange.whole_files import whole_file, write_whole
from app.exchange.workbook_look import WRITTEN, Look, look_of, width_of, write_text
from app.exchange.written_sheets import WrittenSheet, price_sheet_of, sheets_of
from app.scoring.results import Ranking

LONGEST_TEXT = 32_767  # what a cell of a spreadsheet program holds, in UTF-16 units
# Two escapes that share an underscore: XlsxWriter escapes the first alone.
_ESCAPES = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


def write_workbook(
    data: EvaluationData, path: Path, *, ranking: Ranking | None = None, replace: bool = False
) -> tuple[str, ...]:
    """Write the whole evaluation as an .xlsx, and return the names of the response files to put beside it.

    `read_evaluation` then returns the same evaluation, if it is sound. With its `ranking`, the sheets `Result…` work it
    out again in live formulas; they are never read back. Raises AppError `workbook-cell-unwritable` and
    `workbook-cell-too-long` for what no cell can hold, naming the place, `workbook-out-too-large`, `file-exists` unless
    `replace`, `file-not-written`.
    """
    sheets = sheets_of(data)
    refuse_other(sheets, data)
    results = () if ranking is None else result_sheets(data, sheets, ranking)
    refuse_too_large_with(results, sheets)
    _write_xlsx(sheets, path, results, replace=replace)
    return _files(data)


def write_folder(data: EvaluationData, folder: Path) -> tuple[str, ...]:
    """Write the whole evaluation as a folder of .csv, made if need be, and return the names of its response files.

    Raises AppError `folder-not-empty` where tables lie in it already, and as `write_workbook` does.
    """
    sheets = sheets_of(data)
    refuse_other(sheets, data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tables = [file for file in folder.iterdir() if file.suffix.casefold() == ".csv"]
    except OSError as error:
        raise AppError("file-not-written", path=str(folder), reason=error.strerror or str(error)) from error
    if tables:
        raise AppError("folder-not-empty", path=str(folder))
    for sheet in sheets:
        write_whole(folder / f"{sheet.title.value}.csv", _csv(sheet))
    return _files(data)


def write_set_up(data: EvaluationData, path: Path, *, replace: bool = False) -> tuple[str, ...]:
    """Write what sets an evaluation up, without scores, prices and results; else as `write_workbook`."""
    return write_workbook(without_outcome(data), path, replace=replace)


def write_prices(data: EvaluationData, path: Path, *, replace: bool = False) -> None:
    """Write the prices of an evaluation as the workbook that brings them, with Tenders alone; else as above."""
    refuse_other(sheets_of(data), data)
    _write_xlsx([price_sheet_of(data)], path, replace=replace)


def _files(data: EvaluationData) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for response in data.responses for name in response.files))


def _csv(sheet: WrittenSheet) -> bytes:
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(sheet.headers)
    table.writerows([found.text if found else "" for found in row] for row in sheet.rows)
    return out.getvalue().encode()


def _write_xlsx(
    sheets: Sequence[WrittenSheet], path: Path, results: Sequence[ResultSheet] = (), *, replace: bool
) -> None:
    for sheet in sheets:
        _refuse_too_long(sheet)
    with whole_file(path, replace=replace) as draft:
        _write_book(sheets, results, draft.file, path.parent)


def _refuse_too_long(sheet: WrittenSheet) -> None:
    for number, row in enumerate(sheet.rows, start=2):
        for header, found in zip(sheet.headers, row, strict=True):
            text = found.text if found else ""
            if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
                raise AppError(
                    "workbook-cell-too-long", sheet=sheet.title.value, row=number, column=header, most=LONGEST_TEXT
                )
            if _ESCAPES.search(text):
                raise AppError("workbook-cell-unwritable", sheet=sheet.title.value, row=number, column=header)


def _write_book(sheets: Sequence[WrittenSheet], results: Sequence[ResultSheet], target: BinaryIO, folder: Path) -> None:
    """Write row by row, so that memory does not grow with the rows.

    What XlsxWriter puts by meanwhile stays on the disk of the file, and goes whatever happens.
    """
    with TemporaryDirectory(dir=folder, prefix=".evenhand-") as beside:
        page = _Given(target)
        book = xlsxwriter.Workbook(page, {"constant_memory": True, "tmpdir": beside})
        book.set_properties({"created": WRITTEN})
        look = look_of(book)
        try:
            for sheet in sheets:
                _write_sheet(book.add_worksheet(sheet.title.value), sheet, look)
            for number, result in enumerate(results):
                worksheet = book.add_worksheet(result.title)
                write_result(worksheet, result, look)
                if number == 0:  # what a reader wants to see first
                    worksheet.activate()
                    worksheet.set_first_sheet()
            book.close()
        except FileCreateError as error:  # what the system said, wrapped
            raise error.args[0] from error
        finally:
            page.done()


class _Given:
    """The file to write to, until it is done: what XlsxWriter's archive still says to it after a failure is let go."""

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO = file

    def done(self) -> None:
        """Let nothing more be written."""
        self._file = BytesIO()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the file has it
        return getattr(self._file, name)


def _write_sheet(target: Any, sheet: WrittenSheet, look: Look) -> None:  # noqa: ANN401 - XlsxWriter has no types
    target.freeze_panes(1, 0)
    target.repeat_rows(0)
    for place, header in enumerate(sheet.headers):
        target.set_column(place, place, width_of(header), look.plain)
        write_text(target, 0, place, header, look.header, look)
    for number, row in enumerate(sheet.rows, start=1):
        for place, found in enumerate(row):
            if found is not None:
                _write_cell(target, number, place, found, look)


def _write_cell(target: Any, row: int, place: int, found: Cell, look: Look) -> None:  # noqa: ANN401
    if found.kind is CellKind.NUMBER:
        target.write_number(row, place, float(found.text), look.plain)
    else:
        write_text(target, row, place, found.text, look.text, look)
