"""Somebody scores at a window until the process is killed: says on standard output what was acknowledged as saved.

python -m tests.journeys.window.dying HOME PASSPHRASE
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.pages.score.presenter import ScorePresenter
from tests.journeys.window.laptops import Laptop, laptop

PATIENCE = 60
LEVEL = "4"


class Patience:
    """What the hands need of pytest-qt, where there is no pytest: to wait."""

    def addWidget(self, _window: QWidget) -> None:  # noqa: N802 - as pytest-qt calls it
        """Keep nothing: the process ends by force."""

    def waitUntil(self, told: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802
        """Let the window work until something is so."""
        until = monotonic() + min(PATIENCE, timeout / 1000)
        while not told():
            QApplication.processEvents()
            if monotonic() > until:
                raise TimeoutError


class Clock:
    """A clock that goes on by a second each time somebody looks."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(seconds=1)
        return self.now


def reason(question: str, supplier: str) -> str:
    """Return what is written about one tender."""
    return f"Before the laptop died: {question} of {supplier}"


def unlock(one: Laptop, passphrase: str) -> None:
    """Open the only profile of a laptop."""
    hands = one.use()
    hands.rest()
    hands.fill("Passphrase", passphrase)
    hands.press("Open")
    hands.until(lambda: one.reception.lobby.profile is not None)
    hands.rest()


def main() -> None:
    """Score for ever."""
    _application = QApplication(sys.argv[:1])
    one = laptop(Patience(), Path(sys.argv[1]), Clock())
    unlock(one, sys.argv[2])
    hands = one.hands
    hands.press("Go on scoring*")
    while True:
        front = one.reception._front
        assert isinstance(front, ScorePresenter)
        assert front.now is not None
        question, supplier = str(front.now.question), str(front.now.supplier)
        hands.tab_to("0 – Level 0*")
        hands.write(LEVEL)
        hands.rest()
        hands.fill("Your reasons", reason(question, supplier))
        hands.press("Next left to do")
        hands.until(lambda: one.window.status.sentence.text().startswith("Saved"))
        sys.stdout.write(f"{question} {supplier}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
