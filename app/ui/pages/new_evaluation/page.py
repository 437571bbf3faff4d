"""The page on which a workbook is chosen, mended, looked at, and made into an evaluation."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Problem
from app.services.outlines import Preview
from app.text.screens import new_evaluation as words
from app.ui.pages.base import Page
from app.ui.pages.new_evaluation.summary import Summary
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.clearing import clear
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.problems import Problems
from app.ui.widgets.progress import Progress
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, title
from app.ui.widgets.tight import Tight


class NewEvaluationPage(Page):
    """Shows one of four things: where to begin, that it reads, what is to be mended, or what would be made."""

    choose_wanted = Signal()
    template_wanted = Signal()
    read_wanted = Signal()
    make_wanted = Signal()
    cancel_wanted = Signal()
    dropped = Signal(object)
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._inner = Tight()
        outer = spaced(QVBoxLayout(self._inner), SPACE_M)
        outer.setContentsMargins(0, 0, px(SPACE_S), 0)
        outer.addWidget(title(words.title()))
        self._column = spaced(QVBoxLayout(), SPACE_M)
        outer.addLayout(self._column, 1)
        self.body.addWidget(scrolled(self._inner), 1)
        self.first: QWidget | None = None
        self.problems: Problems | None = None
        self.show_start()

    def begin(self) -> None:
        """Give the focus to the next step."""
        if self.first is not None:
            self.first.setFocus()

    def show_start(self) -> None:
        """Show where to begin."""
        self._empty()
        choose = primary(words.choose(), "folder-open")
        choose.clicked.connect(self.choose_wanted)
        write = quiet_button(words.write_one(), "download")
        write.clicked.connect(self.template_wanted)
        self._column.addWidget(body(words.intro()))
        self._column.addWidget(EmptyState("file-plus", words.drop_title(), words.drop_here(), choose))
        below = quiet(words.begin_with_one())
        self._column.addWidget(below)
        self._column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()
        self.first = choose

    def show_reading(self, name: str) -> None:
        """Show that a workbook is being read."""
        self._empty()
        progress = Progress()
        progress.at(0, 0, words.reading(name))
        progress.cancelled.connect(self.cancel_wanted)
        self._column.addWidget(progress)
        self._column.addStretch()
        self.first = None

    def show_problems(self, name: str, problems: Sequence[Problem]) -> None:
        """Show every problem of a workbook."""
        self._empty()
        self._column.addWidget(heading(words.problems(name, len(problems))))
        self._column.addWidget(body(words.problems_intro()))
        shown = Problems()
        shown.fill(problems)
        self._column.addWidget(shown, 1)
        copy = secondary(words.copy_all())
        copy.clicked.connect(shown.copy)
        copy.clicked.connect(self.copied)
        self.problems = shown
        self._again(copy)

    def show_refused(self, name: str, sentence: str) -> None:
        """Show why a workbook can't be read at all."""
        self._empty()
        self._column.addWidget(heading(words.unreadable(name)))
        self._again()
        self._column.addStretch()
        self.notice.tell(Kind.ERROR, sentence)

    def show_preview(self, preview: Preview) -> None:
        """Show what a workbook would make."""
        self._empty()
        self._column.addWidget(body(words.preview_intro(preview.source)))
        make = primary(words.make(), "check")
        make.clicked.connect(self.make_wanted)
        other = secondary(words.choose_another(), "folder-open")
        other.clicked.connect(self.choose_wanted)
        self._column.addWidget(flow(make, other))
        self.first = make
        make.setFocus()

        def summarise() -> None:
            if self.first is make:  # no other workbook was read meanwhile
                self._column.addWidget(Summary(preview), 1)

        QTimer.singleShot(1, self, summarise)  # in a turn of its own, since much may stand in it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()

    def _again(self, *more: QWidget) -> None:
        again = primary(words.read_again(), "play")
        again.clicked.connect(self.read_wanted)
        other = secondary(words.choose_another(), "folder-open")
        other.clicked.connect(self.choose_wanted)
        self._column.addWidget(flow(again, *more, other))
        self.first = again
        again.setFocus()

    def _empty(self) -> None:
        self.notice.clear()
        self.problems = None
        clear(self._column)
