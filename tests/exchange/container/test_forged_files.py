"""Files that somebody made on purpose, with right keys and wrong claims: each is refused for what it is."""

import base64
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.container import manifest as manifests
from app.exchange.container import opening
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reading import read
from app.security import envelopes
from tests.exchange.container.people import (
    BODIES,
    Desk,
    draft,
    inner,
    members_of,
    packed,
    person,
    refusal,
    sealed,
    send,
    unsealed,
)

ADA, BOB, EVE = person("Ada"), person("Bob"), person("Eve")
FULL = dataclasses.replace(draft(ADA, BOB), members=members_of(BODIES))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def document() -> dict[str, object]:
    found: dict[str, object] = json.loads(manifests.encode(FULL))
    return found


def written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def changed(**changes: object) -> bytes:
    """Return the manifest with some of its members replaced, canonical again."""
    whole = document()
    manifest = whole["manifest"]
    assert isinstance(manifest, dict)
    return written(whole | {"manifest": manifest | changes})


def signed(path: Path, payload: bytes, **how: str) -> str:
    """Return the code under which Bob refuses this manifest, rightly signed by Ada and sealed to him."""
    path.write_bytes(sealed(inner(payload, by=ADA, bodies=BODIES.values(), **how), BOB))  # type: ignore[arg-type]
    return refusal(path, BOB, known=[ADA, EVE])


def test_a_file_for_others_is_not_opened(path: Path) -> None:
    send(path, draft(ADA, BOB), sender=ADA)

    assert refusal(path, EVE, known=[ADA]) == "not-addressed-to-me"


def test_a_file_passed_on_is_not_taken_as_written_to_its_new_reader(path: Path) -> None:
    """Surreptitious forwarding: Bob seals what Ada signed for him anew, for Eve."""
    send(path, draft(ADA, BOB), sender=ADA)
    path.write_bytes(sealed(unsealed(path, BOB), EVE))

    assert refusal(path, EVE, known=[ADA]) == "addressed-to-others"


def test_a_stranger_is_refused_by_the_roster(path: Path) -> None:
    send(path, draft(EVE, BOB), sender=EVE)

    assert refusal(path, BOB, known=[ADA]) == "unknown-signer"


def test_nobody_signs_in_anothers_name(path: Path) -> None:
    path.write_bytes(sealed(inner(manifests.encode(FULL), by=EVE, bodies=BODIES.values()), BOB))

    assert refusal(path, BOB, known=[ADA, EVE]) == "sender-not-signer"


def test_a_signature_with_another_key_under_this_ones_name_is_wrong(path: Path) -> None:
    envelope = json.loads(envelopes.sign(manifests.encode(FULL), Kind.PACK.payload_type, EVE.identity))
    envelope["signatures"][0]["keyid"] = ADA.card.key
    path.write_bytes(sealed(opening.written(written(envelope)) + b"".join(BODIES.values()), BOB))

    assert refusal(path, BOB, known=[ADA, EVE]) == "signature-wrong"


def test_an_embedded_certificate_of_a_sealed_file_is_never_shown_to_the_roster(path: Path) -> None:
    path.write_bytes(sealed(inner(changed(certificate="AAAA"), by=ADA, bodies=BODIES.values()), BOB))
    desk = Desk([ADA])

    with pytest.raises(AppError, match="file-damaged"):
        read(path, secret=BOB.receiving.secret, reception=desk)

    assert desk.steps == ["certificate"]


@pytest.mark.parametrize("certificate", [7, "A", "*"])
def test_an_embedded_certificate_that_is_no_base64_is_refused(path: Path, certificate: object) -> None:
    path.write_bytes(inner(changed(kind="join", certificate=certificate), by=ADA, kind=Kind.JOIN))

    assert refusal(path, BOB, known=[ADA]) == "file-damaged"


def test_a_manifest_signed_as_another_kind_is_refused(path: Path) -> None:
    assert signed(path, manifests.encode(FULL), payload_type=Kind.RETURN.payload_type) == "kind-unclear"


def test_a_sealed_kind_is_not_taken_open_nor_an_open_one_sealed(path: Path) -> None:
    path.write_bytes(inner(manifests.encode(FULL), by=ADA, bodies=BODIES.values()))
    assert refusal(path, BOB, known=[ADA]) == "kind-unclear"

    send(path.with_name("join"), draft(ADA, BOB, kind=Kind.JOIN), sender=ADA)
    path.write_bytes(sealed(path.with_name("join").read_bytes(), BOB))
    assert refusal(path, BOB, known=[ADA]) == "kind-unclear"


@pytest.mark.parametrize("version", [2, 2**53 - 1])
def test_a_later_version_is_named_as_such_whatever_else_it_holds(path: Path, version: int) -> None:
    assert signed(path, written({"fmt": "evenhand", "ver": version, "new": [1]})) == "file-newer"


@pytest.mark.parametrize("version", [0, -1, "1", None, True, [1]])
def test_a_version_that_never_was_is_damage(path: Path, version: object) -> None:
    assert signed(path, written(document() | {"ver": version})) == "file-damaged"


