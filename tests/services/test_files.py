"""Files are written whole or not at all, and never over another without being asked."""

from pathlib import Path

import pytest

from app.errors import AppError
from app.services.files import read_whole, write_whole


def test_a_new_file_is_written_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "new"

    write_whole(path, b"content")

    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"content", 0o644)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text("mine")

    with pytest.raises(AppError, match="file-exists"):
        write_whole(path, b"yours")

    assert (path.read_text(), list(tmp_path.iterdir())) == ("mine", [path])


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text("old")
    path.chmod(0o640)

    write_whole(path, b"new", replace=True)

    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_private_file_is_its_owners_alone_also_where_it_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "mine"

    for _time in range(2):
        write_whole(path, b"secret", replace=True, private=True)
        assert path.stat().st_mode & 0o777 == 0o600
        path.chmod(0o644)


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine"
    path.write_text("mine")
    monkeypatch.setattr("os.path.lexists", lambda _path: False)

    with pytest.raises(AppError, match="file-exists"):
        write_whole(path, b"yours")

    assert (path.read_text(), list(tmp_path.iterdir())) == ("mine", [path])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppError) as refusal:
        write_whole(tmp_path / "none" / "file", b"")

    assert (refusal.value.code, refusal.value.facts["reason"]) == ("file-not-written", "No such file or directory")


def test_nothing_half_written_stays_where_names_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_whole(tmp_path / "file", b"content")

    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_nothing_half_written_stays_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AppError) as refusal:
        write_whole(tmp_path / "file", b"content")

    assert (refusal.value.facts["reason"], list(tmp_path.iterdir())) == ("No space left on device", [])


def test_reading_is_bounded_and_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")

    assert read_whole(path, 5) == b"12345"
    for wrong, most, code in (
        (path, 4, "file-too-large"),
        (tmp_path, 9, "file-not-read"),
        (tmp_path / "x", 9, "no-such-file"),
    ):
        with pytest.raises(AppError, match=code):
            read_whole(wrong, most)
