"""The room that a PDF keeps for an envelope: the one place that a signature or timestamp does not cover."""

import hashlib
import re
from dataclasses import dataclass

from pyhanko.pdf_utils import generic

from app.errors import AppError

# pyHanko writes capitals; one case only, or a change of case would go unnoticed (the digits are not signed).
CAPITALS = re.compile(rb"<((?:[0-9A-F]{2})+)>")
ONE_CASE = re.compile(rb"<((?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where the room begins and stops in a file that ends at `end` for its envelope, and the envelope found in it."""

    begin: int
    stop: int
    end: int
    envelope: bytes

    def digest(self, content: bytes, algorithm: str) -> bytes:
        """Return the hash of everything up to the end but the room."""
        covered = hashlib.new(algorithm, memoryview(content)[: self.begin])
        covered.update(memoryview(content)[self.stop : self.end])
        return covered.digest()


def room(content: bytes, entry: generic.DictionaryObject, end: int, *, written: re.Pattern[bytes]) -> Room:
    """Return the room of a signature dictionary, after checking that nothing else is left out up to the end.

    Raises AppError: `signature-range` (bytes left out), `signature-padding` (anything but zeros after the envelope, or
    digits other than `written`), `signature-form`, `signature-damaged`.
    """
    begin, stop = _gap(entry, end)
    digits = written.fullmatch(content, begin, stop)
    if digits is None:
        raise AppError("signature-padding")
    reserved = bytes.fromhex(digits.group(1).decode("ascii"))
    if reserved != bytes(_contents(entry)):
        raise AppError("signature-range")
    return Room(begin=begin, stop=stop, end=end, envelope=_without_padding(reserved))


def _gap(entry: generic.DictionaryObject, end: int) -> tuple[int, int]:
    numbers = [int(number) for number in entry["/ByteRange"]]
    if len(numbers) != 4:
        raise AppError("signature-range")
    start, first, second, length = numbers
    if start != 0 or not 0 < first < second < second + length or second + length != end:
        raise AppError("signature-range")
    return first, second


def _contents(entry: generic.DictionaryObject) -> bytes:
    value = entry.raw_get("/Contents")
    if isinstance(value, generic.TextStringObject):
        value = value.original_bytes
    if not isinstance(value, bytes):
        raise AppError("signature-form")
    return value


def _without_padding(reserved: bytes) -> bytes:
    """Return the DER value at the front; what follows must be zeros."""
    if len(reserved) < 4 or reserved[:2] != b"\x30\x82":
        raise AppError("signature-damaged")
    length = 4 + int.from_bytes(reserved[2:4], "big")
    if length > len(reserved):
        raise AppError("signature-damaged")
    if any(reserved[length:]):
        raise AppError("signature-padding")
    return reserved[:length]
