"""Cells as they are compared: trimmed, NFC, and refused where they hold what no reader could see (WORKBOOK §1)."""

import re
import unicodedata

from app.errors import AppError
from app.exchange.names import shown
from app.exchange.sources.cells import Cell, CellKind

_EDGES = (
    "\t\n\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)
# Control characters but for tab and line ends, signs that turn the reading direction, halves of surrogate pairs.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def trimmed(text: str) -> str:
    """Return the text in NFC without space around it, line ends as single line feeds."""
    bare = text.strip(_EDGES)
    if "\r" in bare:
        bare = bare.replace("\r\n", "\n").replace("\r", "\n")
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare)


def hidden_character(text: str) -> tuple[str, int] | None:
    """Return the first character that no reader could see, as `U+202E`, and its place counted from 1; None if none."""
    found = _FORBIDDEN.search(text)
    return (f"U+{ord(found[0]):04X}", found.start() + 1) if found else None


def typed(text: str) -> str:
    """Return what a person typed as it is kept, so that files and workbooks can carry it: trimmed, NFC.

    Raises AppError `text-hidden-character`, `text-like-formula`.
    """
    hidden = hidden_character(text)
    if hidden:
        raise AppError("text-hidden-character", found=hidden[0], position=hidden[1])
    kept = trimmed(text)
    if kept.startswith("="):
        raise AppError("text-like-formula", found=shown(kept))
    return kept


def clean(cell: Cell) -> Cell | None:
    """Return the cell as it is read on, None for an empty one; AppError for formulas, errors and control characters."""
    if cell.kind is CellKind.FORMULA:
        raise AppError("formula", found=shown(cell.text))
    if cell.kind is CellKind.ERROR:
        raise AppError("error-value", found=shown(cell.text))
    hidden = hidden_character(cell.text)
    if hidden:
        raise AppError("control-character", found=hidden[0], position=hidden[1])
    text = trimmed(cell.text)
    if text.startswith("="):
        raise AppError("formula", found=shown(text))
    return Cell(cell.kind, text) if text else None
