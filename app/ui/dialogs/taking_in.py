"""Takes files in: each is looked at first, then what can be is taken in, then receipts are saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import intake, returns
from app.services.intake import Incoming, Outcome
from app.services.outbox import file_name
from app.services.post_room import Kind
from app.text.screens import files as kinds
from app.text.screens import taking_in as words
from app.text.sentences import words_of
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_L, SPACE_M
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.kind import Kind as Tell
from app.ui.widgets.notice import Notice, announce
from app.ui.widgets.text import body, heading, quiet
from app.ui.workplace import Workplace

PATTERNS = tuple(sorted({kind.extension for kind in Kind}))
_ACKNOWLEDGED = frozenset({Kind.RETURN, Kind.DECLARATION, Kind.MODERATION})


class Step(Enum):
    """How far a file is."""

    CHECKING = "clock"
    READY = "file-plus"
    KNOWN = "check"
    REFUSED = "error"
    TAKEN = "check-circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file that is to be taken in, with what was found out about it."""

    path: Path
    step: Step = Step.CHECKING
    found: Incoming | None = None
    refusal: str = ""

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return {
            Step.CHECKING: words.checking,
            Step.READY: words.ready,
            Step.KNOWN: words.known,
            Step.REFUSED: words.refused,
            Step.TAKEN: words.taken,
        }[self.step]()

    @property
    def sentence(self) -> str:
        """What is to be said of it."""
        if self.step is Step.REFUSED or self.found is None:
            return self.refusal
        if self.step is Step.KNOWN:
            return words.known_sentence()
        if self.found.outcome is Outcome.REDONE:
            return words.redone_sentence()
        told = words.changes(self.found.kind.value, self.found.changes)
        return f"{words.taken_sentence()} {told}" if self.step is Step.TAKEN else told


class TakingInDialog(QDialog):
    """Shows the files with what was found out about each; `meant` to take them in, `receipts_wanted` afterwards."""

    meant = Signal()
    receipts_wanted = Signal()

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title(count))
        self.resize(px(760), px(440))
        self.notice = Notice()
        self.table = ReadTable(_columns(), identity=lambda one: one.path)
        self.view = table_view(self.table, words.table())
        self.view.setMinimumHeight(px(120))
        self.told = body()
        self.intro = quiet(words.intro())
        self.verb = primary(words.take_in(count), "download")
        self.receipts = secondary(words.receipts(1), "send")
        self.shut = secondary(words.close())
        self.verb.clicked.connect(self.meant)
        self.receipts.clicked.connect(self.receipts_wanted)
        self.shut.clicked.connect(self.reject)
        self.receipts.hide()
        self.verb.setEnabled(False)
        self._lay(count)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.finished.connect(self.deleteLater)

    def show_files(self, files: Sequence[Candidate], *, busy: bool) -> None:
        """Show the files as they stand; while `busy` nothing can be asked for."""
        chosen = self.view.row()
        self.table.replace(files)
        if chosen is None and files:
            self.view.selectRow(0)
        self._tell()
        checking = sum(one.step is Step.CHECKING for one in files)
        self.intro.setText(words.progress(len(files) - checking, len(files)) if checking else words.intro())
        ready = sum(one.step is Step.READY for one in files)
        self.verb.setVisible(busy or ready > 0)
        self.verb.setEnabled(ready > 0 and not busy)
        self.verb.setText(words.take_in(max(ready, 1)))
        receipts = len(to_acknowledge(files))
        self.receipts.setVisible(receipts > 0 and not busy)
        self.receipts.setText(words.receipts(receipts))

    def _tell(self) -> None:
        row = self.view.row()
        self.told.setText("" if row is None else row.sentence)

    def _lay(self, count: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE_L), px(SPACE_L), px(SPACE_L), px(SPACE_L))
        column.setSpacing(px(SPACE_M))
        column.addWidget(heading(words.title(count)))
        column.addWidget(self.intro)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE_M))
        row.addStretch()
        row.addWidget(self.shut)
        row.addWidget(self.receipts)
        row.addWidget(self.verb)
        column.addLayout(row)


