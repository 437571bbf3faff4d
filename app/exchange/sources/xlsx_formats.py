"""Number formats of an .xlsx: which cells show a percentage and which a date."""

import re
from collections.abc import Mapping
from enum import Enum

_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})


class Shown(Enum):
    """How a number is shown, as far as that changes what was meant."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"


def shown_by(code: str) -> Shown:
    """Return what a format code shows; quoted and escaped signs do not count."""
    if code.casefold() in {"general", "standard"}:
        return Shown.PLAIN
    bare = _BRACKETS.sub("", _LITERALS.sub("", code))
    if "%" in bare:
        return Shown.PERCENT
    return Shown.DATE if _DATE_LETTERS.search(bare) else Shown.PLAIN


class Styles:
    """Listens to the part of styles for the number format of each cell style."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._in_cell_styles = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""
        if name == "numFmt":
            self._codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            self._formats.append(int(attributes.get("numFmtId", "0")))

    def text(self, text: str) -> None:
        """Ignore it: styles have no text."""

    def end(self, name: str) -> None:
        """Hear a tag close."""
        if name == "cellXfs":
            self._in_cell_styles = False

    def shown(self) -> tuple[Shown, ...]:
        """Return what each cell style shows, by its index."""
        return tuple(self._of(number) for number in self._formats)

    def _of(self, number: int) -> Shown:
        code = self._codes.get(number)
        if code is not None:
            return shown_by(code)
        if number in _BUILT_IN_PERCENT:
            return Shown.PERCENT
        return Shown.DATE if number in _BUILT_IN_DATES else Shown.PLAIN
