"""Embedded fonts: the character map is believed only where the glyphs are those of our own fonts for its characters."""

import re
from dataclasses import dataclass

from pikepdf import Name, Object

from app.errors import AppError
from app.reports.layout.fonts import font, font_names
from app.reports.reader.streams import unpacked

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>\n")
_CODES = 256
_WRITTEN = 0.01  # how exactly widths are written, in thousandths of the size
_ALLOWED = frozenset(
    {"/Type", "/Subtype", "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/FontDescriptor", "/ToUnicode", "/Name"}
)


@dataclass(frozen=True, slots=True)
class ReadFont:
    """What each code of an embedded font prints, and how wide it is at a size of 1 point."""

    characters: dict[int, str]
    widths: tuple[float, ...]

    def text(self, codes: bytes) -> str:
        """Return the characters that codes print; raises AppError for a code without one."""
        if any(code not in self.characters for code in codes):
            raise AppError("report-font-odd")
        return "".join(self.characters[code] for code in codes)

    def width(self, codes: bytes) -> float:
        """Return how wide the codes are set."""
        return sum(self.widths[code] for code in codes)


def read_font(found: Object) -> ReadFont:
    """Return an embedded font; raises AppError unless it is, byte for byte, the subset our fonts give for its map."""
    if found.get("/Subtype") != Name.TrueType or not set(found.keys()) <= _ALLOWED:
        raise AppError("report-font-odd")
    first, last = int(found.FirstChar), int(found.LastChar)
    if first != 0 or not 0 <= last < _CODES:
        raise AppError("report-font-odd")
    mapping = {
        int(code, 16): bytes.fromhex(units.decode()).decode("utf-16-be")
        for code, units in _PAIR.findall(unpacked(found.ToUnicode))
    }
    if any(len(text) != 1 for text in mapping.values()):
        raise AppError("report-font-odd")
    subset = [ord(mapping[code]) if code in mapping else 0 for code in range(last + 1)]
    program = unpacked(found.FontDescriptor.FontFile2)
    source = next((name for name in font_names() if font(name).face.makeSubset(subset) == program), None)
    if source is None:
        raise AppError("report-font-odd")
    face = font(source).face
    widths = tuple(
        float(face.getCharWidth(code))  # type: ignore[no-untyped-call]
        for code in subset
    )
    given = [float(width) for width in found.Widths.as_list()]
    if len(given) != len(widths) or any(abs(one - other) > _WRITTEN for one, other in zip(given, widths, strict=True)):
        raise AppError("report-font-odd")
    known = {code: text for code, text in mapping.items() if ord(text) in face.charToGlyph}
    return ReadFont(known, tuple(width / 1000 for width in widths))