def test_a_later_layout_is_named_as_such(path: Path) -> None:
    path.write_bytes(sealed(b"EVPK\r\n\x1a\x02" + bytes(50), BOB))

    assert refusal(path, BOB, known=[ADA]) == "file-newer"


def test_an_unknown_critical_extension_is_refused(path: Path) -> None:
    assert signed(path, changed(critical=["two-signatures"])) == "file-newer"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alg", {"digest": "sha256", "enc": "age-encryption.org/v1/X25519", "sig": "none"}),
        ("alg", {"digest": "md5", "enc": "age-encryption.org/v1/X25519", "sig": "ecdsa-p256-sha256"}),
        ("alg", {"digest": "sha256", "enc": "none", "sig": "ecdsa-p256-sha256"}),
        ("alg", {"digest": "sha256", "sig": "ecdsa-p256-sha256"}),
        ("fmt", "evenhnad"),
        ("extra", 1),
    ],
)
def test_other_algorithms_and_unknown_parts_are_refused(path: Path, name: str, value: object) -> None:
    assert signed(path, written(document() | {name: value})) == "file-damaged"


FLAWS: list[dict[str, object]] = [
    {"evaluation": "../../etc"},
    {"evaluation": FULL.evaluation.upper()},
    {"id": ""},
    {"revision": 0},
    {"revision": True},
    {"revision": "1"},
    {"supersedes": "AB" * 32},
    {"in_reply_to": "x"},
    {"created": "2026-11-22T09:30:00Z"},
    {"created": "2026-11-22T09:30:00.000001Z"},
    {"created": "2026-02-30T09:30:00.000000Z"},
    {"created": 5},
    {"sender": {"key": ADA.card.key, "name": "Ada\u202e"}},
    {"sender": {"key": ADA.card.key, "name": ""}},
    {"sender": {"key": ADA.card.key, "name": "Sia\u0302n"}},
    {"sender": {"key": ADA.card.key}},
    {"sender": {"key": ADA.card.key, "name": "Ada", "seat": "E\n1"}},
    {"sender": [ADA.card.key, "Ada"]},
    {"to": {}},
    {"to": [{"key": BOB.card.key, "recipient": BOB.card.recipient}] * 2},
    {"to": [{"key": "", "recipient": BOB.card.recipient}]},
    {"frozen": 1},
    {"roster": -1},
    {"log": {"size": -1, "hash": "00" * 32}},
    {"log": {"size": 1, "hash": ""}},
    {"heads": [{"seat": "E1", "size": 1, "hash": "00" * 32}] * 2},
    {"heads": [{"seat": "E1", "size": 1, "hash": "00" * 32}, {"seat": "", "size": 1, "hash": "00" * 32}]},
    {"heads": [{"seat": f"E{number}", "size": 1, "hash": "00" * 32} for number in range(501)]},
    {"critical": ["x", "x"]},
    {"certificate": "AA=="},
    {"app": "\x1b[2J"},
    {"app": None},
    {"unheard": "of"},
    {"kind": "recover"},
    {"kind": 1},
]


@pytest.mark.parametrize("flaw", FLAWS, ids="-".join)
def test_a_manifest_that_is_not_sound_is_refused_though_signed(path: Path, flaw: dict[str, object]) -> None:
    code = signed(path, changed(**flaw))

    assert code == ("file-newer" if flaw == {"critical": ["x", "x"]} else "file-damaged")


@pytest.mark.parametrize(
    "respell",
    [
        lambda payload: payload.replace(b",", b", ", 1),
        lambda payload: payload + b" ",
        lambda payload: payload.replace(b'"revision":2', b'"revision":2,"revision":2'),
        lambda payload: payload.replace(b'"revision":2', b'"revision":2.0'),
        lambda payload: payload.replace(b'"revision":2', b'"revision":2e0'),
        lambda payload: payload.replace(b'"revision":2', b'"revision":NaN'),
        lambda payload: payload.replace(b'"revision":2', b'"revision":9007199254740992'),
        lambda payload: payload.replace(b'"revision":2', b'"revision":' + b"9" * 100_000),
        lambda payload: payload.replace(b"Ada", b"\\u0041da"),
        lambda payload: payload.replace(b"Ada", b"\\ud800"),
        lambda payload: payload.replace(b"Ada", b"\xff"),
        lambda payload: payload.replace(b"\xc3\xa2", b"a\xcc\x82"),  # â in two parts
        lambda payload: b"\xef\xbb\xbf" + payload,
        lambda payload: b"[" + payload + b"]",
        lambda payload: b"",
    ],
)  # fmt: skip
def test_a_manifest_in_another_spelling_is_refused_though_signed(path: Path, respell: Callable[[bytes], bytes]) -> None:
    payload = respell(manifests.encode(FULL))

    assert payload != manifests.encode(FULL)
    assert signed(path, payload) == "file-damaged"


MEMBER = members_of({"one": b"12345"})[0]


