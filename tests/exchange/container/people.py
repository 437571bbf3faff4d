"""People with real keys, and files between them: some made as they should be, some put together by hand."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509

from app.domain.audit import Head
from app.domain.codes import SeatCode
from app.domain.panel import Card
from app.errors import AppError
from app.exchange.container import manifest as manifests
from app.exchange.container import opening, parts
from app.exchange.container.bodies import BytesSink
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Member, Party, SeenHead
from app.exchange.container.reading import Received, read
from app.exchange.container.writing import Sent, write
from app.security import cards, envelopes, identities, sealing
from app.security.identities import Identity
from app.security.sealing import ReceivingKey

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EVALUATION = "6f1c8a44-3a6e-4f0e-9d2c-0b7a55d0c0de"
MESSAGE = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's keys."""

    identity: Identity
    receiving: ReceivingKey
    card: Card

    @property
    def addressee(self) -> Addressee:
        return Addressee(key=self.card.key, recipient=self.card.recipient)

    @property
    def party(self) -> Party:
        return Party(key=self.card.key, name=self.card.name)


@cache
def person(name: str) -> Person:
    identity, receiving = identities.create(name, at=AT), sealing.generate()
    return Person(identity=identity, receiving=receiving, card=cards.of(identity, receiving))


@dataclass(slots=True)
class Desk:
    """A reception that knows some people, lets everything in, and keeps what it is handed."""

    known: Sequence[Person]
    kept: dict[str, BytesSink] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        self.steps.append("certificate" if embedded is None else "certificate embedded")
        for one in self.known:
            if one.card.key == keyid:
                return one.identity.certificate
        raise AppError("unknown-signer", seat="E1", key=keyid[:16])

    def admit(self, manifest: Manifest) -> None:
        self.steps.append(f"admit {manifest.kind.value}")

    def begin(self, member: Member) -> BytesSink:
        self.steps.append(f"begin {member.name}")
        self.kept[member.name] = BytesSink(member.size)
        return self.kept[member.name]

    @property
    def contents(self) -> dict[str, bytes]:
        return {name: sink.content for name, sink in self.kept.items()}


def draft(sender: Person, *to: Person, kind: Kind = Kind.PACK) -> Manifest:
    return Manifest(
        kind=kind,
        evaluation=EVALUATION,
        id=MESSAGE,
        revision=2,
        supersedes="ab" * 32,
        created=AT,
        sender=dataclasses.replace(sender.party, seat=SeatCode("LEAD")),
        to=tuple(one.addressee for one in to),
        frozen="cd" * 32,
        roster=3,
        log=Head(size=7, hash="ef" * 32),
        heads=(SeenHead(seat=SeatCode("E1"), key="ab" * 32, size=4, hash="01" * 32),),
        app="Evenhand 0.1.0",
    )


BODIES: Mapping[str, bytes] = {"scores": b'{"level":4}\n' * 20, "nothing": b"", "Siân’s método.pdf": b"%PDF-1.7 " * 9}


def parts_of(bodies: Mapping[str, bytes]) -> tuple[parts.Part, ...]:
    return tuple(parts.of_bytes(name, "application/octet-stream", content) for name, content in bodies.items())


def send(path: Path, manifest: Manifest, bodies: Mapping[str, bytes] = BODIES, *, sender: Person) -> Sent:
    return write(path, manifest, parts_of(bodies), identity=sender.identity, receiving=sender.receiving)


def receive(path: Path, by: Person, *, known: Sequence[Person]) -> Received:
    return read(path, secret=by.receiving.secret, reception=Desk(known))


def refusal(path: Path, by: Person, *, known: Sequence[Person]) -> str:
    """Return the code under which a file is refused; members of a refused file are never all handed over and kept."""
    with pytest.raises(AppError) as caught:
        receive(path, by, known=known)
    return caught.value.code


def members_of(bodies: Mapping[str, bytes]) -> tuple[Member, ...]:
    return tuple(part.member for part in parts_of(bodies))


def inner(
    payload: bytes, *, by: Person, kind: Kind = Kind.PACK, bodies: Iterable[bytes] = (), payload_type: str | None = None
) -> bytes:
    """Return what a sealed file holds, with a right signature over any payload."""
    envelope = envelopes.sign(payload, payload_type or kind.payload_type, by.identity)
    return opening.written(envelope) + b"".join(bodies)


def sealed(content: bytes, *to: Person) -> bytes:
    out = BytesIO()
    sealing.encrypt(BytesIO(content), out, [one.card.recipient for one in to])
    return out.getvalue()


def unsealed(path: Path, by: Person) -> bytes:
    out = BytesIO()
    with path.open("rb") as file:
        sealing.decrypt(file, out, by.receiving.secret)
    return out.getvalue()


def packed(path: Path, manifest: Manifest, bodies: Mapping[str, bytes] = BODIES, *, by: Person, to: Person) -> Path:
    """Write a file whose members are what the manifest says, whatever bodies follow."""
    content = inner(manifests.encode(manifest), by=by, kind=manifest.kind, bodies=bodies.values())
    path.write_bytes(sealed(content, to))
    return path
