"""Files are written whole or not at all, and never over another without being asked."""

from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.whole_files import whole_file, write_whole


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


def test_a_draft_shows_nothing_of_itself_until_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"

    with whole_file(path) as draft:
        draft.file.write(b"first ")
        assert not path.exists()
        draft.file.write(b"last")
        draft.finish()
        assert draft.path.read_bytes() == b"first last"
        assert not path.exists()

    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"first last", [path])


@pytest.mark.parametrize("finished", [False, True])
def test_whatever_is_raised_in_between_leaves_the_old_file(tmp_path: Path, *, finished: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with whole_file(path, replace=True) as draft:
            draft.file.write(b"new")
            if finished:
                draft.finish()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
