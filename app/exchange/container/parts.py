"""Parts: the bodies that go into a file, with size and hash known before the first of their bytes is written."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.errors import AppError
from app.exchange.container.manifest import Member

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A body by its label and media type; `open` gives its bytes, the same ones each time."""

    name: str
    type: str
    size: int
    sha256: str
    open: Callable[[], BinaryIO]

    @property
    def member(self) -> Member:
        """The part as the manifest lists it."""
        return Member(name=self.name, type=self.type, size=self.size, sha256=self.sha256)


def of_bytes(name: str, media_type: str, content: bytes) -> Part:
    """Return a part held in memory."""
    return Part(
        name=name,
        type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        open=lambda: BytesIO(content),
    )


def of_file(name: str, media_type: str, path: Path) -> Part:
    """Return a file as a part, after reading it once; raises AppError `no-such-file`, `file-not-read`."""

    def opened() -> BinaryIO:
        try:
            return path.open("rb")
        except FileNotFoundError as error:
            raise AppError("no-such-file", path=str(path)) from error
        except OSError as error:
            raise _unread(path, error) from error

    def chunks() -> Iterator[bytes]:
        with opened() as file:
            try:
                while chunk := file.read(CHUNK):
                    yield chunk
            except OSError as error:
                raise _unread(path, error) from error

    size, digest = _measured(chunks())
    return Part(name=name, type=media_type, size=size, sha256=digest, open=opened)


def of_chunks(name: str, media_type: str, chunks: Callable[[], Iterable[bytes]]) -> Part:
    """Return a part whose bytes are made anew each time they are read; `chunks` is called now and when writing."""
    size, digest = _measured(chunks())

    def opened() -> BinaryIO:
        return BufferedReader(_Chunked(chunks()), CHUNK)

    return Part(name=name, type=media_type, size=size, sha256=digest, open=opened)


class _Chunked(RawIOBase):
    """Chunks as a file to read from."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        super().__init__()
        self._chunks = iter(chunks)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: "WriteableBuffer", /) -> int:
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        room = memoryview(into).cast("B")
        taken = min(len(room), len(self._left))
        room[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


def _measured(chunks: Iterable[bytes]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        digest.update(chunk)
    return size, digest.hexdigest()


def _unread(path: Path, error: OSError) -> AppError:
    return AppError("file-not-read", path=str(path), reason=error.strerror or str(error))
