"""Sheet Responses: text, files or both; the files are there and inside the workbook's folder (WORKBOOK §2)."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.codes import CriterionCode, SupplierId
from app.domain.evaluation import Response
from app.exchange import words
from app.exchange.names import shown
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.records.scores import lot_of
from app.exchange.response_files import file_under, stays_inside
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet


def read_responses(sheet: Sheet, folder: Path, problems: Problems) -> Placed[Response]:
    """Return the responses, a lot that is not named kept as None; files are looked for under the folder."""
    return placed(_responses(sheet, folder, problems))


def _responses(sheet: Sheet, folder: Path, problems: Problems) -> Iterator[tuple[int, Response]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        supplier, question = reader.needed_code("supplier"), reader.needed_code("question")
        lot, files = lot_of(reader), _files(reader, folder)
        if not reader.filled("text") and not reader.filled("file"):
            reader.problem("text", "response-without-content")
        if supplier is None or question is None or reader.spoilt("lot"):
            continue
        yield (
            reader.number,
            Response(
                supplier=SupplierId(supplier),
                lot=lot,
                question=CriterionCode(question),
                text=reader.text("text"),
                files=files,
                plain_summary=reader.text("plain summary"),
            ),
        )


def _files(reader: RowReader, folder: Path) -> tuple[str, ...]:
    names = reader.read("file", words.codes) or ()
    if reader.filled("file") and not names and not reader.spoilt("file"):
        reader.problem("file", "no-file-named")
    for name in names:
        if not stays_inside(name):
            reader.problem("file", "file-outside", found=shown(name))
        elif file_under(folder, name) is None:
            reader.problem("file", "file-missing", found=shown(name))
    return names
