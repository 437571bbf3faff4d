"""Issuing packs: for whom, then how far it is, then where they are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.services.packs import Issued
from app.services.panel_views import PanelView
from app.text.screens import panel as words
from app.ui.dialogs.sheet import Sheet
from app.ui.forms import Row
from app.ui.pages.panel.seats import key_state
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_XS
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.clearing import clear
from app.ui.widgets.kind import Kind
from app.ui.widgets.progress import Progress
from app.ui.widgets.text import body, quiet, strong

_NOTE = 72


class IssueDialog(Sheet):
    """`pressed` asks for a folder; `stopped` that no further pack be written.

    While packs are written Esc and Cancel stop that first.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget, view: PanelView, only: Sequence[str] = ()) -> None:
        super().__init__(
            parent,
            title=words.issue_title(),
            sentence=words.issue_sentence(first=not view.issued),
            verb=words.issue_verb(),
        )
        self.seats: dict[str, CheckChoice] = {}
        self._running = False
        self._progress: Progress | None = None
        ready = {one.code for one in view.ready}
        box = QWidget()
        self._choice = Row(words.issue_seats(), box)
        column = spaced(QVBoxLayout(box), SPACE_XS)
        for one in view.seats:
            if one.own or not one.held.active:
                continue
            name = one.held.seat.name
            if one.code in ready:
                choice = CheckChoice(words.issue_seat(one.code, name, words.pack(one.pack)))
                choice.setChecked(not only or one.code in only)
                choice.toggled.connect(lambda _on: self._choice.accept())
                self.seats[one.code] = choice
                column.addWidget(choice)
            else:
                column.addWidget(quiet(words.issue_not_ready(one.code, name, words.key_state(key_state(one)))))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(_NOTE))
        self.form.column.addWidget(self._choice)
        self.form.row(words.issue_note(), self.note, words.issue_note_hint())
        self.verb.setFocus()

    @property
    def chosen(self) -> list[str]:
        """The codes of the seats that are chosen."""
        return [code for code, choice in self.seats.items() if choice.isChecked()]

    def ready(self) -> bool:
        """Return whether a seat is chosen."""
        if self.chosen:
            return True
        self._choice.refuse(words.issue_nobody())
        return False

    def again(self) -> None:
        """Let it be tried again, as after no folder was chosen."""
        self._busy = False

    def show_progress(self, seat: str, number: int, total: int, done: int, size: int) -> None:
        """Show which pack is being written and how much of it is."""
        if self._progress is None:
            self._running = True
            clear(self.form.column)
            self._progress = Progress()
            self._progress.cancelled.connect(self._stop)
            self.form.column.addWidget(self._progress)
            self.verb.hide()
            self.cancel.hide()
        self._progress.at(done, size, words.issuing(seat, number, total), counted=False)
        self.fit()

    def show_issued(self, issued: Sequence[Issued], missing: Sequence[str]) -> None:
        """Show what was written and, where somebody stopped it, for whom nothing was."""
        self._running = False
        clear(self.form.column)
        self._progress = None
        if issued:
            self.form.column.addWidget(strong(words.issued_heading(len(issued))))
            for one in issued:
                self.form.column.addWidget(body(words.issued_line(one.seat, one.path.name)))
            self.form.column.addWidget(quiet(words.issued_folder(str(issued[0].path.parent))))
        if missing:
            self.notice.tell(Kind.WARNING, words.issue_stopped(list(missing)))
        self.cancel.hide()
        self.verb.setText(words.close())
        self.verb.show()
        self.verb.clicked.disconnect()
        self.verb.clicked.connect(self.accept)
        self.verb.setFocus()
        self.fit()

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self._running:
            self._stop()
        else:
            super().reject()

    def _stop(self) -> None:
        self.stopped.emit()
