"""The faces of the report, and which of them prints a character; none is ever printed wrongly (notes/pdf.md)."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.errors import AppError
from app.shipped import shipped

_FALLBACK = "EvenhandFallback"
_FALLBACK_BOLD = "EvenhandFallback-Bold"
_LEFTWARDS = frozenset({"R", "AL", "AN"})  # need reordering and joining, which this writer does not do


class Face(StrEnum):
    """The faces of Atkinson Hyperlegible Next that the report uses, by the names they are registered under."""

    REGULAR = "EvenhandText"
    BOLD = "EvenhandText-Bold"
    ITALIC = "EvenhandText-Italic"


class Segment(NamedTuple):
    """Characters of one font; `width` at a size of 1 point."""

    font: str
    text: str
    width: float


_FILES = {
    Face.REGULAR.value: "atkinson-hyperlegible-next/Regular.ttf",
    Face.BOLD.value: "atkinson-hyperlegible-next/Bold.ttf",
    Face.ITALIC.value: "atkinson-hyperlegible-next/Italic.ttf",
    _FALLBACK: "dejavu/DejaVuSans.ttf",
    _FALLBACK_BOLD: "dejavu/DejaVuSans-Bold.ttf",
}
_FALLBACKS = {Face.REGULAR: _FALLBACK, Face.ITALIC: _FALLBACK, Face.BOLD: _FALLBACK_BOLD}


@cache
def font(name: str) -> TTFont:
    """Return a font by its registered name, loading its file once."""
    loaded = TTFont(name, str(shipped("fonts", *_FILES[name].split("/"))))
    pdfmetrics.registerFont(loaded)
    return loaded


def font_names() -> tuple[str, ...]:
    """Return the registered names of all fonts of the report."""
    return tuple(_FILES)


@cache
def _characters(name: str) -> frozenset[int]:
    return frozenset(font(name).face.charToGlyph)


def visible(text: str) -> str:
    """Return the text as it is printed: composed, without invisible characters, lines by `LF`, tabs as spaces."""
    lines = unicodedata.normalize("NFC", text).splitlines() or [""]
    kept = "\n".join(
        line if line.isascii() else "".join(c for c in line if unicodedata.category(c) != "Cf") for line in lines
    )
    return kept.replace("\t", " ")


@lru_cache(maxsize=1 << 16)
def segments(word: str, face: Face) -> tuple[Segment, ...]:
    """Return the word cut into runs of one font each.

    Raises AppError `no-glyph` for a character that no font prints, or that would need reordering.
    """
    if all(ord(character) in _characters(face) for character in word):
        return (Segment(face.value, word, width_of(word, face.value)),)
    found: list[tuple[str, str]] = []
    for character in word:
        name = _font_for(character, face, word)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + character)
        else:
            found.append((name, character))
    return tuple(Segment(name, text, width_of(text, name)) for name, text in found)


def _font_for(character: str, face: Face, word: str) -> str:
    if unicodedata.bidirectional(character) not in _LEFTWARDS and unicodedata.category(character) != "Cc":
        for name in (face.value, _FALLBACKS[face]):
            if ord(character) in _characters(name):
                return name
    code = f"U+{ord(character):04X}"
    raise AppError("no-glyph", character=unicodedata.name(character, code), codepoint=code, word=word)


def width_of(text: str, name: str) -> float:
    """Return the width of the text in that font at a size of 1 point."""
    return float(font(name).stringWidth(text, 1))
