"""The order in which a file is believed: each step looks only at what the steps before it have bounded or proved."""

import base64
import hashlib
from typing import TYPE_CHECKING

from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member, checked, document_of, embedded_certificate
from app.exchange.container.opening import Opening
from app.security import envelopes

if TYPE_CHECKING:
    from app.exchange.container.reception import Reception, Sink


class Intake:
    """Takes a file's bytes, unsealed, and knows whether it has seen all of them.

    `sealed_to` is the recipient whose key opened the file, None for one that was not sealed; `file_size` what the file
    weighs, so that nothing larger is promised by its manifest.
    """

    def __init__(self, reception: "Reception", *, sealed_to: str | None, file_size: int) -> None:
        self._reception = reception
        self._sealed_to = sealed_to
        self._file_size = file_size
        self._opening = Opening()
        self._members: _Members | None = None
        self._manifest: Manifest | None = None
        self._payload = b""

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; raises AppError at the first that are not what they should be."""
        if self._members is None:
            chunk = self._opening.take(chunk)
            if self._opening.envelope is None:
                return
            self._manifest = self._verified(self._opening.envelope)
            self._reception.admit(self._manifest)
            self._members = _Members(self._manifest.members, self._reception)
        self._members.take(chunk)

    def done(self) -> tuple[Manifest, bytes, bytes]:
        """Return manifest, its bytes, and the envelope; raises AppError `file-damaged` if anything was missing."""
        if self._manifest is None or self._members is None or not self._members.complete:
            raise AppError("file-damaged")
        return self._manifest, self._payload, self._opening.envelope or b""

    def _verified(self, content: bytes) -> Manifest:
        envelope = envelopes.parse(content)
        document = document_of(envelope.payload)
        embedded = _embedded(document) if self._sealed_to is None else None
        envelopes.verify(envelope, self._reception.certificate(envelope.keyid, embedded))
        manifest = checked(document, envelope.payload)
        if manifest.sender.key != envelope.keyid:
            raise AppError("sender-not-signer")
        if self._sealed_to is not None and self._sealed_to not in {one.recipient for one in manifest.to}:
            raise AppError("addressed-to-others")
        if envelope.payload_type != manifest.kind.payload_type or manifest.kind.sealed is (self._sealed_to is None):
            raise AppError("kind-unclear")
        if sum(member.size for member in manifest.members) > self._file_size:
            raise AppError("file-damaged")
        self._payload = envelope.payload
        return manifest


class _Members:
    """Deals the bytes out to the members in their order, and compares each one's hash at its end."""

    def __init__(self, members: tuple[Member, ...], reception: "Reception") -> None:
        self._waiting = iter(members)
        self._reception = reception
        self._member: Member | None = None
        self._next()

    @property
    def complete(self) -> bool:
        """Whether the last member has ended."""
        return self._member is None

    def take(self, chunk: bytes) -> None:
        while chunk:
            if self._member is None:
                raise AppError("file-damaged")  # something follows the last member
            part, chunk = chunk[: self._left], chunk[self._left :]
            self._digest.update(part)
            self._sink.write(part)
            self._left -= len(part)
            if self._left == 0:
                self._end(self._member)
                self._next()

    def _next(self) -> None:
        for member in self._waiting:
            self._member = member
            self._left = member.size
            self._digest = hashlib.sha256()
            self._sink: Sink = self._reception.begin(member)
            if member.size:
                return
            self._end(member)
        self._member = None

    def _end(self, member: Member) -> None:
        if self._digest.hexdigest() != member.sha256:
            raise AppError("file-damaged")
        self._sink.close()


def _embedded(document: dict[str, object]) -> bytes | None:
    found = embedded_certificate(document)
    if found is None:
        return None
    if not isinstance(found, str):
        raise AppError("file-damaged")
    try:
        return base64.b64decode(found, validate=True)
    except ValueError as error:
        raise AppError("file-damaged") from error
