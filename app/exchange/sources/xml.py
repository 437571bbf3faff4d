"""XML as a stream of tags, nothing kept: a document type is refused, and tags and texts are counted.

The expat parser of the standard library is used directly because a tree, even a pruned one, grows with every empty
tag of a hostile sheet, and because declarations can be refused before anything is expanded.
"""

from collections.abc import Mapping
from typing import IO, Protocol
from xml.parsers import expat

from app.errors import AppError
from app.exchange.sources import limits
from app.exchange.sources.archive import CHUNK
from app.exchange.sources.limits import Budget

_SEPARATOR = " "
_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    }
)
RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_ONE_TOKEN = 4_000_000


class Listener(Protocol):
    """Hears the tags of one part, by their local name where the namespace is one of ours, else as an empty name."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""

    def text(self, text: str) -> None:
        """Hear text within it."""

    def end(self, name: str) -> None:
        """Hear it close."""


class TextCollector:
    """Gathers the pieces of one text and stops before it grows beyond what a cell may hold."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, piece: str) -> None:
        """Take one more piece."""
        self._length += len(piece)
        if self._length > limits.CELL_CHARACTERS:
            raise AppError("cell-too-long", most=limits.CELL_CHARACTERS)
        self._pieces.append(piece)

    def take(self) -> str:
        """Return the text and start afresh."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text


def listen(stream: IO[bytes], part: str, listener: Listener, budget: Budget) -> None:
    """Tell the listener every tag of the part; raises ExpatError where it is no XML."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    local_names: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        budget.elements(1)
        listener.start(local_names.get(name) or _remembered(local_names, name), attributes)

    def end(name: str) -> None:
        listener.end(local_names[name])

    def refuse(*_declaration: object) -> None:
        raise AppError("xml-with-dtd", part=part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    read = 0
    while chunk := stream.read(CHUNK):
        read += len(chunk)
        parser.Parse(chunk, False)  # noqa: FBT003 - the parser's own signature
        if read - parser.CurrentByteIndex > _ONE_TOKEN:
            raise AppError("workbook-damaged", detail=part)
    parser.Parse(b"", True)  # noqa: FBT003 - the parser's own signature


def _remembered(local_names: dict[str, str], name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    known = local if namespace in _NAMESPACES else ""
    if len(local_names) < limits.ARCHIVE_ENTRIES or name in local_names:
        local_names[name] = known
        return known
    raise AppError("workbook-damaged", detail=name[: limits.SHEETS])
