"""What one saved score costs against a bare SQLite commit of the same durability, and 1.44 million returned ones.

Run as `python -m benchmarks.autosave [FOLDER] [SEATS]`; FOLDER should lie on the disk that case files lie on. The ways
take turns, so that what else the machine does falls on all of them alike.
"""

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.evaluation import EvaluationData
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.score_record import ScoreVersion
from app.storage import audit, frozen, messages, scores
from app.storage.case_file import CaseAbout, CaseFile, create
from app.storage.messages import MessageRecord

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
KEY = bytes(range(32))
WORDS = "The response describes the induction of new staff and names who checks it. " * 4
TENDERS, QUESTIONS, SEATS = 2000, 60, 12
FILLED, SAVES = 20_000, 4_000
_TABLE = """CREATE TABLE score (seat TEXT, supplier TEXT, lot TEXT, question TEXT, version INTEGER, value TEXT,
reason TEXT, evidence TEXT, not_sure INTEGER, frozen INTEGER, saved_at TEXT,
UNIQUE (seat, supplier, lot, question, version)) STRICT"""
_INSERT = "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Save = Callable[[int], None]


def score(number: int, digest: str) -> ScoreVersion:
    """Return the score of that number, spread over all tenders and questions."""
    return ScoreVersion(
        seat=SeatCode("E1"),
        supplier=SupplierId(f"S{number * 7919 % TENDERS:04}"),
        lot=LotCode("1"),
        question=CriterionCode(f"Q{number // TENDERS % QUESTIONS + 1}"),
        version=1 + number // (TENDERS * QUESTIONS),
        value=Fraction(number % 6),
        reason=WORDS,
        evidence="p. 12",
        frozen=digest,
        saved_at=AT,
    )


def bare(connection: Any, digest: str) -> Save:  # noqa: ANN401 - sqlite3's connection or sqlcipher3's
    """Return a save that is one prepared insert in one transaction, filled beforehand as the others are."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_TABLE)

    def row(number: int) -> tuple[object, ...]:
        one = score(number, digest)
        key = (one.seat, one.supplier, one.lot, one.question, one.version)
        return (*key, str(one.value), one.reason, one.evidence, 0, 1, "2026-11-22T09:30:00.000000Z")

    rows = [row(number) for number in range(FILLED + SAVES)]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_INSERT, rows[:FILLED])
    connection.execute("COMMIT")

    def save(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_INSERT, rows[number])
        connection.execute("COMMIT")

    return save


def through_repositories(case: CaseFile, digest: str, *, audited: bool) -> Save:
    """Return a save as services do it, with or without its audit line."""
    with case.write() as unit:
        for number in range(FILLED):
            scores.save(unit, score(number, digest))

    def save(number: int) -> None:
        one = score(number, digest)
        with case.write() as unit:
            scores.save(unit, one)
            if audited:
                audit.append(
                    unit,
                    at=AT,
                    seat=one.seat,
                    action="score-saved",
                    facts={"supplier": one.supplier, "question": one.question, "version": one.version},
                )

    return save


def new_case(path: Path) -> tuple[CaseFile, str]:
    """Return a case file with something frozen, and its hash."""
    uuid = "00000000-0000-4000-8000-000000000001"
    about = CaseAbout(
        case=uuid,
        evaluation=uuid,
        reference="B-1",
        title="",
        seat=SeatCode("E1"),
        role=Role.EVALUATOR,
        key="a" * 64,
        created_at=AT,
    )
    case = create(path, KEY, about)
    data = EvaluationData(reference="B-1")
    digest = frozen_hash(data)
    with case.write() as unit:
        frozen.add(unit, FrozenVersion(number=1, hash=digest, frozen_at=AT), data)
    return case, digest


def measured(save: Save, numbers: Iterator[int], times: list[float]) -> None:
    """Save once and note how long it took."""
    number = next(numbers)
    began = time.perf_counter()
    save(number)
    times.append(time.perf_counter() - began)


def autosaves(folder: Path) -> None:
    """Print what one save costs in each way, as a ratio of the bare commit."""
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    keyed = dbapi2.connect(str(folder / "keyed.db"), isolation_level=None)
    keyed.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    alone, digest = new_case(folder / "alone.evcase")
    whole, _digest = new_case(folder / "whole.evcase")
    ways = {
        "bare SQLite commit": bare(plain, digest),
        "with SQLCipher": bare(keyed, digest),
        "through repositories, without audit line": through_repositories(alone, digest, audited=False),
        "through repositories, with audit line": through_repositories(whole, digest, audited=True),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    numbers = {name: iter(range(FILLED, FILLED + SAVES)) for name in ways}
    for _round in range(SAVES):
        for name, save in ways.items():
            measured(save, numbers[name], times[name])
    base = sorted(times["bare SQLite commit"])
    for name, taken in times.items():
        taken.sort()
        half, most = SAVES // 2, SAVES * 95 // 100
        print(  # noqa: T201 - what a benchmark is for
            f"{name:42} p50 {taken[half] * 1e6:6.0f} µs ({taken[half] / base[half]:.2f})"
            f"   p95 {taken[most] * 1e6:6.0f} µs ({taken[most] / base[most]:.2f})"
        )
    for case in (alone, whole):
        case.close()
    plain.close()
    keyed.close()


def returns(folder: Path, seats: int) -> None:
    """Print how long the returns of all seats take to import, to read back, and to read the newest values from."""
    case, digest = new_case(folder / "returns.evcase")
    imported = 0.0
    for seat in range(seats):
        message = MessageRecord(
            id=f"00000000-0000-4000-8000-{seat:012}",
            direction="in",
            kind="return",
            revision=1,
            manifest_sha256=f"{seat:064x}",
            file_sha256=f"{seat:064x}",
            sender=SeatCode(f"E{seat}"),
            created=AT,
            handled_at=AT,
            envelope=b"",
            summary={},
        )
        brought = [replace(score(number, digest), seat=message.sender) for number in range(TENDERS * QUESTIONS)]
        began = time.perf_counter()
        with case.write() as unit:
            messages.add(unit, message)
            scores.add_returned(unit, message.id, brought)
        imported += time.perf_counter() - began
    with case.read() as unit:
        ids = [message.id for message in messages.all(unit)]
        began = time.perf_counter()
        found = sum(1 for _ in scores.returned(unit, ids))
        read = time.perf_counter() - began
        began = time.perf_counter()
        values = sum(row.size for row in scores.rows(unit, ids))
        valued = time.perf_counter() - began
    case.close()
    size = (folder / "returns.evcase").stat().st_size / 1e6
    print(  # noqa: T201
        f"{found:,} returned scores: imported in {imported:.1f} s, read back in {read:.1f} s, "
        f"{values:,} values alone in {valued:.1f} s; {size:.0f} MB"
    )


def main() -> None:
    """Run both."""
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with TemporaryDirectory(dir=where) as folder:
        autosaves(Path(folder))
        returns(Path(folder), int(sys.argv[2]) if len(sys.argv) > 2 else SEATS)


if __name__ == "__main__":
    main()
