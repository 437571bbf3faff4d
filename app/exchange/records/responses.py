"""Sheet Responses: text, files or both; the files are there and inside the workbook's folder (WORKBOOK §2)."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from app.domain.codes import CriterionCode, SupplierId
from app.domain.evaluation import Response
from app.exchange import words
from app.exchange.names import shown
from app.exchange.problems import Problems
from app.exchange.records.placed import Placed, placed
from app.exchange.records.scores import lot_of
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet

_PATH_CHARACTERS = 1_000


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
        if not _stays_inside(name):
            reader.problem("file", "file-outside", found=shown(name))
        elif not _exists(folder, name):
            reader.problem("file", "file-missing", found=shown(name))
    return names


def _stays_inside(name: str) -> bool:
    """Say whether the name is relative and never steps up, as either family of systems reads it."""
    windows = PureWindowsPath(name)
    return not (windows.drive or windows.root or PurePosixPath(name).is_absolute() or ".." in windows.parts)


def _exists(folder: Path, name: str) -> bool:
    """Say whether a regular file of this name lies under the folder, links followed."""
    if len(name) > _PATH_CHARACTERS:
        return False
    try:
        root = folder.resolve(strict=True)
        return any(
            found.is_file() and found.resolve(strict=True).is_relative_to(root) for found in _spellings(root, name)
        )
    except OSError:
        return False


def _spellings(root: Path, name: str) -> Iterator[Path]:
    """Yield the path as disks may spell it: cells are NFC, some systems write names in NFD."""
    parts = PureWindowsPath(name).parts
    yield root.joinpath(*parts)
    yield root.joinpath(*(unicodedata.normalize("NFD", part) for part in parts))
