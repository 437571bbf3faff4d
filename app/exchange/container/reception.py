"""Who receives a file, and what a file verified to its end is."""

from dataclasses import dataclass
from typing import Protocol

from cryptography import x509

from app.exchange.container.manifest import Manifest, Member


class Sink(Protocol):
    """Takes one member's bytes; `close` says that they were all there and are the ones signed.

    Even then they count only once `read` returns. Of a file that is refused, the member it broke off in stays unclosed.
    """

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        ...

    def close(self) -> None:
        """End the member."""
        ...


class Reception(Protocol):
    """Knows the roster, decides what is let in, and takes the members."""

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        """Return the certificate that the roster has for this key; AppError for a key that may not send.

        `embedded` (DER, unverified) is what an invite or join brings itself: nothing speaks for it but the six words
        compared afterwards. Of any other kind it is None.
        """
        ...

    def admit(self, manifest: Manifest) -> None:
        """Raise AppError unless this file is to be taken in; its signature has been verified, its members unread."""
        ...

    def begin(self, member: Member) -> Sink:
        """Return where the next member's bytes go."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was verified to its last byte; `envelope` is what was signed, to keep as evidence."""

    manifest: Manifest
    manifest_sha256: str
    envelope: bytes
    file_sha256: str
