"""Writing a file: signed, sealed, read again from the disk as its receiver will, and only then given its name."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.exchange.container import opening, reading
from app.exchange.container.manifest import Addressee, Manifest, Member, encode
from app.exchange.container.parts import Part
from app.exchange.whole_files import whole_file
from app.security import cards, envelopes, sealing
from app.security.identities import Identity
from app.security.sealing import ReceivingKey

_STEP = 1024 * 1024  # progress is told that often

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it was written: its full manifest, the hashes by which others name it, its size in bytes."""

    manifest: Manifest
    manifest_sha256: str
    file_sha256: str
    size: int


def write(
    path: Path,
    manifest: Manifest,
    parts: Sequence[Part],
    *,
    identity: Identity,
    receiving: ReceivingKey,
    replace: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Sent:
    """Write a file whose name appears only once it was read back and verified to its last byte.

    The manifest's members are filled in from the parts; the sender is added to those who can open a sealed file, and
    an open one gets the sender's certificate. `progress` is told the bytes done, of the parts' bytes twice: written
    and read. Raises AppError `file-exists`, `file-not-written` with the system's reason, `cancelled`,
    `part-changed` where a part was not what it was measured to be, `file-not-verified` where the disk gave back other
    bytes, `recipient-unusable`, `exchange-key-unsupported`, and what `manifest.encode` and the opening of the parts
    raise; in each case nothing is left behind.
    """
    if manifest.sender.key != cards.key_of(identity.certificate):
        raise AppError("manifest-unusable", field="sender")
    complete = _completed(manifest, parts, identity, receiving)
    payload = encode(complete)
    envelope = envelopes.sign(payload, complete.kind.payload_type, identity)
    work = _Work(2 * sum(part.size for part in parts), progress, cancelled)
    content = _Content(opening.written(envelope), parts, work)
    with whole_file(path, replace=replace) as draft:
        if complete.kind.sealed:
            sealing.encrypt(content, draft.file, [one.recipient for one in complete.to])
        else:
            while chunk := content.read():
                draft.file.write(chunk)
        draft.finish()
        written = _read_back(draft.path, receiving, _OwnReception(identity, work))
        size = draft.path.stat().st_size
    return Sent(
        manifest=complete,
        manifest_sha256=hashlib.sha256(payload).hexdigest(),
        file_sha256=written.file_sha256,
        size=size,
    )


def _completed(manifest: Manifest, parts: Sequence[Part], identity: Identity, receiving: ReceivingKey) -> Manifest:
    members = tuple(part.member for part in parts)
    if not manifest.kind.sealed:
        certificate = identity.certificate.public_bytes(Encoding.DER)
        return replace(manifest, members=members, certificate=certificate)
    to = manifest.to
    if receiving.recipient not in {one.recipient for one in to}:
        to = (*to, Addressee(key=manifest.sender.key, recipient=receiving.recipient, seat=manifest.sender.seat))
    return replace(manifest, members=members, to=to)


def _read_back(path: Path, receiving: ReceivingKey, reception: "_OwnReception") -> reading.Received:
    try:
        return reading.read(path, secret=receiving.secret, reception=reception)
    except AppError as error:
        if error.code == "cancelled":
            raise
        raise AppError("file-not-verified", path=str(path.parent)) from error


class _Work:
    """How far the writing has come, and whether somebody wants it to stop."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._told = 0

    def step(self, count: int) -> None:
        """Note that many bytes more; raises AppError `cancelled`."""
        self._done += count
        if self._done - self._told < _STEP and self._done < self._total:
            return
        self._told = self._done
        if self._cancelled is not None and self._cancelled():
            raise AppError("cancelled")
        if self._progress is not None:
            self._progress(self._done, self._total)


class _Content:
    """What is sealed, as a file to read from: the opening, then each part, compared with what it was measured to be."""

    def __init__(self, beginning: bytes, parts: Sequence[Part], work: _Work) -> None:
        self._work = work
        self._chunks = self._all(beginning, parts)
        self._left = BytesIO()

    def read(self, size: int = _STEP, /) -> bytes:
        """Return the next bytes, none at the end."""
        while not (taken := self._left.read(size)):
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._left = BytesIO(chunk)
        return taken

    def _all(self, beginning: bytes, parts: Sequence[Part]) -> Iterator[bytes]:
        yield beginning
        for part in parts:
            with part.open() as file:
                yield from self._part(part, file)

    def _part(self, part: Part, file: BinaryIO) -> Iterator[bytes]:
        digest = hashlib.sha256()
        left = part.size
        while chunk := _read(part, file):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            yield chunk
            self._work.step(len(chunk))
        if left or digest.hexdigest() != part.sha256:
            raise AppError("part-changed", name=part.name)


class _OwnReception:
    """The sender's eyes on the file just written: its own key alone, and every member looked at but not kept."""

    def __init__(self, identity: Identity, work: _Work) -> None:
        self._identity = identity
        self._work = work

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        return self._identity.certificate

    def admit(self, manifest: Manifest) -> None:
        """Let it in."""

    def begin(self, member: Member) -> reading.Sink:
        return self

    def write(self, chunk: bytes) -> None:
        self._work.step(len(chunk))

    def close(self) -> None:
        """Do nothing."""


def _read(part: Part, file: BinaryIO) -> bytes:
    try:
        return file.read(_STEP)
    except OSError as error:
        raise AppError("file-not-read", path=part.name, reason=error.strerror or str(error)) from error
