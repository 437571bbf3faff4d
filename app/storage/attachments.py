"""Files that suppliers sent, by their SHA-256: written and read in pieces, so that memory stays small."""

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from app.errors import AppError
from app.models.attachments import AttachmentRow
from app.storage.unit import Unit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Measured with 500 MB: in 9.7, 5.5, 4.6, 3.4 s by 16 KiB, 64 KiB, 256 KiB, 1 MiB, out 1.3 s; a reader holds one piece.
PIECE = 256 * 1024
_PIECE = "SELECT content FROM attachment_piece WHERE sha256 = ? AND piece = ?"
_INSERT = "INSERT INTO attachment_piece (sha256, piece, content) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that is kept: its hash, its size in bytes and its media type."""

    sha256: str
    size: int
    type: str


class Sink:
    """Takes the bytes of one file; the unit cannot be committed until `close` has found them to be all and right."""

    def __init__(self, unit: Unit, about: Attachment) -> None:
        self._unit = unit
        self._about = about
        self._hash = hashlib.sha256()
        self._size = 0
        self._waiting = bytearray()
        self._pieces = 0

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; raises AppError `attachment-wrong` once they are more than were announced."""
        self._size += len(chunk)
        if self._size > self._about.size:
            raise AppError("attachment-wrong", sha256=self._about.sha256)
        self._hash.update(chunk)
        self._waiting += chunk
        while len(self._waiting) >= PIECE:
            self._keep(PIECE)

    def close(self) -> None:
        """Keep the file; raises AppError `attachment-wrong` where size or hash is another than was announced."""
        if self._size != self._about.size or self._hash.hexdigest() != self._about.sha256:
            raise AppError("attachment-wrong", sha256=self._about.sha256)
        if self._waiting:
            self._keep(len(self._waiting))
        self._unit.add(AttachmentRow(sha256=self._about.sha256, size=self._about.size, type=self._about.type))

    def _keep(self, size: int) -> None:
        self._unit.run(_INSERT, (self._about.sha256, self._pieces, bytes(self._waiting[:size])))
        del self._waiting[:size]
        self._pieces += 1


class _Pieces(io.RawIOBase):
    """The pieces of one file as one stream."""

    def __init__(self, unit: Unit, sha256: str, size: int) -> None:
        super().__init__()
        self._unit = unit
        self._sha256 = sha256
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read from any place: a PDF is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from one piece, as far as that goes."""
        room = memoryview(buffer).cast("B")
        piece, skipped = divmod(self._at, PIECE)
        row = self._unit.first(_PIECE, (self._sha256, piece)) if self._at < self._size else None
        content = b"" if row is None else row[0][skipped : skipped + len(room)]
        room[: len(content)] = content
        self._at += len(content)
        return len(content)


def begin(unit: Unit, sha256: str, size: int, type: str) -> Sink:  # noqa: A002 - the word of the manifest
    """Return what takes the bytes of a file that is not kept yet (ask `has`)."""
    return Sink(unit, Attachment(sha256=sha256, size=size, type=type))


def has(unit: Unit, sha256: str) -> bool:
    """Tell whether the file is kept."""
    return unit.first("SELECT 1 FROM attachment WHERE sha256 = ?", (sha256,)) is not None


def open(unit: Unit, sha256: str) -> BinaryIO:  # noqa: A001 - read as attachments.open
    """Return a reader of the file, good while the unit is; raises AppError `no-such-attachment`."""
    row = unit.first("SELECT size FROM attachment WHERE sha256 = ?", (sha256,))
    if row is None:
        raise AppError("no-such-attachment", sha256=sha256)
    return cast("BinaryIO", io.BufferedReader(_Pieces(unit, sha256, row[0]), PIECE))


def about(unit: Unit, sha256: str) -> Attachment:
    """Return what is kept of a file; raises AppError `no-such-attachment`."""
    row = unit.first("SELECT sha256, size, type FROM attachment WHERE sha256 = ?", (sha256,))
    if row is None:
        raise AppError("no-such-attachment", sha256=sha256)
    return Attachment(sha256=row[0], size=row[1], type=row[2])


def listing(unit: Unit) -> tuple[Attachment, ...]:
    """Return every file that is kept, in the order in which they came."""
    rows = unit.run("SELECT sha256, size, type FROM attachment ORDER BY number")
    return tuple(Attachment(sha256=sha256, size=size, type=type_) for sha256, size, type_ in rows)
