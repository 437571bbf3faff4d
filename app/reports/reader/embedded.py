"""Embedded fonts: the character map is believed only where the glyphs are those of our own fonts for its characters.

What a glyph draws is compared, not how the font is packed, so that reports of other versions of the libraries are read
for ever. Letters of a font that this version does not ship are not called wrong: nothing can be said of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from pikepdf import Name, Object

from app.errors import AppError
from app.reports.layout.fonts import font, font_names
from app.reports.reader.outlines import Contours, Glyph, Outlines
from app.reports.reader.streams import unpacked

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<((?:[0-9A-Fa-f]{4})+)>")
_WRITTEN = 0.01  # how exactly widths are written, in thousandths of the size
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32  # flags: a symbolic font is drawn by its own table of codes and no other
_ALLOWED = frozenset(
    {"/Type", "/Subtype", "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/FontDescriptor", "/ToUnicode", "/Name"}
)


class ReadFont:
    """What each code of an embedded font prints, and how wide it is at a size of 1 point."""

    def __init__(self, claimed: Mapping[int, str], widths: Mapping[int, float], outlines: Outlines) -> None:
        self._claimed = claimed
        self._widths = widths
        self._outlines = outlines
        self._seen: dict[int, str] = {}

    def text(self, codes: bytes) -> str:
        """Return the characters that codes print.

        Raises AppError `report-font-odd` for a code that draws another character than it claims, or at another width,
        and `report-font-unknown` for one that draws none of ours.
        """
        for code in codes:
            if code not in self._seen:
                self._seen[code] = self._checked(code)
        return "".join(self._seen[code] for code in codes)

    def width(self, codes: bytes) -> float:
        """Return how wide the codes are set; they have been read as text."""
        return sum(self._widths[code] for code in codes) / 1000

    def _checked(self, code: int) -> str:
        character = self._claimed.get(code, "")
        if len(character) != 1 or code not in self._widths or code not in self._outlines.codes:
            raise AppError("report-font-unknown")
        drawn = self._outlines.glyph(self._outlines.codes[code])
        for width in _drawn_by_us(character, drawn, self._outlines):
            if abs(width - self._widths[code]) <= _WRITTEN:
                return character
        raise AppError("report-font-odd" if _is_ours(drawn.contours) else "report-font-unknown")


def read_font(found: Object) -> ReadFont:
    """Return an embedded font; raises AppError `report-font-odd` or `report-font-unknown` for none of our making."""
    if found.get("/Subtype") != Name.TrueType:
        raise AppError("report-font-unknown")
    descriptor = found.FontDescriptor
    flags = int(descriptor.Flags)
    if not set(found.keys()) <= _ALLOWED or not flags & _SYMBOLIC or flags & _NOT_SYMBOLIC:
        raise AppError("report-font-odd")
    if "/FontFile" in descriptor or "/FontFile3" in descriptor:
        raise AppError("report-font-odd")
    claimed = {
        int(code, 16): bytes.fromhex(units.decode()).decode("utf-16-be", "replace")
        for code, units in _PAIR.findall(unpacked(found.ToUnicode))
    }
    widths = {code: float(width) for code, width in enumerate(found.Widths.as_list(), start=int(found.FirstChar))}
    return ReadFont(claimed, widths, Outlines(unpacked(descriptor.FontFile2), embedded=True))


def _drawn_by_us(character: str, drawn: Glyph, outlines: Outlines) -> Iterator[float]:
    """Yield the widths of our fonts that draw the character so."""
    for name in font_names():
        ours = _ours(name)
        own = _glyph(name, ord(character))
        if own is None or ours.units != outlines.units or not drawn.draws(own):
            continue
        if all(program == ours.hinting.get(tag, b"") for tag, program in outlines.hinting.items()):
            yield float(font(name).face.getCharWidth(ord(character)))  # type: ignore[no-untyped-call]


@cache
def _ours(name: str) -> Outlines:
    return Outlines(Path(font(name).face.filename).read_bytes(), embedded=False)


@lru_cache(maxsize=1 << 14)
def _glyph(name: str, character: int) -> Glyph | None:
    number = font(name).face.charToGlyph.get(character)
    return None if number is None else _ours(name).glyph(number)


def _is_ours(contours: Contours) -> bool:
    """Tell whether any character of our fonts is drawn so."""
    return any(contours in _all_contours(name) for name in font_names())


@cache
def _all_contours(name: str) -> frozenset[Contours]:
    ours = _ours(name)
    return frozenset(ours.glyph(number).contours for number in set(font(name).face.charToGlyph.values()))
