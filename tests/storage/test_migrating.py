"""Bringing an older file up: on a copy, and nothing is lost whatever the script does or the machine."""

import os
import secrets
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import AppError
from app.models.schema import guards
from app.storage import scores
from app.storage.case_file import open_case
from app.storage.keyed import opened
from app.storage.migrating import brought_up
from app.storage.migrations import Script, scripts
from app.storage.refusals import refusing
from tests.storage.cases import KEY, full_case, score

Content = dict[str, list[tuple[object, ...]]]
NOTE = "ALTER TABLE message ADD COLUMN note TEXT;\n"
TABLE = "CREATE TABLE remark (\n    number INTEGER PRIMARY KEY,\n    words TEXT NOT NULL\n) STRICT;\n"
GUARDS = "".join(f"{guard};\n" for guard in guards("remark"))
WHOLE = NOTE + TABLE + GUARDS
# As a tool that knows no ALTER would do it: all columns and rows in a new table of the old name.
REMADE = """CREATE TABLE remade AS SELECT * FROM head;
DROP TABLE head;
ALTER TABLE remade RENAME TO head;
"""


def steps(*sql: str) -> tuple[Script, ...]:
    return (*scripts(), *(Script(number=2 + number, sql=text) for number, text in enumerate(sql)))


def content(path: Path) -> Content:
    with opened(path, KEY) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(tables)}


def format_at(path: Path) -> int:
    with opened(path, KEY) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    case = full_case(tmp_path)
    case.close()
    return case.path


def test_an_older_file_is_brought_up_with_all_it_holds(old: Path) -> None:
    before = content(old)

    brought_up(old, KEY, steps(WHOLE, "ALTER TABLE remark ADD COLUMN place TEXT;"))

    after = content(old)
    assert format_at(old) == 3
    assert {table: [row[: len(before[table][0])] for row in after[table]] for table in before} == before
    assert after["remark"] == []
    assert old.stat().st_mode & 0o777 == 0o600


def test_the_older_file_lies_beside_until_the_new_one_was_opened(old: Path) -> None:
    before = content(old)
    finish = brought_up(old, KEY, steps(WHOLE))

    kept = old.with_name("full.evcase.format-1")
    assert sorted(found.name for found in old.parent.iterdir()) == ["full.evcase", kept.name]
    assert (format_at(kept), content(kept)) == (1, before)

    finish()
    assert [found.name for found in old.parent.iterdir()] == ["full.evcase"]


def test_what_a_cut_off_run_left_beside_is_cleared_once_the_file_opens(old: Path) -> None:
    for name in ("full.evcase.format-0", ".full.evcase.part"):
        old.with_name(name).write_bytes(b"left")

    open_case(old, KEY).close()
    brought_up(old, KEY, steps(WHOLE))()

    assert [found.name for found in old.parent.iterdir()] == ["full.evcase"]


def test_a_file_of_today_is_left_as_it_is(old: Path) -> None:
    before = old.read_bytes()

    brought_up(old, KEY)()

    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (WHOLE + "SELECT nowhere;", "no such column: nowhere"),
        (WHOLE + "DELETE FROM head;", "append-only"),
        (TABLE, "CREATE TRIGGER remark_never_changed BEFORE UPDATE ON remark"),
        (
            "DROP TRIGGER score_version_never_removed;",
            "CREATE TRIGGER score_version_never_removed BEFORE DELETE ON score_version",
        ),
        (REMADE, "CREATE TRIGGER head_never_changed BEFORE UPDATE ON head"),
        (
            "DROP TRIGGER head_never_removed;\nDELETE FROM head;\n" + guards("head")[1] + ";",
            "head",
        ),
        ("DROP TABLE head;", "head"),
        (
            "DROP TRIGGER audit_entry_never_changed;\n"
            f"UPDATE audit_entry SET hash = '{'0' * 64}';\n{guards('audit_entry')[0]};",
            "audit_entry",
        ),
    ],
)
def test_a_script_that_fails_or_would_lose_something_changes_nothing(old: Path, script: str, reason: str) -> None:
    before = content(old)

    with pytest.raises(AppError) as refusal:
        brought_up(old, KEY, steps(script))

    assert (refusal.value.code, refusal.value.facts) == (
        "case-not-brought-up",
        {"path": str(old), "reason": reason},
    )
    assert (format_at(old), content(old)) == (1, before)
    assert [found.name for found in old.parent.iterdir()] == ["full.evcase"]


def test_a_script_that_leaves_references_to_nothing_is_refused(old: Path) -> None:
    broken = "INSERT INTO agreed_presence VALUES (99, 0, 'E1');"

    with pytest.raises(AppError, match=r"^case-damaged$"):
        brought_up(old, KEY, steps(broken))

    assert format_at(old) == 1


def test_a_file_that_another_has_open_is_not_brought_up(old: Path) -> None:
    with closing(open_case(old, KEY)) as case:
        with pytest.raises(Exception, match="database is locked"):
            brought_up(old, KEY, steps(WHOLE), wait=0)
        with case.write() as unit:
            scores.save(unit, score(2))

    assert format_at(old) == 1


def test_two_that_bring_a_file_up_at_once_do_it_once(old: Path) -> None:
    before = content(old)
    ends: list[str] = []

    def bring_up() -> None:
        try:
            with refusing(old, writing=False):
                brought_up(old, KEY, steps(WHOLE))
            ends.append("brought up")
        except AppError as refusal:
            ends.append(refusal.code)

    threads = [threading.Thread(target=bring_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ends) == 4
    assert "brought up" in ends
    assert {*ends} <= {"brought up", "case-in-use"}
    assert format_at(old) == 2
    assert content(old)["score_version"] == before["score_version"]


SLOW = """
import sys
from pathlib import Path
from app.storage.migrating import brought_up
from app.storage.migrations import Script, scripts
from app.storage.refusals import refusing
from tests.storage.cases import KEY

slow = '''CREATE TABLE remark (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
INSERT INTO remark WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
SELECT x, hex(zeroblob(500)) FROM c;
'''
brought_up(Path(sys.argv[1]), KEY, [*scripts(), Script(number=2, sql=slow)])
"""


@pytest.mark.parametrize("_time", range(3))
def test_killed_while_it_brings_a_file_up_nothing_is_lost(old: Path, _time: int) -> None:
    before = content(old)
    draft = old.with_name(".full.evcase.part")
    with subprocess.Popen([sys.executable, "-c", SLOW, str(old)]) as process:
        size = secrets.randbelow(4_000_000)
        while process.poll() is None and not (draft.exists() and draft.stat().st_size > size):
            os.sched_yield()
        os.kill(process.pid, signal.SIGKILL)

    assert process.returncode == -signal.SIGKILL
    assert (format_at(old), content(old)) == (1, before)
    brought_up(old, KEY, steps(WHOLE))()
    assert format_at(old) == 2
    assert [found.name for found in old.parent.iterdir()] == ["full.evcase"]
    assert content(old)["audit_entry"] == before["audit_entry"]