class TakingIn(QObject):
    """Ties the dialog to a workplace: one file after the other is looked at, then taken in."""

    def __init__(self, parent: QWidget, place: Workplace, paths: Sequence[Path]) -> None:
        self.dialog = TakingInDialog(parent, len(paths))
        super().__init__(self.dialog)
        self._place = place
        self._files = [Candidate(path=path) for path in paths]
        self._over = False
        self._taken = 0
        self.dialog.meant.connect(lambda: self._take(0))
        self.dialog.receipts_wanted.connect(self._ask_where)
        self.dialog.finished.connect(self._end)

    def begin(self) -> None:
        """Open the dialog and look at the files."""
        self.dialog.open()
        self.look()

    def look(self) -> None:
        """Look at the files, one after the other."""
        self._check(0)

    def _check(self, at: int) -> None:
        if self._over:
            return
        self.dialog.show_files(self._files, busy=at < len(self._files))
        if at == len(self._files):
            self._checked()
            return
        path = self._files[at].path
        self._place.do(
            lambda desk, _watch: intake.preview(desk, path),
            partial(self._seen, at),
            refused=partial(self._refused, at, self._check),
        )

    def _seen(self, at: int, found: Incoming) -> None:
        step = Step.KNOWN if found.outcome is Outcome.KNOWN else Step.READY
        self._files[at] = replace(self._files[at], step=step, found=found)
        self._check(at + 1)

    def _checked(self) -> None:
        if any(one.step is Step.READY for one in self._files):
            self.dialog.verb.setFocus()
        else:
            self.dialog.shut.setFocus()
            if len(self._files) > 1:
                self.dialog.notice.tell(Tell.INFO, words.none_taken())
        announce(self.dialog, "; ".join(f"{one.path.name}: {one.state}. {one.sentence}" for one in self._files))

    def _take(self, at: int) -> None:
        following = next((n for n in range(at, len(self._files)) if self._files[n].step is Step.READY), None)
        if following is None or self._over:
            self._finish()
            return
        self.dialog.show_files(self._files, busy=True)
        path, found = self._files[following].path, self._files[following].found
        self._place.do(
            lambda desk, _watch: intake.take_in(desk, path),
            partial(self._took, following),
            refused=partial(self._refused, following, self._take),
            topics=() if found is None else found.topics,
        )

    def _took(self, at: int, found: Incoming) -> None:
        known = self._files[at].found
        shown = replace(found, changes=known.changes) if known is not None and not found.changes else found
        self._files[at] = replace(self._files[at], step=Step.TAKEN, found=shown)
        self._taken += 1
        self._take(at + 1)

    def _refused(self, at: int, go_on: Callable[[int], None], error: AppError) -> None:
        self._files[at] = replace(self._files[at], step=Step.REFUSED, refusal=words_of(error))
        go_on(at + 1)

    def _finish(self) -> None:
        if self._taken:
            self._place.say(words.all_taken(self._taken))
        if self._over:
            return
        self.dialog.show_files(self._files, busy=False)
        refused = [one for one in self._files if one.step is Step.REFUSED]
        if not refused:
            self.dialog.notice.tell(Tell.GOOD, words.all_taken(self._taken))
        (self.dialog.receipts if to_acknowledge(self._files) else self.dialog.shut).setFocus()

    def _ask_where(self) -> None:
        taken = to_acknowledge(self._files)
        choose = self._place.chooser
        if len(taken) == 1:
            name = self._receipt_name(taken[0])
            choose.save_file(self.dialog, kinds.receipt_title(), name, lambda path: self._write([(taken[0], path)]))
        else:
            choose.folder(
                self.dialog,
                words.receipts_folder(),
                lambda folder: self._write([(one, folder / self._receipt_name(one)) for one in taken]),
            )

    def _receipt_name(self, found: Incoming) -> str:
        return file_name(f"{self._place.about.reference}-{found.sender}-{found.kind}-{found.revision}", Kind.RECEIPT)

    def _write(self, wanted: Sequence[tuple[Incoming, Path]]) -> None:
        self._place.do(
            lambda desk, _watch: [returns.write_receipt(desk, found.message, path) for found, path in wanted][-1],
            lambda _done: self._written(len(wanted)),
            refused=lambda error: self.dialog.notice.tell(Tell.ERROR, words_of(error)),
        )

    def _written(self, count: int) -> None:
        self._place.say(words.receipts_saved(count))
        if not self._over:
            self.dialog.accept()

    def _end(self) -> None:
        self._over = True


def take_in(parent: QWidget, place: Workplace, paths: Sequence[Path]) -> TakingIn:
    """Look at these files and, once that is meant, take them in; every page re-reads what they changed."""
    taking = TakingIn(parent, place, paths)
    taking.begin()
    return taking


def choose_and_take_in(parent: QWidget, place: Workplace) -> None:
    """Ask for a file, and take it in."""
    place.chooser.open_file(parent, kinds.choose_file(), PATTERNS, lambda path: _opened(parent, place, [path]))


def choose_folder_and_take_in(parent: QWidget, place: Workplace) -> None:
    """Ask for a folder, and take in every file of ours in it; invitations and their answers are for other rooms."""

    def chosen(folder: Path) -> None:
        place.run(lambda _watch: _files_in(folder), found)

    def found(paths: list[Path]) -> None:
        if paths:
            _opened(parent, place, paths)
        else:
            place.say(kinds.nothing_in_folder())

    place.chooser.folder(parent, kinds.choose_folder(), chosen)


def files_of(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """Return the files of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def to_acknowledge(files: Sequence[Candidate]) -> list[Incoming]:
    """Return what was taken in and has a sender who waits for a receipt."""
    return [
        one.found
        for one in files
        if one.step is Step.TAKEN and one.found is not None and one.found.kind in _ACKNOWLEDGED
    ]


def _opened(parent: QWidget, place: Workplace, paths: Sequence[Path]) -> None:
    take_in(parent, place, paths)


def _files_in(folder: Path) -> list[Path]:
    ours = set(PATTERNS) - {Kind.INVITE.extension, Kind.JOIN.extension}
    return sorted(path for path in folder.iterdir() if path.suffix in ours and path.is_file())


def _columns() -> tuple[Column[Candidate], ...]:
    file, sender, what, revision, state = words.columns()
    tones = {Step.REFUSED: Tone.ERROR, Step.TAKEN: Tone.GOOD}
    return (
        Column(file, lambda one: one.path.name),
        Column(sender, lambda one: "" if one.found is None else words.sender(one.found.sender, one.found.sender_name)),
        Column(what, lambda one: "" if one.found is None else kinds.kind(one.found.kind.value)),
        Column(revision, lambda one: "" if one.found is None else str(one.found.revision), right=True),
        Column(state, lambda one: one.state, icon=lambda one: icon(one.step.value, tones.get(one.step, Tone.TEXT))),
    )
