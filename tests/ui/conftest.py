"""What tests of the window start from: panels at each stage, and a place to work at a real desk of theirs."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.chooser import Chosen
from app.ui.place import Place
from app.ui.tasks import Tasks
from app.ui.workplace import Workplace
from tests.services.conftest import (  # noqa: F401 - the fixtures of the services' tests
    copy_of,
    enrolled,
    enrolled_once,
    issued,
    issued_once,
    locked,
    locked_once,
    returned,
    returned_once,
)


class Answers:
    """A chooser that answers at once with the paths it was given, in their order, and keeps what it was asked."""

    def __init__(self, *paths: Path) -> None:
        self.paths = list(paths)
        self.asked: list[str] = []

    def open_file(self, _parent: QWidget, title: str, _patterns: Sequence[str], then: Chosen) -> None:
        self._answer(title, then)

    def save_file(self, _parent: QWidget, title: str, _name: str, then: Chosen) -> None:
        self._answer(title, then)

    def folder(self, _parent: QWidget, title: str, then: Chosen) -> None:
        self._answer(title, then)

    def _answer(self, title: str, then: Chosen) -> None:
        self.asked.append(title)
        if self.paths:
            then(self.paths.pop(0))


def noon() -> datetime:
    """Return a time at which everything in these tests may happen."""
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


AtWork = Callable[..., Workplace]


@pytest.fixture
def at_work(qtbot: QtBot) -> Iterator[AtWork]:
    """Return how to get a workplace at a desk: `at_work(desk, chooser=Answers(path))`; at the end all are closed.

    What nobody expected fails the test.
    """
    owner = QObject()
    made: list[Workplace] = []
    failures: list[BaseException] = []

    def at(desk: Desk, chooser: Answers | None = None) -> Workplace:
        tasks = Tasks(owner)
        tasks.failed.connect(failures.append)
        place = Workplace(desk, tasks, chooser or Answers(), desk.clock, owner)
        made.append(place)
        return place

    yield at
    for place in made:
        wait_for(qtbot, place)
        place.close().result()
    if failures:
        raise failures[0]


@pytest.fixture
def idle(qtbot: QtBot) -> Callable[[Place], None]:
    """Return how to wait until everything that a workplace started has answered."""

    return partial(wait_for, qtbot)


def wait_for(qtbot: QtBot, place: Place) -> None:
    """Wait until everything that was started at a place has answered."""
    qtbot.waitUntil(lambda: place.tasks.idle, timeout=20_000)
