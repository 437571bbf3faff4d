"""Backups, snapshots and the end of a case file."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.audit import Head
from app.errors import AppError
from app.storage import audit, backup, scores
from app.storage.backup import Certificate
from app.storage.case_file import CaseFile, examine, open_case
from app.storage.keyed import opened
from app.storage.snapshots import snapshot_folder, snapshots
from tests.storage.cases import ABOUT, AT, E1, KEY, OTHER_KEY, full_case, score


def content(case: CaseFile) -> dict[str, list[object]]:
    with case.read() as unit:
        tables = [name for (name,) in unit.run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: unit.run(f"SELECT * FROM {table}").fetchall() for table in tables if "sqlite_" not in table}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def backed(full: CaseFile, tmp_path: Path) -> Iterator[Path]:
    target = tmp_path / "backups" / "monday.evcase"
    target.parent.mkdir()
    backup.backup(full, target)
    yield target
    assert names(target.parent) == ["monday.evcase"]  # nothing was left beside it, whatever was done with it


def test_a_backup_holds_all_that_was_committed_and_is_its_owners_alone(full: CaseFile, backed: Path) -> None:
    assert backed.stat().st_mode & 0o777 == 0o600
    assert backup.about(backed, KEY) == ABOUT
    with closing(open_case(backed, KEY)) as again:
        assert content(again) == content(full)
        examine(again)


def test_a_backup_may_have_a_key_of_its_own(full: CaseFile, tmp_path: Path) -> None:
    target = tmp_path / "other.evcase"
    backup.backup(full, target, key=OTHER_KEY)

    with closing(open_case(target, OTHER_KEY)) as again:
        assert content(again) == content(full)
    with pytest.raises(AppError, match=r"^case-key-wrong$"):
        open_case(target, KEY)


def test_a_backup_tells_how_far_it_is(full: CaseFile, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    backup.backup(full, tmp_path / "b.evcase", progress=lambda done, total: told.append((done, total)))

    with full.read() as unit:
        (pages,) = unit.run("PRAGMA page_count").fetchone()
    assert told[-1] == (pages, pages)


def test_a_backup_is_made_while_work_goes_on(full: CaseFile, tmp_path: Path) -> None:
    def work(_done: int, _total: int) -> None:
        with full.write() as unit:
            scores.save(unit, score(2))

    target = tmp_path / "b.evcase"
    backup.backup(full, target, progress=work)

    with closing(open_case(target, KEY)) as again, again.read() as unit:
        assert [found.version for found in scores.newest(unit)] == [1]


def test_a_backup_never_takes_anothers_name(full: CaseFile, backed: Path) -> None:
    before = backed.read_bytes()
    with pytest.raises(AppError, match=r"^case-exists$"):
        backup.backup(full, backed)

    assert backed.read_bytes() == before


def test_a_backup_of_a_damaged_file_is_refused(full: CaseFile, tmp_path: Path) -> None:
    full.close()
    whole = bytearray(full.path.read_bytes())
    whole[-100] ^= 1
    full.path.write_bytes(whole)

    # Where the page is one that opening reads, it is refused there already.
    with pytest.raises(AppError) as refusal, closing(open_case(full.path, KEY)) as damaged:
        backup.backup(damaged, tmp_path / "b.evcase")

    assert refusal.value.code == "case-damaged"
    left = {name for name in names(tmp_path) if not name.startswith("full.evcase")}
    assert left == set()


def test_a_restored_backup_is_the_case_file_again(full: CaseFile, backed: Path, tmp_path: Path) -> None:
    target = tmp_path / "again.evcase"
    backup.restore(backed, KEY, target)

    with closing(open_case(target, KEY)) as again:
        assert content(again) == content(full)
        with again.write() as unit:
            scores.save(unit, score(2))


def test_what_cannot_be_restored_is_refused(full: CaseFile, backed: Path, tmp_path: Path) -> None:
    target = tmp_path / "again.evcase"

    def refused(source: Path, key: bytes, where: Path) -> str:
        with pytest.raises(AppError) as refusal:
            backup.restore(source, key, where)
        return refusal.value.code

    assert refused(backed, OTHER_KEY, target) == "case-key-wrong"
    assert refused(backed, KEY, full.path) == "case-exists"
    assert refused(tmp_path / "nowhere", KEY, target) == "no-such-file"
    with pytest.raises(AppError, match=r"^no-such-file$"):
        backup.about(tmp_path / "nowhere", KEY)
    with opened(backed, KEY) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert refused(backed, KEY, target) == "case-newer"
    backed.write_bytes(backed.read_bytes()[:-4096])
    assert refused(backed, KEY, target) == "case-damaged"
    assert not target.exists()


def test_the_last_three_snapshots_are_kept(full: CaseFile, tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    made = []
    for version in range(2, 7):
        made.append(backup.snapshot(full, folder, "before-import"))
        with full.write() as unit:
            scores.save(unit, score(version))

    assert [found.path for found in snapshots(full.path, folder)] == made[-3:]
    assert names(folder) == [f"full.{number:04}.before-import.evcase" for number in (3, 4, 5)]
    with closing(open_case(made[-1], KEY)) as last, last.read() as unit:
        assert [found.version for found in scores.newest(unit)] == [5]


def test_snapshots_of_other_case_files_are_left_alone(full: CaseFile, tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    (folder / "full.x.0001.before-import.evcase").touch()
    for _ in range(4):
        backup.snapshot(full, folder, "before-import")

    assert len(names(folder)) == 4
    with pytest.raises(ValueError, match="import 1"):
        backup.snapshot(full, folder, "../import 1")


def test_destroying_leaves_nothing_but_a_certificate(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    with case.read() as unit:
        head = audit.head(unit)
    backup.snapshot(case, snapshot_folder(case.path), "before-import")
    case.close()
    (tmp_path / "full.evcase.format-0").write_bytes(b"older")
    with opened(case.path, KEY) as connection:  # destroying folds the log in: this is the file it will find
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = case.path.read_bytes()

    certificate = backup.destroy(case.path, key=KEY, at=AT, by="A N Other")

    assert certificate == Certificate(
        case=ABOUT.case,
        evaluation=ABOUT.evaluation,
        reference=ABOUT.reference,
        title=ABOUT.title,
        seat=E1,
        file_sha256=hashlib.sha256(whole).hexdigest(),
        size=len(whole),
        head=head,
        snapshots=1,
        at=AT,
        by="A N Other",
    )
    assert (names(tmp_path), names(tmp_path / "snapshots")) == (["snapshots"], [])


def test_what_is_destroyed_is_overwritten_first(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    case.close()
    before = case.path.read_bytes()
    linked = tmp_path / "same-file-by-another-name"
    linked.hardlink_to(case.path)

    backup.destroy(case.path, key=KEY, at=AT, by="A N Other")

    after = linked.read_bytes()
    assert len(after) == len(before)
    assert sum(one == two for one, two in zip(after, before, strict=True)) < len(before) // 50


def test_an_open_case_file_is_not_destroyed(case: CaseFile) -> None:
    with pytest.raises(AppError) as refusal:
        backup.destroy(case.path, key=KEY, at=AT, by="A N Other")

    assert refusal.value.code == "case-in-use"
    with case.read() as unit:
        assert audit.head(unit) == Head(size=0, hash="0" * 64)


def test_only_who_has_the_key_destroys(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    case.close()
    for path, key, code in ((case.path, OTHER_KEY, "case-key-wrong"), (tmp_path / "x", KEY, "no-such-file")):
        with pytest.raises(AppError, match=f"^{code}$"):
            backup.destroy(path, key=key, at=AT, by="A N Other")

    open_case(case.path, KEY).close()


def test_what_could_not_be_destroyed_is_told_and_can_be_done_again(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    case.close()
    stubborn = tmp_path / "full.evcase.folder"
    stubborn.mkdir()

    with pytest.raises(AppError) as refusal:
        backup.destroy(case.path, key=KEY, at=AT, by="A N Other")

    assert (refusal.value.code, refusal.value.facts["reason"]) == ("case-not-destroyed", "Is a directory")
    stubborn.rmdir()
    assert backup.destroy(case.path, key=KEY, at=AT, by="A N Other").case == ABOUT.case


def test_a_name_that_was_taken_meanwhile_is_left_alone(full: CaseFile, tmp_path: Path) -> None:
    target = tmp_path / "b.evcase"

    def meanwhile(_done: int, _total: int) -> None:
        target.write_bytes(b"mine")

    with pytest.raises(AppError, match=r"^case-exists$"):
        backup.backup(full, target, progress=meanwhile)

    assert target.read_bytes() == b"mine"
