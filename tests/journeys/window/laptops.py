"""Laptops: each a home folder with its own window, as people in different places have them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.security.secret_store import NoStore
from app.services.entering import Door
from app.services.profiles import ProfileAbout
from app.ui.main_window import MainWindow
from app.ui.opening import opening
from app.ui.reception import Reception
from app.ui.tasks import Tasks
from app.ui.theme import Scheme, apply
from tests.journeys.window.hands import Hands, Waiting
from tests.ui.conftest import Answers


def nobody_is_asked(about: ProfileAbout) -> str:
    """Fail where a passphrase is asked anywhere but in the window."""
    raise AssertionError(about.name)


@dataclass
class Laptop:
    """One person's laptop: its window with a pair of hands at it, and what the file dialogs are answered with."""

    window: MainWindow
    reception: Reception
    hands: Hands
    chooser: Answers
    failures: list[BaseException] = field(default_factory=list)

    def use(self) -> Hands:
        """Sit down at this laptop."""
        self.hands.take_up()
        return self.hands

    def settled(self) -> bool:
        """Whether nothing is under way; what nobody expected is raised."""
        if self.failures:
            raise self.failures[0]
        return self.reception.lobby.tasks.idle and self.reception.arrived

    def close(self) -> None:
        """Shut it."""
        self.window.close()


def laptop(qtbot: Waiting, home: Path, clock: Callable[[], datetime]) -> Laptop:
    """Return a new laptop with Evenhand on its screen, without a keyring."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply(application, Scheme.LIGHT, 100)
    window = MainWindow()
    qtbot.addWidget(window)
    tasks, chooser = Tasks(window), Answers()
    door = Door(home=home, store=NoStore(), clock=clock, passphrase=nobody_is_asked)
    window.resize(1280, 860)
    reception: Reception = opening(door)(window, tasks, chooser)
    made = Laptop(window=window, reception=reception, hands=Hands(qtbot, window), chooser=chooser)
    tasks.failed.connect(made.failures.append)
    made.hands.settled = made.settled
    return made
