"""Tables: rows of paragraphs, broken between rows, and inside a row only where it is tall; linear in their length."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.text import Text
from app.reports.layout.theme import RULE, Ink

_GUTTER = 10.0
_TALL = 110.0  # a row at least as high may be parted
_SMALL = 270.0


@dataclass(slots=True, eq=False)
class Cell:
    """Paragraphs one under the other, across one or more columns."""

    texts: tuple[Text, ...]
    span: int = 1

    def height(self, width: float) -> float:
        """Return the height of the paragraphs with the space between them."""
        gaps = sum(text.after for text in self.texts[:-1])
        return sum(text.height(width) for text in self.texts) + gaps

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Cell, Cell] | None":
        """Part the cell; one that fits goes whole into the first part."""
        used = 0.0
        for index, text in enumerate(self.texts):
            height = text.height(width)
            if used + height > room + 0.01:
                parts = text.split(width, room - used, force=force)
                first, rest = (list(self.texts[:index]), list(self.texts[index:]))
                if parts is not None:
                    first.append(parts[0])
                    rest[0] = parts[1]
                if not first:
                    return None
                return replace(self, texts=tuple(first)), replace(self, texts=tuple(rest))
            used += height + text.after
        return self, replace(self, texts=())


@dataclass(slots=True, eq=False)
class Row:
    """Cells side by side; `keep` holds the row together with the next.

    A row that heads those after it has an `again`: the row that heads them on the next page, there as an artifact.
    """

    cells: tuple[Cell, ...]
    keep: bool = False
    fill: Ink | None = None
    rule: float = 0.5
    above: float = 4.0
    below: float = 4.0
    again: "Row | None" = None

    def height(self, widths: Sequence[float]) -> float:
        """Return the height of the highest cell, with the space above and below it."""
        content = max((cell.height(wide) for cell, _, wide in self.placed(widths)), default=0.0)
        return self.above + content + self.below

    def placed(self, widths: Sequence[float]) -> list[tuple[Cell, float, float]]:
        """Return each cell with its distance from the left and its width inside the gutters."""
        found = []
        x, column = 0.0, 0
        for cell in self.cells:
            wide = sum(widths[column : column + cell.span])
            found.append((cell, x + _GUTTER / 2, wide - _GUTTER))
            x += wide
            column += cell.span
        return found

    def split(self, widths: Sequence[float], room: float, *, force: bool) -> "tuple[Row, Row] | None":
        """Part every cell at the same height."""
        inside = room - self.above - self.below
        firsts, rests = [], []
        for cell, _, wide in self.placed(widths):
            parts = cell.split(wide, inside, force=force)
            if parts is None:
                return None
            firsts.append(parts[0])
            rests.append(parts[1])
        if not any(cell.texts for cell in rests):
            return None
        return (
            replace(self, cells=tuple(firsts), keep=False, rule=0.0),
            replace(self, cells=tuple(rests)),
        )


@dataclass(slots=True, eq=False)
class Grid:
    """A table; `widths` are parts of the whole width.

    On each page after the first the header is repeated, and the row that heads the rows there, both as artifacts.
    """

    widths: tuple[float, ...]
    header: Row | None
    rows: tuple[Row, ...]
    before: float = 0.0
    after: float = 10.0
    keep: bool = False
    anchor: str | None = None
    continued: bool = False
    standing: Row | None = None  # heads the first rows, from the page before
    small: float = _SMALL  # a table up to this height stays on one page

    def height(self, width: float) -> float:
        """Return the height of header and rows."""
        columns = self._columns(width)
        return self._header(columns) + sum(row.height(columns) for row in self.rows)

    def need(self, width: float) -> float:
        """Return the height of the header and of the first rows up to one that may stand at the foot of a page."""
        columns = self._columns(width)
        whole = self.height(width)
        if whole <= self.small and not self.continued:
            return whole
        needed = self._header(columns)
        started = 0
        for row in self.rows:
            height = row.height(columns)
            needed += min(height, _TALL) if not row.keep else height
            started += not row.keep
            if started == 2 or height >= _TALL:
                break
        return needed

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Grid, Grid] | None":
        """Part after the last row that fits and may end a page, or inside a tall one."""
        columns = self._columns(width)
        used = self._header(columns)
        allowed = 0
        for index, row in enumerate(self.rows):
            height = row.height(columns)
            if used + height > room + 0.01:
                left = room - used
                parts = row.split(columns, left, force=False) if height >= _TALL and left >= _TALL / 2 else None
                if parts is not None:
                    return self._parted([*self.rows[:index], parts[0]], [parts[1], *self.rows[index + 1 :]])
                if allowed == len(self.rows) - 1 and allowed > 2 and not self.rows[allowed - 2].keep:
                    allowed -= 1  # no row alone on the next page
                if allowed:
                    return self._parted(self.rows[:allowed], self.rows[allowed:])
                return self._forced(columns, index, left) if force else None
            used += height
            if not row.keep:
                allowed = index + 1
        return None

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw grounds and rules as artifacts, cells as content."""
        columns = self._columns(width)
        y = top
        repeated = [row for row in (self.header, self.standing) if row is not None]
        for row in [*repeated, *self.rows]:
            height = row.height(columns)
            again = row is self.standing or (row is self.header and self.continued)
            _draw_row(canvas, row, (x, y), columns, height, artifact=again)
            y -= height

    def _columns(self, width: float) -> list[float]:
        whole = sum(self.widths)
        return [part / whole * width for part in self.widths]

    def _header(self, columns: Sequence[float]) -> float:
        return sum(row.height(columns) for row in (self.header, self.standing) if row is not None)

    def _parted(self, first: Sequence[Row], rest: Sequence[Row]) -> "tuple[Grid, Grid]":
        heads = (row.again for row in reversed(first) if row.again is not None)
        standing = next(heads, self.standing) if rest[0].again is None else None
        return (
            replace(self, rows=tuple(first), keep=False),
            replace(self, rows=tuple(rest), continued=True, standing=standing, anchor=None),
        )

    def _forced(self, columns: Sequence[float], index: int, left: float) -> "tuple[Grid, Grid] | None":
        parts = self.rows[index].split(columns, left, force=True)
        if parts is not None:
            return self._parted([*self.rows[:index], parts[0]], [parts[1], *self.rows[index + 1 :]])
        return self._parted(self.rows[:index], self.rows[index:]) if index else None


def _draw_row(
    canvas: ReportCanvas,
    row: Row,
    corner: tuple[float, float],
    columns: Sequence[float],
    height: float,
    *,
    artifact: bool,
) -> None:
    x, top = corner
    whole = sum(columns)
    if row.fill is not None or row.rule:
        with canvas.artifact():
            if row.fill is not None:
                canvas.box((x, top - height, whole, height), fill=row.fill)
            if row.rule:
                canvas.rule((x, top - height), (x + whole, top - height), ink=RULE, weight=row.rule)
    for cell, left, wide in row.placed(columns):
        y = top - row.above
        for text in cell.texts:
            if artifact:
                with canvas.artifact("Pagination"):
                    text.draw_lines(canvas, x + left, y, wide)
            else:
                text.draw(canvas, x + left, y, wide)
            y -= text.height(wide) + text.after
