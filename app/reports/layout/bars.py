"""Horizontal bars, stacked or plain: names, figures and totals stand beside them, a texture besides the colour."""

from dataclasses import dataclass

from app.reports.layout.canvas import Rect, ReportCanvas
from app.reports.layout.short import fitting
from app.reports.layout.short import width as width_of
from app.reports.layout.structure import Element
from app.reports.layout.theme import ACCENT, CELL, CELL_BOLD, INK, MUTED, PALE, SMALL, WHITE, Style

_ROW = 21.0
_BAR = 13.0
_KEY = 18.0
_LABEL = 0.34  # part of the width that names may take
_TOTAL = 54.0
_STRIPE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: lengths as parts of the longest scale, figures as they are printed."""

    name: str
    lengths: tuple[float, ...]
    figures: tuple[str, ...]
    total: str


@dataclass(slots=True, eq=False)
class Bars:
    """A picture of totals; `parts` name what is stacked, in the key above the bars."""

    bars: tuple[Bar, ...]
    parts: tuple[str, ...]
    element: Element
    before: float = 6.0
    after: float = 12.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return the height of key and bars."""
        return (_KEY if len(self.parts) > 1 else 0.0) + _ROW * len(self.bars)

    def need(self, width: float) -> float:
        """Return the whole height: a picture is not parted."""
        return self.height(width)

    def split(self, width: float, room: float, *, force: bool) -> None:
        """Return None: a picture is not parted."""

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the picture as one figure."""
        height = self.height(width)
        self.element.bounds = (x, top - height, x + width, top)
        left = x + width * _LABEL
        room = width * (1 - _LABEL) - _TOTAL
        with canvas.content(self.element):
            y = top
            if len(self.parts) > 1:
                self._key(canvas, left, y)
                y -= _KEY
            for bar in self.bars:
                _draw_bar(canvas, bar, (x, y), left, room)
                y -= _ROW
            canvas.rule((left, y + 2), (left, top - (_KEY if len(self.parts) > 1 else 0) - 1), ink=MUTED, weight=0.75)

    def _key(self, canvas: ReportCanvas, x: float, top: float) -> None:
        for index, part in enumerate(self.parts):
            _segment(canvas, (x, top - 12, 16, 8), index)
            x += 16 + 5 + canvas.words(x + 21, top - 11, part, SMALL) + 16


def _draw_bar(canvas: ReportCanvas, bar: Bar, corner: tuple[float, float], left: float, room: float) -> None:
    x, top = corner
    baseline = top - _ROW / 2 - 3
    canvas.words(left - 8, baseline, fitting(bar.name, CELL, left - x - 10), CELL, right=True)
    start = left
    for index, (length, figure) in enumerate(zip(bar.lengths, bar.figures, strict=True)):
        wide = length * room
        bottom = top - (_ROW + _BAR) / 2
        _segment(canvas, (start, bottom, wide, _BAR), index)
        _figure(canvas, figure, (start, bottom, wide, _BAR), index)
        start += wide
    canvas.words(start + 6, baseline, bar.total, CELL_BOLD)


def _figure(canvas: ReportCanvas, figure: str, rect: Rect, index: int) -> None:
    """Print a figure inside its bar where there is room: white on the accent, dark on a plain label otherwise."""
    start, bottom, wide, _ = rect
    style = Style(size=8, leading=10, ink=WHITE if index == 0 else INK)
    needed = width_of(figure, style)
    if needed + 8 > wide:
        return
    if index:
        canvas.box((start + 3, bottom + 1.5, needed + 4, _BAR - 3), fill=WHITE)
    canvas.words(start + 5, bottom + (_BAR - 5.5) / 2, figure, style)


def _segment(canvas: ReportCanvas, rect: Rect, index: int) -> None:
    """Draw one part: the first solid, the next pale with upright lines."""
    x, y, width, height = rect
    if width <= 0:
        return
    if index == 0:
        canvas.box(rect, fill=ACCENT)
        return
    canvas.box(rect, fill=PALE)
    stripe = x + _STRIPE
    while stripe < x + width - 0.5:
        canvas.rule((stripe, y), (stripe, y + height), ink=ACCENT, weight=0.6)
        stripe += _STRIPE
    canvas.box(rect, stroke=ACCENT, weight=0.6)
