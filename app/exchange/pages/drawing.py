"""One PDF as pdfium sees it: how many pages, and each as a picture and as text; used in the reading process alone."""

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from app.errors import AppError
from app.exchange.pages.limits import MAX_PAGES, MAX_PIXELS, MAX_TEXT

if TYPE_CHECKING:
    import ctypes

# Control characters but for tab and line feed, signs that turn the reading direction, and what is no character.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\uffff]")
_HYPHEN = "\ufffe"  # pdfium's mark for a hyphen that ends a line; the line end itself it leaves out


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page: its picture as rows of four bytes (blue, green, red, unused) a pixel, and its text.

    `whole` is False where the text is longer than is shown.
    """

    width: int
    height: int
    pixels: bytes
    text: str
    whole: bool


class Document:
    """An open PDF, filled-in form fields included. Raises AppError `pages-encrypted`, `pages-damaged`, `pages-none`."""

    def __init__(self, content: "ctypes.Array[ctypes.c_char]") -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            raise AppError("pages-encrypted" if locked else "pages-damaged") from error
        self.pages = len(self._pdf)
        if self.pages < 1:
            self._pdf.close()
            raise AppError("pages-none")
        self._pdf.init_forms()

    @property
    def listed(self) -> int:
        """How many of its pages are shown at most."""
        return min(self.pages, MAX_PAGES)

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    def page(self, number: int, width: int) -> Picture:
        """Return a page, counted from 1, about `width` pixels wide.

        Raises AppError `page-not-there`, `page-damaged`.
        """
        if not 1 <= number <= self.listed:
            raise AppError("page-not-there", number=number, pages=self.listed)
        try:
            self._flatten(number)
            page = self._pdf[number - 1]
            try:
                text, whole = _text(page)
                scale = _scale(page.get_size(), width)
                # Not what pdfium would draw of form fields by itself: they are part of the page by now.
                bitmap = page.render(
                    scale=scale, may_draw_forms=False, force_bitmap_format=raw.FPDFBitmap_BGRx, draw_annots=True
                )
                picture = Picture(
                    width=bitmap.width, height=bitmap.height, pixels=_rows(bitmap), text=text, whole=whole
                )
                bitmap.close()
            finally:
                page.close()
        except (pypdfium2.PdfiumError, RuntimeError) as error:
            raise AppError("page-damaged", number=number) from error
        return picture

    def _flatten(self, number: int) -> None:
        """Make what was filled into form fields a part of the page, so that its text can be read too."""
        page = self._pdf[number - 1]
        try:
            if page.formenv:
                page.flatten()
        except pypdfium2.PdfiumError:
            pass  # then the page is shown as it is without them
        finally:
            page.close()


def _scale(size: tuple[float, float], wanted: int) -> float:
    """Return pixels a point for a page so many points large: as wide as wanted, within what a picture may hold."""
    width, height = size
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise RuntimeError
    area = math.sqrt(MAX_PIXELS / 1.01 / (width * height))
    longest = MAX_PIXELS / 4 / max(width, height)  # a page like a thread has no more than a quarter of it in a row
    return min(wanted / width, area, longest)


def _rows(bitmap: "pypdfium2.PdfBitmap") -> bytes:
    size = bitmap.width * 4
    content = memoryview(bitmap.buffer).cast("B")
    if bitmap.stride == size:
        return bytes(content[: size * bitmap.height])
    return b"".join(content[at : at + size] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))


def _text(page: pypdfium2.PdfPage) -> tuple[str, bool]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        found = textpage.get_text_range(0, min(count, MAX_TEXT)) if count > 0 else ""
    finally:
        textpage.close()
    return as_read(found)[:MAX_TEXT], count <= MAX_TEXT


def as_read(text: str) -> str:
    """Return a page's text as people read it: plain line ends, hyphens where they were, nothing that can't be seen."""
    lined = text.replace(_HYPHEN, "-").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in _UNSEEN.sub("", lined).split("\n")).strip("\n")
