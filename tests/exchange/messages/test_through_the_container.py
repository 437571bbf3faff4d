"""A message sealed, signed and sent: what arrives is what was said, and nothing of a refused file is handed on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509

from app.errors import AppError
from app.exchange.container.bodies import BytesSink
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.parts import Part
from app.exchange.container.reading import Sink, read
from app.exchange.container.writing import write
from app.exchange.messages import pack, pack_reader, score_return
from app.exchange.messages.pack import PackBody
from app.exchange.messages.score_return import ReturnBody, scores_digest
from tests.exchange.container.people import draft, person
from tests.exchange.messages.made import (
    ATTACHED,
    CONTENTS,
    DATA,
    E1,
    E2,
    FILES,
    FROZEN,
    MOD,
    PUBLISHED,
    RESPONSES,
    ROSTER,
    Reader,
    score,
)
from tests.exchange.messages.test_score_return import locked

ADA, BOB = person("Ada"), person("Bob")


class Receiving:
    """A reception that hands every member to a kind's reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        assert (keyid, embedded) == (ADA.card.key, None)
        return ADA.identity.certificate

    def admit(self, manifest: Manifest) -> None:
        """Let everything in."""

    def begin(self, member: Member) -> Sink:
        return self.reader.begin(member)


def send(path: Path, kind: Kind, parts: Sequence[Part], reader: Reader) -> None:
    write(path, draft(ADA, BOB, kind=kind), parts, identity=ADA.identity, receiving=ADA.receiving)
    read(path, secret=BOB.receiving.secret, reception=Receiving(reader))


def test_a_pack_arrives(tmp_path: Path) -> None:
    body = PackBody(
        seat=MOD,
        versions=(FROZEN,),
        frozen=PUBLISHED,
        roster=ROSTER,
        suppliers=DATA.suppliers,
        tenders=DATA.tenders,
        files=FILES,
    )
    responses: list[object] = []
    attached: dict[str, BytesSink] = {}

    def attach(member: Member) -> Sink:
        return attached.setdefault(member.name, BytesSink(member.size))

    reader = pack_reader.reader(responses.extend, attach)
    send(tmp_path / "it.evpack", Kind.PACK, pack.parts(body, lambda: RESPONSES, ATTACHED.get), reader)

    assert (reader.body(), tuple(responses)) == (body, RESPONSES)
    assert sorted(sink.content for sink in attached.values()) == sorted(CONTENTS.values())


def test_a_return_arrives(tmp_path: Path) -> None:
    body = locked([score(), score(supplier=DATA.suppliers[1].id)])
    reader = score_return.reader()
    send(tmp_path / "it.evreturn", Kind.RETURN, score_return.parts(body), reader)

    assert reader.body() == body


def test_what_a_readers_refusal_says_comes_through(tmp_path: Path) -> None:
    foreign = [score(seat=E2)]
    lock = replace(locked(foreign).lock, seat=E1)
    parts = score_return.parts(ReturnBody(lock=replace(lock, digest=scores_digest(foreign)), scores=foreign))
    taken: list[object] = []

    with pytest.raises(AppError) as caught:
        send(tmp_path / "it.evreturn", Kind.RETURN, parts, score_return.reader(taken.extend))
    assert (caught.value.code, taken) == ("score-of-another-seat", [])
