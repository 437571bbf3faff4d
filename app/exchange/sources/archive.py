"""The archive an .xlsx is: opened only after its directory, its real size and its XML have been looked at."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from app.errors import AppError
from app.exchange.sources import limits

CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL = b"PK\x03\x04"
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_ENCRYPTED = 0x1
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_TRACES = tuple(word.encode(encoding) for word in _DECLARATIONS for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OVERLAP = max(map(len, _TRACES)) - 1


class Archive:
    """The parts of a checked archive by name; part names are compared caseless, as OPC says."""

    def __init__(self, opened: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> None:
        self._opened = opened
        self._parts = parts

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return _part_name(name) in self._parts

    def open(self, name: str) -> IO[bytes]:
        """Return the part to read from; a part that is not there is a damaged workbook."""
        info = self._parts.get(_part_name(name))
        if info is None:
            raise AppError("workbook-damaged", detail=name)
        return self._opened.open(info)


@contextmanager
def open_archive(stream: BinaryIO) -> Iterator[Archive]:
    """Yield the archive once nothing about it is hostile, else raise the AppError that says what is."""
    _check_kind(stream)
    _check_directory(stream)
    with zipfile.ZipFile(stream) as opened:
        parts = _checked_parts(opened)
        _check_contents(opened, parts)
        yield Archive(opened, parts)


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _check_kind(stream: BinaryIO) -> None:
    """Tell apart what people take for an .xlsx: nothing, an old or protected workbook, another file."""
    size = stream.seek(0, 2)
    stream.seek(0)
    start = stream.read(len(_OLE))
    if size == 0:
        raise AppError("file-empty")
    if size > limits.FILE_BYTES:
        raise AppError("unpacks-too-large")
    if start == _OLE:
        raise AppError("old-or-protected-workbook")
    if not start.startswith(_LOCAL):
        raise AppError("not-a-workbook")


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a directory that is too long before `zipfile` makes an object of each of its entries."""
    tail_size = min(stream.seek(0, 2), 0xFFFF + _END.size + _LOCATOR.size + _END64.size)
    stream.seek(-tail_size, 2)
    tail = stream.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise AppError("workbook-damaged", detail="zip")
    end = _END.unpack_from(tail, at)
    entries, size = end[4], end[5]
    locator = at - _LOCATOR.size
    if locator >= _END64.size and tail.startswith(b"PK\x06\x07", locator):
        end64 = _END64.unpack_from(tail, locator - _END64.size)
        entries, size = end64[7], end64[8]
    if entries > limits.ARCHIVE_ENTRIES or size > limits.DIRECTORY_BYTES:
        raise AppError("too-many-parts", most=limits.ARCHIVE_ENTRIES)


def _checked_parts(opened: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    parts: dict[str, zipfile.ZipInfo] = {}
    entries = opened.infolist()
    if len(entries) > limits.ARCHIVE_ENTRIES:
        raise AppError("too-many-parts", most=limits.ARCHIVE_ENTRIES)
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise AppError("unpacks-too-large")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise AppError("old-or-protected-workbook")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise AppError("workbook-damaged", detail="zip")
        name = _part_name(entry.filename)
        if name in parts:
            raise AppError("workbook-damaged", detail="zip")
        parts[name] = entry
    return parts


def _check_contents(opened: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> None:
    """Unpack everything once without keeping it: real sizes, checksums, and no DTD in any XML part."""
    total = 0
    for name, entry in parts.items():
        is_xml = name.endswith((".xml", ".rels", ".vml"))
        kept = b""
        with opened.open(entry) as part:
            while chunk := part.read(CHUNK):
                total += len(chunk)
                if total > limits.UNPACKED_BYTES:
                    raise AppError("unpacks-too-large")
                seen = kept + chunk
                if is_xml and b"<" in seen and any(trace in seen for trace in _TRACES):
                    raise AppError("xml-with-dtd", part=entry.filename)
                kept = seen[-_OVERLAP:]
