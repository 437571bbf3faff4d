"""The lobby: what pages have to work with outside any case: profiles, the list of cases, files that come in."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services.entering import Door
from app.services.overview import Overview
from app.services.profiles import OpenProfile
from app.ui.chooser import Chooser
from app.ui.looks import Looks
from app.ui.place import Place
from app.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One person of the sample, whom the switcher offers: where their profile is, and what opens it."""

    name: str
    part: str
    home: Path
    passphrase: Callable[[], str]


class Lobby(Place):
    """What happens before and beside a case; `profile` is who has come in, None until then.

    Signals: `entered` when somebody came in (pages then read anew), `cases_changed` when a case was made, taken over,
    or has something new to do, `case_wanted` with a case id and a room key ("" for the room where work goes on),
    `room_wanted` with the key of a lobby page, `player_wanted` with the number of a person of the sample, `file_wanted`
    with a path that somebody dropped or chose, `paste_wanted` for what is in the clipboard, `workbook_wanted` with the
    path of a workbook to begin from, `report_wanted` with that of a report to check. `overviews_changed` has what is to
    be done next in each evaluation, as `overviews` keeps it; `looks` are colours and text size.
    """

    entered = Signal()
    cases_changed = Signal()
    case_wanted = Signal(str, str)
    room_wanted = Signal(str)
    player_wanted = Signal(int)
    file_wanted = Signal(object)
    paste_wanted = Signal()
    workbook_wanted = Signal(object)
    report_wanted = Signal(object)
    overviews_changed = Signal(object)

    def __init__(
        self,
        door: Door,
        tasks: Tasks,
        chooser: Chooser,
        clock: Callable[[], datetime],
        *,
        players: Sequence[Player] = (),
        preferences: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, Lane("lobby"), chooser, clock, parent)
        self.door = door
        self.players = tuple(players)
        self.profile: OpenProfile | None = None
        self.overviews: tuple[Overview, ...] = ()
        self.looks = Looks(preferences, self)

    def enter(self, profile: OpenProfile) -> None:
        """Let somebody in whose profile was opened."""
        self.profile = profile
        self.overviews = ()
        self.entered.emit()

    def tell_overviews(self, found: tuple[Overview, ...]) -> None:
        """Keep what is to be done next in each evaluation, and tell whoever shows it."""
        self.overviews = found
        self.overviews_changed.emit(found)

    def close(self) -> Future[None]:
        """Have what waits finished; the future is done when it is."""
        return self.lane.close()
