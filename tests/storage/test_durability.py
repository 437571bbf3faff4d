"""What was acknowledged is there, whenever the process is killed and wherever the disk is full."""

import os
import secrets
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import AppError
from app.storage import audit, scores
from app.storage.case_file import CaseFile, examine, open_case
from app.storage.keyed import opened
from tests.storage.cases import AT, E1, KEY, SECRET, full_case, new_case, score

# One life a line: the interpreter starts once, and each life is a fork of it that knows nothing of the ones before.
LIVES = """
import os, sys
from pathlib import Path
from app.storage import audit, scores
from app.storage.case_file import open_case
from tests.storage.cases import AT, E1, KEY, score

for _line in sys.stdin:
    life = os.fork()
    if life:
        os.waitpid(life, 0)
        os.write(1, b"dead 0\\n")
        continue
    os.write(1, f"born {os.getpid()}\\n".encode())
    case = open_case(Path(sys.argv[1]), KEY)
    with case.read() as unit:
        version = max((found.version for found in scores.newest(unit)), default=0)
    while True:
        version += 1
        with case.write() as unit:
            scores.save(unit, score(version))
            audit.append(unit, at=AT, seat=E1, action="score-saved", facts={"version": version})
        os.write(1, f"saved {version}\\n".encode())
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    path = tmp_path / "case.evcase"
    acknowledged = 0
    with subprocess.Popen(
        [sys.executable, "-c", LIVES, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as lives:
        assert lives.stdin is not None
        assert lives.stdout is not None
        for _life in range(50):
            print("live", file=lives.stdin, flush=True)
            life = int(lives.stdout.readline().removeprefix("born "))
            for _save in range(1 + secrets.randbelow(12)):
                acknowledged = int(lives.stdout.readline().removeprefix("saved "))
            for _moment in range(secrets.randbelow(3000)):
                os.getpid()
            os.kill(life, signal.SIGKILL)
            while not (line := lives.stdout.readline()).startswith("dead"):
                acknowledged = int(line.removeprefix("saved "))

            with closing(open_case(path, KEY)) as case, case.read() as unit:
                (saved,) = [found.version for found in scores.newest(unit)]
                assert saved in {acknowledged, acknowledged + 1}
                assert audit.head(unit).size == saved
                assert audit.check(unit) is None
        lives.stdin.close()
        assert lives.wait() == 0
    with closing(open_case(path, KEY)) as case, case.read() as unit:
        examine(case)
        assert [found.version for found in scores.history(unit, *CELL)] == [*range(1, saved + 1)]


CELL = (score().seat, score().supplier, score().lot, score().question)

# The limit is on the size of any file: what a full disk is to one that can't be filled in a test.
FULL = """
import resource, sys
from pathlib import Path
from app.errors import AppError
from app.models.schema import guards
from app.storage import audit, backup, scores
from app.storage.case_file import create, open_case
from app.storage.migrating import brought_up
from app.storage.migrations import Script, scripts
from tests.storage.cases import ABOUT, AT, E1, KEY, score

path, doing = Path(sys.argv[1]), sys.argv[2]
limit, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def full(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

def save(version):
    with case.write() as unit:
        scores.save(unit, score(version))
        audit.append(unit, at=AT, seat=E1, action="score-saved", facts={"version": version})

step = Script(number=2, sql="CREATE TABLE more (x TEXT);" + "INSERT INTO more VALUES (hex(zeroblob(300000)));" * 9
              + "".join(guard + ";" for guard in guards("more")))
try:
    if doing == "save":
        case = open_case(path, KEY)
        version = 1
        full(300_000)
        while True:
            save(version + 1)
            version += 1
    elif doing == "bring up":
        full(path.stat().st_size + 100_000)
        brought_up(path, KEY, [*scripts(), step])
    elif doing == "create":
        full(100_000)
        create(path.with_name("new.evcase"), KEY, ABOUT)
    else:
        case = open_case(path, KEY)
        full(path.stat().st_size // 2)
        act = {"backup": lambda: backup.backup(case, path.with_name("b.evcase")),
               "snapshot": lambda: backup.snapshot(case, path.parent, "before-import")}[doing]
        act()
except AppError as refusal:
    print(refusal.code, Path(refusal.facts["path"]).name, flush=True)
    full(limit)
    if doing == "save":
        save(version + 1)
        print(version + 1)
        case.close()
"""


def on_a_full_disk(path: Path, doing: str) -> list[str]:
    run = subprocess.run([sys.executable, "-c", FULL, str(path), doing], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.stdout.split()


def test_a_full_disk_refuses_a_save_and_room_takes_it(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    path = tmp_path / "full.evcase"

    code, name, last = on_a_full_disk(path, "save")

    assert (code, name) == ("case-not-written", "full.evcase")
    with closing(open_case(path, KEY)) as case, case.read() as unit:
        examine(case)
        assert [found.version for found in scores.history(unit, *CELL)] == [*range(1, int(last) + 1)]
        assert int(last) > 10
        assert (audit.head(unit).size, audit.check(unit)) == (int(last), None)


@pytest.mark.parametrize(
    ("doing", "named"),
    [
        ("bring up", "full.evcase"),
        ("create", "new.evcase"),
        ("backup", "b.evcase"),
        ("snapshot", "full.0001.before-import.evcase"),
    ],
)
def test_a_full_disk_leaves_all_as_it_was_and_nothing_half_done(tmp_path: Path, doing: str, named: str) -> None:
    full_case(tmp_path).close()
    path = tmp_path / "full.evcase"

    assert on_a_full_disk(path, doing) == ["case-not-written", named]

    with closing(open_case(path, KEY)) as case, case.read() as unit:
        examine(case)
        assert scores.newest(unit) == [score()]
    assert [found.name for found in tmp_path.iterdir()] == ["full.evcase"]


def test_what_sqlite_calls_full_is_refused_too(case: CaseFile) -> None:
    with case.write() as unit:
        (pages,) = unit.run("PRAGMA page_count").fetchone()
        unit.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AppError) as refusal, case.write() as unit:
        scores.save(unit, score(reason=SECRET * 1000))

    assert (refusal.value.code, refusal.value.facts["reason"]) == ("case-not-written", "database or disk is full")
    with case.write() as unit:
        assert scores.newest(unit) == []
        unit.run("PRAGMA max_page_count = 1000000")
        audit.append(unit, at=AT, seat=E1, action="went-on", facts={})


def test_a_log_that_was_cut_off_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    with case.write() as unit:
        scores.save(unit, score(1))
    log = case.path.with_name("case.evcase-wal")
    whole = log.stat().st_size
    with case.write() as unit:
        scores.save(unit, score(2))
    content, file = log.read_bytes(), case.path.read_bytes()
    case.close()

    case.path.write_bytes(file)
    log.write_bytes(content[: whole + 100])  # as a machine that lost its power would leave it
    with closing(open_case(case.path, KEY)) as again, again.read() as unit:
        assert scores.newest(unit) == [score(1)]


def test_a_change_of_the_journal_that_was_cut_off_is_mended(tmp_path: Path) -> None:
    new_case(tmp_path).close()
    path = tmp_path / "case.evcase"
    with opened(path, KEY) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE half AS "
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c WHERE x < 9999) SELECT x FROM c"
        )
        files = {found: found.read_bytes() for found in tmp_path.iterdir()}
    assert sorted(found.name for found in files) == ["case.evcase", "case.evcase-journal"]
    for found, content in files.items():
        found.write_bytes(content)

    with closing(open_case(path, KEY)) as case, case.read() as unit:
        examine(case)
        assert unit.first("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == (0,)
