"""Opening, reading and writing a case file, and everything that is refused on the way."""

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.errors import AppError
from app.storage import audit, cipher, scores
from app.storage.case_file import CaseFile, create, examine, open_case
from app.storage.keyed import connect, opened
from app.storage.unit import EndedError, Unit
from app.storage.writing import NestedError
from tests.storage.cases import ABOUT, AT, E1, KEY, OTHER_KEY, full_case, new_case, score, tried


def refused(code: str, path: Path, key: bytes = KEY) -> AppError:
    with pytest.raises(AppError) as refusal:
        open_case(path, key, wait=0)
    assert refusal.value.code == code
    assert refusal.value.facts["path"] == str(path)
    return refusal.value


def settings(unit: Unit, *names: str) -> list[object]:
    return [unit.run(f"PRAGMA {name}").fetchone()[0] for name in names]


def test_a_case_file_says_whose_it_is(case: CaseFile) -> None:
    case.close()
    again = open_case(case.path, KEY)

    assert again.about == case.about == ABOUT
    again.close()


def test_every_connection_keeps_the_promises(case: CaseFile) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "cipher_log_level")
    for ways in (case.write(), case.read()):
        with ways as unit:
            assert settings(unit, *names) == ["wal", 2, 1, 1, 0, "NONE"]


def test_a_case_file_is_its_owners_alone(case: CaseFile) -> None:
    case.close()
    assert case.path.stat().st_mode & 0o777 == 0o600

    case.path.chmod(0o644)
    open_case(case.path, KEY).close()

    assert case.path.stat().st_mode & 0o777 == 0o600


def test_what_lies_beside_an_open_case_file_is_its_owners_too(case: CaseFile) -> None:
    with case.write() as unit:
        scores.save(unit, score())

    assert {path.name: path.stat().st_mode & 0o777 for path in case.path.parent.iterdir()} == {
        "case.evcase": 0o600,
        "case.evcase-shm": 0o600,
        "case.evcase-wal": 0o600,
    }


def test_closing_leaves_one_file(case: CaseFile) -> None:
    case.close()

    assert [path.name for path in case.path.parent.iterdir()] == ["case.evcase"]


def test_a_case_file_is_never_made_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "case.evcase"
    path.write_bytes(b"mine")

    with pytest.raises(AppError) as refusal:
        create(path, KEY, ABOUT)

    assert (refusal.value.code, path.read_bytes()) == ("case-exists", b"mine")
    assert [found.name for found in tmp_path.iterdir()] == ["case.evcase"]


def test_a_folder_that_is_not_there_takes_no_case_file(tmp_path: Path) -> None:
    with pytest.raises(AppError) as refusal:
        create(tmp_path / "nowhere" / "case.evcase", KEY, ABOUT)

    assert (refusal.value.code, refusal.value.facts["reason"]) == ("case-not-written", "No such file or directory")


def test_a_half_made_file_of_an_earlier_run_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".case.evcase.part").write_bytes(b"half")

    new_case(tmp_path).close()

    assert [path.name for path in tmp_path.iterdir()] == ["case.evcase"]


def test_a_key_has_32_bytes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^31$"):
        create(tmp_path / "case.evcase", bytes(31), ABOUT)


def test_another_key_opens_nothing_and_says_what_it_may_be(case: CaseFile) -> None:
    case.close()

    refused("case-key-wrong", case.path, OTHER_KEY)


def test_there_may_be_no_file(tmp_path: Path) -> None:
    refused("no-such-file", tmp_path / "case.evcase")


def test_an_empty_file_is_no_case_file_and_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "case.evcase"
    path.write_bytes(b"")

    refused("case-key-wrong", path)

    assert path.read_bytes() == b""


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.evcase"
    path.touch()
    with opened(path, KEY) as connection:
        connection.execute("CREATE TABLE t (x)")

    refused("case-foreign", path)


def test_a_file_of_a_newer_version_is_refused_untouched(case: CaseFile) -> None:
    case.close()
    with opened(case.path, KEY) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = hashlib.sha256(case.path.read_bytes()).hexdigest()

    refusal = refused("case-newer", case.path)

    assert (refusal.facts["found"], refusal.facts["known"]) == (99, 1)
    assert hashlib.sha256(case.path.read_bytes()).hexdigest() == before


