"""What tests of the window start from: panels at each stage, and a place to work at a real desk of theirs."""

from collections.abc import Callable, Generator, Iterator, Sequence
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


class AtWork:
    """Gives workplaces at desks: `at_work(desk, chooser=Answers(path))`."""

    def __init__(self) -> None:
        self.owner = QObject()
        self.places: list[Workplace] = []
        self.failures: list[BaseException] = []

    def __call__(self, desk: Desk, chooser: Answers | None = None) -> Workplace:
        tasks = Tasks(self.owner)
        tasks.failed.connect(self.failures.append)
        place = Workplace(desk, tasks, chooser or Answers(), desk.clock, self.owner)
        self.places.append(place)
        return place

    @property
    def idle(self) -> bool:
        """Whether everything that was started has answered."""
        return all(place.tasks.idle for place in self.places)


@pytest.fixture
def at_work() -> Iterator[AtWork]:
    """Return how to get a workplace at a desk; at the end all are closed, and what nobody expected fails the test."""
    at = AtWork()
    yield at
    for place in at.places:
        place.close().result()
    if at.failures:
        raise at.failures[0]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Function) -> Generator[None, object, object]:
    """Let answers arrive before pytest-qt closes the pages that wait for them, as the window does."""
    at, qtbot = item.funcargs.get("at_work"), item.funcargs.get("qtbot")
    if isinstance(at, AtWork) and isinstance(qtbot, QtBot):
        qtbot.waitUntil(lambda: at.idle, timeout=20_000)
    return (yield)


@pytest.fixture
def idle(qtbot: QtBot) -> Callable[[Place], None]:
    """Return how to wait until everything that a workplace started has answered."""

    return partial(wait_for, qtbot)


def wait_for(qtbot: QtBot, place: Place) -> None:
    """Wait until everything that was started at a place has answered."""
    qtbot.waitUntil(lambda: place.tasks.idle, timeout=20_000)
