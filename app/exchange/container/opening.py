"""How a file begins, once unsealed: magic, the length of the envelope, the envelope."""

from app.errors import AppError
from app.exchange.container.kinds import Kind, kind_of
from app.exchange.container.manifest import LARGEST_ENVELOPE
from app.security import envelopes

_NAME = b"EVPK\r\n\x1a"  # as in PNG: a transfer that alters line ends, or stops at Ctrl-Z, shows at once
VERSION = 1
MAGIC = _NAME + bytes([VERSION])
_LENGTH = 4


def is_open_file(beginning: bytes) -> bool:
    """Return whether a file that begins like this is ours and not sealed, of this version or another."""
    return beginning.startswith(_NAME)


def written(envelope: bytes) -> bytes:
    """Return what stands before the members' bytes."""
    return MAGIC + len(envelope).to_bytes(_LENGTH, "big") + envelope


class Opening:
    """Takes bytes until the envelope is complete; `envelope` is None before."""

    def __init__(self) -> None:
        self.envelope: bytes | None = None
        self._begun = bytearray()

    def take(self, chunk: bytes) -> bytes:
        """Take what belongs to the opening and return the rest.

        Raises AppError `file-damaged` for another magic and an envelope too long, before it is read; `file-newer` for
        the magic of a later version.
        """
        self._begun += chunk
        head = len(MAGIC) + _LENGTH
        if len(self._begun) < head:
            return b""
        if not self._begun.startswith(MAGIC):
            newer = self._begun.startswith(_NAME) and self._begun[len(_NAME)] > VERSION
            raise AppError("file-newer" if newer else "file-damaged")
        length = int.from_bytes(self._begun[len(MAGIC) : head], "big")
        if length > LARGEST_ENVELOPE:
            raise AppError("file-damaged")
        if len(self._begun) < head + length:
            return b""
        self.envelope = bytes(self._begun[head : head + length])
        rest = bytes(self._begun[head + length :])
        self._begun.clear()
        return rest


class Seen(Exception):
    """The kind is known, so nothing more need be read; caught where the reading began."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


class Glance:
    """Takes bytes only until they say what kind of file it is, then raises `Seen`."""

    def __init__(self) -> None:
        self._opening = Opening()

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; raises `Seen`, and AppError as `Opening.take` and `envelopes.parse` do."""
        self._opening.take(chunk)
        if self._opening.envelope is not None:
            raise Seen(kind_of(envelopes.parse(self._opening.envelope).payload_type))
