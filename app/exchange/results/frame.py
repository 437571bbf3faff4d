"""A sheet with figures above and a table of tenders below, whose formulas name each other by what they are."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.exchange.names import column_letters
from app.exchange.results.cells import ResultCell, ResultSheet, headers, title
from app.scoring.stages import Walked

_LABELS, _VALUES, _MORE = 1, 2, 3
_ABOVE = 2  # the heading, and an empty row


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One tender and its row."""

    entry: Walked
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    key: str
    label: str
    cell: Callable[[], ResultCell]
    more: Callable[[], ResultCell] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    key: str
    header: str
    cell: Callable[[Line], ResultCell]


@dataclass(kw_only=True)
class Frame:
    """Figures and columns are added in any order; cells are made when all are known, so that each may name any."""

    name: str
    heading: str
    entries: tuple[Walked, ...]
    _figures: list[_Figure] = field(default_factory=list)
    _columns: list[_Column] = field(default_factory=list)

    def figure(
        self, key: str, label: str, cell: Callable[[], ResultCell], more: Callable[[], ResultCell] | None = None
    ) -> None:
        """Add a figure above the table, and where it has two, the one beside it."""
        self._figures.append(_Figure(key=key, label=label, cell=cell, more=more))

    def column(self, key: str, header: str, cell: Callable[[Line], ResultCell]) -> None:
        """Add a column to the table."""
        self._columns.append(_Column(key=key, header=header, cell=cell))

    def has(self, key: str) -> bool:
        """Tell whether there is a column of that key."""
        return any(column.key == key for column in self._columns)

    def fixed(self, key: str, *, more: bool = False) -> str:
        """Return how a formula names a figure."""
        place = [figure.key for figure in self._figures].index(key)
        return f"${column_letters(_MORE if more else _VALUES)}${_ABOVE + 1 + place}"

    def fixed_span(self, keys: list[str], *, more: bool = False) -> str:
        """Return how a formula names figures that stand below each other."""
        return f"{self.fixed(keys[0], more=more)}:{self.fixed(keys[-1], more=more)}"

    def at(self, key: str, line: Line, *, outside: bool = False) -> str:
        """Return how a formula names a cell of the table; from `outside`, with its sheet."""
        place = f"{self._letters(key)}{line.row}"
        return f"'{self.name}'!{place}" if outside else place

    def cell(self, key: str, line: Line) -> ResultCell:
        """Return a cell of the table."""
        return next(column.cell(line) for column in self._columns if column.key == key)

    def span(self, key: str, *, outside: bool = False) -> str:
        """Return how a formula names a whole column of the table."""
        letters = self._letters(key)
        first = self.header_row + 1
        place = f"${letters}${first}:${letters}${max(first, self.header_row + len(self.entries))}"
        return f"'{self.name}'!{place}" if outside else place

    @property
    def header_row(self) -> int:
        """Where the table begins."""
        return _ABOVE + len(self._figures) + 2

    def lines(self) -> list[Line]:
        """Return every tender with its row, in sheet order."""
        return [Line(entry=entry, row=row) for row, entry in enumerate(self.entries, start=self.header_row + 1)]

    def sheet(self, *, widths: tuple[int, ...], no: str) -> ResultSheet:
        """Return the sheet."""
        figures = [
            (figure.label, figure.cell(), *((figure.more(),) if figure.more is not None else ()))
            for figure in self._figures
        ]
        table = [tuple(column.cell(line) for column in self._columns) for line in self.lines()]
        return ResultSheet(
            title=self.name,
            rows=(
                (title(self.heading),),
                (),
                *figures,
                (),
                headers([column.header for column in self._columns]),
                *table,
            ),
            widths=widths,
            frozen=(0, 2),
            no=no,
        )

    def _letters(self, key: str) -> str:
        return column_letters([column.key for column in self._columns].index(key) + 1)
