"""Reading an evaluation workbook: an .xlsx or a folder of .csv becomes `EvaluationData` or is refused whole."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.domain.evaluation import EvaluationData
from app.errors import AppError, Problem, Refused
from app.exchange.layout import sheet_named
from app.exchange.loading import Loaded, load
from app.exchange.placing import in_order
from app.exchange.sources.cells import Book
from app.exchange.sources.csv_folder import read_folder
from app.exchange.sources.xlsx import read_xlsx
from app.scoring.examining import examine
from app.scoring.merge import ScoreBook

Value = TypeVar("Value")

_OF_THE_PATH = frozenset({"file-not-read", "no-such-file"})


def read_evaluation(path: Path) -> EvaluationData:
    """Return the evaluation that the workbook holds (WORKBOOK).

    Raises Refused with every problem at once, in the order of sheets, rows and columns; AppError where nothing can be
    opened at the path.
    """
    return read_examined(path).coverage.data


def read_examined(path: Path) -> ScoreBook:
    """Return the evaluation that the workbook holds with its scores as they are ranked; raises as above."""
    loaded = load_workbook(path)
    examined = examine(loaded.data)
    problems = in_order(loaded, examined.found)
    if problems:
        raise Refused(problems)
    return examined.book


def load_workbook(path: Path) -> Loaded:
    """Return what can be read, before it is judged as a whole; a file that is no workbook is refused."""
    return with_problems(path, load)


def with_problems(path: Path, use: Callable[[Book, Path], Value]) -> Value:
    """Return what is made of the workbook's tables and the folder it lies in; what is no workbook is a problem.

    Raises Refused, and AppError where nothing can be opened at the path.
    """
    try:
        return use(*_read(path))
    except AppError as error:
        if error.code in _OF_THE_PATH or isinstance(error, Refused):
            raise
        raise Refused([Problem(code=error.code, facts=error.facts)]) from error


def _read(path: Path) -> tuple[Book, Path]:
    if _is_there(path, Path.is_dir):
        return read_folder(path, _is_wanted), path
    if _is_there(path, Path.is_file):
        return read_xlsx(path, _is_wanted), path.parent
    raise AppError("no-such-file", path=str(path))


def _is_there(path: Path, kind: Callable[[Path], bool]) -> bool:
    try:
        return kind(path)
    except OSError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error


def _is_wanted(name: str) -> bool:
    return sheet_named(name) is not None
