"""Texts that must stay on one line: measured, and shortened where they are too long."""

from app.reports.layout.fonts import segments, visible
from app.reports.layout.theme import Style


def fitting(text: str, style: Style, room: float) -> str:
    """Return the text on one line, or its beginning and an ellipsis where it is wider than the room."""
    line = visible(text).replace("\n", " ")
    if width(line, style) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if width(line[:middle] + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…"


def width(text: str, style: Style) -> float:
    """Return the width of a line."""
    return sum(segment.width for segment in segments(text, style.face)) * style.size
