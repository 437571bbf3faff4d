"""The sample of the window: people whose part one can play, one evaluation in full swing and one finished."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.codes import Role
from app.errors import AppError
from app.security.secret_store import NoStore
from app.services import returns, scores
from app.services.cases import list_cases, open_desk
from app.services.demo.sample import FINISHED, SamplePerson, sample_people
from app.services.desk import Desk
from app.services.profiles import open_profile, profiles_in

BEGINNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[SamplePerson, ...], list[tuple[int, int]]]:
    folder = tmp_path_factory.mktemp("sample") / "sample"
    told: list[tuple[int, int]] = []
    people = sample_people(folder, Clock(), lambda _step: None, progress=lambda done, of: told.append((done, of)))
    return folder, people, told


def live_desk(one: SamplePerson) -> Desk:
    (about,) = profiles_in(one.home)
    profile = open_profile(about, store=NoStore(), passphrase=one.passphrase)
    found = [case.about for case in list_cases(profile) if case.about is not None]
    assert len(found) == 2
    live = next(about for about in found if not about.title.endswith("(finished)"))
    return open_desk(profile, live.case, Clock())


def test_everybody_has_both_evaluations_and_the_lead_comes_first(
    sample: tuple[Path, tuple[SamplePerson, ...], list[tuple[int, int]]],
) -> None:
    _folder, people, _told = sample

    for one in people:
        live_desk(one).close()

    assert people[0].role is Role.LEAD
    assert people[-1].role is Role.MODERATOR


def test_some_seats_have_scores_left_and_the_others_returns_are_here(
    sample: tuple[Path, tuple[SamplePerson, ...], list[tuple[int, int]]],
) -> None:
    _folder, people, _told = sample
    left = {}
    for one in people:
        if one.role.scores:
            with closing(live_desk(one)) as desk:
                sheet = scores.sheet(desk)
                left[one.seat] = (len(sheet.left), sheet.locked)

    with closing(live_desk(people[-1])) as desk:
        here = {arrival.seat for arrival in returns.arrivals(desk) if arrival.received is not None}

    assert left == {
        "E1": (4, False),
        "E2": (0, False),
        "E3": (0, True),
        "E4": (0, True),
        "Y1": (3, False),
        "Y2": (0, True),
    }
    assert here == {"E3", "E4", "Y2"}


def test_progress_ends_where_it_said_it_would(
    sample: tuple[Path, tuple[SamplePerson, ...], list[tuple[int, int]]],
) -> None:
    _folder, _people, told = sample

    assert [done for done, _of in told] == list(range(1, len(told) + 1))
    assert {of for _done, of in told} == {len(told)}


def test_a_sample_that_is_there_is_not_played_again(
    sample: tuple[Path, tuple[SamplePerson, ...], list[tuple[int, int]]],
) -> None:
    folder, people, _told = sample
    told: list[str] = []

    assert sample_people(folder, Clock(), told.append) == people
    assert told == []
    assert (folder / FINISHED / "award-report.pdf").is_file()


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")

    with pytest.raises(AppError, match="folder-not-empty"):
        sample_people(tmp_path, Clock(), lambda _step: None)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
