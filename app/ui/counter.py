"""The counter: takes what somebody sent or chose, looks what it is, and asks before anything is done with it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.codes import SeatCode
from app.errors import AppError
from app.services import enrolment, opening
from app.services.desk import Topic
from app.services.enrolment import Joined
from app.services.opening import Invitation, Recognised, Sort
from app.services.outbox import file_name
from app.services.post_room import Kind as FileKind
from app.services.profiles import OpenProfile
from app.text.screens import home
from app.text.screens import joining as words
from app.text.sentences import words_of
from app.ui.dialogs import taking_in
from app.ui.dialogs.confirm import ask
from app.ui.dialogs.joining import InvitationDialog, WordsDialog
from app.ui.lobby import Lobby
from app.ui.workplace import Workplace

At = Callable[[Workplace], None]
Going = Callable[[str, str, At], None]


class Counter(QObject):
    """Opens files by their content; `at` opens a case and a room of it, and then calls back with its workplace."""

    def __init__(self, window: QWidget, lobby: Lobby, at: Going) -> None:
        super().__init__(window)
        self._window = window
        self._lobby = lobby
        self._at = at
        self._waiting: Path | None = None

    def open(self, path: Path) -> None:
        """Look what a file is, and show it; while nobody has come in, it waits."""
        profile = self._lobby.profile
        if profile is None:
            self._lobby.run(
                lambda _watch: opening.is_report(path),
                lambda report: self._outside(path, report=report),
                lambda error: self._refuse(path.name, error),
            )
            return
        self._look(profile, path, path.name, lambda: None)

    def _outside(self, path: Path, *, report: bool) -> None:
        """Check a report without a profile; anything else waits for one."""
        if report:
            self._lobby.report_wanted.emit(path)
            return
        self._waiting = path
        self._lobby.say(words.first_come_in())

    def go_on(self) -> None:
        """Open the file that waited for somebody to come in."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.open(waiting)

    def paste(self) -> None:
        """Open the file that a text in the clipboard stands for."""
        profile, text = self._lobby.profile, QGuiApplication.clipboard().text()
        if profile is None:
            return
        if not text.strip():
            self._tell(home.nothing_to_paste())
            return
        path = opening.pasted(text)
        self._look(profile, path, words.pasted(), lambda: opening.forget(path))

    def _look(self, profile: OpenProfile, path: Path, name: str, forget: Callable[[], None]) -> None:
        def refused(error: AppError) -> None:
            forget()
            self._refuse(name, error)

        self._lobby.run(
            lambda _watch: opening.recognise(profile, path, self._lobby.clock),
            lambda found: self._show(profile, found, forget),
            refused,
            doing=words.looking(name),
        )

    def _show(self, profile: OpenProfile, found: Recognised, forget: Callable[[], None]) -> None:
        if found.sort is Sort.MESSAGE and found.about is not None:
            self._at(found.about.case, "", lambda place: self._take_in(place, found.path, forget))
        elif found.sort is Sort.INVITATION:
            self._invited(profile, found, forget)
        elif found.sort is Sort.ANSWER:
            self._answered(found, forget)
        elif found.sort is Sort.HANDOVER:
            self._handed_over(profile, found.path)
        elif found.sort is Sort.REPORT:
            self._lobby.report_wanted.emit(found.path)
        else:
            self._lobby.workbook_wanted.emit(found.path)

    def _take_in(self, place: Workplace, path: Path, forget: Callable[[], None]) -> None:
        taking = taking_in.take_in(self._window, place, [path])

        def ended() -> None:
            forget()
            self._at(place.about.case, "", lambda _place: None)

        taking.dialog.finished.connect(lambda _result: ended())

    # joining

    def _invited(self, profile: OpenProfile, found: Recognised, forget: Callable[[], None]) -> None:
        invitation = found.invitation
        if invitation is None:
            return
        dialog = InvitationDialog(self._window, invitation, profile.about.name, again=found.about is not None)
        dialog.pressed.connect(lambda: self._ask_where(profile, found, invitation, dialog))
        dialog.finished.connect(lambda _result: forget())
        dialog.open()

    def _ask_where(
        self, profile: OpenProfile, found: Recognised, invitation: Invitation, dialog: InvitationDialog
    ) -> None:
        name = file_name(f"{invitation.reference} {invitation.seat} answer", FileKind.JOIN)
        self._lobby.chooser.save_file(
            dialog, words.answer_title(), name, lambda path: self._accept(profile, found, dialog, path)
        )

    def _accept(self, profile: OpenProfile, found: Recognised, dialog: InvitationDialog, path: Path) -> None:
        supported = dialog.text
        dialog.setEnabled(False)

        def accepted() -> tuple[str, str]:
            made = enrolment.accept(profile, found.path, path, clock=self._lobby.clock, supported_by=supported)
            with closing(made.desk) as desk:
                return desk.about.case, made.words

        def told(result: tuple[str, str]) -> None:
            dialog.accept()
            self._lobby.cases_changed.emit()
            lead = found.invitation.card.name if found.invitation is not None else ""
            self._at(
                result[0],
                "",
                lambda place: self.compare(place, result[1], lead, words.answer_written(str(path))),
            )

        def refused(error: AppError) -> None:
            dialog.setEnabled(True)
            dialog.refuse(words_of(error))

        self._lobby.run(lambda _watch: accepted(), told, refused, doing=words.accepting())

    def _answered(self, found: Recognised, forget: Callable[[], None]) -> None:
        about, answer = found.about, found.answer
        if about is None or answer is None:
            return
        sentence = words.answer_came(answer.name, answer.seat, home.card_name(about.reference, about.title))
        if answer.supported_by:
            sentence = f"{sentence} {words.answer_supported(answer.supported_by)}"
        dialog = ask(
            self._window,
            title=words.answer_came_title(),
            sentence=sentence,
            verb=words.take_answer(),
            then=lambda: self._at(about.case, "panel", lambda place: self._receive(place, found.path, forget)),
        )
        dialog.rejected.connect(forget)

    def _receive(self, place: Workplace, path: Path, forget: Callable[[], None]) -> None:
        def joined(found: Joined) -> None:
            forget()
            if found.settled:
                place.say(words.settled(found.name))
            else:
                self.compare(place, found.words, found.name, seat=found.seat)

        def refused(error: AppError) -> None:
            forget()
            self._tell(words_of(error))

        place.do(
            lambda desk, _watch: enrolment.receive_join(desk, path), joined, refused=refused, topics=(Topic.PANEL,)
        )

    def compare(self, place: Workplace, shown: str, name: str, told: str = "", *, seat: str | None = None) -> None:
        """Show six words, and record that they are the same once somebody says so."""
        dialog = WordsDialog(self._window, shown, name, told)
        code = None if seat is None else SeatCode(seat)

        def done(_result: object) -> None:
            dialog.accept()
            place.say(words.confirmed(name))

        dialog.pressed.connect(
            lambda: place.do(
                lambda desk, _watch: enrolment.confirm_words(desk, code, words=shown),
                done,
                refused=lambda error: dialog.refuse(words_of(error)),
            )
        )
        dialog.open()

    def compare_again(self, place: Workplace) -> None:
        """Show a member once more the words to compare with the lead."""
        name = next((str(one.facts.get("name")) for one in self._lobby.overviews if one.case == place.about.case), "")

        def told(shown: str) -> None:
            if not any(dialog.isVisible() for dialog in self._window.findChildren(WordsDialog)):
                self.compare(place, shown, name)

        place.read(enrolment.words_to_compare, told)

    # handing over

    def _handed_over(self, profile: OpenProfile, path: Path) -> None:
        ask(
            self._window,
            title=words.handover_title(),
            sentence=words.handover_sentence(),
            verb=words.take_over(),
            then=lambda: self._take_over(profile, path),
        )

    def _take_over(self, profile: OpenProfile, path: Path) -> None:
        def taken() -> tuple[str, str]:
            with closing(opening.take_over(profile, path, self._lobby.clock)) as desk:
                return desk.about.case, home.card_name(desk.about.reference, desk.about.title)

        def told(found: tuple[str, str]) -> None:
            self._lobby.cases_changed.emit()
            self._at(found[0], "", lambda place: place.say(words.taken_over(found[1])))

        self._lobby.run(lambda _watch: taken(), told, lambda error: self._refuse(path.name, error))

    def _refuse(self, name: str, error: AppError) -> None:
        self._tell(words.refused(name, words_of(error)))

    def _tell(self, sentence: str) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.finished.connect(box.deleteLater)
        box.open()
