"""How workbooks look that Evenhand writes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that the same content always gives the same bytes
WIDE = frozenset(
    {"title", "name", "value", "descriptor", "guidance", "plain title", "plain guidance", "reason", "text"}
    | {"plain summary", "evidence", "members", "formula parameters"}
)
WIDTH, WIDE_WIDTH = 18, 42
# XlsxWriter takes a text between these for XML of its own, and lets it through as that.
_RICH_START, _RICH_END = "<r>", "</r>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The formats of one workbook."""

    header: Any
    text: Any
    plain: Any
    bare: Any
    title: Any
    alarm: Any


def look_of(book: Any) -> Look:  # noqa: ANN401 - XlsxWriter has no types
    """Return the formats, added to a workbook."""
    edge = {"border": 1, "border_color": "#595959"}
    return Look(
        header=book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "text_wrap": True, "valign": "top", **edge}
        ),
        text=book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        plain=book.add_format({"text_wrap": True, "valign": "top"}),
        bare=book.add_format({"valign": "top"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        alarm=book.add_format({"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"}),
    )


def width_of(column: str) -> int:
    """Return how wide a column is."""
    return WIDE_WIDTH if column in WIDE else WIDTH


def write_text(target: Any, row: int, place: int, text: str, form: Any, look: Look) -> None:  # noqa: ANN401, PLR0917
    """Write a text as text, whatever it looks like."""
    if text.startswith(_RICH_START) and text.endswith(_RICH_END):
        target.write_rich_string(row, place, text[:1], look.plain, text[1:], form)
    else:
        target.write_string(row, place, text, form)
