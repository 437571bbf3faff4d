"""Killed processes, full disks and clocks set back: nothing that was acknowledged is lost, and work goes on."""

import json
import secrets
import subprocess
import sys
import time
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from shutil import copytree, which

import pytest

from app.domain.codes import SeatCode
from app.services import intake, interests, outbox, packs, records, returns, scores
from app.services.desk import Desk
from app.services.intake import Outcome
from app.services.scores import RecordScore
from app.storage import messages
from app.storage.case_file import examine
from tests.services import dying
from tests.services.dying import DONE, desk_at, killed
from tests.services.lives.checks import content_of
from tests.services.panels import E1, LEAD, MOD, Panel

DEATHS = 50
MOMENTS = 8


def home(panel: Panel, seat: SeatCode) -> Path:
    return panel.folder / "people" / seat


def some_time(most: float) -> float:
    """Return a random number of seconds up to a most."""
    return most * secrets.randbelow(1000) / 1000


def saved_rows(desk: Desk) -> list[list[object]]:
    with desk.read() as unit:
        rows = unit.run("SELECT question, supplier, version, value, reason FROM score_version ORDER BY number")
        return [list(row) for row in rows]


def test_every_acknowledged_score_outlives_fifty_deaths(issued: Panel) -> None:
    at = home(issued, E1)
    acknowledged: list[list[object]] = []
    for death in range(DEATHS):
        told = killed(dying.keep_saving, at, issued.clock(), after=some_time(0.06))
        acknowledged += [json.loads(one) for one in told]
        desk = desk_at(at, issued.clock())
        rows = saved_rows(desk)
        entries = records.trail(desk, search="score-saved")
        if death % 10 == 9:
            examine(desk.case)
        broken = records.check(desk).broken
        desk.close()

        assert rows[: len(acknowledged)] == acknowledged
        assert len(rows) - len(acknowledged) in {0, 1}  # the last may have been saved without a word of it
        assert len(entries) == len(rows)
        assert broken is None
        acknowledged = rows
    assert len(acknowledged) > DEATHS


@pytest.mark.parametrize(("stage", "seat", "sent"), [("enrolled", E1, "pack"), ("issued", MOD, "return")])
def test_a_death_while_a_file_is_taken_in_leaves_before_or_after(
    request: pytest.FixtureRequest, tmp_path: Path, stage: str, seat: SeatCode, sent: str
) -> None:
    panel: Panel = request.getfixturevalue(stage)
    path = pack_for(panel, seat) if sent == "pack" else return_of(panel, E1)
    panel.close()
    whole = seconds_of(dying.take_in, copied(panel, seat, tmp_path / "whole"), panel, path)
    for moment in range(MOMENTS):
        at = copied(panel, seat, tmp_path / str(moment))
        before = content_at(at, panel)
        told = killed(dying.take_in, at, panel.clock(), path, after=some_time(whole))
        after = content_at(at, panel)
        desk = desk_at(at, panel.clock())
        with desk.read() as unit:
            arrived = [one.direction for one in messages.all(unit)][-1:] == ["in"]
        outcome = intake.take_in(desk, path).outcome
        broken = records.check(desk).broken
        desk.close()

        assert arrived or told == []
        assert arrived == (after != before)
        assert outcome is (Outcome.KNOWN if arrived else Outcome.NEW)
        assert broken is None


def test_a_death_while_locking_leaves_a_return_that_can_be_written_again(issued: Panel, tmp_path: Path) -> None:
    issued.score(E1)
    issued.close()
    whole = seconds_of(dying.lock, copied(issued, E1, tmp_path / "whole"), issued, tmp_path / "whole.evreturn")
    for moment in range(MOMENTS):
        at, to = copied(issued, E1, tmp_path / str(moment)), copied(issued, MOD, tmp_path / f"to-{moment}")
        path, again = tmp_path / f"{moment}.evreturn", tmp_path / f"{moment}-again.evreturn"
        told = killed(dying.lock, at, issued.clock(), path, after=some_time(whole))
        desk, moderator = desk_at(at, issued.clock()), desk_at(to, issued.clock())
        locked = scores.sheet(desk).locked
        if locked:
            with desk.read() as unit:
                outbox.save_again(desk, messages.all(unit)[-1].id, again)
        else:
            returns.lock(desk, again)
        outcomes = [intake.take_in(moderator, one).outcome for one in (again, path) if one.exists()]
        broken = records.check(desk).broken
        desk.close()
        moderator.close()

        assert locked or (told, path.exists()) == ([], False)
        assert path.exists() or told == []
        assert outcomes == [Outcome.NEW, Outcome.KNOWN][: len(outcomes)]
        assert broken is None


