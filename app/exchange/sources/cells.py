"""What a source yields: sheets of numbered rows of cells, as the file holds them."""

from dataclasses import dataclass
from enum import Enum

from app.errors import Problem


class CellKind(Enum):
    """What the file says a cell is; CSV knows text alone."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell; a number's text is a plain decimal, with `%` where it is formatted so, a date's is ISO 8601."""

    kind: CellKind
    text: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """The filled cells of one row by column, both counted from 1 as spreadsheets do."""

    number: int
    cells: tuple[tuple[int, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet as read, rows in rising order; `broken` where reading stopped and a problem says why."""

    name: str
    rows: tuple[RawRow, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole source: every sheet's name in its order, and the tables of those that were wanted."""

    names: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
