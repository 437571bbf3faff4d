"""Ties the inbox to its use-cases."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from app.errors import AppError
from app.services import inboxes, intake, meetings, returns
from app.services.desk import Topic
from app.services.inboxes import Expected, Inbox
from app.services.outbox import file_name
from app.services.post_room import Kind
from app.text.screens import files as kinds
from app.text.screens import inbox as words
from app.text.sentences import words_of
from app.ui.dialogs import taking_in
from app.ui.dialogs.confirm import ask
from app.ui.dialogs.reason import ask_reason
from app.ui.pages.base import Presenter
from app.ui.pages.inbox.page import InboxPage
from app.ui.workplace import Workplace


class InboxPresenter(Presenter[Workplace]):
    """Shows whose returns are here, takes them in, and reveals."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.MESSAGES, Topic.SCORES, Topic.PANEL, Topic.MEETING})

    def __init__(self, place: Workplace) -> None:
        page = InboxPage()
        super().__init__(place, page)
        self.inbox = page
        page.file_wanted.connect(lambda: taking_in.choose_and_take_in(page, place))
        page.folder_wanted.connect(lambda: taking_in.choose_folder_and_take_in(page, place))
        page.dropped.connect(lambda paths: taking_in.take_in(page, place, paths))
        page.receipt_wanted.connect(self._save_receipt)
        page.reopening_wanted.connect(self._ask_reopening)
        page.undo_wanted.connect(self._ask_undo)
        page.reveal_wanted.connect(self._ask_reveal)
        page.meeting_wanted.connect(lambda: place.go("meeting"))

    def show(self) -> None:
        """Read whose returns are here."""
        self.place.read(inboxes.inbox, self._show, self._not_yet)

    def _show(self, found: Inbox) -> None:
        self.inbox.show_inbox(found)

    def _not_yet(self, error: AppError) -> None:
        self.inbox.show_empty()
        if error.code != "not-set-up":
            self.refuse(error)

    def _save_receipt(self, one: Expected) -> None:
        message = one.arrival.message
        if message is None:
            return
        name = file_name(f"{self.place.about.reference}-{one.arrival.seat}-receipt", Kind.RECEIPT)
        self.place.chooser.save_file(self.page, kinds.receipt_title(), name, partial(self._write_receipt, message))

    def _write_receipt(self, message: str, path: Path) -> None:
        self.place.do(
            lambda desk, _watch: returns.write_receipt(desk, message, path),
            lambda _done: self.place.say(kinds.receipt_saved()),
            refused=self.refuse,
        )

    def _ask_reopening(self, one: Expected) -> None:
        seat = one.arrival.seat
        name = file_name(f"{self.place.about.reference}-{seat}-reopened", Kind.REOPEN)

        def given(reason: str) -> None:
            self.place.chooser.save_file(self.page, words.reopen_save(), name, lambda path: reopen(reason, path))

        def reopen(reason: str, path: Path) -> None:
            self.place.do(
                lambda desk, _watch: returns.permit_reopening(desk, seat, reason=reason, path=path),
                lambda _done: self.place.say(words.reopen_done(seat)),
                refused=self.refuse,
            )

        ask_reason(
            self.page,
            title=words.reopen_title(seat),
            sentence=words.reopen_sentence(),
            verb=words.reopen_verb(),
            then=given,
        )

    def _ask_undo(self, one: Expected) -> None:
        message = one.arrival.message
        if message is None:
            return
        ask_reason(
            self.page,
            title=kinds.undo_title(),
            sentence=kinds.undo_sentence(kinds.kind(Kind.RETURN.value), one.arrival.seat),
            verb=kinds.undo_verb(),
            then=lambda reason: self._undo(message, reason),
            dangerous=True,
        )

    def _undo(self, message: str, reason: str) -> None:
        self.place.do(
            lambda desk, _watch: intake.undo(desk, message, reason=reason),
            lambda _none: self.place.say(kinds.undone()),
            refused=self.refuse,
            topics=(Topic.MESSAGES, Topic.SCORES, Topic.RECORD),
        )

    def _ask_reveal(self) -> None:
        ask(
            self.page,
            title=words.reveal_title(),
            sentence=words.reveal_meaning(),
            verb=words.reveal_verb(),
            then=self._reveal,
        )

    def _reveal(self, *, go_on: str = "", trusting: str = "") -> None:
        def refused(error: AppError) -> None:
            if error.code == "too-few-seats" and not go_on:
                self._ask_why(words.go_on_title(), error, lambda reason: self._reveal(go_on=reason, trusting=trusting))
            elif error.code == "return-by-revoked-key" and not trusting:
                self._ask_why(words.trust_title(), error, lambda reason: self._reveal(go_on=go_on, trusting=reason))
            else:
                self.refuse(error)

        self.page.notice.clear()
        self.place.do(
            lambda desk, _watch: meetings.reveal(desk, go_on=go_on, trusting_revoked=trusting),
            lambda _done: self._revealed(),
            refused=refused,
        )

    def _ask_why(self, title: str, error: AppError, then: Callable[[str], None]) -> None:
        ask_reason(self.page, title=title, sentence=words_of(error), verb=words.go_on_verb(), then=then)

    def _revealed(self) -> None:
        self.place.say(words.revealed())
        self.place.go("meeting")
