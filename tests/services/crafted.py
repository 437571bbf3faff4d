"""Files put together by hand with real keys, and what is left in a case file by those that are refused."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from cryptography import x509

from app.domain.codes import SeatCode
from app.domain.panel import Card
from app.errors import AppError
from app.exchange.container.bodies import BytesSink
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Member, Party
from app.exchange.container.parts import Part, of_bytes
from app.exchange.container.reading import read
from app.exchange.container.writing import write
from app.security import cards
from app.services import intake
from app.services.desk import Desk
from app.services.profiles import OpenProfile, case_key
from app.storage import messages
from app.text.sentences import sentence

REFUSALS: dict[str, str] = {}


def tables(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of a desk's case file, read by another program with the exported key."""
    key = case_key(desk.profile, desk.about.case)
    connection = apsw.Connection(str(desk.case.path), flags=apsw.SQLITE_OPEN_READONLY)
    with closing(connection):
        for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
            connection.execute(f"PRAGMA {setting}")
        names = [
            str(name)
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        return {name: list(connection.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 - our tables


def digest(desk: Desk) -> str:
    """Return a digest of all that a case file holds."""
    return hashlib.sha256(repr(tables(desk)).encode()).hexdigest()


def refused(command: Callable[[], object]) -> str:
    """Return the code under which a command is refused; it has words."""
    with pytest.raises(AppError) as caught:
        command()
    REFUSALS[caught.value.code] = sentence(caught.value.code, caught.value.facts)
    return caught.value.code


def refusal(desk: Desk, path: Path) -> str:
    """Return the code under which a file is refused, by preview and for good; it has words and changes nothing."""
    before = digest(desk)
    found = []
    for way in (intake.preview, intake.take_in):
        with pytest.raises(AppError) as caught:
            way(desk, path)
        found.append(caught.value.code)
    REFUSALS[caught.value.code] = sentence(caught.value.code, caught.value.facts)
    assert digest(desk) == before
    assert found[0] == found[1]
    return found[1]


def last_sent(desk: Desk, kind: str) -> str:
    """Return the id of the newest file of a kind that left a case."""
    with desk.read() as unit:
        return [one.id for one in messages.all(unit) if (one.kind, one.direction) == (kind, "out")][-1]


def last_taken(desk: Desk, kind: str) -> str:
    """Return the id of the newest file of a kind that came into a case."""
    with desk.read() as unit:
        return [one.id for one in messages.all(unit) if (one.kind, one.direction) == (kind, "in")][-1]


@dataclass(slots=True)
class _Everything:
    """A reception that believes whoever signed, and keeps all that comes."""

    certificate_of: x509.Certificate
    kept: dict[str, BytesSink] = field(default_factory=dict)

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        return self.certificate_of

    def admit(self, manifest: Manifest) -> None:
        """Let it in."""

    def begin(self, member: Member) -> BytesSink:
        self.kept[member.name] = BytesSink(member.size)
        return self.kept[member.name]


def opened(path: Path, by: OpenProfile, signer: OpenProfile) -> tuple[Manifest, tuple[Part, ...]]:
    """Return what a file holds to somebody who can open it."""
    reception = _Everything(cards.certificate_of(signer.card.certificate))
    manifest = read(path, secret=by.receiving.secret, reception=reception).manifest
    return manifest, tuple(
        of_bytes(member.name, member.type, reception.kept[member.name].content) for member in manifest.members
    )


def again(manifest: Manifest, parts: Sequence[Part], path: Path, *, by: OpenProfile, **changed: object) -> Path:
    """Write a file as it was but for what is changed, signed by somebody."""
    other = replace(manifest, **changed)  # type: ignore[arg-type]
    write(path, other, parts, identity=by.identity, receiving=by.receiving)
    return path


def crafted(
    path: Path,
    parts: Sequence[Part],
    *,
    by: OpenProfile,
    to: Sequence[Card],
    seat: SeatCode,
    desk: Desk,
    kind: Kind,
    **more: object,
) -> Path:
    """Write a file from somebody who says to sit on a seat, in the desk's evaluation."""
    manifest = Manifest(
        kind=kind,
        evaluation=desk.about.evaluation,
        id=str(uuid4()),
        revision=1,
        created=desk.clock().replace(microsecond=0),
        sender=Party(key=by.card.key, name=by.card.name, seat=seat),
        to=tuple(Addressee(key=card.key, recipient=card.recipient) for card in to),
        members=tuple(part.member for part in parts),
        app="by hand",
    )
    return again(manifest, parts, path, by=by, **more)
