"""Reading one row field by field: what cannot be read is noted at its cell, and the rest of the row goes on."""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from app.domain.evaluation import Minimum, PriceParameters, Stated
from app.errors import AppError, Problem
from app.exchange import methods, numbers, words
from app.exchange.names import shown
from app.exchange.problems import Problems
from app.exchange.sheets import Row, Sheet, is_quantity

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)


class RowReader:
    """Reads the fields of one row; each returns None where the cell is empty or a problem was noted."""

    def __init__(self, sheet: Sheet, row: Row, problems: Problems) -> None:
        self.number = row.number
        self._sheet = sheet
        self._row = row
        self._problems = problems
        self._spoilt = set(row.spoilt)

    def filled(self, field: str) -> bool:
        """Say whether there is anything in the cell, readable or not."""
        return field in self._row.cells or field in self._row.spoilt

    def spoilt(self, field: str) -> bool:
        """Say whether the cell was found unreadable."""
        return field in self._spoilt

    def problem(self, field: str, code: str, **facts: str | int | None) -> None:
        """Note a problem at the cell of the field."""
        column = self._sheet.column(field)
        self._problems.add(Problem(code=code, facts=facts, sheet=self._sheet.name, row=self.number, column=column))
        self._spoilt.add(field)

    def need(self, field: str) -> bool:
        """Say whether the cell is filled; an empty one under its header is a problem."""
        if self.filled(field):
            return True
        if self._sheet.headers.of(field) is not None:
            self.problem(field, "missing-value", name=field)
        self._spoilt.add(field)
        return False

    def read(self, field: str, parse: Callable[[str], Value]) -> Value | None:
        """Return what the cell says, read by `parse`."""
        cell = self._row.cells.get(field)
        if cell is None:
            return None
        try:
            return parse(cell.text)
        except AppError as error:
            self._problems.refuse(error, self._sheet.name, self.number, self._sheet.column(field))
            self._spoilt.add(field)
            return None

    def quantity(self, field: str, parse: Callable[[str], Value]) -> Value | None:
        """Return a number read by `parse`; a date or a truth value is none."""
        cell = self._row.cells.get(field)
        if cell is not None and not is_quantity(cell):
            self.problem(field, "date-for-number", found=shown(cell.text))
            return None
        return self.read(field, parse)

    def text(self, field: str) -> str:
        """Return the text of the cell, empty where there is none."""
        cell = self._row.cells.get(field)
        return "" if cell is None else cell.text

    def code(self, field: str) -> str | None:
        """Return a code or id."""
        return self.read(field, words.code)

    def needed_code(self, field: str) -> str | None:
        """Return a code or id that the row cannot do without."""
        self.need(field)
        return self.code(field)

    def codes(self, field: str) -> tuple[str, ...]:
        """Return a list of codes."""
        return self.read(field, words.codes) or ()

    def items(self, field: str) -> tuple[str, ...]:
        """Return a list of names."""
        return self.read(field, words.items) or ()

    def word(self, field: str, kinds: type[Word]) -> Word | None:
        """Return a fixed value."""
        return self.read(field, words.one_of(kinds))

    def yes_or_no(self, field: str) -> bool | None:
        """Return a yes or no."""
        return self.read(field, words.yes_or_no)

    def plain(self, field: str) -> Fraction | None:
        """Return a plain decimal."""
        return self.quantity(field, numbers.plain)

    def money(self, field: str) -> int | None:
        """Return an amount in pence."""
        return self.quantity(field, numbers.money)

    def minimum(self, field: str) -> Minimum | None:
        """Return a threshold."""
        return self.quantity(field, numbers.minimum)

    def stated(self, field: str) -> Stated | None:
        """Return a stated result."""
        return self.quantity(field, numbers.stated)

    def parameters(self, field: str) -> PriceParameters | None:
        """Return the parameters of a price formula."""
        return self.read(field, methods.parameters)
