"""A file altered in any byte is refused: not one alteration gets through, wherever it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.reading import read
from tests.exchange.container.people import Desk, draft, person, receive, refusal, send

ADA, BOB = person("Ada"), person("Bob")
KINDS = [Kind.PACK, Kind.JOIN]
BODIES = {"brief": b'{"question":"Q1"}' * 30, "nothing": b"", "attachment": bytes(range(256)) * 11}


@pytest.fixture(params=KINDS, ids=lambda kind: kind.value)
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> bytes:
    path = tmp_path / "whole"
    send(path, draft(ADA, BOB, kind=request.param), BODIES, sender=ADA)
    return path.read_bytes()


def accepted(path: Path, alterations: Iterator[bytes]) -> list[int]:
    """Return the alterations that were believed."""
    found = []
    for number, content in enumerate(alterations):
        path.write_bytes(content)
        try:
            receive(path, BOB, known=[ADA])
            found.append(number)
        except AppError:
            pass
    return found


def test_the_unaltered_file_is_believed(tmp_path: Path, whole: bytes) -> None:
    assert len(whole) > 5_000
    assert accepted(tmp_path / "it", iter([whole])) == [0]


def test_no_byte_can_be_flipped(tmp_path: Path, whole: bytes) -> None:
    def flipped() -> Iterator[bytes]:
        for place in range(len(whole)):
            altered = bytearray(whole)
            altered[place] ^= 1 << place % 8
            yield bytes(altered)

    assert accepted(tmp_path / "it", flipped()) == []


def test_no_truncation_is_believed(tmp_path: Path, whole: bytes) -> None:
    assert accepted(tmp_path / "it", (whole[:length] for length in range(len(whole)))) == []


def test_no_byte_can_be_taken_out(tmp_path: Path, whole: bytes) -> None:
    assert accepted(tmp_path / "it", (whole[:at] + whole[at + 1 :] for at in range(len(whole)))) == []


def test_no_byte_can_be_put_in(tmp_path: Path, whole: bytes) -> None:
    alterations = (whole[:at] + bytes([at % 251]) + whole[at:] for at in range(len(whole) + 1))

    assert accepted(tmp_path / "it", alterations) == []


def test_nothing_can_be_appended(tmp_path: Path, whole: bytes) -> None:
    appended = (whole + tail for tail in (b"\0", b"\n", whole, bytes(100_000)))

    assert accepted(tmp_path / "it", appended) == []


def test_two_files_cannot_be_spliced(tmp_path: Path, whole: bytes) -> None:
    send(tmp_path / "other", draft(ADA, BOB), {"brief": BODIES["brief"][::-1], "more": b"x" * 2000}, sender=ADA)
    other = (tmp_path / "other").read_bytes()
    cuts = range(0, min(len(whole), len(other)), 97)

    assert accepted(tmp_path / "it", (whole[:cut] + other[cut:] for cut in cuts if cut)) == []
    assert accepted(tmp_path / "it", (other[:cut] + whole[cut:] for cut in cuts if cut)) == []


def test_a_long_file_damaged_late_hands_members_over_but_is_not_believed(tmp_path: Path) -> None:
    """The reception drops what it took, because `read` raised: that is why it must not commit before."""
    path = tmp_path / "long"
    send(path, draft(ADA, BOB), {"first": b"1" * 300_000, "last": b"2" * 300_000}, sender=ADA)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    desk = Desk([ADA])

    with pytest.raises(AppError, match="file-damaged"):
        read(path, secret=BOB.receiving.secret, reception=desk)

    assert desk.contents["first"] == b"1" * 300_000
    assert len(desk.contents["last"]) < 300_000
    assert refusal(path, BOB, known=[ADA]) == "file-damaged"
