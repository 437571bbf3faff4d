"""What one person sends, another receives: members, manifest, and nothing else."""

import dataclasses
import hashlib
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codes import SeatCode
from app.exchange.container import manifest as manifests
from app.exchange.container.kinds import Kind
from app.exchange.container.reading import peek, read
from app.security import envelopes
from tests.exchange.container.people import BODIES, Desk, draft, inner, members_of, person, receive, sealed, send

ADA, BOB, EVE = person("Ada"), person("Bob"), person("Eve")


def test_a_pack_arrives_as_it_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "one.evpack"
    sent = send(path, draft(ADA, BOB), sender=ADA)
    desk = Desk([ADA])

    found = read(path, secret=BOB.receiving.secret, reception=desk)

    assert desk.contents == BODIES
    assert (
        found.manifest
        == sent.manifest
        == dataclasses.replace(
            draft(ADA, BOB, ADA), members=members_of(BODIES), to=(BOB.addressee, _with_seat(ADA.addressee))
        )
    )
    assert found.manifest_sha256 == sent.manifest_sha256
    assert found.file_sha256 == sent.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sent.size == path.stat().st_size
    envelope = envelopes.parse(found.envelope)
    envelopes.verify(envelope, ADA.identity.certificate)
    assert manifests.decode(envelope.payload) == found.manifest
    assert hashlib.sha256(envelope.payload).hexdigest() == found.manifest_sha256


def _with_seat(one: manifests.Addressee) -> manifests.Addressee:
    return dataclasses.replace(one, seat=SeatCode("LEAD"))


def test_every_step_is_taken_once_and_in_order(tmp_path: Path) -> None:
    desk = Desk([ADA])
    send(tmp_path / "one", draft(ADA, BOB), sender=ADA)
    read(tmp_path / "one", secret=BOB.receiving.secret, reception=desk)

    assert desk.steps == ["certificate", "admit pack", *(f"begin {name}" for name in BODIES)]


def test_the_sender_can_open_what_was_sent_to_others(tmp_path: Path) -> None:
    sent = send(tmp_path / "one", draft(ADA, BOB, EVE), sender=ADA)

    assert [receive(tmp_path / "one", who, known=[ADA]).manifest for who in (ADA, BOB, EVE)] == [sent.manifest] * 3


def test_a_sender_who_is_addressed_anyway_is_not_named_twice(tmp_path: Path) -> None:
    sent = send(tmp_path / "one", draft(ADA, ADA, BOB), sender=ADA)

    assert sent.manifest.to == (ADA.addressee, BOB.addressee)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_travels_sealed_or_open_as_it_should(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"any{kind.extension}"
    sent = send(path, draft(ADA, BOB, kind=kind), sender=ADA)
    desk = Desk([ADA])

    found = read(path, secret=BOB.receiving.secret, reception=desk)

    assert (found.manifest, desk.contents) == (sent.manifest, BODIES)
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n" if kind.sealed else b"EVPK\r\n\x1a\x01")
    assert peek(path, secret=BOB.receiving.secret) == kind
    certificate = ADA.identity.certificate.public_bytes(Encoding.DER)
    assert found.manifest.certificate == (None if kind.sealed else certificate)
    assert desk.steps[0] == ("certificate" if kind.sealed else "certificate embedded")


def test_extensions_and_seals_are_those_of_the_design() -> None:
    assert {kind.value: kind.extension for kind in Kind} == {
        "invite": ".evinvite",
        "join": ".evjoin",
        "pack": ".evpack",
        "declaration": ".evreturn",
        "return": ".evreturn",
        "reopen": ".evreopen",
        "receipt": ".evreceipt",
        "moderation": ".evreturn",
        "handover": ".evhandover",
    }
    assert [kind.value for kind in Kind if not kind.sealed] == ["invite", "join"]
    assert Kind.REOPEN.payload_type == "application/vnd.evenhand.reopen.v1+json"


def test_invite_and_join_are_read_without_any_key(tmp_path: Path) -> None:
    sent = send(tmp_path / "one", draft(ADA, kind=Kind.JOIN), {"card": b"{}"}, sender=ADA)

    assert read(tmp_path / "one", secret=None, reception=Desk([ADA])).manifest == sent.manifest


@settings(max_examples=40)
@given(
    bodies=st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.binary(max_size=200_000), max_size=6),
    kind=st.sampled_from(Kind),
)
def test_whatever_bodies_are_sent_they_arrive(
    tmp_path_factory: pytest.TempPathFactory, bodies: dict[str, bytes], kind: Kind
) -> None:
    path = tmp_path_factory.mktemp("files") / "one"
    send(path, draft(ADA, BOB, kind=kind), bodies, sender=ADA)
    desk = Desk([ADA])
    read(path, secret=BOB.receiving.secret, reception=desk)

    assert desk.contents == bodies


def test_a_file_put_together_by_hand_is_the_same_file(tmp_path: Path) -> None:
    """The forgeries of the other tests are refused for what is wrong with them, not for how they were made."""
    manifest = dataclasses.replace(draft(ADA, BOB), members=members_of(BODIES))
    path = tmp_path / "by hand"
    path.write_bytes(sealed(inner(manifests.encode(manifest), by=ADA, bodies=BODIES.values()), BOB))

    assert receive(path, BOB, known=[ADA]).manifest == manifest


def test_a_moment_is_kept_in_utc() -> None:
    manifest = draft(ADA, BOB)
    summer = dataclasses.replace(manifest, created=manifest.created.astimezone(timezone(timedelta(0), "BST")))

    assert manifests.encode(summer) == manifests.encode(manifest)
