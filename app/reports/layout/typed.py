"""Lines of characters to be typed, numbered, in groups that stand under one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.structure import Element, Tag
from app.reports.layout.theme import MUTED, Style

_LEADING: Final = 12.0
_LEAST_GAP: Final = 3.0
_NUMBERS: Final = 22.0
CHARACTERS: Final = Style(size=9, leading=_LEADING)
NUMBERS: Final = Style(size=7.75, leading=_LEADING, ink=MUTED)


@dataclass(slots=True, eq=False)
class TypedLines:
    """Numbered lines of groups, tagged as a list; `groups` is how many stand in the longest line."""

    lines: Sequence[Sequence[str]]
    groups: int
    element: Element
    before: float = 4.0
    after: float = 0.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return len(self.lines) * _LEADING

    def need(self, width: float) -> float:
        """Return the whole height: the lines stay together."""
        return self.height(width)

    def split(self, width: float, room: float, *, force: bool) -> None:
        """Return None: the lines stay together."""

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw each line, its number smaller and to the right before it."""
        step = (width - _NUMBERS) / self.groups
        baseline = top - (_LEADING + 0.68 * CHARACTERS.size) / 2
        for number, line in enumerate(self.lines, 1):
            entry = self.element.add(Tag.ITEM)
            with canvas.content(entry.add(Tag.LABEL)):
                canvas.words(x + _NUMBERS - 9, baseline, str(number), NUMBERS, right=True)
            end = 0.0
            with canvas.content(entry.add(Tag.ITEM_BODY)):
                for place, group in enumerate(line):
                    left = max(x + _NUMBERS + place * step, end)
                    # The space, unseen, keeps the groups apart for those who copy or hear them.
                    end = left + canvas.words(left, baseline, f"{group} ", CHARACTERS) + _LEAST_GAP
            baseline -= _LEADING
