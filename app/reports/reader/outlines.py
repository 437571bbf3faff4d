"""Glyphs of a TrueType font as they are drawn, however the font is packed: contours, place and hinting.

Two programs that cut the same letters out of one font write different bytes; what they draw is the same.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.errors import AppError

Point = tuple[int, int, bool]  # x, y, on the curve
Contours = tuple[tuple[Point, ...], ...]
_Kept = tuple[list[int], list[bytes]]  # bearings and hinting, gathered on the way

# Nothing else may stand in an embedded font: bitmaps, colours and variations would draw something else.
_TABLES = frozenset(
    {
        "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post", "prep",
    }
)  # fmt: skip
_HINTING: Final = ("cvt ", "fpgm", "prep")
_DEEPEST = 6
_MOST_POINTS = 10_000
_ON, _X_SHORT, _Y_SHORT, _REPEATED, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _ARE_OFFSETS, _SCALED, _MORE, _SCALED_TWICE, _TURNED, _HINTED, _LENDS_METRICS = 1, 2, 8, 32, 64, 128, 256, 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """What a glyph draws; `bearings` say where its left edge is put; `hinting` are the programs of all its parts."""

    contours: Contours
    bearings: tuple[int, ...]
    hinting: tuple[bytes, ...]

    def draws(self, other: "Glyph") -> bool:
        """Tell whether both draw the same, hinted in the same way or, here, not at all."""
        same = self.contours == other.contours and (not self.contours or self.bearings == other.bearings)
        return same and (self.hinting == other.hinting or not any(self.hinting))


class Outlines:
    """Reads the glyphs of one font program.

    Raises AppError `report-font-unknown` for whatever it does not understand.
    """

    def __init__(self, program: bytes, *, embedded: bool) -> None:
        try:
            self._tables = _tables(program)
            if embedded and not set(self._tables) <= _TABLES:
                raise AppError("report-font-unknown")
            (self.units,) = struct.unpack_from(">H", self._tables["head"], 18)
            self._places = self._read_places()
        except (struct.error, KeyError, UnicodeDecodeError) as error:
            raise AppError("report-font-unknown") from error

    @property
    def hinting(self) -> Mapping[str, bytes]:
        """The programs that all glyphs share, of those that there are."""
        return {tag: self._tables[tag].rstrip(b"\0") for tag in _HINTING if tag in self._tables}

    @cached_property
    def codes(self) -> Mapping[int, int]:
        """The glyph of each code, in a font that has one table of codes only."""
        table = self._tables.get("cmap", b"")
        try:
            version, count, _platform, _encoding, offset = struct.unpack_from(">HHHHL", table)
            form, length, _language, first, entries = struct.unpack_from(">HHHHH", table, offset)
            if (version, count, form) != (0, 1, 6) or length < 10 + 2 * entries:
                raise AppError("report-font-unknown")
            found = struct.unpack_from(f">{entries}H", table, offset + 10)
        except struct.error as error:
            raise AppError("report-font-unknown") from error
        return {first + number: glyph for number, glyph in enumerate(found)}

    def glyph(self, number: int) -> Glyph:
        """Return one glyph."""
        try:
            hinting: list[bytes] = []
            bearings = [self._bearing(number)]
            contours = self._contours(number, (bearings, hinting), 0)
            return Glyph(contours=contours, bearings=tuple(bearings), hinting=tuple(hinting))
        except (struct.error, IndexError, KeyError) as error:
            raise AppError("report-font-unknown") from error

    def _read_places(self) -> tuple[int, ...]:
        (is_long,) = struct.unpack_from(">h", self._tables["head"], 50)
        (count,) = struct.unpack_from(">H", self._tables["maxp"], 4)
        written = struct.unpack_from(f">{count + 1}{'L' if is_long else 'H'}", self._tables["loca"])
        return written if is_long else tuple(2 * place for place in written)

    def _bearing(self, number: int) -> int:
        (full,) = struct.unpack_from(">H", self._tables["hhea"], 34)
        place = 4 * number + 2 if number < full else 4 * full + 2 * (number - full)
        (bearing,) = struct.unpack_from(">h", self._tables["hmtx"], place)
        return int(bearing)

    def _contours(self, number: int, kept: _Kept, depth: int) -> Contours:
        begin, end = self._places[number], self._places[number + 1]
        data = self._tables["glyf"][begin:end]
        if len(data) != end - begin:
            raise AppError("report-font-unknown")
        if not data:
            return ()
        (count,) = struct.unpack_from(">h", data)
        if count >= 0:
            return _simple(data, count, kept)
        if depth == _DEEPEST:
            raise AppError("report-font-unknown")
        return self._composed(data, kept, depth)

    def _composed(self, data: bytes, kept: _Kept, depth: int) -> Contours:
        found: list[tuple[Point, ...]] = []
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">HH", data, at)
            if not flags & _ARE_OFFSETS or flags & (_SCALED | _SCALED_TWICE | _TURNED):
                raise AppError("report-font-unknown")
            right, up = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at + 4)
            at += 8 if flags & _WORDS else 6
            found += [
                tuple((x + right, y + up, on) for x, y, on in contour)
                for contour in self._contours(part, kept, depth + 1)
            ]
            if flags & _LENDS_METRICS:
                kept[0].append(self._bearing(part))
            if sum(len(contour) for contour in found) > _MOST_POINTS:
                raise AppError("report-font-unknown")
        if flags & _HINTED:
            (length,) = struct.unpack_from(">H", data, at)
            kept[1].append(data[at + 2 : at + 2 + length])
        return tuple(found)


def _tables(program: bytes) -> dict[str, bytes]:
    _version, count = struct.unpack_from(">LH", program)
    found: dict[str, bytes] = {}
    for number in range(count):
        tag, _sum, begin, length = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        if begin + length > len(program) or tag.decode("ascii") in found:
            raise AppError("report-font-unknown")
        found[tag.decode("ascii")] = program[begin : begin + length]
    return found


def _simple(data: bytes, count: int, kept: _Kept) -> Contours:
    if count == 0:
        return ()
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    (length,) = struct.unpack_from(">H", data, at)
    kept[1].append(data[at + 2 : at + 2 + length])
    at += 2 + length
    total = ends[-1] + 1
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & _REPEATED:
            flags += [flag] * data[at]
            at += 1
    across, at = _deltas(data, at, flags[:total], _X_SHORT, _X_SAME)
    upward, at = _deltas(data, at, flags[:total], _Y_SHORT, _Y_SAME)
    points = [(x, y, bool(flag & _ON)) for x, y, flag in zip(across, upward, flags, strict=False)]
    begins = [0, *(end + 1 for end in ends[:-1])]
    return tuple(tuple(points[begin : end + 1]) for begin, end in zip(begins, ends, strict=True))


def _deltas(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    found: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at
