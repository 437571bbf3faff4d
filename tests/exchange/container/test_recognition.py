"""Files are recognised by their content, whatever they are called."""

from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.container import parts
from app.exchange.container.kinds import Kind
from app.exchange.container.opening import MAGIC
from app.exchange.container.reading import peek, read
from app.security import envelopes
from tests.exchange.container.people import Desk, draft, inner, person, sealed, send

ADA, BOB, EVE = person("Ada"), person("Bob"), person("Eve")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Holiday.jpg"


def test_a_sealed_file_is_known_to_be_one_and_its_kind_to_those_who_open_it(path: Path) -> None:
    send(path, draft(ADA, BOB, kind=Kind.RETURN), {"scores": b"x" * 200_000}, sender=ADA)

    assert (peek(path), peek(path, secret=EVE.receiving.secret)) == ("sealed", "sealed")
    assert peek(path, secret=BOB.receiving.secret) == peek(path, secret=ADA.receiving.secret) == Kind.RETURN


def test_the_kind_is_known_without_reading_the_whole(path: Path) -> None:
    for kind in (Kind.PACK, Kind.JOIN):
        whole = path.with_name(kind.value)
        send(whole, draft(ADA, BOB, kind=kind), {"attachment": bytes(500_000)}, sender=ADA)
        path.write_bytes(whole.read_bytes()[:300_000])

        assert peek(path, secret=BOB.receiving.secret) == kind


def test_other_files_are_told_apart(path: Path) -> None:
    for content, found in ((b"%PDF-1.7\n", "report"), (b"PK\x03\x04", None), (b"", None), (b"\x00" * 3_000_000, None)):
        path.write_bytes(content)
        assert peek(path, secret=BOB.receiving.secret) == found
        with pytest.raises(AppError, match="file-unrecognised"):
            read(path, secret=BOB.receiving.secret, reception=Desk([ADA]))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (MAGIC, "file-damaged"),
        (MAGIC + (9 * 2**20).to_bytes(4, "big"), "file-damaged"),
        (MAGIC[:-1] + b"\x02" + bytes(9), "file-newer"),
        (MAGIC[:-1] + b"\x00" + bytes(9), "file-damaged"),
        (inner(b"{}", by=ADA, payload_type="application/vnd.evenhand.recover.v1+json"), "file-newer"),
        (inner(b"{}", by=ADA, payload_type="application/vnd.evenhand.pack.v2+json"), "file-newer"),
        (inner(b"{}", by=ADA, payload_type="application/vnd.evenhand.v1+json"), "file-damaged"),
        (b"age-encryption.org/v1\n", "file-damaged"),
        (sealed(b"age", BOB), "sealed"),
        (sealed(b"something else altogether", BOB), "file-damaged"),
    ],
)
def test_a_file_that_begins_like_ours_and_is_not_is_said_to_be_damaged(path: Path, content: bytes, code: str) -> None:
    path.write_bytes(content)

    if code == "sealed":  # nothing inside that could tell
        assert peek(path, secret=BOB.receiving.secret) == "sealed"
    else:
        with pytest.raises(AppError, match=code):
            peek(path, secret=BOB.receiving.secret)


def test_a_sealed_file_needs_a_key_to_be_read(path: Path) -> None:
    send(path, draft(ADA, BOB), sender=ADA)

    with pytest.raises(AppError, match="file-locked"):
        read(path, secret=None, reception=Desk([ADA]))
    with pytest.raises(AppError, match="receiving-key-unreadable"):
        read(path, secret="AGE-SECRET-KEY-1", reception=Desk([ADA]))  # noqa: S106 - none at all


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for wrong, code in ((tmp_path, "file-not-read"), (tmp_path / "x", "no-such-file")):
        with pytest.raises(AppError, match=code) as caught:
            peek(wrong)
        assert caught.value.facts["path"] == str(wrong)


def test_a_disk_that_fails_while_reading_is_named() -> None:
    memory = Path("/proc/self/mem")  # opens, and cannot be read at its beginning
    for work in (peek, lambda path: parts.of_file("memory", "application/pdf", path)):
        with pytest.raises(AppError, match="file-not-read") as caught:
            work(memory)
        assert dict(caught.value.facts) == {"path": "/proc/self/mem", "reason": "Input/output error"}


def test_the_envelope_decides_and_not_the_name(path: Path) -> None:
    path.write_bytes(inner(b"{}", by=ADA, kind=Kind.INVITE))

    assert peek(path) == Kind.INVITE
    assert envelopes.parse(path.read_bytes()[12:]).payload_type == Kind.INVITE.payload_type
