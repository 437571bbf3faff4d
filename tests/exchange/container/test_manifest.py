"""The manifest's one form: it comes back, it never changes, and what could not be read is not written."""

import dataclasses
import json
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit import Head
from app.domain.codes import SeatCode
from app.errors import AppError
from app.exchange.container import labels, manifest
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Member, Party, SeenHead
from tests.exchange.container.people import AT, EVALUATION, MESSAGE

HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
WHOLE = st.integers(0, 2**53 - 1)
SHOWN = (
    st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=60)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(labels.is_shown)
)
LABELS = SHOWN.filter(labels.is_label)
SEATS = st.none() | SHOWN.map(SeatCode)
KINDS = st.sampled_from(Kind)
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(  # noqa: DTZ001 - the zone comes next
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
MEMBERS = st.builds(
    Member, name=LABELS, type=st.sampled_from(["application/pdf", "application/x-ndjson"]), size=WHOLE, sha256=HASHES
)


@st.composite
def sound(draw: st.DrawFn) -> Manifest:
    kind = draw(KINDS)
    return Manifest(
        kind=kind,
        evaluation=str(draw(st.uuids())),
        id=str(draw(st.uuids())),
        revision=draw(st.integers(1, 2**53 - 1)),
        supersedes=draw(st.none() | HASHES),
        in_reply_to=draw(st.none() | HASHES),
        created=draw(MOMENTS),
        sender=draw(st.builds(Party, key=HASHES, name=SHOWN, seat=SEATS)),
        to=tuple(
            draw(st.lists(st.builds(Addressee, key=HASHES, recipient=LABELS, seat=SEATS), max_size=4, unique=True))
        ),
        members=tuple(draw(st.lists(MEMBERS, max_size=4, unique_by=lambda one: one.name))),
        frozen=draw(st.none() | HASHES),
        roster=draw(st.none() | WHOLE),
        log=draw(st.none() | st.builds(Head, size=WHOLE, hash=HASHES)),
        heads=tuple(
            draw(
                st.lists(
                    st.builds(SeenHead, seat=SHOWN.map(SeatCode), key=HASHES, size=WHOLE, hash=HASHES),
                    max_size=3,
                    unique_by=lambda one: one.seat,
                )
            )
        ),
        certificate=None if kind.sealed else draw(st.binary(max_size=40)),
        app=draw(SHOWN),
    )


SMALLEST = Manifest(
    kind=Kind.RECEIPT,
    evaluation=EVALUATION,
    id=MESSAGE,
    revision=1,
    created=AT,
    sender=Party(key="ab" * 32, name="Siân"),
    app="Evenhand 0.1.0",
)


@given(sound())
def test_every_sound_manifest_comes_back(given: Manifest) -> None:
    content = manifest.encode(given)

    assert manifest.decode(content) == given
    assert manifest.manifest_hash(content) == manifest.manifest_hash(manifest.encode(manifest.decode(content)))


@given(sound())
def test_the_form_is_that_of_rfc_8785(given: Manifest) -> None:
    content = manifest.encode(given)

    assert (
        json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == content
    )


def test_the_form_never_changes() -> None:
    # Recorded: signatures and the hashes by which manifests name each other rest on it.
    assert manifest.encode(SMALLEST).decode() == (
        '{"alg":{"digest":"sha256","enc":"age-encryption.org/v1/X25519","sig":"ecdsa-p256-sha256"},"fmt":"evenhand",'
        '"manifest":{"app":"Evenhand 0.1.0","created":"2026-11-22T09:30:00.000000Z",'
        '"evaluation":"6f1c8a44-3a6e-4f0e-9d2c-0b7a55d0c0de","id":"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",'
        f'"kind":"receipt","revision":1,"sender":{{"key":"{"ab" * 32}","name":"Siân"}}}},"ver":1}}'
    )


UNSOUND: list[tuple[str, dict[str, object]]] = [
    ("evaluation", {"evaluation": "E1"}),
    ("revision", {"revision": 2**53}),
    ("created", {"created": AT.replace(microsecond=1)}),
    ("created", {"created": AT.replace(tzinfo=None)}),
    ("created", {"created": AT.astimezone(UTC) - timedelta(microseconds=1)}),
    ("sender", {"sender": Party(key="ab" * 32, name="A\nda")}),
    ("certificate", {"certificate": b"x"}),
    ("certificate", {"kind": Kind.JOIN}),
    ("members", {"members": (Member(name="a", type="application/pdf", size=2**53, sha256="ab" * 32),)}),
    ("to", {"to": tuple(Addressee(key="ab" * 32, recipient=f"age{number}") for number in range(201))}),
]


@pytest.mark.parametrize(("field", "change"), UNSOUND)
def test_what_could_not_be_read_is_not_written(field: str, change: dict[str, object]) -> None:
    with pytest.raises(AppError, match="manifest-unusable") as caught:
        manifest.encode(dataclasses.replace(SMALLEST, **change))  # type: ignore[arg-type]

    assert caught.value.facts["field"] == field


def numbered(count: int, name: str = "response {:05}") -> tuple[Member, ...]:
    return tuple(
        Member(name=name.format(number), type="application/pdf", size=number, sha256="ab" * 32)
        for number in range(count)
    )


def test_a_name_that_cannot_travel_is_quoted_to_the_sender() -> None:
    with pytest.raises(AppError, match="member-name-unusable") as caught:
        manifest.encode(dataclasses.replace(SMALLEST, members=numbered(1, "a/\u202eb")))

    assert caught.value.facts["name"] == "a/?b"


def test_twenty_thousand_documents_fit_and_one_more_does_not() -> None:
    full = dataclasses.replace(SMALLEST, members=numbered(20_000))

    assert manifest.decode(manifest.encode(full)) == full
    for members in (numbered(20_001), numbered(20_000, "response {:05}" + "x" * 180)):
        with pytest.raises(AppError, match="too-many-members") as caught:
            manifest.encode(dataclasses.replace(SMALLEST, members=members))
        assert caught.value.facts["count"] == len(members)
