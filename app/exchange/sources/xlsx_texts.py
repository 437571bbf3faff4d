"""Texts of an .xlsx: the shared strings, and the escapes in which control characters are written (OOXML ST_Xstring)."""

import re
from collections.abc import Mapping

from app.exchange.sources.xml import TextCollector

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def unescaped(text: str) -> str:
    """Return the text with `_xHHHH_` read, once: `_x005F_x000D_` is the six letters `_x000D_`, no line end."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(plain):
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return plain


class SharedStrings:
    """Listens to the part of shared strings; formatting and phonetic hints are left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._collected = TextCollector()
        self._in_text = False
        self._phonetic = False

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""
        if name == "rPh":
            self._phonetic = True
        self._in_text = name == "t" and not self._phonetic

    def text(self, text: str) -> None:
        """Hear text."""
        if self._in_text:
            self._collected.add(text)

    def end(self, name: str) -> None:
        """Hear a tag close."""
        self._in_text = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append(unescaped(self._collected.take()))
