"""Plays a scenario where the disk is full, again and again with a little more space; run as a process of its own.

`python -m tests.services.short_of_space mount|limit FOLDER SCENARIO PANEL`: with `mount`, FOLDER is a small file system
that is filled up; with `limit`, no file may grow beyond a size. One JSON object says what was refused.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from shutil import copytree, disk_usage

from app.services import backups, intake, outbox, outcomes, packs, records, returns, scores
from app.services.scores import RecordScore
from app.storage import messages
from app.storage.case_file import examine
from tests.services.dying import desk_at
from tests.services.lives.checks import refusal
from tests.services.panels import BEGINNING, E1, LEAD, MOD

# Closer together where a report just fits, and its record no longer does.
STEPS = tuple(1024 * kib for kib in (0, 4, 8, 12, 16, 24, 32, 64, *range(90, 104, 2), 128, 192, 256, 384, 512, 1024))
SEATS = {"save": E1, "lock": E1, "issue": LEAD, "take in a pack": E1, "take in a return": MOD, "back up": E1}


@contextmanager
def filled(folder: Path, left: int) -> Iterator[None]:
    """Fill the file system up to so many bytes."""
    filler = folder / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, disk_usage(folder).free - left))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def limited(_folder: Path, left: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    import resource  # noqa: PLC0415 - Windows has none

    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


class Scenario:
    """One deed on one desk, which may be tried again."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.desk = desk_at(folder / "people" / SEATS.get(name, LEAD), BEGINNING)
        self.target = folder / "files" / f"target{len(name)}"
        self.tries = 0

    def play(self) -> None:
        """Do it."""
        self.tries += 1
        desk, target = self.desk, self.target
        if self.name == "save":
            duty = scores.sheet(desk).lines[0].duty
            scores.record_score(desk, RecordScore(duty=duty, value=Fraction(3), reason="A long reason. " * 1000))
        elif self.name == "lock":
            self._lock()
        elif self.name == "issue":
            packs.issue(desk, self._fresh())
        elif self.name == "take in a pack":
            intake.take_in(desk, next(self.folder.glob("files/*packs/*.evpack")))
        elif self.name == "take in a return":
            intake.take_in(desk, next(self.folder.glob("files/*E1-scores.evreturn")))
        elif self.name == "report":
            outcomes.write_case_report(desk, target)
        elif self.name == "export":
            outcomes.export_workbook(desk, target)
        else:
            backups.back_up(desk, target)

    def _lock(self) -> None:
        """Lock, or where only the file could not be written, write it again."""
        if not scores.sheet(self.desk).locked:
            returns.lock(self.desk, self.target)
            return
        with self.desk.read() as unit:
            message = messages.all(unit)[-1].id
        outbox.save_again(self.desk, message, self.target)

    def _fresh(self) -> Path:
        folder = self.folder / "files" / f"try-{self.tries}"
        folder.mkdir()
        return folder

    def rows(self) -> list[tuple[object, ...]]:
        """Return what must never be lost: the record and the scores."""
        with self.desk.read() as unit:
            found = unit.run("SELECT number, action, hash FROM audit_entry ORDER BY number").fetchall()
            return [*found, *unit.run("SELECT number, supplier, question, reason FROM score_version ORDER BY number")]


def main() -> None:
    """Play one scenario and tell what was refused, and that it worked once there was space."""
    how, small, name, source = sys.argv[1], Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    folder = small / "panel"
    copytree(source, folder)
    scenario = Scenario(name, folder)
    if name == "report":
        outcomes.open_prices(scenario.desk, folder / "prices.xlsx")
    scarce = filled if how == "mount" else limited
    refused = []
    before = scenario.rows()
    for left in STEPS:
        there = set(folder.rglob("*"))
        with scarce(small, left):
            code = refusal(scenario.play)
        if code is None:
            break
        refused.append(code)
        now = scenario.rows()
        assert set(before) <= set(now), "lost"
        assert name in {"lock", "issue", "export"} or now == before, "half done"
        assert records.check(scenario.desk).broken is None
        assert not scenario.target.exists(), "a file that nobody was told of"
        left_over = {path for path in set(folder.rglob("*")) - there if path.is_file() and path.suffix == ".part"}
        assert not left_over, left_over
        before = now
    else:
        scenario.play()
    scenario.desk.close()
    again = Scenario(name, folder)
    examine(again.desk.case)
    works = len(again.rows()) > len(before)
    assert records.check(again.desk).broken is None
    again.desk.close()
    print(json.dumps({"refused": refused, "works": works}))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main()
