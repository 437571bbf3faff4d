"""What a panel's returns cost: locked and sealed, opened and taken in, beside a plain copy and a bare insert.

Run as `python -m benchmarks.returns [--small] [FOLDER]`; FOLDER should lie on the disk that case files lie on. Twelve
seats score sixty questions of five hundred tenders (`--small`: three, twelve, fifty); all is done by the services that
the screens use, each way in a process of its own. The scores themselves are put into the case files in one go:
saving them one by one is `benchmarks.autosave`'s.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2

from app.domain.codes import CriterionCode, CriterionType, Role, ScaleCode, SeatCode, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, Level, Lot, Method, Scale, Seat, Supplier, Tender
from app.domain.score_record import ScoreVersion
from app.services import intake, meetings, returns, scores
from app.services.desk import Desk
from app.storage import scores as kept
from benchmarks.measuring import Cost, Moment, Way, copied, line, measured, now, tell
from tests.services import panels
from tests.services.dying import desk_at
from tests.services.panels import BEGINNING, LEAD, MOD, NORTH

WORDS = "The response describes the induction of new staff and names who checks it. " * 4
SIZES = {"large": (500, 60, 12), "small": (50, 12, 3)}
_COLUMNS = "seat, supplier, lot, question, version, value, reason, evidence, not_sure, frozen, saved_at"
_TABLE = f"CREATE TABLE score ({_COLUMNS}, PRIMARY KEY (seat, supplier, lot, question, version))"
_INSERT = f"INSERT INTO score ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - names of our own


def evaluation(tenders: int, questions: int, seats: int) -> EvaluationData:
    """Return an evaluation of that size, without scores."""
    weight = 10_000 // questions
    suppliers = [SupplierId(f"S{number:04}") for number in range(tenders)]
    return EvaluationData(
        reference="BENCH-1",
        title="Returns",
        authority="Ravensmere Council",
        method=Method(),
        scales=(
            Scale(
                code=ScaleCode("Quality"),
                levels=tuple(Level(value=Fraction(n), label=f"Level {n}", descriptor=f"It is {n}.") for n in range(6)),
            ),
        ),
        criteria=tuple(
            Criterion(
                code=CriterionCode(f"Q{number}"),
                title=f"Question {number}",
                type=CriterionType.QUALITY,
                weight=weight + (10_000 - weight * questions if number == 1 else 0),
            )
            for number in range(1, questions + 1)
        ),
        lots=(Lot(code=NORTH, title="North"),),
        suppliers=tuple(Supplier(id=one, name=f"Supplier {one}") for one in suppliers),
        tenders=tuple(Tender(supplier=one, lot=NORTH) for one in suppliers),
        seats=(
            *(Seat(code=SeatCode(f"E{number}"), name=f"Evaluator {number}") for number in range(1, seats + 1)),
            Seat(code=MOD, name="Moderator", role=Role.MODERATOR),
            Seat(code=LEAD, name="Lead", role=Role.LEAD),
        ),
    )


def homes(folder: Path) -> list[Path]:
    """Return the laptops of those who score."""
    return sorted((folder / "panel" / "people").glob("E*"))


def desk(folder: Path) -> Desk:
    """Return the moderator's desk."""
    return desk_at(folder / "panel" / "people" / MOD, BEGINNING)


def given(one: Desk) -> Iterator[ScoreVersion]:
    """Yield a score for each duty of a seat."""
    with one.read() as unit:
        plan = one.plan(unit)
        duties = plan.duties.of(plan.roster.seat(one.seat).seat)
    for number, duty in enumerate(duties):
        yield ScoreVersion(
            seat=one.seat,
            supplier=duty.supplier,
            lot=duty.lot,
            question=duty.question,
            version=1,
            value=Fraction(number * 7 % 6),
            reason=f"{number}: {WORDS}",
            evidence="p. 12",
            frozen=plan.frozen.hash,
            saved_at=BEGINNING,
        )


