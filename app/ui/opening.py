"""What fills the window once it is on the screen: the lobby, its reception, and the sample where it is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app import logs, preferences
from app.services.entering import Door
from app.text.screens import shell as words
from app.ui.application import Opening
from app.ui.arriving import load_rooms, load_services
from app.ui.chooser import Chooser
from app.ui.lobby import Lobby, Player
from app.ui.main_window import MainWindow
from app.ui.reception import Reception
from app.ui.tasks import Lane, Tasks, Watch

if TYPE_CHECKING:
    from app.services.demo.sample import SamplePerson

_FIRST_PAGE = 1000  # milliseconds after which the first page is there, and the other rooms are loaded behind it


def opening(door: Door, *, file: Path | None = None, sample: Path | None = None) -> Opening:
    """Return what fills the window; a file is opened once somebody has come in, a sample made where it is not there."""

    def fill(window: MainWindow, tasks: Tasks, chooser: Chooser) -> Reception:
        lobby = Lobby(door, tasks, chooser, door.clock, preferences=preferences.file(), parent=window)
        reception = Reception(window, lobby, logs.start())
        if file is not None:
            _open_once_in(lobby, file)
        QTimer.singleShot(_FIRST_PAGE, reception, lambda: _load_rooms(tasks))
        if sample is None:
            reception.begin()
        else:
            _play(lobby, reception, sample)
        return reception

    return fill


def _load_rooms(tasks: Tasks) -> None:
    """Load what the rooms are made of: the services on a worker, and then the screens."""
    lane = Lane("rooms")

    def loaded(_nothing: None) -> None:
        lane.close()
        load_rooms()

    tasks.start(lane, lambda _watch: load_services(), then=loaded, refused=lambda _error: None)


def _open_once_in(lobby: Lobby, file: Path) -> None:
    waiting = [file]

    def entered() -> None:
        if waiting:
            lobby.file_wanted.emit(waiting.pop())

    lobby.entered.connect(entered)


def _sample(folder: Path, lobby: Lobby, watch: Watch) -> "tuple[SamplePerson, ...]":
    from app.services.demo.sample import sample_people  # noqa: PLC0415 - loads signing, which others never need so early

    return sample_people(folder, lobby.clock, lambda _step: None, progress=watch.progress)


def _play(lobby: Lobby, reception: Reception, folder: Path) -> None:
    def ready(people: "tuple[SamplePerson, ...]") -> None:
        lobby.players = tuple(
            Player(name=one.name, part=words.sample_part(one.role), home=one.home, passphrase=one.passphrase)
            for one in people
        )
        reception.begin()

    lobby.run(
        lambda watch: _sample(folder, lobby, watch),
        ready,
        doing=words.preparing_sample(),
    )
