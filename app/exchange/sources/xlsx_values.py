"""What the raw value of an .xlsx cell means: numbers at 15 significant digits, dates, truth values, errors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from app.errors import AppError
from app.exchange.sources.cells import Cell, CellKind
from app.exchange.sources.xlsx_formats import Shown
from app.exchange.sources.xlsx_texts import unescaped

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_NUMBER_CHARACTERS = 400
_HUNDRED = Decimal(100)
_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's dates have no zone
_FALSE_LEAP_DAY = 60
_DAYS = 2_958_466
_MIDNIGHT = "T00:00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReader:
    """Turns type, style and raw text of a cell into what it says."""

    strings: Sequence[str]
    styles: Sequence[Shown]
    from_1904: bool

    def cell(self, kind: str, style: int, raw: str) -> Cell | None:
        """Return the cell, or None for an empty one."""
        if kind == "s":
            return _text(self._shared(raw))
        if kind in {"str", "inlineStr"}:
            return _text(unescaped(raw))
        if not raw.strip():
            return None
        if kind == "n":
            return self._number(style, raw.strip())
        return _other(kind, raw.strip())

    def _shared(self, raw: str) -> str:
        if not raw.strip():
            return ""
        index = int(raw)
        if not 0 <= index < len(self.strings):
            raise AppError("workbook-damaged", detail="sharedStrings")
        return self.strings[index]

    def _number(self, style: int, raw: str) -> Cell:
        if len(raw) > _NUMBER_CHARACTERS or not _NUMBER.fullmatch(raw):
            return Cell(CellKind.TEXT, raw)
        shown = self.styles[style] if 0 <= style < len(self.styles) else Shown.PLAIN
        value = float(raw)
        if shown is Shown.DATE:
            return Cell(CellKind.DATE, self._date(value))
        decimal = Decimal(format(value, ".15g"))
        if not decimal.is_finite():
            return Cell(CellKind.ERROR, raw)
        if shown is Shown.PERCENT:
            return Cell(CellKind.NUMBER, plain_decimal(decimal * _HUNDRED) + "%")
        return Cell(CellKind.NUMBER, plain_decimal(decimal))

    def _date(self, serial: float) -> str:
        if not 0 <= serial < _DAYS:
            return format(serial, ".15g")
        if serial < 1:
            return _iso(_EPOCH_1900 + timedelta(days=serial)).partition("T")[2] or "00:00:00"
        if self.from_1904:
            return _iso(_EPOCH_1904 + timedelta(days=serial))
        return _iso(_EPOCH_1900 + timedelta(days=serial + (serial < _FALSE_LEAP_DAY)))


def plain_decimal(number: Decimal) -> str:
    """Return the number without exponent and trailing zeros, zero without a sign."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _iso(moment: datetime) -> str:
    whole = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return whole.isoformat().removesuffix(_MIDNIGHT)


def _text(text: str) -> Cell | None:
    return Cell(CellKind.TEXT, text) if text and not text.isspace() else None


def _other(kind: str, raw: str) -> Cell:
    if kind == "b":
        return Cell(CellKind.BOOLEAN, "FALSE" if raw in {"0", "false"} else "TRUE")
    if kind == "d":
        return Cell(CellKind.DATE, raw.removesuffix("Z").partition(".")[0].removesuffix(_MIDNIGHT))
    if kind == "e":
        return Cell(CellKind.ERROR, raw)
    raise AppError("workbook-damaged", detail=kind[:20])