@pytest.mark.parametrize(
    "member",
    [
        dataclasses.replace(MEMBER, name=name)
        for name in ("", " one", "a/b", "a\\b", "C:x", "..", "a\x00b", "a\tb", "a\u202eb", "a\u200bb", "x" * 201)
    ]
    + [
        dataclasses.replace(MEMBER, type="pdf"),
        dataclasses.replace(MEMBER, size=-1),
        dataclasses.replace(MEMBER, sha256="00"),
    ],
)
def test_a_member_that_could_mislead_is_refused(path: Path, member: Member) -> None:
    assert signed(path, changed(members=[dataclasses.asdict(member)])) == "file-damaged"


def test_a_name_that_stands_twice_is_refused(path: Path) -> None:
    assert signed(path, changed(members=[dataclasses.asdict(MEMBER)] * 2)) == "file-damaged"


@pytest.mark.parametrize("size", [4, 6, 2**40, 2**53 - 1])
def test_a_size_that_lies_is_refused(path: Path, size: int) -> None:
    manifest = dataclasses.replace(draft(ADA, BOB), members=(dataclasses.replace(MEMBER, size=size),))
    packed(path, manifest, {"one": b"12345"}, by=ADA, to=BOB)

    assert refusal(path, BOB, known=[ADA]) == "file-damaged"


def test_what_is_larger_than_the_file_is_refused_before_the_roster_lets_it_in(path: Path) -> None:
    manifest = dataclasses.replace(draft(ADA, BOB), members=(dataclasses.replace(MEMBER, size=2**40),))
    packed(path, manifest, {"one": b"12345"}, by=ADA, to=BOB)
    desk = Desk([ADA])

    with pytest.raises(AppError, match="file-damaged"):
        read(path, secret=BOB.receiving.secret, reception=desk)

    assert desk.steps == ["certificate"]


@pytest.mark.parametrize(
    "bodies",
    [{"one": b"12354"}, {"one": b"1234"}, {"one": b"12345", "more": b"!"}, {}],
    ids=["other", "shorter", "longer", "none"],
)
def test_bodies_that_are_not_those_signed_are_refused(path: Path, bodies: dict[str, bytes]) -> None:
    manifest = dataclasses.replace(draft(ADA, BOB), members=(MEMBER,))
    packed(path, manifest, bodies, by=ADA, to=BOB)

    assert refusal(path, BOB, known=[ADA]) == "file-damaged"


def test_two_members_cannot_change_places(path: Path) -> None:
    bodies = {"one": b"1" * 50, "two": b"2" * 50}
    manifest = dataclasses.replace(draft(ADA, BOB), members=members_of(bodies))
    packed(path, manifest, dict(reversed(bodies.items())), by=ADA, to=BOB)

    assert refusal(path, BOB, known=[ADA]) == "file-damaged"


def test_what_the_reception_refuses_is_raised_as_it_was_and_no_member_is_begun(path: Path) -> None:
    class Refusing(Desk):
        def admit(self, manifest: Manifest) -> None:
            super().admit(manifest)
            raise AppError("seat-pending", seat="E1")

    send(path, draft(ADA, BOB), sender=ADA)
    desk = Refusing([ADA])

    with pytest.raises(AppError, match="seat-pending") as caught:
        read(path, secret=BOB.receiving.secret, reception=desk)

    assert (dict(caught.value.facts), desk.steps) == ({"seat": "E1"}, ["certificate", "admit pack"])


def test_what_a_sink_raises_is_raised_as_it_was(path: Path) -> None:
    full = OSError(28, "No space left on device")

    class Full:
        def write(self, chunk: bytes) -> None:
            raise full

        def close(self) -> None:
            """Never comes to that."""

    class WithoutRoom(Desk):
        def begin(self, member: Member) -> Full:  # type: ignore[override]
            return Full()

    for kind in (Kind.PACK, Kind.JOIN):
        file = path.with_name(kind.value)
        send(file, draft(ADA, BOB, kind=kind), sender=ADA)
        with pytest.raises(OSError, match="No space left") as caught:
            read(file, secret=BOB.receiving.secret, reception=WithoutRoom([ADA]))
        assert caught.value is full


def test_a_file_without_anything_inside_is_refused(path: Path) -> None:
    for content in (b"", b"EVPK", opening.MAGIC, opening.MAGIC + bytes(4)):
        path.write_bytes(sealed(content, BOB))
        assert refusal(path, BOB, known=[ADA]) == "file-damaged"


def test_the_signature_is_checked_before_anything_but_its_bounds(path: Path) -> None:
    """A newer, unsound manifest that nobody signed is a wrong signature, nothing else."""
    payload = written({"ver": 9})
    envelope = json.loads(envelopes.sign(b"other", Kind.PACK.payload_type, ADA.identity))
    envelope["payload"] = base64.b64encode(payload).decode()
    path.write_bytes(sealed(opening.written(written(envelope)), BOB))

    assert refusal(path, BOB, known=[ADA]) == "signature-wrong"
