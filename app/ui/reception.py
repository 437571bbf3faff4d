"""The reception: ties the window to who is here, which case is open and which room is in front."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QMessageBox

from app import __version__, logs
from app.errors import AppError
from app.services.cases import open_desk
from app.services.desk import Desk
from app.services.overview import NextStep, Overview, in_order, overview, overviews
from app.services.profiles import OpenProfile, ProfileAbout, open_profile, profiles_in
from app.text.screens import home
from app.text.screens import shell as words
from app.text.sentences import words_of
from app.ui.arriving import load_services
from app.ui.counter import At, Counter
from app.ui.dialogs.confirm import ask
from app.ui.dialogs.keys import tell_keys
from app.ui.goes_on import room_of
from app.ui.lobby import Lobby
from app.ui.main_window import MainWindow
from app.ui.pages.base import Presenter
from app.ui.pages.registry import LOBBY, ROOMS
from app.ui.pages.room import Room
from app.ui.shell.sidebar import Entry
from app.ui.standing import where
from app.ui.tasks import Task, Watch
from app.ui.workplace import Workplace

if TYPE_CHECKING:
    from concurrent.futures import Future

_SOON = 300  # milliseconds in which several changes of a case are one to whoever lists what is next
_WITHOUT_PROFILE = frozenset({"welcome", "unlock", "restore", "verify"})


@dataclass(slots=True)
class _Opening:
    """A case that is being opened, and the room that was asked for last."""

    case: str
    room: str


class Reception(QObject):
    """Shows each person the room they are to be in, and closes everything behind them.

    One case is open at a time; its rooms are made when they are first entered.
    """

    def __init__(self, window: MainWindow, lobby: Lobby, log: Path) -> None:
        super().__init__(window)
        self.window = window
        self.lobby = lobby
        self.workplace: Workplace | None = None
        self._log = log
        self._lobby_rooms: dict[str, Presenter[Any]] = {}
        self._rooms: dict[str, Presenter[Any]] = {}
        self._front: Presenter[Any] | None = None
        self._coming = ""
        self._closed: Future[None] | None = None
        self._opening: _Opening | None = None
        self._playing = 0
        self._may_go = False
        self._over = False
        window.may_close = self._may_close
        window.returned.connect(self._look_again)
        lobby.tasks.started.connect(self._watch)
        lobby.tasks.failed.connect(self._tell_incident)
        self._hear(lobby)
        lobby.entered.connect(self._entered)
        lobby.cases_changed.connect(self.list_cases)
        lobby.case_wanted.connect(self.open_case)
        lobby.room_wanted.connect(self.show_lobby)
        lobby.player_wanted.connect(self.play_as)
        lobby.file_wanted.connect(self.open_file)
        lobby.report_wanted.connect(self.check_report)
        self.counter = Counter(window, lobby, self.go_to)
        lobby.workbook_wanted.connect(self.read_workbook)
        lobby.paste_wanted.connect(self.counter.paste)
        lobby.looks.troubled.connect(self._tell)
        self._then: list[tuple[str, At]] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._refresh)
        window.sidebar.show_cases(())
        window.wanted.connect(self.do)
        window.sidebar.chosen.connect(lambda case: self.open_case(case, "") if case else self.show_lobby("home"))
        window.sidebar.player_chosen.connect(self.play_as)
        window.steps.chosen.connect(self.show_room)
        window.dropped.connect(self.open_file)
        window.closing.connect(self.close)

    def begin(self) -> None:
        """Let in whoever can come in without being asked, else ask."""
        if self.lobby.players:
            self.play_as(0)
            return
        door = self.lobby.door
        self.lobby.run(lambda _watch: profiles_in(door.home), self._let_in)

    def play_as(self, number: int) -> None:
        """Become another person of the sample."""
        self._show_players()
        self._once_saved(lambda: self._play(number))

    def _show_players(self) -> None:
        names = [words.player(one.name, one.part) for one in self.lobby.players]
        self.window.sidebar.show_players(names, self._playing)

    def _play(self, number: int) -> None:
        player = self.lobby.players[number]
        self._close_case()
        self._playing = number
        self._show_players()
        self.window.show_banner(words.sample_banner(player.name))
        store = self.lobby.door.store

        def enter(_watch: Watch) -> OpenProfile:
            (about,) = profiles_in(player.home)
            return open_profile(about, store=store, passphrase=player.passphrase)

        self.lobby.run(enter, self.lobby.enter)

    def list_cases(self) -> None:
        """Read anew which evaluations are on this laptop and what is to be done in each."""
        profile = self.lobby.profile
        if profile is None:
            return
        self.lobby.run(
            lambda _watch: overviews(profile, self.lobby.clock), lambda found: self._show_cases(profile, found)
        )

    def _show_cases(self, profile: OpenProfile, found: tuple[Overview, ...]) -> None:
        if profile is not self.lobby.profile:
            return
        self.lobby.tell_overviews(found)
        entries = [
            Entry(case=one.case, title=one.title, part=words.your_part(one.role), following=home.next_sentence(one))
            for one in found
            if one.role is not None
        ]
        current = self.workplace.about.case if self.workplace is not None and self._in_case() else ""
        self.window.sidebar.show_cases(entries, current)

    @Slot()
    def _refresh(self) -> None:
        """Read anew what is next in the case that is open, and only there."""
        if self.workplace is not None:
            self.workplace.read(overview, self._one_changed)

    def _one_changed(self, one: Overview) -> None:
        profile = self.lobby.profile
        if profile is not None and self.workplace is not None and self.workplace.about.case == one.case:
            others = [other for other in self.lobby.overviews if other.case != one.case]
            self._show_cases(profile, in_order([*others, one]))

    def _in_case(self) -> bool:
        return self._front in self._rooms.values()

    @Slot(str)
    def do(self, key: str) -> None:
        """Do what an action of the menus stands for."""
        looks = self.lobby.looks
        match key:
            case "light" | "dark" | "contrast" | "system":
                looks.wear(key)
            case "larger" | "smaller":
                looks.step(1 if key == "larger" else -1)
            case "home" | "settings" | "verify" | "new":
                self.show_lobby(key)
            case "open":
                self.lobby.chooser.open_file(self.window, home.choose_title(), (), self.open_file)
            case "paste":
                self.lobby.paste_wanted.emit()
            case "list":
                self.window.toggle_list()
            case "keys":
                tell_keys(self.window)
            case "about":
                self.tell_about()
            case "next-pane":
                self.window.next_pane()
            case "quit":
                self.window.close()

    @Slot(str)
    def show_lobby(self, key: str) -> None:
        """Bring a page of the lobby to the front; without a profile, only those that lead to one."""
        if self.lobby.profile is None and key not in _WITHOUT_PROFILE:
            return
        if key not in self._lobby_rooms:
            room = next((one for one in LOBBY if one.key == key), None)
            if room is None:
                return
            self._lobby_rooms[key] = room.make(self.lobby)
        self._coming = ""
        self.window.steps.hide()
        self.window.sidebar.mark("")
        self.window.setWindowTitle(words.window_title())
        self._to_front(self._lobby_rooms[key])

    @Slot(str, str)
    def open_case(self, case: str, room: str) -> None:
        """Open a case and bring one of its rooms to the front; "" is where work goes on."""
        profile = self.lobby.profile
        if profile is None:
            return
        if self.workplace is not None and self.workplace.about.case == case:
            self._enter_room(room)
            self._arrived()
            return
        if self._opening is not None and self._opening.case == case:
            self._opening.room = room  # it is on its way already
            return
        self._once_saved(lambda: self._open(profile, case, room))

    def _open(self, profile: OpenProfile, case: str, room: str) -> None:
        self._close_case()
        before = self._closed
        asked = self._opening = _Opening(case, room)

        def opened(_watch: Watch) -> Desk:
            if before is not None:
                before.result()  # one process has a case file open once
            load_services()  # of its rooms, if that is not done yet
            return open_desk(profile, case, self.lobby.clock)

        def shown(desk: Desk) -> None:
            if asked is not self._opening:  # somebody went elsewhere, or is somebody else now
                self.lobby.run(lambda _watch: desk.close())
                return
            self._opening = None
            self._opened(desk, asked.room)

        def refused(error: AppError) -> None:
            if asked is self._opening:
                self._opening = None
            self.lobby.troubled.emit(error)

        self.lobby.run(opened, shown, refused)

    def show_room(self, key: str) -> None:
        """Bring a room of the open case to the front.

        A room is made in one turn of the event loop and shown in the next, so that neither holds the window up.
        """
        workplace = self.workplace
        if workplace is None:
            return
        self._coming = key
        if key in self._rooms:
            self._come_in(workplace, key)
            return
        room = next(one for one in self._open_rooms() if one.key == key)
        made = room.make(workplace)
        workplace.changed.connect(lambda topics: self._changed(made, topics))
        self._rooms[key] = made
        QTimer.singleShot(1, self, lambda: self._come_in(workplace, key))

    @property
    def arrived(self) -> bool:
        """Whether the room that was asked for is in front."""
        return not self._coming or self._front is self._rooms.get(self._coming)

    def _come_in(self, workplace: Workplace, key: str) -> None:
        """Show a room, unless people have gone elsewhere meanwhile."""
        if workplace is not self.workplace or self._coming != key:
            return
        self.window.steps.show()
        self.window.steps.mark(key)
        self.window.sidebar.mark(workplace.about.case)
        self.window.setWindowTitle(words.window_title(workplace.about.title))
        self._to_front(self._rooms[key])

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Do with a file what its content asks for."""
        self.counter.open(path)

    @Slot(object)
    def check_report(self, path: Path) -> None:
        """Check a report."""
        from app.ui.pages.verify.presenter import VerifyPresenter  # noqa: PLC0415 - as every room

        self.show_lobby("verify")
        if isinstance(self._front, VerifyPresenter):
            self._front.check(path)

    @Slot(object)
    def read_workbook(self, path: Path) -> None:
        """Read a workbook from which an evaluation is to begin."""
        from app.ui.pages.new_evaluation.presenter import NewEvaluationPresenter  # noqa: PLC0415 - as every room

        self.show_lobby("new")
        if isinstance(self._front, NewEvaluationPresenter):
            self._front.read(path)

    def go_to(self, case: str, room: str, then: At) -> None:
        """Open a case and a room of it, and hand its workplace to `then` once it is open."""
        self._then.append((case, then))
        self.open_case(case, room)

    def _arrived(self) -> None:
        """Call back whoever waited for the case that is open now; who waited for another one waits in vain."""
        waiting, self._then = self._then, []
        for case, then in waiting:
            if self.workplace is not None and self.workplace.about.case == case:
                then(self.workplace)

    def _look_again(self) -> None:
        """Have the rooms show what another window has changed; where that cannot be told, they stay as they are."""
        if self.workplace is not None:
            self.workplace.look_again()

    def _once_saved(self, then: Callable[[], None]) -> None:
        """Go on once all that was typed in the open case is saved, or whoever typed it gives it up."""
        self._hand_over()
        if self.workplace is None or not self._unsaved():
            then()
        else:  # behind what is being saved, on the same lane
            self.workplace.run(lambda _watch: None, lambda _none: self._ask_unsaved(then))

    def _hand_over(self) -> None:
        for room in {self._front, *self._unsaved()} - {None}:
            if room is not None:
                room.leave()

    def _unsaved(self) -> list[Presenter[Any]]:
        return [room for room in self._rooms.values() if room.unsaved]

    def _ask_unsaved(self, then: Callable[[], None]) -> None:
        if not self._unsaved():
            then()
            return
        ask(
            self.window,
            title=words.unsaved_heading(),
            sentence=words.unsaved_sentence(),
            verb=words.leave_unsaved(),
            then=then,
            dangerous=True,
        )

    def _may_close(self) -> bool:
        """Tell whether the window may go now; where something is not saved yet, it goes once that is."""
        if self._may_go or self._over:
            return True
        self._hand_over()
        if not self._unsaved():
            return True
        self._once_saved(self._go)
        return False

    def _go(self) -> None:
        self._may_go = True
        self.window.close()

    @Slot()
    def close(self) -> None:
        """Finish what waits and close everything; what was typed was handed over before, or given up."""
        if self._over:
            return
        self._over = True
        self.lobby.looks.stood(where(self.window))
        self._coming = ""
        self._front = None
        if self.workplace is not None:
            self._closed = self.workplace.close()
            self.workplace = None
        for ending in (self._closed, self.lobby.close()):
            if ending is not None:
                ending.result()  # the process ends after this: nothing that was typed may still be under way

    def _hear(self, place: Lobby | Workplace) -> None:
        place.said.connect(self.window.status.say)
        place.troubled.connect(self._tell)

    def _watch(self, task: Task[Any]) -> None:
        self.window.status.watch(task)

    def _let_in(self, found: tuple[ProfileAbout, ...]) -> None:
        if not found:
            self.show_lobby("welcome")
        else:
            self.show_lobby("unlock")

    def _entered(self) -> None:
        profile = self.lobby.profile
        if profile is not None:
            self.window.sidebar.show_person(profile.about.name)
        self.show_lobby("home")
        self.counter.go_on()

    def _opened(self, desk: Desk, room: str) -> None:
        lobby = self.lobby
        self.workplace = Workplace(desk, lobby.tasks, lobby.chooser, lobby.clock, self)
        self._hear(self.workplace)
        self.workplace.room_wanted.connect(self._enter_room)
        self.workplace.changed.connect(lambda _topics: self._soon.start())
        rooms = [(one.key, one.icon, one.title()) for one in self._open_rooms()]
        about = self.workplace.about
        self.window.steps.show_case(f"{about.reference}  {about.title}", words.your_part(about.role), rooms)
        self._enter_room(room)
        self._arrived()

    def _enter_room(self, room: str) -> None:
        """Bring a room to the front; where none is asked for, the one where work goes on."""
        rooms = [one.key for one in self._open_rooms()]
        if room in rooms:
            self.show_room(room)
            return
        workplace = self.workplace
        if workplace is not None and rooms:
            workplace.read(overview, lambda one: self._work_goes_on(workplace, one))

    def _work_goes_on(self, workplace: Workplace, one: Overview) -> None:
        if workplace is not self.workplace:
            return
        self.show_room(room_of(one.step, [room.key for room in self._open_rooms()]))
        self._one_changed(one)
        if one.step is NextStep.COMPARE_WORDS:
            self.counter.compare_again(workplace)

    def _open_rooms(self) -> list[Room]:
        role = self.workplace.about.role if self.workplace is not None else None
        return [one for one in ROOMS if role in one.roles]

    def _to_front(self, presenter: Presenter[Any]) -> None:
        if self._front is not None and self._front is not presenter:
            self._front.leave()
        self._front = presenter
        self.window.show_page(presenter.page)
        presenter.show()
        presenter.page.begin()

    def _changed(self, presenter: Presenter[Any], topics: frozenset[Any]) -> None:
        if presenter is self._front and topics & presenter.topics:
            presenter.show()

    def _close_case(self) -> None:
        """Close the case that is open; what was typed was handed over before, or given up."""
        self._opening = None
        self._coming = ""
        self._front = None
        for presenter in self._rooms.values():
            self.window.take_out(presenter.page)
        self._rooms = {}
        if self.workplace is not None:
            workplace, self.workplace = self.workplace, None
            self._closed = workplace.close()
            workplace.deleteLater()

    @Slot(object)
    def _tell(self, error: AppError) -> None:
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words_of(error))
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot(object)
    def _tell_incident(self, error: BaseException) -> None:
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(words.incident_heading())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words.incident(logs.incident(error), str(self._log)))
        box.finished.connect(box.deleteLater)
        box.open()

    def tell_about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self.window)
        box.setWindowTitle(words.APPLICATION)
        box.setText(words.about(__version__))
        box.finished.connect(box.deleteLater)
        box.open()