def test_a_death_while_packs_are_issued_leaves_packs_that_can_be_issued_again(enrolled: Panel, tmp_path: Path) -> None:
    enrolled.close()
    (tmp_path / "whole-packs").mkdir()
    whole = seconds_of(dying.issue, copied(enrolled, LEAD, tmp_path / "whole"), enrolled, tmp_path / "whole-packs")
    for moment in range(MOMENTS):
        at, to = copied(enrolled, LEAD, tmp_path / str(moment)), copied(enrolled, E1, tmp_path / f"to-{moment}")
        folder, later = tmp_path / f"{moment}-packs", tmp_path / f"{moment}-later"
        folder.mkdir()
        later.mkdir()
        told = killed(dying.issue, at, enrolled.clock(), folder, after=some_time(whole))
        lead, member = desk_at(at, enrolled.clock()), desk_at(to, enrolled.clock())
        again = packs.issue(lead, later)
        first = sorted(folder.glob("*.evpack"))
        came = [intake.take_in(member, one).outcome for one in first if "E1" in one.name]
        came.append(intake.take_in(member, next(one.path for one in again if one.seat == E1)).outcome)
        broken = records.check(lead).broken
        lead.close()
        member.close()

        assert len(first) == 4 if told == [DONE] else len(first) < 5
        assert came == [Outcome.NEW] * len(came)
        assert broken is None


@pytest.mark.parametrize(
    ("scenario", "stage"),
    [
        ("save", "issued"),
        ("lock", "issued"),
        ("issue", "enrolled"),
        ("take in a pack", "enrolled"),
        ("take in a return", "issued"),
        ("report", "locked"),
        ("export", "locked"),
        ("back up", "issued"),
    ],
)
def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, scenario: str, stage: str, root: Path
) -> None:
    panel: Panel = request.getfixturevalue(stage)
    if scenario == "lock":
        panel.score(E1)
    if scenario == "take in a pack":
        pack_for(panel, E1)
    if scenario == "take in a return":
        return_of(panel, E1)
    panel.close()
    small = tmp_path / "small"
    small.mkdir()
    said = short_of_space(root, small, scenario, panel.folder)

    assert said["refused"] != []
    assert said["works"] is True


def test_a_clock_set_back_is_recorded_and_breaks_nothing(issued: Panel) -> None:
    desk = issued.desk(E1)
    issued.score(E1, 1)
    issued.clock.now -= timedelta(days=400)
    issued.score(E1, 2)
    newest = [line.score and line.score.value for line in scores.sheet(desk).lines]
    came = intake.take_in(issued.desk(MOD), issued.lock(E1)).outcome
    issued.clock.now -= timedelta(days=400)
    interests.declare(desk, [], path=issued.path("declaration.evreturn"))
    set_back = [one.facts for one in records.trail(desk, search="clock-set-back")]

    assert newest == [Fraction(2)] * len(newest)
    assert came is Outcome.NEW
    assert [int(str(one["seconds"])) // 86400 for one in set_back] == [399, 399]
    assert records.check(desk).broken is None


def test_a_pack_on_which_scores_rest_is_not_taken_back_by_setting_the_clock_back(issued: Panel) -> None:
    desk = issued.desk(E1)
    with desk.read() as unit:
        pack = next(one.id for one in messages.all(unit) if one.direction == "in")
    issued.clock.now -= timedelta(days=400)
    scores.record_score(desk, RecordScore(duty=scores.sheet(desk).lines[0].duty, value=Fraction(4), reason="Good."))
    before = content_of(desk)
    with pytest.raises(Exception, match="undo-too-late"):
        intake.undo(desk, pack, reason="The wrong file.")

    assert content_of(desk) == before


def short_of_space(root: Path, small: Path, scenario: str, source: Path) -> dict[str, object]:
    """Play a scenario in a small file system of its own; where mounting one is refused, under a limit of file size."""
    play = [sys.executable, "-m", "tests.services.short_of_space"]
    mounted = 'mount -t tmpfs -o size=48m tmpfs "$1" && shift && exec "$@"'
    commands = [[*play, "limit", str(small), scenario, str(source)]]
    if which("unshare") and which("mount"):
        inside = [*play, "mount", str(small), scenario, str(source)]
        commands.insert(0, ["unshare", "-m", "sh", "-c", mounted, "sh", str(small), *inside])
    for command in commands:
        ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - ours
        if ended.stdout:
            found: dict[str, object] = json.loads(ended.stdout)
            return found
        assert "Traceback" not in ended.stderr, ended.stderr
    raise AssertionError(ended.stderr)


def copied(panel: Panel, seat: SeatCode, target: Path) -> Path:
    """Return a copy of a seat's laptop."""
    copytree(home(panel, seat), target)
    return target


def content_at(at: Path, panel: Panel) -> object:
    desk = desk_at(at, panel.clock())
    found = content_of(desk)
    desk.close()
    return found


def seconds_of(deed: dying.Deed, at: Path, panel: Panel, path: Path) -> float:
    """Return how long the deed takes if nobody kills it."""
    began = time.monotonic()
    told = killed(deed, at, panel.clock(), path, after=60)
    assert told == [DONE]
    return time.monotonic() - began


def pack_for(panel: Panel, seat: SeatCode) -> Path:
    folder = panel.path("packs")
    folder.mkdir()
    return packs.issue(panel.desk(LEAD), folder, seats=[seat])[0].path


def return_of(panel: Panel, seat: SeatCode) -> Path:
    panel.score(seat)
    return panel.lock(seat)
