"""Ties the page of the declaration to its use-cases."""

from pathlib import Path
from typing import ClassVar

from app.domain.codes import Role
from app.domain.declarations import Interest
from app.errors import AppError
from app.services import interests, outbox
from app.services.desk import Topic
from app.services.own_declarations import OwnDeclaration, own_declaration
from app.text.screens import declare as words
from app.text.sentences import words_of
from app.ui.pages.base import Presenter
from app.ui.pages.declare.page import DeclarePage
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace


class DeclarePresenter(Presenter[Workplace]):
    """Has a declaration made and its file written; after a clear one scoring begins."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.DECLARATIONS, Topic.MESSAGES, Topic.PANEL, Topic.SET_UP})

    def __init__(self, workplace: Workplace) -> None:
        self._moderates = workplace.about.role is Role.MODERATOR
        self.declaring = DeclarePage(moderates=self._moderates)
        super().__init__(workplace, self.declaring)
        self._own: OwnDeclaration | None = None
        self.declaring.declared.connect(self._ask_where)
        self.declaring.go_on.connect(lambda: self.place.go("score"))
        self.declaring.save_again.connect(self._ask_where_again)

    def show(self) -> None:
        """Read anew what was declared."""
        self.place.read(own_declaration, self._show, self._refused)

    def _show(self, own: OwnDeclaration) -> None:
        self._own = own
        if not own.suppliers:
            self.declaring.show_no_pack()
        else:
            self.declaring.show_own(own)

    def _refused(self, error: AppError) -> None:
        if error.code == "not-in-sight-names":
            self.declaring.show_no_pack()
        else:
            self.refuse(error)

    def _ask_where(self, found: tuple[Interest, ...], supported_by: str) -> None:
        if self._own is not None:
            self.place.chooser.save_file(
                self.page,
                words.save_title(),
                self._own.file_name,
                lambda path: self._declare(found, supported_by, path),
            )

    def _declare(self, found: tuple[Interest, ...], supported_by: str, path: Path) -> None:
        self.declaring.declare_button.setEnabled(False)

        def refused(error: AppError) -> None:
            self.declaring.declare_button.setEnabled(True)
            self._not_written(error, path)

        def declared(_done: object) -> None:
            self.declaring.declare_button.setEnabled(True)
            self._tell_saved(path)
            if not found and not self._moderates:
                self.place.go("score")

        self.place.do(
            lambda desk, _watch: interests.declare(desk, found, path=path, supported_by=supported_by),
            declared,
            refused=refused,
        )

    def _not_written(self, error: AppError, path: Path) -> None:
        """Where the file is there already, whoever chose it was asked by the dialog: it may be replaced."""

        def known(own: OwnDeclaration) -> None:
            before = None if self._own is None else self._own.message
            self._show(own)
            if own.message is None or own.message == before:
                self.refuse(error)
            elif error.code == "file-exists":
                self._write_again(own.message, path)
            else:
                self.page.notice.tell(Kind.ERROR, words.not_written(words_of(error)))
            if own.message != before:
                self.place.changed.emit(frozenset({Topic.DECLARATIONS, Topic.MESSAGES}))

        self.place.read(own_declaration, known)

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
