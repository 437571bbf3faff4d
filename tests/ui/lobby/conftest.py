"""A window with its reception, over homes of their own, with and without a keyring."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.security.secret_store import NoStore, SecretStore
from app.services.entering import Door
from app.services.profiles import OpenProfile
from app.ui.lobby import Lobby
from app.ui.main_window import MainWindow
from app.ui.reception import Reception
from app.ui.tasks import Tasks
from app.ui.theme import Scheme, apply
from tests.services.panels import PASSPHRASE, Clock
from tests.ui.conftest import Answers


class House:
    """A window, its lobby and its reception, as a person finds them."""

    def __init__(self, qtbot: QtBot, home: Path, store: SecretStore, answers: Answers, clock: Clock) -> None:
        self.qtbot = qtbot
        self.home = home
        self.answers = answers
        self.said: list[str] = []
        self.failures: list[BaseException] = []
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        tasks = Tasks(self.window)
        tasks.failed.connect(self.failures.append)
        door = Door(home=home, store=store, clock=clock, passphrase=lambda _about: PASSPHRASE)
        preferences = home / "preferences.json"
        self.lobby = Lobby(door, tasks, answers, clock, preferences=preferences, parent=self.window)
        self.lobby.said.connect(self.said.append)
        self.reception = Reception(self.window, self.lobby, home / "log")
        self.window.show()

    @property
    def page(self) -> QWidget:
        """The page in front."""
        found = self.window.stack.currentWidget()
        assert found is not None
        return found

    def idle(self) -> None:
        """Wait until everything that was started has answered, and the room that was asked for is there."""
        self.qtbot.waitUntil(
            lambda: (self.lobby.tasks.idle and self.reception.arrived) or bool(self.failures), timeout=30_000
        )
        if self.failures:
            raise self.failures[0]

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that work under way brings about."""
        self.qtbot.waitUntil(lambda: condition() or bool(self.failures), timeout=30_000)
        self.idle()

    def find(self, kind: type[QWidget]) -> QWidget:
        """Return the dialog of that kind that is open."""
        self.until(lambda: any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets()))
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())

    def enter(self, profile: OpenProfile) -> None:
        """Let somebody in."""
        self.lobby.enter(profile)
        self.idle()

    def close(self) -> None:
        """Close the window, and wait for what was under way."""
        self.idle()
        self.window.close()
        self.idle()


Opened = Callable[..., House]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Return how to open a window: `house(home, answers=Answers(path), store=…)`; all are closed at the end."""
    made: list[House] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply(application, Scheme.LIGHT, 100)

    def opened(home: Path | None = None, answers: Answers | None = None, store: SecretStore | None = None) -> House:
        place = home or tmp_path / f"home-{len(made)}"
        place.mkdir(exist_ok=True)
        made.append(House(qtbot, place, store or NoStore(), answers or Answers(), Clock()))
        return made[-1]

    yield opened
    for one in made:
        one.close()
    apply(application, Scheme.LIGHT, 100)
