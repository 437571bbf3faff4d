"""One set of measures, inks and text styles for every report."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.reports.layout.fonts import Face

PAGE: Final = (595.2756, 841.8898)  # A4 in points
LEFT: Final = 54.0
RIGHT: Final = 54.0
TOP: Final = 68.0
BOTTOM: Final = 60.0
WIDTH: Final = PAGE[0] - LEFT - RIGHT
HEIGHT: Final = PAGE[1] - TOP - BOTTOM

Ink = tuple[float, float, float]

# Contrast on white, and on TINT, is 4.5:1 or more for every ink that text is set in; a test measures it.
INK: Final[Ink] = (0.10, 0.12, 0.14)
MUTED: Final[Ink] = (0.33, 0.37, 0.41)
ACCENT: Final[Ink] = (0.04, 0.33, 0.42)
RULE: Final[Ink] = (0.78, 0.82, 0.84)
TINT: Final[Ink] = (0.925, 0.955, 0.965)
PALE: Final[Ink] = (0.72, 0.85, 0.89)
WHITE: Final[Ink] = (1.0, 1.0, 1.0)


class Align(StrEnum):
    """Where a line of text stands in its column."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set; measures in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    ink: Ink = INK
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0


TITLE: Final = Style(size=23, leading=27, face=Face.BOLD, ink=INK, after=6)
KICKER: Final = Style(size=9.5, leading=13, face=Face.BOLD, ink=ACCENT, after=4)
SECTION: Final = Style(size=17, leading=21, face=Face.BOLD, ink=ACCENT, before=22, after=8)
HEADING: Final = Style(size=12.5, leading=16, face=Face.BOLD, before=13, after=4)
SUBHEADING: Final = Style(size=10.5, leading=14, face=Face.BOLD, before=11, after=3)
BODY: Final = Style(size=10, leading=14.5, after=6)
LEAD: Final = Style(size=11, leading=15.5, after=6)
SMALL: Final = Style(size=8.75, leading=12, ink=MUTED, after=4)
CELL: Final = Style(size=9.25, leading=12.5, after=3)
CELL_BOLD: Final = Style(size=9.25, leading=12.5, face=Face.BOLD, after=3)
CELL_QUOTE: Final = Style(size=9, leading=12.25, face=Face.ITALIC, ink=MUTED, after=3)
HASH: Final = Style(size=8, leading=12.5, after=3)
HEAD: Final = Style(size=8.5, leading=11.5, face=Face.BOLD, ink=ACCENT)
NUMBER: Final = Style(size=9.25, leading=12.5, align=Align.RIGHT, after=3)
NUMBER_BOLD: Final = Style(size=9.25, leading=12.5, face=Face.BOLD, align=Align.RIGHT, after=3)
NUMBER_HEAD: Final = Style(size=8.5, leading=11.5, face=Face.BOLD, ink=ACCENT, align=Align.RIGHT)
FURNITURE: Final = Style(size=7.75, leading=10, ink=MUTED)
