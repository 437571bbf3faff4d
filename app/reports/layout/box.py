"""Paragraphs on a tinted ground with a bar at the left: what must not be missed."""

from dataclasses import dataclass, replace

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.text import Text
from app.reports.layout.theme import ACCENT, TINT, Ink

_INSET = 14.0
_PAD = 9.0
_BAR = 4.0


@dataclass(slots=True, eq=False)
class Box:
    """Some paragraphs; a long box goes on over the page."""

    texts: tuple[Text, ...]
    bar: Ink = ACCENT
    fill: Ink = TINT
    before: float = 6.0
    after: float = 10.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return the height with the space around the paragraphs."""
        inside = width - 2 * _INSET
        gaps = sum(text.after for text in self.texts[:-1])
        return sum(text.height(inside) for text in self.texts) + gaps + 2 * _PAD

    def need(self, width: float) -> float:
        """Return the height of a short box, or of the first two paragraphs of a long one."""
        return min(self.height(width), replace(self, texts=self.texts[:2]).height(width))

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Box, Box] | None":
        """Part between paragraphs, or forced inside one."""
        count = len(self.texts)
        while count and replace(self, texts=self.texts[:count]).height(width) > room:
            count -= 1
        if count == len(self.texts):
            return None
        if count:
            return replace(self, texts=self.texts[:count]), replace(self, texts=self.texts[count:], anchor=None)
        parts = self.texts[0].split(width - 2 * _INSET, room - 2 * _PAD, force=True) if force else None
        if parts is None:
            return None
        return (
            replace(self, texts=(parts[0],)),
            replace(self, texts=(parts[1], *self.texts[1:]), anchor=None),
        )

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw ground and bar as artifacts, then the paragraphs."""
        height = self.height(width)
        with canvas.artifact():
            canvas.box((x, top - height, width, height), fill=self.fill)
            canvas.box((x, top - height, _BAR, height), fill=self.bar)
        y = top - _PAD
        inside = width - 2 * _INSET
        for text in self.texts:
            text.draw(canvas, x + _INSET, y, inside)
            y -= text.height(inside) + text.after
