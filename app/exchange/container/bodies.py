"""JSON from strangers: bounded before it is parsed, and read strictly."""

import json
import re
from collections.abc import Callable

from app.domain.canonical import LARGEST_INTEGER
from app.errors import AppError

MOST_VALUES = 400_000
LONGEST_LINE = 1024 * 1024
DEPTH = 12

_STRINGS = re.compile(rb'"[^"]*"')
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def parse_json(content: bytes, *, most: int, depth: int = DEPTH) -> object:
    """Return what the JSON stands for: objects, lists, text, integers below 2**53, true, false and null.

    At most `most` bytes nested at most `depth` deep, both looked at before anything is parsed, as is how many values
    there are. Raises AppError `file-damaged` for more, for fractions, for members that stand twice in an object, for
    surrogates written as escapes, and for anything else that is not strict JSON in UTF-8.
    """
    if len(content) > most or not _bounded(content, depth):
        raise AppError("file-damaged")
    try:
        return _DECODER.decode(content.decode())
    except (ValueError, RecursionError) as error:
        raise AppError("file-damaged") from error


class BytesSink:
    """Takes a member whole, up to that many bytes; `content` holds it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = bytearray()

    @property
    def content(self) -> bytes:
        """What was taken so far."""
        return bytes(self._taken)

    def write(self, chunk: bytes) -> None:
        """Take a part; raises AppError `file-damaged` beyond the bound."""
        if len(self._taken) + len(chunk) > self._most:
            raise AppError("file-damaged")
        self._taken += chunk

    def close(self) -> None:
        """Do nothing more: the content is complete."""


class LineSink:
    """Takes a member of JSON lines and hands on each line's value; no line is held once it was handed on."""

    def __init__(
        self, each: Callable[[object], None], *, most: int, longest: int = LONGEST_LINE, depth: int = DEPTH
    ) -> None:
        self._each = each
        self._left = most
        self._longest = longest
        self._depth = depth
        self._begun = bytearray()

    def write(self, chunk: bytes) -> None:
        """Take a part; raises AppError `file-damaged` for a line too long, too many lines, or a line not JSON."""
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            self._take(bytes(self._begun + line))
            self._begun.clear()
        self._begun += rest
        if len(self._begun) > self._longest:
            raise AppError("file-damaged")

    def close(self) -> None:
        """End the member; raises AppError `file-damaged` if its last line was not ended."""
        if self._begun:
            raise AppError("file-damaged")

    def _take(self, line: bytes) -> None:
        if self._left == 0:
            raise AppError("file-damaged")
        self._left -= 1
        self._each(parse_json(line, most=self._longest, depth=self._depth))


def _bounded(content: bytes, depth: int) -> bool:
    """Return whether depth and number of values keep their bounds, found out without a step for every byte."""
    if b"\\" in content:
        content = content.replace(b"\\\\", b"").replace(b'\\"', b"")
        if _SURROGATE.search(content):
            return False
    if content.count(b"[") + content.count(b"{") <= depth and content.count(b",") < MOST_VALUES:
        return True  # there aren't enough of them to be deep
    if content.count(b'"') > 4 * MOST_VALUES:
        return False
    bare = _STRINGS.sub(b"", content)
    brackets = bare.translate(_ONE_KIND, _NOT_BRACKETS)
    if len(brackets) // 2 + bare.count(b",") > MOST_VALUES:
        return False
    for _level in range(depth):
        brackets = brackets.replace(b"[]", b"")  # takes off the innermost level; whether pairs match the parser sees
    return not brackets


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _integer(text: str) -> int:
    if len(text) > len(str(-LARGEST_INTEGER)):
        raise ValueError("too many digits")
    number = int(text)
    if abs(number) > LARGEST_INTEGER:
        raise ValueError("too large")
    return number


def _refuse_number(text: str) -> object:
    raise ValueError(text[:40])


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=_refuse_number, parse_int=_integer, parse_constant=_refuse_number
)