def prepared(folder: Path, size: tuple[int, int, int]) -> None:
    """Let everybody join, get a pack and declare, and fill in all scores."""
    panel = panels.set_up(folder / "panel", evaluation(*size))
    seats = [SeatCode(home.name) for home in homes(folder)]
    for seat in (MOD, *seats):
        panel.enrol(seat)
    panel.issue()
    panel.declare(MOD, *seats)
    for seat in seats:
        one = panel.desk(seat)
        with one.write() as unit:
            for score in given(one):
                kept.save(unit, score)
    panel.close()
    (folder / "returns").mkdir()
    os.sync()  # else whoever comes first waits until these files are on the disk


def sheets(folder: Path) -> None:
    """Read every seat's sheet, as its screen does."""
    for home in homes(folder):
        one = desk_at(home, BEGINNING)
        scores.sheet(one)
        one.close()


def seal(folder: Path) -> None:
    """Lock every seat, sign and write its return."""
    for home in homes(folder):
        one = desk_at(home, BEGINNING)
        returns.lock(one, folder / "returns" / f"{home.name}.evreturn")
        one.close()


def preview(folder: Path) -> None:
    """Look at the first return before taking it in."""
    one = desk(folder)
    intake.preview(one, sorted((folder / "returns").iterdir())[0])
    one.close()


def take_in(folder: Path) -> None:
    """Take every return in."""
    one = desk(folder)
    for path in sorted((folder / "returns").iterdir()):
        intake.take_in(one, path)
    one.close()


def reveal(folder: Path) -> None:
    """Lay the scores open, and read the agenda."""
    one = desk(folder)
    meetings.reveal(one)
    meetings.agenda(one)
    one.close()


def copy(folder: Path) -> None:
    """Copy the returns, and bring the copies to the disk."""
    copied(sorted((folder / "returns").iterdir()), folder / "copy")


def rows(folder: Path) -> Iterator[tuple[object, ...]]:
    """Yield the rows that the returns bring."""
    for home in homes(folder):
        one = desk_at(home, BEGINNING)
        for score in given(one):
            key = (score.seat, score.supplier, "", score.question, 1, str(score.value))
            yield (*key, score.reason, score.evidence, 0, 1, "2026-11-22T09:00:00.000000Z")
        one.close()


def insert(folder: Path) -> Moment:
    """Insert the same rows into a bare SQLite table in one transaction; making them does not count."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as plain:
        return _insert(plain, folder)


def insert_keyed(folder: Path) -> Moment:
    """Do the same under SQLCipher."""
    with closing(dbapi2.connect(str(folder / "keyed.db"), isolation_level=None)) as keyed:
        keyed.execute(f"PRAGMA key = \"x'{bytes(range(32)).hex()}'\"")
        return _insert(keyed, folder)


def _insert(connection: sqlite3.Connection, folder: Path) -> Moment:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_TABLE)
    made = list(rows(folder))
    began = now()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_INSERT, made)
    connection.execute("COMMIT")
    return began


WAYS: dict[str, Way] = {
    "all sheets read": sheets,
    "all returns locked and sealed": seal,
    "one return previewed": preview,
    "all returns taken in": take_in,
    "revealed, and the agenda read": reveal,
    "plain copy of the returns": copy,
    "the rows into bare SQLite": insert,
    "the rows into bare SQLCipher": insert_keyed,
}


def main() -> None:
    """Print what each way costs, as a ratio of the bare insert."""
    arguments = sys.argv[1:]
    if tell(WAYS, arguments):
        return
    size = SIZES["small" if "--small" in arguments else "large"]
    where = next((Path(one) for one in arguments if not one.startswith("-")), None)
    with TemporaryDirectory(dir=where) as name:
        folder = Path(name)
        prepared(folder, size)
        costs: dict[str, Cost] = {way: measured("benchmarks.returns", way, folder) for way in WAYS}
        base = costs["the rows into bare SQLite"].seconds
        weight = sum(path.stat().st_size for path in (folder / "returns").iterdir())
        print(  # noqa: T201 - what a benchmark is for
            f"{size[2]} returns of {size[0]} tenders × {size[1]} questions: "
            f"{size[0] * size[1] * size[2]:,} scores, {weight / 1e6:.0f} MB"
        )
        for way, cost in costs.items():
            print(line(way, cost, base))  # noqa: T201


if __name__ == "__main__":
    main()
