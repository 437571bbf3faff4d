"""What a result sheet is made of: formulas with the values they had at export, text that stays text, numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.exchange.names import column_letters

Value = Fraction | int | str | None  # None shows as an empty cell


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, `=` first, and the exact value it stands for at export; None is the empty text."""

    text: str
    value: Value


class Tone(Enum):
    """How a text looks."""

    TITLE = "title"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Words:
    """A text that stands out."""

    text: str
    tone: Tone


ResultCell = Formula | Words | Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheet:
    """A sheet to be written: rows from the first, how wide its first columns are, and what stays in sight.

    `frozen` is how many rows and columns; `verdicts` are the columns, counted from 0, in which `no` must be seen.
    """

    title: str
    rows: tuple[tuple[ResultCell, ...], ...]
    widths: tuple[int, ...]
    frozen: tuple[int, int]
    no: str = ""


def title(text: str) -> Words:
    """Return a text as a heading of its sheet."""
    return Words(text, Tone.TITLE)


def headers(texts: Sequence[str]) -> tuple[ResultCell, ...]:
    """Return texts as the headers of a table."""
    return tuple(Words(text, Tone.HEADER) for text in texts)


def literal(text: str) -> str:
    """Return a text of our own as a formula writes it; what came from outside is only ever referred to."""
    return '"' + text.replace('"', '""') + '"'


def at(column: int, row: int, sheet: str = "") -> str:
    """Return how a formula names a cell, column and row counted from 1; the sheet where it is another."""
    place = f"{column_letters(column)}{row}"
    return f"'{sheet}'!{place}" if sheet else place


def runs(rows: Sequence[int], column: int, sheet: str = "") -> str:
    """Return how a formula names cells of one column: `B5:B9,B12`."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    letters = column_letters(column)
    return ",".join(at(column, a, sheet) + ("" if a == b else f":{letters}{b}") for a, b in found)


def as_published(value: str, places: int | None, guard: int = 10) -> str:
    """Return a formula's part rounded as published; first to `guard` places, which takes off what floats add."""
    if places is None:
        return value
    return f"ROUND({value},{places})" if places >= guard else f"ROUND(ROUND({value},{guard}),{places})"
