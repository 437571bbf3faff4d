"""An .xlsx workbook as tables: which parts there are, and the sheets that are wanted (ECMA-376, both dialects)."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

from app.errors import AppError
from app.exchange.names import shown
from app.exchange.sources import limits
from app.exchange.sources.archive import Archive, open_archive
from app.exchange.sources.cells import Book, Table
from app.exchange.sources.limits import Budget
from app.exchange.sources.xlsx_formats import Styles
from app.exchange.sources.xlsx_sheet import SheetListener
from app.exchange.sources.xlsx_texts import SharedStrings, unescaped
from app.exchange.sources.xlsx_values import ValueReader
from app.exchange.sources.xml import RELATION_ID, listen

# What the standard library raises on damaged archives and parts: zipfile's own, zlib's, expat's, and what comes of
# numbers and names that are none (ValueError holds UnicodeError, LookupError encodings that nobody knows). They end
# in one sentence (STYLE §4.12).
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
    OSError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One link from a part to another."""

    kind: str
    target: str


class Relations:
    """Listens to a part of relations; links that leave the archive are not kept."""

    def __init__(self, base: str) -> None:
        self.by_id: dict[str, Relation] = {}
        self._base = base

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/", self._base, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.by_id[attributes.get("Id", "")] = Relation(kind=kind, target=posixpath.normpath(target))

    def text(self, text: str) -> None:
        """Ignore it: relations have no text."""

    def end(self, name: str) -> None:
        """Ignore it: a relation says everything at its start."""

    def of_kind(self, kind: str) -> str | None:
        """Return the part that the first link of this kind names."""
        return next((relation.target for relation in self.by_id.values() if relation.kind == kind), None)


class WorkbookPart:
    """Listens to the list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag open."""
        if name == "sheet":
            relation = next((attributes[key] for key in RELATION_ID if key in attributes), "")
            self.sheets.append((unescaped(attributes.get("name", "")), relation))
            if len(self.sheets) > limits.SHEETS:
                raise AppError("too-many-sheets", most=limits.SHEETS)
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}

    def text(self, text: str) -> None:
        """Ignore it: the list of sheets has no text."""

    def end(self, name: str) -> None:
        """Ignore it: an entry says everything at its start."""


def read_xlsx(path: Path, wanted: Callable[[str], bool]) -> Book:
    """Return the wanted sheets of the workbook; AppError says why there are none, whatever the bytes are."""
    try:
        with path.open("rb") as stream, open_archive(stream) as archive:
            return _read(archive, wanted)
    except PermissionError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    except _DAMAGE as error:
        raise AppError("workbook-damaged", detail=shown(str(error))) from error


def _read(archive: Archive, wanted: Callable[[str], bool]) -> Book:
    budget = Budget()
    workbook = _relations(archive, "", budget).of_kind("officeDocument")
    if workbook is None or not archive.has(workbook):
        raise AppError("no-workbook-in-archive")
    relations = _relations(archive, workbook, budget)
    index = WorkbookPart()
    with archive.open(workbook) as stream:
        listen(stream, workbook, index, budget)
    values = _value_reader(archive, relations, index.from_1904, budget)
    tables = tuple(
        _table(archive, name, relations.by_id.get(relation), values, budget)
        for name, relation in index.sheets
        if wanted(name)
    )
    return Book(names=tuple(name for name, _ in index.sheets), tables=tables)


def _relations(archive: Archive, part: str, budget: Budget) -> Relations:
    folder, name = posixpath.split(part)
    relations = Relations(folder)
    source = posixpath.join(folder, "_rels", name + ".rels")
    if archive.has(source):
        with archive.open(source) as stream:
            listen(stream, source, relations, budget)
    return relations


def _value_reader(archive: Archive, relations: Relations, from_1904: bool, budget: Budget) -> ValueReader:  # noqa: FBT001 - a fact of the file
    strings, styles = SharedStrings(), Styles()
    for listener, kind in ((strings, "sharedStrings"), (styles, "styles")):
        part = relations.of_kind(kind)
        if part is not None:
            with archive.open(part) as stream:
                listen(stream, part, listener, budget)
    return ValueReader(strings=strings.texts, styles=styles.shown(), from_1904=from_1904)


def _table(archive: Archive, name: str, relation: Relation | None, values: ValueReader, budget: Budget) -> Table:
    if relation is None or relation.kind != "worksheet":
        raise AppError("workbook-damaged", detail=shown(name))
    listener = SheetListener(values, budget, relation.target)
    with archive.open(relation.target) as stream:
        listen(stream, relation.target, listener, budget)
    return Table(name=name, rows=tuple(listener.rows))
