"""The sample that the window opens: the people of a panel, an evaluation in full swing and one that is finished.

Everything in it was done by the very services that the screens use, with real files between separate profiles.
"""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.codes import Role, SeatCode
from app.services import intake, returns
from app.services.demo import scripts
from app.services.demo.people import PASSPHRASE, person
from app.services.demo.play import MARK, Stage, Telling, clear, issue_packs, play, score_some
from app.services.desk import Clock
from app.services.files import write_whole
from app.text.demo import finished_title

LIVE = "live"
FINISHED = "finished"
_PEOPLE = "people.json"  # written last: a sample that was interrupted is made anew
_LEFT = {0: 4, 1: 0}  # how many scores the first seats have still to give; the others have sent their return


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """Somebody whose part one can play: where their profile is, and the file with what opens it."""

    seat: SeatCode
    name: str
    role: Role
    home: Path

    def passphrase(self) -> str:
        """Return what opens the profile."""
        return (self.home / PASSPHRASE).read_text(encoding="utf-8").strip()


def sample_people(
    folder: Path,
    clock: Clock,
    tell: Telling,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    again: bool = False,
) -> tuple[SamplePerson, ...]:
    """Return the people of the sample in a folder, playing their evaluations first where they are not there yet.

    The lead comes first, then who scores, then the moderator. Raises AppError `folder-not-empty` for a folder that
    holds anything else, and whatever a service refuses.
    """
    if again or not (folder / _PEOPLE).is_file():
        _play(folder, clock, tell, progress)
    kept = json.loads((folder / _PEOPLE).read_text(encoding="utf-8"))
    return tuple(
        SamplePerson(
            seat=SeatCode(one["seat"]),
            name=one["name"],
            role=Role(one["role"]),
            home=folder / "people" / one["seat"],
        )
        for one in kept
    )


def _play(folder: Path, clock: Clock, tell: Telling, progress: Callable[[int, int], None]) -> None:
    clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / MARK, b"Made by `evenhand --sample`, which may remove this folder.\n")
    script, source = scripts.chosen(None)
    steps, of = 0, 8 + 2 * sum(seat.role.scores for seat in script.seats)

    def step(name: str) -> None:
        nonlocal steps
        steps += 1
        progress(steps, of)
        tell(name)

    people = {seat.code: person(folder / "people", seat, clock) for seat in script.seats}
    earlier = replace(script, reference=f"{script.reference}-0", title=finished_title(script.title))
    play(folder / FINISHED, earlier, source=source, clock=clock, tell=step, people=people)
    _play_live(Stage(folder / LIVE, script, source, clock, step, people=people))
    ordered = sorted(script.seats, key=lambda seat: (seat.role is not Role.LEAD, not seat.role.scores))
    kept = [{"seat": seat.code, "name": seat.name or seat.code, "role": seat.role.value} for seat in ordered]
    write_whole(folder / _PEOPLE, json.dumps(kept, ensure_ascii=False, indent=2).encode())


def _play_live(stage: Stage) -> None:
    stage.files.mkdir(parents=True)
    with closing(stage):
        issue_packs(stage)
        moderator = next(stage.desks[seat.code] for seat in stage.script.seats if seat.role is Role.MODERATOR)
        seats = [seat for seat in stage.script.seats if seat.role.scores]
        young = next((seat for seat in seats if seat.role is Role.SERVICE_USER_REPRESENTATIVE), None)
        for number, seat in enumerate(seats):
            stage.tell("scores " + seat.code)
            waiting = number in _LEFT or seat is young
            score_some(stage, seat.code, leaving=_LEFT.get(number, 3) if waiting else 0)
            if not waiting:
                path = stage.file(f"{seat.code}-scores.evreturn")
                returns.lock(stage.desks[seat.code], path)
                taken = intake.take_in(moderator, path)
                receipt = stage.file(f"{seat.code}.evreceipt")
                returns.write_receipt(moderator, taken.message, receipt)
                intake.take_in(stage.desks[seat.code], receipt)