def test_a_file_without_an_owner_is_damaged(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    case.close()
    with opened(case.path, KEY) as connection:
        connection.execute("DROP TRIGGER case_about_never_removed")
        connection.execute("DELETE FROM case_about")

    refused("case-damaged", case.path)


def test_an_error_inside_undoes_all_of_it(case: CaseFile) -> None:
    with tried(case) as unit:
        scores.save(unit, score())
        audit.append(unit, at=AT, seat=E1, action="score-saved", facts={})

    with case.read() as unit:
        assert (scores.newest(unit), audit.head(unit).size) == ([], 0)
    with case.write() as unit:
        scores.save(unit, score())
    with case.read() as unit:
        assert scores.newest(unit) == [score()]


def test_what_was_looked_up_in_an_undone_transaction_is_forgotten(tmp_path: Path) -> None:
    case = create(tmp_path / "case.evcase", KEY, ABOUT)
    with tried(case) as unit:
        unit.run("INSERT INTO frozen_content (number, hash, content) VALUES (7, ?, x'00')", ("c" * 64,))
        assert unit.frozen_number("c" * 64) == 7

    with case.write() as unit, pytest.raises(AppError, match=r"^no-such-frozen$"):
        unit.frozen_number("c" * 64)
    case.close()


def test_a_reader_writes_nothing(case: CaseFile) -> None:
    with pytest.raises(AppError) as refusal, case.read() as unit:
        scores.save(unit, score())

    assert refusal.value.code == "case-not-read"
    with case.write() as unit:  # and the connection it used is fit to write again
        scores.save(unit, score())


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(case: CaseFile) -> None:
    with case.read() as before:
        with case.write() as unit:
            scores.save(unit, score())
        with case.read() as after:
            assert (scores.newest(before), scores.newest(after)) == ([], [score()])


def test_writing_inside_writing_is_a_mistake_of_ours(case: CaseFile) -> None:
    with case.write() as unit:
        with pytest.raises(NestedError), case.write():
            pass
        scores.save(unit, score())

    with case.read() as unit:
        assert scores.newest(unit) == [score()]


def test_threads_write_one_after_the_other(case: CaseFile) -> None:
    def save(version: int) -> None:
        with case.write() as unit:
            scores.save(unit, score(version))

    threads = [threading.Thread(target=save, args=(version,)) for version in range(1, 21)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with case.read() as unit:
        assert scores.newest(unit)[0].version == 20
        assert unit.first("SELECT count(*) FROM score_version") == (20,)


def test_a_transaction_that_has_ended_takes_nothing_more(case: CaseFile) -> None:
    with case.write() as unit:
        unit.run("ROLLBACK")
        with pytest.raises(EndedError):
            scores.save(unit, score())
        unit.driver.execute("BEGIN IMMEDIATE")

    with pytest.raises(EndedError), case.write() as unit:
        unit.run("ROLLBACK")

    with case.read() as unit:
        assert scores.newest(unit) == []


def test_mistakes_of_ours_are_not_told_as_the_disks(case: CaseFile) -> None:
    with pytest.raises(dbapi2.OperationalError), case.write() as unit:
        unit.run("SELECT nothing")
    with case.write() as unit:
        pass
    unit.driver.execute("BEGIN")  # after its end
    with pytest.raises(dbapi2.OperationalError, match="within a transaction"), case.write():
        pass
    unit.driver.execute("ROLLBACK")
    with pytest.raises(OperationalError), case.read() as unit:
        unit.connection.exec_driver_sql("SELECT nothing")


HOLDER = """
import sys
from pathlib import Path
from app.storage.case_file import open_case
case = open_case(Path(sys.argv[1]), bytes(range(32)))
with case.write() as unit:
    print("writing", flush=True)
    sys.stdin.readline()
case.close()
"""


def test_two_processes_do_not_write_at_once(case: CaseFile) -> None:
    case.close()
    arguments = [sys.executable, "-c", HOLDER, str(case.path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "writing\n"
        mine = open_case(case.path, KEY, wait=0)
        with pytest.raises(AppError) as refusal, mine.write():
            pass
        with mine.read() as unit:
            assert scores.newest(unit) == []
        holder.stdin.write("done\n")
        holder.stdin.close()
        assert holder.wait() == 0
    with mine.write() as unit:
        scores.save(unit, score())
    mine.close()

    assert refusal.value.code == "case-in-use"


def test_a_sound_file_is_found_sound(full: CaseFile) -> None:
    examine(full)


def test_a_reference_to_nothing_is_found(case: CaseFile) -> None:
    with opened(case.path, KEY) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO agreed_presence VALUES (99, 0, 'E1')")

    with pytest.raises(AppError) as refusal:
        examine(case)

    assert refusal.value.code == "case-damaged"


def test_the_encryption_names_its_version() -> None:
    connection = connect_in_memory()
    expected = connection.execute("PRAGMA cipher_version").fetchone()[0]
    connection.close()

    assert cipher.versions() == (expected, dbapi2.sqlite_version)


def connect_in_memory() -> dbapi2.Connection:
    return dbapi2.connect(":memory:")


def test_a_case_file_that_cannot_be_opened_is_not_held_open(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    case.close()
    with pytest.raises(AppError):
        CaseFile(case.path, OTHER_KEY)

    connection = connect(case.path, KEY, wait=0)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    connection.close()
