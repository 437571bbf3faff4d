"""Sealing with age: what is encrypted to a few people's receiving keys, and opened again, as it streams by.

The files are those of age-encryption.org, version 1, so that the `age` command opens them with an exported key. Four
habits of the library (pyrage 1.4) are met here: it may swallow what a reader or writer raised, or wrap it in its own
error; it calls a writer that failed once more; damage in the middle of a file is an OSError, as a full disk would be;
and it also takes age's text form, which nothing here writes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyrage

from app.errors import AppError

MAGIC = b"age-encryption.org/v1\n"
# 201 people take 20 KiB. The library's time grows with the square of a header: 5,000 stanzas in 32 KiB took 2.8 s.
LARGEST_HEADER = 32 * 1024
MOST_STANZAS = 250
_STANZA = b"\n-> "
_END_OF_HEADER = b"\n--- "
_NOT_FOR_ME = "No matching keys found"


class Source(Protocol):
    """What bytes are read from: any binary file."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


class Target(Protocol):
    """What bytes are written to: any binary file."""

    def write(self, chunk: bytes, /) -> object:
        """Take all of the bytes, or return how many were taken."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingKey:
    """A person's key for receiving sealed files: `secret` opens what is sealed to `recipient`."""

    secret: str = field(repr=False)
    recipient: str


def generate() -> ReceivingKey:
    """Return a new receiving key (X25519)."""
    return _key(pyrage.x25519.Identity.generate())


def from_secret(secret: str) -> ReceivingKey:
    """Return the receiving key with this secret; raises AppError `receiving-key-unreadable`."""
    return _key(_identity(secret))


def is_recipient(text: str) -> bool:
    """Return whether the text is a recipient in the one way of writing it."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def is_sealed(beginning: bytes) -> bool:
    """Return whether a file that begins like this is a sealed one."""
    return beginning.startswith(MAGIC)


def encrypt(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Read the source to its end and write it, sealed to every recipient, to the target, which the caller flushes.

    Raises AppError `recipient-unusable` for a recipient that is none, and for none at all; what the source or the
    target raised is raised again as it was.
    """
    if not recipients or not all(is_recipient(recipient) for recipient in recipients):
        raise AppError("recipient-unusable")
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in dict.fromkeys(recipients)]
    _run(pyrage.encrypt_io, _Watched(source, target), keys)


def decrypt(source: Source, target: Target, secret: str) -> None:
    """Read a sealed file to its end and write what it holds to the target.

    The target gets bytes before the end of the file was seen: they count only once this returns. Raises AppError
    `not-addressed-to-me`, `file-damaged`, `receiving-key-unreadable`; what the source or the target raised is raised
    again as it was.
    """
    identity = _identity(secret)
    try:
        _run(pyrage.decrypt_io, _Watched(_Headed(source), target), [identity])
    except pyrage.DecryptError as error:
        # The library tells the two apart by its message only.
        raise AppError("not-addressed-to-me" if str(error) == _NOT_FOR_ME else "file-damaged") from error
    except _DamagedPayload as error:
        raise AppError("file-damaged") from error


class _DamagedPayload(Exception):
    """The library found the content of a file damaged."""


class _Headed:
    """A sealed file, read only after its header was found to be one and of bounded size."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ahead = bytearray()
        self._checked = False

    def read(self, size: int = -1, /) -> bytes:
        if not self._checked:
            self._check()
        if self._ahead:
            taken = bytes(self._ahead[:size] if size >= 0 else self._ahead)
            del self._ahead[: len(taken)]
            return taken
        return self._source.read(size)

    def _check(self) -> None:
        while len(self._ahead) < LARGEST_HEADER and _END_OF_HEADER not in self._ahead:
            more = self._source.read(8192)
            if not more:
                break
            self._ahead += more
        header, end, _rest = bytes(self._ahead[:LARGEST_HEADER]).partition(_END_OF_HEADER)
        if not is_sealed(header) or not end or header.count(_STANZA) > MOST_STANZAS:
            raise AppError("file-damaged")
        self._checked = True


class _Watched:
    """Source and target as the library sees them; keeps the first exception that passes through its hands."""

    def __init__(self, source: Source, target: Target) -> None:
        self._source = source
        self._target = target
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as error:
            self.failure = self.failure or error
            raise

    def write(self, chunk: bytes) -> int:
        if self.failure is not None:  # the library's buffer, being dropped, tries a failed write once more
            return len(chunk)
        try:
            _write_all(self._target, chunk)
        except BaseException as error:
            self.failure = error
            raise
        return len(chunk)

    def flush(self) -> None:
        """Do nothing: the library asks for it, the caller does it."""


def _write_all(target: Target, chunk: bytes) -> None:
    taken = target.write(chunk)
    while isinstance(taken, int) and taken < len(chunk):  # an unbuffered file may take a part
        chunk = chunk[taken:]
        taken = target.write(chunk)


def _run(work: Callable[[_Watched, _Watched, list[object]], None], watched: _Watched, keys: list[object]) -> None:
    """Let the library work; whatever it says, the first failure of the files is what is raised."""
    try:
        work(watched, watched, keys)
    except BaseException as error:
        if watched.failure is not None:
            raise watched.failure from None
        if isinstance(error, OSError):  # not from our files: that is how it reports damage after the header
            raise _DamagedPayload from error
        raise
    if watched.failure is not None:
        raise watched.failure


def _identity(secret: str) -> "pyrage.x25519.Identity":
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise AppError("receiving-key-unreadable") from None  # the library's message might quote the secret one day


def _key(identity: "pyrage.x25519.Identity") -> ReceivingKey:
    return ReceivingKey(secret=str(identity), recipient=str(identity.to_public()))
