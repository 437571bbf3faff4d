"""Bytes as lines that can be printed, scanned or typed: base32, each line with a check of its own.

A line has 58 characters from A to Z and 2 to 7, and two more that check it and its number: a slip of the finger is
known by its line. The first three bytes are the version of this form and how many bytes follow.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Final

from app.errors import AppError

VERSION: Final = 1
GROUP: Final = 5
LINE: Final = 60
_CHECK: Final = 2
_DATA: Final = LINE - _CHECK
_HEAD: Final = 3
_FIRST: Final = 8  # the letters of the first five bytes
_LONGEST: Final = 32 * 1024
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_NUMBERED: Final = re.compile(r"^\s*\d{1,2}[.:)]?\s+(?=\S)", re.MULTILINE)
_BETWEEN: Final = re.compile(r"[\s\u00a0.\-–]+")
_LOOKALIKES: Final = str.maketrans({"0": "O", "1": "I", "8": "B"})


def lines(content: bytes) -> tuple[str, ...]:
    """Return from 2 to 65,535 bytes as lines of 60 characters, the last one shorter."""
    headed = bytes([VERSION]) + len(content).to_bytes(_HEAD - 1, "big") + content
    letters = base64.b32encode(headed).decode("ascii").rstrip("=")
    parts = [letters[start : start + _DATA] for start in range(0, len(letters), _DATA)]
    return tuple(part + _check(number, part) for number, part in enumerate(parts, 1))


def grouped(line: str) -> str:
    """Return a line in groups of five, for reading and typing."""
    return " ".join(line[start : start + GROUP] for start in range(0, len(line), GROUP))


def content_of(text: str, *, prefix: str = "") -> bytes:
    """Return the content of lines as they were scanned or typed, with or without spaces, line breaks and line numbers.

    Capitals don't matter, nor whether the `prefix` stands before them. Raises AppError `typed-line-wrong` with the
    number of the first line that doesn't fit its check, `typed-lines-missing` with the number of lines found and
    needed, `typed-lines-newer`, `typed-lines-unreadable`.
    """
    if len(text) > _LONGEST:
        raise AppError("typed-lines-unreadable")
    typed = text.upper().strip().removeprefix(prefix)
    letters = _BETWEEN.sub("", _NUMBERED.sub("", typed)).translate(_LOOKALIKES)
    if len(letters) < _FIRST + _CHECK or set(letters) - set(_ALPHABET):
        raise AppError("typed-lines-unreadable")
    found = [letters[start : start + LINE] for start in range(0, len(letters), LINE)]
    for number, line in enumerate(found, 1):
        if line[-_CHECK:] != _check(number, line[:-_CHECK]):
            raise AppError("typed-line-wrong", line=number)
    return _decoded([line[:-_CHECK] for line in found])


def sound_lines(text: str, *, prefix: str = "") -> tuple[bool, ...]:
    """Return of each line that was typed, one of the sheet on one of the text, whether it is as it stands there."""
    typed = text[:_LONGEST].upper().strip().removeprefix(prefix)
    found = (_BETWEEN.sub("", _NUMBERED.sub("", line)).translate(_LOOKALIKES) for line in typed.splitlines())
    return tuple(
        _CHECK < len(line) <= LINE and line[-_CHECK:] == _check(number, line[:-_CHECK])
        for number, line in enumerate(filter(None, found), 1)
    )


def _decoded(found: Sequence[str]) -> bytes:
    letters = "".join(found)
    head = base64.b32decode(letters[:_FIRST])
    if head[0] != VERSION:
        raise AppError("typed-lines-newer")
    length = _HEAD + int.from_bytes(head[1:_HEAD], "big")
    needed = -(-length * 8 // 5)
    if len(letters) != needed:
        raise AppError("typed-lines-missing", found=len(found), needed=-(-needed // _DATA))
    return base64.b32decode(letters + "=" * (-needed % 8))[_HEAD:]


def _check(number: int, part: str) -> str:
    digest = hashlib.sha256(f"{number} {part}".encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_CHECK])
