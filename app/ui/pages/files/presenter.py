"""Ties the room of files to its use-cases."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from app.services import intake, outbox, post_room, resending, returns
from app.services.desk import Desk, Topic
from app.services.post_room import Kind, Posted
from app.text.screens import files as words
from app.ui.dialogs import taking_in
from app.ui.dialogs.reason import ask_reason
from app.ui.pages.base import Presenter
from app.ui.pages.files.page import FilesPage
from app.ui.workplace import Workplace

# What taking a file back can change; which it does is known to its handler alone.
_UNDOING = (
    Topic.MESSAGES,
    Topic.SCORES,
    Topic.DECLARATIONS,
    Topic.PANEL,
    Topic.SET_UP,
    Topic.MEETING,
    Topic.OUTCOME,
    Topic.RECORD,
)


class FilesPresenter(Presenter[Workplace]):
    """Shows every file, takes files in, saves them again, and takes them back."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.MESSAGES})

    def __init__(self, place: Workplace) -> None:
        page = FilesPage()
        super().__init__(place, page)
        self.files = page
        page.file_wanted.connect(lambda: taking_in.choose_and_take_in(page, place))
        page.folder_wanted.connect(lambda: taking_in.choose_folder_and_take_in(page, place))
        page.dropped.connect(lambda paths: taking_in.take_in(page, place, paths))
        page.receipt_wanted.connect(self._save_receipt)
        page.undo_wanted.connect(self._ask_undo)
        page.again_wanted.connect(self._save_again)
        page.anew_wanted.connect(self._send_anew)

    def show(self) -> None:
        """Read every file by its outside."""
        self.place.read(post_room.files, self.files.show_files, self.refuse)

    def _save_receipt(self, one: Posted) -> None:
        self._save(
            words.receipt_title(),
            self._name(f"{one.seat}-receipt", Kind.RECEIPT),
            lambda desk, path: returns.write_receipt(desk, one.message, path),
            words.receipt_saved(),
        )

    def _save_again(self, one: Posted) -> None:
        self._save(
            words.again_title(),
            self._name(f"{one.seat}-{one.kind.value}-{one.revision}", one.kind),
            lambda desk, path: outbox.save_again(desk, one.message, path),
            words.again_saved(),
        )

    def _send_anew(self, one: Posted) -> None:
        self._save(
            words.anew_title(),
            self._name(f"{one.seat}-{one.kind.value}-{one.revision + 1}", one.kind),
            lambda desk, path: resending.send_anew(desk, one.message, path),
            words.anew_saved(),
        )

    def _save(self, title: str, name: str, write: Callable[[Desk, Path], object], said: str) -> None:
        """Ask where, write there, and say so."""

        def chosen(path: Path) -> None:
            self.page.notice.clear()
            self.place.do(
                lambda desk, _watch: write(desk, path), lambda _done: self.place.say(said), refused=self.refuse
            )

        self.place.chooser.save_file(self.page, title, name, chosen)

    def _name(self, what: str, kind: Kind) -> str:
        return outbox.file_name(f"{self.place.about.reference}-{what}", kind)

    def _ask_undo(self, one: Posted) -> None:
        ask_reason(
            self.page,
            title=words.undo_title(),
            sentence=words.undo_sentence(words.kind(one.kind.value), one.seat),
            verb=words.undo_verb(),
            then=lambda reason: self._undo(one.message, reason),
            dangerous=True,
        )

    def _undo(self, message: str, reason: str) -> None:
        self.page.notice.clear()
        self.place.do(
            lambda desk, _watch: intake.undo(desk, message, reason=reason),
            lambda _none: self.place.say(words.undone()),
            refused=self.refuse,
            topics=_UNDOING,
        )
