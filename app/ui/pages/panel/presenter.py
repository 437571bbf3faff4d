"""Ties the panel's page to enrolment, seats, packs and the register of interests."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Signal

from app.domain.codes import LotCode, Role, SeatCode
from app.domain.evaluation import Seat
from app.errors import AppError
from app.services import enrolment, interests, packs, panel_views, seats
from app.services.desk import Desk, Topic
from app.services.enrolment import Joined
from app.services.packs import Issued
from app.services.panel_views import PanelView, SeatView
from app.text.screens import panel as words
from app.text.sentences import words_of
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.base import Presenter
from app.ui.pages.panel.dialogs import (
    DecideDialog,
    DeputyDialog,
    ReplaceDialog,
    WordsDialog,
    change_dialog,
    unchecked_dialog,
)
from app.ui.pages.panel.issuing import IssueDialog
from app.ui.pages.panel.page import PanelPage
from app.ui.tasks import Watch
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace

_SEATS = (Topic.PANEL, Topic.RECORD)
_PACKS = (Topic.MESSAGES, Topic.PANEL, Topic.RECORD)


class PanelPresenter(Presenter[Workplace]):
    """The lead's room for who takes part."""

    topics = frozenset({Topic.PANEL, Topic.MESSAGES, Topic.DECLARATIONS, Topic.SET_UP})

    _told = Signal(str, int, int, int, int)

    def __init__(self, place: Workplace) -> None:
        self.view = PanelPage()
        super().__init__(place, self.view)
        self._seen: PanelView | None = None
        self.dialog: Sheet | None = None
        self.view.issue_wanted.connect(self.issue)
        self.view.join_wanted.connect(self.take_answer)
        self.view.deputy_wanted.connect(self.add_deputy)
        self.view.register.decide_wanted.connect(self.decide)
        self.view.seats.wanted.connect(self._act)

    def show(self) -> None:
        """Read the panel as it stands."""
        self.place.read(panel_views.now, self._show, self.refuse)

    # ---------------------------------------------------------------- enrolment

    def invite(self, seat: SeatView) -> None:
        """Ask where an invitation is to be written, and write it."""

        def write(path: Path) -> None:
            self._do(
                lambda desk, _watch: enrolment.invite(desk, seat.code, path),
                lambda _none: words.invited(seat.code, path.name),
            )

        self.place.chooser.save_file(self.view, words.invite_title(seat.code), seat.invitation, write)

    def take_answer(self) -> None:
        """Ask for the answer to an invitation, take it in, and go on to the words."""

        def joined(found: Joined) -> None:
            self.view.seats.choose(found.seat)
            if found.settled:
                self._good(words.joined_settled(found.seat, found.name))
            else:
                self.place.say(words.joined(found.seat, found.name))
                self._show_words(found.seat, found.name, found.words)

        def take(path: Path) -> None:
            self.view.notice.clear()
            self.place.do(
                lambda desk, _watch: enrolment.receive_join(desk, path), joined, refused=self.refuse, topics=_SEATS
            )

        self.place.chooser.open_file(self.view, words.join_title(), [".evjoin"], take)

    def compare(self, seat: SeatView) -> None:
        """Show the six words of what came last for a seat."""
        name = seat.held.seat.name if seat.held.card is None or seat.newcomer else seat.held.card.name
        self.place.read(
            lambda desk: enrolment.words_to_compare(desk, seat.code),
            lambda six: self._show_words(seat.code, name or seat.code, six),
            self.refuse,
        )

    def _show_words(self, seat: SeatCode, name: str, six: str) -> None:
        dialog = WordsDialog(self.view, seat=seat, name=name, six=six)

        def differed() -> None:
            dialog.accept()
            self.view.notice.tell(Kind.WARNING, words.differ_done(seat))

        def unchecked() -> None:
            dialog.accept()
            why = unchecked_dialog(self.view, seat)
            why.given.connect(
                lambda reason: self._settle(
                    why,
                    lambda desk, _watch: enrolment.go_on_unchecked(desk, seat, words=six, reason=reason),
                    words.unchecked_done(seat),
                )
            )
            self._open(why)

        dialog.pressed.connect(
            lambda: self._settle(
                dialog,
                lambda desk, _watch: enrolment.confirm_words(desk, seat, words=six),
                words.same_done(seat),
            )
        )
        dialog.differed.connect(differed)
        dialog.unchecked.connect(unchecked)
        self._open(dialog)

    # ---------------------------------------------------------------- changes to seats

    def withdraw(self, seat: SeatView) -> None:
        """Ask why a seat is withdrawn, and withdraw it."""
        self._change("withdraw", seat, seats.withdraw)

    def revoke(self, seat: SeatView) -> None:
        """Ask why a key is revoked, and revoke it."""
        self._change("revoke", seat, seats.revoke_key)

    def replace(self, seat: SeatView) -> None:
        """Ask who takes a seat's place, and replace it."""
        dialog = ReplaceDialog(self.view, seat.code)
        old = seat.held.seat

        def replaced(code: str, name: str, reason: str) -> None:
            new = Seat(
                code=SeatCode(code), name=name, role=old.role, questions=old.questions, lots=seat.given, group=old.group
            )
            self._settle(
                dialog,
                lambda desk, _watch: seats.replace_seat(desk, seat.code, new, reason=reason),
                words.change_done("replace", code),
            )

        dialog.replaced.connect(replaced)
        self._open(dialog)

    def add_deputy(self) -> None:
        """Ask who deputises for the moderator, and add the seat."""
        dialog = DeputyDialog(self.view)

        def added(code: str, name: str) -> None:
            new = Seat(code=SeatCode(code), name=name, role=Role.MODERATOR)
            self._settle(dialog, lambda desk, _watch: seats.add_deputy(desk, new), words.change_done("deputy", code))

        dialog.added.connect(added)
        self._open(dialog)

    def decide(self, seat: SeatView) -> None:
        """Ask what is decided on a declared interest, and record it."""
        seen = self._seen
        if seen is None:
            return
        recused = () if seat.decision is None else seat.decision.recused_lots
        lots = [(str(code), name) for code, name in seen.lots if code in seat.lots]
        dialog = DecideDialog(self.view, seat.code, lots, [str(lot) for lot in recused])

        def decided(chosen: list[str], reason: str) -> None:
            out = [LotCode(code) for code in chosen]
            self._settle(
                dialog,
                lambda desk, _watch: interests.decide(desk, seat.code, recused_lots=out, reason=reason),
                words.decide_done(seat.code),
            )

        dialog.decided.connect(decided)
        self._open(dialog)

    # ---------------------------------------------------------------- packs

    def issue(self, only: SeatView | None = None) -> None:
        """Ask for whom and where, then write the packs one after the other."""
        seen = self._seen
        if seen is None:
            return
        dialog = IssueDialog(self.view, seen, () if only is None else (only.code,))

        def folder() -> None:
            dialog.again()
            self.place.chooser.folder(dialog, words.issue_folder(), lambda path: self._issue(dialog, path))

        dialog.pressed.connect(folder)
        self._open(dialog)

    def _issue(self, dialog: IssueDialog, folder: Path) -> None:
        chosen = [SeatCode(code) for code in dialog.chosen]
        note = dialog.note.toPlainText()
        stop, written = Event(), list[Issued]()
        dialog.stopped.connect(stop.set)
        told = self._told.connect(dialog.show_progress)
        dialog.show_progress(chosen[0], 1, len(chosen), 0, 0)

        def write(desk: Desk, watch: Watch) -> tuple[Issued, ...]:
            def progress(done: int, size: int) -> None:
                at = min(len(written), len(chosen) - 1)
                self._told.emit(chosen[at], at + 1, len(chosen), *_in_range(done, size))

            return packs.issue(
                desk,
                folder,
                seats=chosen,
                note=note,
                progress=progress,
                cancelled=lambda: stop.is_set() or watch.cancelled(),
                written=written.append,
            )

        def ended() -> None:
            self._told.disconnect(told)
            done = {one.seat for one in written}
            dialog.show_issued(written, [str(code) for code in chosen if code not in done])

        def done(_issued: object) -> None:
            ended()
            self.place.say(words.issued_heading(len(written)))

        def refused(error: AppError) -> None:
            ended()
            if error.code != "cancelled":
                dialog.notice.tell(Kind.ERROR, words_of(error))
            self.place.changed.emit(frozenset(_PACKS))

        self.place.do(write, done, refused=refused, topics=_PACKS)

    # ---------------------------------------------------------------- all of them

    def _act(self, code: str, seat: SeatView) -> None:
        actions: dict[str, Callable[[SeatView], None]] = {
            "invite": self.invite,
            "join": lambda _seat: self.take_answer(),
            "compare": self.compare,
            "pack": self.issue,
            "decide": self.decide,
            "withdraw": self.withdraw,
            "replace": self.replace,
            "revoke": self.revoke,
        }
        actions[code](seat)

    def _change(self, code: str, seat: SeatView, command: Callable[..., Any]) -> None:
        dialog = change_dialog(self.view, code, seat.code)
        dialog.given.connect(
            lambda reason: self._settle(
                dialog,
                lambda desk, _watch: command(desk, seat.code, reason=reason),
                words.change_done(code, seat.code),
            )
        )
        self._open(dialog)

    def _show(self, seen: PanelView) -> None:
        self._seen = seen
        self.view.fill(seen)

    def _open(self, dialog: Sheet) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: Sheet) -> None:
        if self.dialog is dialog:
            self.dialog = None
        self.view.table().setFocus()

    def _settle(self, dialog: Sheet, command: Callable[[Desk, Watch], object], sentence: str) -> None:
        """Do what a dialog asks for; it closes when that is done, and says why where it is refused."""

        def settled(_result: object) -> None:
            dialog.accept()
            self._good(sentence)

        self.view.notice.clear()
        self.place.do(command, settled, refused=lambda error: dialog.refuse(words_of(error)))

    def _do(self, command: Callable[[Desk, Watch], object], said: Callable[[object], str]) -> None:
        self.view.notice.clear()
        self.place.do(command, lambda result: self._good(said(result)), refused=self.refuse, topics=_SEATS)

    def _good(self, sentence: str) -> None:
        self.view.notice.tell(Kind.GOOD, sentence)
        self.place.say(sentence)


def _in_range(done: int, size: int) -> tuple[int, int]:
    """Return bytes as thousands, which any progress bar holds."""
    return done // 1024, max(size // 1024, 1)


def make(place: Workplace) -> PanelPresenter:
    """Return the room for a workplace."""
    return PanelPresenter(place)
