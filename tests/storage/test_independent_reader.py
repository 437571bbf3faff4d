"""Nobody's data is held hostage, and nobody reads it without the key."""

from pathlib import Path

import apsw

from app.storage import scores
from app.storage.case_file import CaseFile
from app.storage.keyed import APPLICATION_ID
from tests.storage.cases import ABOUT, DATA, KEY, SECRET, full_case, score


def test_another_program_reads_a_case_file_with_its_key(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    case.close()

    other = apsw.Connection(str(case.path), flags=apsw.SQLITE_OPEN_READONLY)
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.pragma("key", f"x'{KEY.hex()}'")

    assert other.pragma("application_id") == APPLICATION_ID
    assert other.execute("SELECT supplier, lot, question, value, reason FROM score_version").fetchall() == [
        ("A", "1", "Q1", "3", SECRET)
    ]
    assert other.execute("SELECT reference, seat FROM case_about").fetchall() == [(ABOUT.reference, ABOUT.seat)]
    assert other.pragma("integrity_check") == "ok"
    other.close()


def test_nothing_that_was_written_can_be_read_without_the_key(full: CaseFile) -> None:
    with full.write() as unit:
        scores.save(unit, score(2))
    files = {path.name: path.read_bytes() for path in full.path.parent.iterdir()}

    assert sorted(files) == ["full.evcase", "full.evcase-shm", "full.evcase-wal"]
    known = [SECRET, SECRET[20:40], DATA.title, "SQLite format 3", "score_version", "CREATE TABLE", "Alpha", KEY.hex()]
    assert [(name, word) for name, held in files.items() for word in known if word.encode() in held] == []
    assert [name for name, held in files.items() if KEY in held] == []
