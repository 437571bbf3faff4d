"""Writing: nothing half-written bears a name, whatever happens, and nothing unverified is sent."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from app.errors import AppError
from app.exchange.container import parts
from app.exchange.container.kinds import Kind
from app.exchange.container.parts import Part
from app.exchange.container.reading import read
from app.exchange.container.writing import write
from tests.exchange.container.people import BODIES, Desk, draft, parts_of, person, receive, send

ADA, BOB = person("Ada"), person("Bob")
KINDS = pytest.mark.parametrize("kind", [Kind.PACK, Kind.JOIN])


def refused(path: Path, *given: Part, kind: Kind = Kind.PACK) -> AppError:
    """Return why a file was not written; nothing is left of it."""
    before = sorted(path.parent.iterdir())
    with pytest.raises(AppError) as caught:
        write(path, draft(ADA, BOB, kind=kind), given, identity=ADA.identity, receiving=ADA.receiving)
    assert sorted(path.parent.iterdir()) == before
    return caught.value


def test_parts_come_from_memory_files_and_chunks(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"b" * 3_000_000)

    def chunks() -> Iterator[bytes]:
        yield b"c"
        yield b""
        yield b"c" * 2_000_000

    given = (
        parts.of_bytes("a", "text/plain", b"a"),
        parts.of_file("b", "application/pdf", tmp_path / "b.pdf"),
        parts.of_chunks("c", "application/x-ndjson", chunks),
        parts.of_chunks("d", "application/x-ndjson", list),
    )
    desk = Desk([ADA])
    write(tmp_path / "one", draft(ADA, BOB), given, identity=ADA.identity, receiving=ADA.receiving)
    read(tmp_path / "one", secret=BOB.receiving.secret, reception=desk)

    assert desk.contents == {"a": b"a", "b": b"b" * 3_000_000, "c": b"c" * 2_000_001, "d": b""}
    for part in given:
        with part.open() as file:
            assert file.read() == desk.contents[part.name]


@KINDS
def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"mine")

    assert refused(path, kind=kind).code == "file-exists"
    assert path.read_bytes() == b"mine"
    sent = write(path, draft(ADA, BOB, kind=kind), (), identity=ADA.identity, receiving=ADA.receiving, replace=True)
    assert receive(path, BOB, known=[ADA]).manifest == sent.manifest


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        send(tmp_path / "none" / "one", draft(ADA, BOB), sender=ADA)

    assert (caught.value.code, caught.value.facts["reason"]) == ("file-not-written", "No such file or directory")


@KINDS
def test_a_part_that_changes_between_measuring_and_writing_is_refused(tmp_path: Path, kind: Kind) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    file = tmp_path / "response.pdf"
    for later in (b"12354", b"1234", b"123456", b"", b"x" * 3_000_000):
        file.write_bytes(b"12345")
        part = parts.of_file("response", "application/pdf", file)
        file.write_bytes(later)
        error = refused(folder / "one", part, kind=kind)
        assert (error.code, error.facts["name"]) == ("part-changed", "response")


def test_a_part_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "response.pdf"
    file.write_bytes(b"12345")
    part = parts.of_file("response", "application/pdf", file)
    file.unlink()
    assert refused(tmp_path / "one", part).code == "no-such-file"

    file.mkdir()
    assert refused(tmp_path / "one", part).code == "file-not-read"
    for wrong, code in ((tmp_path / "x", "no-such-file"), (tmp_path, "file-not-read")):
        with pytest.raises(AppError, match=code):
            parts.of_file("x", "application/pdf", wrong)


@KINDS
def test_a_part_whose_disk_fails_midway_is_named(tmp_path: Path, kind: Kind) -> None:
    class Failing(BytesIO):
        def read(self, _size: int | None = -1, /) -> NoReturn:
            raise OSError(5, "Input/output error")

    def opened() -> BinaryIO:
        return Failing()

    error = refused(tmp_path / "one", dataclasses.replace(parts_of(BODIES)[0], open=opened), kind=kind)

    assert (error.code, dict(error.facts)) == ("file-not-read", {"path": "scores", "reason": "Input/output error"})


@KINDS
@pytest.mark.parametrize("stop_after", [0, 1, 2, 5, 9])
def test_writing_can_be_stopped_at_any_time_and_leaves_nothing(tmp_path: Path, kind: Kind, stop_after: int) -> None:
    asked = iter(range(stop_after))

    def cancelled() -> bool:
        return next(asked, None) is None

    body = parts.of_bytes("a", "application/pdf", bytes(5_000_000))
    with pytest.raises(AppError, match="cancelled"):
        write(
            tmp_path / "one",
            draft(ADA, BOB, kind=kind),
            (body,),
            identity=ADA.identity,
            receiving=ADA.receiving,
            cancelled=cancelled,
        )

    assert list(tmp_path.iterdir()) == []


def test_progress_rises_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    body = parts.of_bytes("a", "application/pdf", bytes(5_000_000))
    write(
        tmp_path / "one",
        draft(ADA, BOB),
        (body,),
        identity=ADA.identity,
        receiving=ADA.receiving,
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: False,
    )

    assert told == sorted(set(told))
    assert told[-1] == (10_000_000, 10_000_000)
    assert len(told) > 8


def test_nobody_writes_in_anothers_name(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="manifest-unusable") as caught:
        send(tmp_path / "one", draft(BOB, ADA), sender=ADA)

    assert (caught.value.facts["field"], list(tmp_path.iterdir())) == ("sender", [])


def test_a_recipient_that_is_none_is_refused(tmp_path: Path) -> None:
    wrong = dataclasses.replace(BOB.addressee, recipient="age1nobody")
    with pytest.raises(AppError, match="recipient-unusable"):
        send(tmp_path / "one", dataclasses.replace(draft(ADA), to=(wrong,)), sender=ADA)

    assert list(tmp_path.iterdir()) == []


@KINDS
def test_a_disk_that_gives_back_other_bytes_is_noticed_before_the_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    """The bytes are altered under the file's feet, when it was brought to the disk and before it is read again."""
    settle = os.fsync

    def settle_badly(handle: int) -> None:
        settle(handle)
        os.pwrite(handle, b"?", 700)

    monkeypatch.setattr("os.fsync", settle_badly)

    assert refused(tmp_path / "one", *parts_of(BODIES), kind=kind).code == "file-not-verified"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from app.errors import AppError
from app.exchange.container.kinds import Kind
from tests.exchange.container.people import draft, person, send

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, before = Path(sys.argv[1]), b"what was there"
(folder / "one").write_bytes(before)
for room in (0, 1, 100, 2_000, 9_000, 100_000, 262_144):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    for kind in (Kind.PACK, Kind.JOIN):
        try:
            send(folder / "two", draft(person("A"), person("B"), kind=kind), {"a": bytes(300_000)}, sender=person("A"))
            print("written")
        except AppError as error:
            print(error.code, error.facts["reason"])
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("one", before)]
"""


def test_a_full_disk_ends_in_a_sentence_wherever_it_is_full(tmp_path: Path, root: Path) -> None:
    ran = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], cwd=root, capture_output=True, text=True, check=False
    )

    assert (ran.stdout.splitlines(), ran.stderr) == (["file-not-written File too large"] * 14, "")
