"""The list of contents: titles that lead to their pages."""

from dataclasses import dataclass, replace

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.short import fitting
from app.reports.layout.structure import Element
from app.reports.layout.theme import ACCENT, BODY, CELL, MUTED, RULE, Style

_INDENT = 16.0
_NUMBER_ROOM = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A title with the anchor it leads to; `words` tell a screen reader where the link goes."""

    title: str
    level: int
    anchor: str
    words: str
    element: Element

    @property
    def style(self) -> Style:
        """How the line is set."""
        return BODY if self.level == 0 else CELL

    @property
    def leading(self) -> float:
        """The height of the line."""
        return 18.0 if self.level == 0 else 14.5


@dataclass(slots=True, eq=False)
class Contents:
    """One line an entry."""

    entries: tuple[Entry, ...]
    before: float = 0.0
    after: float = 8.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return sum(entry.leading for entry in self.entries)

    def need(self, width: float) -> float:
        """Return the height of a few lines."""
        return min(self.height(width), 54.0)

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Contents, Contents] | None":
        """Part between lines."""
        used = 0.0
        for index, entry in enumerate(self.entries):
            used += entry.leading
            if used > room:
                return (
                    (replace(self, entries=self.entries[:index]), replace(self, entries=self.entries[index:]))
                    if index
                    else None
                )
        return None

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw title, leader and page number, and lay the link over them."""
        y = top
        for entry in self.entries:
            _draw_entry(canvas, entry, x, y, width)
            y -= entry.leading


def _draw_entry(canvas: ReportCanvas, entry: Entry, x: float, top: float, width: float) -> None:
    style = entry.style
    baseline = top - (entry.leading + 0.68 * style.size) / 2
    left = x + _INDENT * entry.level
    page = str(canvas.anchors[entry.anchor].page + 1)
    title = fitting(entry.title, style, x + width - _NUMBER_ROOM - left)
    with canvas.content(entry.element):
        end = left + canvas.words(left, baseline, title + " ", replace(style, ink=ACCENT))
        number = canvas.words(x + width, baseline, page, replace(style, ink=MUTED), right=True)
    with canvas.artifact():
        if end + 4 < x + width - number - 6:
            canvas.rule((end + 4, baseline), (x + width - number - 6, baseline), ink=RULE)
    rect = (left, top - entry.leading, x + width, top)
    canvas.link(rect, entry.anchor, entry.words, entry.element)
