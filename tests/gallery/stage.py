"""What the scenes of the gallery are played on: real panels at each stage, and time for workers to finish."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.security.secret_store import NoStore
from app.services.desk import Desk
from app.services.entering import Door
from app.ui.lobby import Lobby, Player
from app.ui.tasks import Tasks
from app.ui.workplace import Workplace
from tests.services import panels
from tests.services.panels import PASSPHRASE, Clock, Panel
from tests.ui.conftest import Answers

_PATIENCE = 30.0
_ROUNDS = 12  # of events: a layout within a layout asks anew for its height, and so on up to the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture: `make` returns the widget as it is to be seen; `size` is its width and height at 100 %."""

    name: str
    make: Callable[["Stage"], QWidget]
    size: tuple[int, int] = (1240, 820)


class Stage:
    """Makes panels once and copies them, opens workplaces, and closes everything at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._owner = QObject()
        self._tasks = Tasks(self._owner)
        self._failures: list[BaseException] = []
        self._tasks.failed.connect(self._failures.append)
        self._made: dict[str, Panel] = {}
        self._copies: list[Panel] = []
        self._places: list[Workplace | Lobby] = []

    def panel(self, stage: str) -> Panel:
        """Return a fresh panel of E1, E2, Y1, MOD, LEAD at a stage: enrolled, issued, returned or locked."""
        copied = self._first(stage).copied(self._new_folder("copy"))
        self._copies.append(copied)
        return copied

    def workplace(self, desk: Desk, *answers: Path) -> Workplace:
        """Return a place to work at a desk; `answers` are the paths that its chooser gives."""
        place = Workplace(desk, self._tasks, Answers(*answers), desk.clock, self._owner)
        self._places.append(place)
        return place

    def lobby(self, home: Path | None = None, *answers: Path, players: tuple[Player, ...] = ()) -> Lobby:
        """Return the lobby of a home folder, by default an empty one, without a keyring."""
        clock = Clock()
        place = home or self._new_folder("home")
        door = Door(home=place, store=NoStore(), clock=clock, passphrase=lambda _about: PASSPHRASE)
        made = Lobby(door, self._tasks, Answers(*answers), clock, players=players, parent=self._owner)
        self._places.append(made)
        return made

    def settle(self) -> None:
        """Let everything that was started finish; what nobody expected is raised."""
        until = monotonic() + _PATIENCE
        while True:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self._failures:
                raise self._failures[0]
            if self._tasks.idle:
                for _round in range(_ROUNDS):
                    QCoreApplication.processEvents()
                if self._tasks.idle:
                    return
            if monotonic() > until:
                raise TimeoutError

    def close(self) -> None:
        """Close what the last scene opened."""
        self.settle()
        for place in self._places:
            place.close().result()
        for panel in self._copies:
            panel.close()
        self._places, self._copies = [], []

    def _new_folder(self, name: str) -> Path:
        number = len(list(self.folder.iterdir()))
        return self.folder / f"{name}-{number}"

    def _first(self, stage: str) -> Panel:
        if stage not in self._made:
            before = {"issued": "enrolled", "returned": "issued", "locked": "returned"}
            if stage == "enrolled":
                made = panels.enrolled(self._new_folder(stage))
            else:
                earlier = self._first(before[stage]).copied(self._new_folder(stage))
                made = {"issued": panels.issued, "returned": panels.returned, "locked": panels.locked}[stage](earlier)
            made.close()
            self._made[stage] = made
        return self._made[stage]
