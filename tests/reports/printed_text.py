"""The text of a report's pages as it is painted, for tests."""

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from app.reports.reader.page_text import PageText, read_page

if TYPE_CHECKING:
    from app.reports.reader.embedded import ReadFont


def pages_of(pdf: bytes) -> list[PageText]:
    """Return what is painted on each page; the last one, which holds the signature fields, without them."""
    fonts: dict[tuple[int, int], ReadFont] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        last = opened.pages[-1].obj
        if "/Annots" in last:
            del last["/Annots"]
        return [read_page(page, fonts) for page in opened.pages]


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page, single spaces between words."""
    return [" ".join("".join(_spaced(page)).split()) for page in pages_of(pdf)]


def _spaced(page: PageText) -> list[str]:
    parts: list[str] = []
    before: int | None = -1
    for span in page.spans:
        if span.mark != before or span.mark is None:
            parts.append(" ")
        before = span.mark
        parts.append(span.text)
    return parts
