"""Ties the page that finishes the scoring to its use-cases."""

from pathlib import Path
from typing import ClassVar

from app.errors import AppError
from app.scoring.duties import Duty
from app.services import outbox, returns
from app.services.desk import Topic
from app.services.own_returns import OwnReturn, own_return
from app.text.screens import finish as words
from app.text.sentences import words_of
from app.ui.pages.base import Presenter
from app.ui.pages.finish.page import FinishPage
from app.ui.pages.score.bookmark import bookmark
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace


class FinishPresenter(Presenter[Workplace]):
    """Sends people to what is missing, has scores locked, and their file written as often as need be."""

    topics: ClassVar[frozenset[Topic]] = frozenset({
        Topic.SCORES, Topic.MESSAGES, Topic.PANEL, Topic.SET_UP, Topic.DECLARATIONS
    })  # fmt: skip

    def __init__(self, workplace: Workplace) -> None:
        self.finishing = FinishPage()
        super().__init__(workplace, self.finishing)
        self._own: OwnReturn | None = None
        self._begins = True
        self.finishing.wanted.connect(self._go)
        self.finishing.scores_wanted.connect(lambda: self.place.go("score"))
        self.finishing.lock.connect(self._ask_where)
        self.finishing.save_again.connect(self._ask_where_again)

    def show(self) -> None:
        """Read anew how far the work has come."""
        self.place.read(own_return, self._show, self._refused)

    def leave(self) -> None:
        """Begin anew with the next step when the page comes back."""
        self._begins = True

    def _show(self, own: OwnReturn) -> None:
        self._own = own
        self.finishing.show_own(own)
        if self._begins:
            self._begins = False
            self.finishing.begin()

    def _refused(self, error: AppError) -> None:
        if error.code in {"not-in-sight-tenders", "not-in-sight-names"}:
            self.finishing.show_nothing()
        else:
            self.refuse(error)

    def _go(self, duty: Duty) -> None:
        bookmark(self.place).duty = duty
        self.place.go("score")

    def _ask_where(self) -> None:
        if self._own is not None:
            self.place.chooser.save_file(self.page, words.save_title(), self._own.file_name, self._lock)

    def _lock(self, path: Path) -> None:
        self.finishing.lock_button.setEnabled(False)

        def locked(_lock: object) -> None:
            self.finishing.lock_button.setEnabled(True)
            self._tell_saved(path)

        def refused(error: AppError) -> None:
            self.finishing.lock_button.setEnabled(True)
            self._not_written(error, path)

        self.place.do(
            lambda desk, _watch: returns.lock(desk, path),
            locked,
            refused=refused,
            doing=words.locking(),
            topics=(Topic.SCORES, Topic.MESSAGES, Topic.RECORD),
        )

    def _not_written(self, error: AppError, path: Path) -> None:
        """Where the file is there already, whoever chose it was asked by the dialog: it may be replaced."""

        def known(own: OwnReturn) -> None:
            self._show(own)
            if not own.locked or own.message is None:
                self.refuse(error)
                return
            if error.code == "file-exists":
                self._write_again(own.message, path)
            else:
                self.page.notice.tell(Kind.ERROR, words.not_written(words_of(error)))
            self.place.changed.emit(frozenset({Topic.SCORES, Topic.MESSAGES, Topic.RECORD}))

        self.place.read(own_return, known)

    def _ask_where_again(self) -> None:
        own = self._own
        if own is not None and own.message is not None:
            message = own.message
            self.place.chooser.save_file(
                self.page, words.save_title(), own.file_name, lambda path: self._write_again(message, path)
            )

    def _write_again(self, message: str, path: Path) -> None:
        self.place.do(
            lambda desk, _watch: outbox.save_again(desk, message, path, replace=True),
            lambda _sent: self._tell_saved(path),
            refused=self.refuse,
        )

    def _tell_saved(self, path: Path) -> None:
        self.page.notice.tell(Kind.GOOD, words.saved_at(str(path)))
        self.place.say(words.done())
