"""Reading a file: everything is verified in a fixed order (`intake`), and nothing counts before its last byte was.

Sealed, open or pasted as text, a file holds the same: magic, length and signed manifest, then the members' bytes.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn

from app.errors import AppError
from app.exchange.container import armour
from app.exchange.container.intake import Intake
from app.exchange.container.kinds import Kind
from app.exchange.container.opening import Glance, Seen, is_open_file
from app.exchange.container.reception import Received, Reception, Sink
from app.security import sealing

__all__ = ["Received", "Reception", "Recognised", "Sink", "peek", "read"]

_CHUNK = 64 * 1024

Recognised = Kind | Literal["sealed", "report"] | None


def read(path: Path, *, secret: str | None, reception: Reception) -> Received:
    """Verify a file, sealed, open or pasted as text, and hand its members to the reception while they stream by.

    The caller commits what the reception took once this returns, and drops it when it raises. Raises AppError
    `no-such-file`, `file-not-read`, `file-unrecognised`, `file-locked` (sealed, and no secret was given),
    `not-addressed-to-me`, `file-damaged`, `file-newer`, `signature-wrong`, `sender-not-signer`, `addressed-to-others`,
    `kind-unclear`, and what `armour` raises; what the reception or its sinks raised is raised again as it was.
    """
    with _opened(path) as source:
        if sealing.is_sealed(source.beginning):
            if secret is None:
                raise AppError("file-locked")
            recipient = sealing.from_secret(secret).recipient
            intake = Intake(reception, sealed_to=recipient, file_size=source.size)
            sealing.decrypt(source, intake, secret)
        elif is_open_file(source.beginning):
            intake = Intake(reception, sealed_to=None, file_size=source.size)
            while chunk := source.read(_CHUNK):
                intake.write(chunk)
        else:
            raise AppError("file-unrecognised")
        manifest, payload, envelope = intake.done()
        return Received(
            manifest=manifest,
            manifest_sha256=hashlib.sha256(payload).hexdigest(),
            envelope=envelope,
            file_sha256=source.digest.hexdigest(),
        )


def peek(path: Path, *, secret: str | None = None) -> Recognised:
    """Return what a file is by its content alone, None for what does not travel as we know it.

    Nothing is verified: it serves to choose who reads the file. A sealed file that the secret does not open, or that
    none was given for, is "sealed". Raises AppError `no-such-file`, `file-not-read`, `file-damaged`, `file-newer`, and
    what `armour` raises.
    """
    with _opened(path) as source:
        try:
            if sealing.is_sealed(source.beginning):
                _glance_inside(source, secret)
                return "sealed"
            if is_open_file(source.beginning):
                _glance(source)
        except Seen as seen:
            return seen.kind
        return "report" if _is_report(source.beginning) else None


def _glance(source: "_Incoming") -> NoReturn:
    glance = Glance()
    while chunk := source.read(_CHUNK):
        glance.write(chunk)
    raise AppError("file-damaged")


def _glance_inside(source: "_Incoming", secret: str | None) -> None:
    """Raise `Seen` if the secret opens the file."""
    if secret is None:
        return
    try:
        sealing.decrypt(source, Glance(), secret)
    except AppError as error:
        if error.code != "not-addressed-to-me":
            raise


class _Incoming:
    """A file's bytes, hashed as they are read; what the system says is raised as AppError `file-not-read`."""

    def __init__(self, file: BinaryIO, path: Path, size: int) -> None:
        self._file = file
        self._path = path
        self.size = size
        self.digest = hashlib.sha256()
        self.beginning = self._taken(len(sealing.MAGIC))
        file.seek(0)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        chunk = self._taken(size)
        self.digest.update(chunk)
        return chunk

    def _taken(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise _unread(self._path, error) from error


@contextmanager
def _opened(path: Path) -> Iterator[_Incoming]:
    """Give the file's bytes; of one pasted as text, those that the text stands for."""
    try:
        size = path.stat().st_size
        file = path.open("rb")
    except FileNotFoundError as error:
        raise AppError("no-such-file", path=str(path)) from error
    except OSError as error:
        raise _unread(path, error) from error
    with file:
        source = _Incoming(file, path, size)
        known = sealing.is_sealed(source.beginning) or is_open_file(source.beginning) or _is_report(source.beginning)
        text = None if known else armour.found_in(source.read(armour.LARGEST_TEXT + 1))
        if text is None:
            file.seek(0)
            yield _Incoming(file, path, size)
        else:
            yield _Incoming(BytesIO(text), path, len(text))


def _is_report(beginning: bytes) -> bool:
    return beginning.startswith(b"%PDF-")


def _unread(path: Path, error: OSError) -> AppError:
    return AppError("file-not-read", path=str(path), reason=error.strerror or str(error))
