"""The page that checks any report: drop or choose a file, and read what is known of it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.services.checking import CheckedReport
from app.text.screens import verify as words
from app.ui.forms import Form
from app.ui.pages.base import Page
from app.ui.pages.verify.verdict_view import VerdictView
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import quiet, strong, title


class VerifyPage(Page):
    """Shows a verdict; `chosen` carries a dropped file, `choose_wanted` asks for one, `again_wanted` to compare."""

    chosen = Signal(object)
    choose_wanted = Signal()
    again_wanted = Signal()
    open_wanted = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.choose = primary(words.choose(), "folder-open")
        self.choose.clicked.connect(self.choose_wanted)
        self.empty = EmptyState("shield", words.drop_title(), words.drop_sentence(), self.choose)
        self.name = strong()
        self.another = secondary(words.another(), "folder-open")
        self.another.clicked.connect(self.choose_wanted)
        self.open_file = secondary(words.open_pdf(), "report")
        self.open_file.clicked.connect(self.open_wanted)
        self.signers = QPlainTextEdit()
        self.signers.setTabChangesFocus(True)
        self.signers.setMaximumHeight(px(96))
        form = Form()
        self.signers_row = form.row(words.fingerprints_label(), self.signers, words.fingerprints_hint())
        self.again = secondary(words.again(), "shield")
        self.again.clicked.connect(self.again_wanted)
        self.verdict = VerdictView()
        self.verdict.copied.connect(lambda: self.said.emit(words.fingerprint_copied()))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, SPACE_M, 2)
        column.setSpacing(SPACE_M)
        column.addWidget(self.name)
        column.addWidget(flow(self.another, self.open_file))
        column.addWidget(self.verdict)
        self.verdict.guests.addWidget(form)
        self.verdict.guests.addWidget(flow(self.again))
        column.addStretch(1)
        self.found = scrolled(inner)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.found)
        self.body.addWidget(title(words.room()))
        self.body.addWidget(quiet(words.intro()))
        self.body.addWidget(self.stack, 1)

    def show_report(self, report: CheckedReport) -> None:
        """Show the verdict on a file."""
        self.name.setText(report.path.name)
        self.verdict.show_report(report)
        self.stack.setCurrentWidget(self.found)

    def fingerprints(self) -> list[str]:
        """Return the fingerprints that were typed, one each."""
        lines = self.signers.toPlainText().replace(",", "\n").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file of this computer."""
        if len(_files(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        for path in _files(event):
            event.acceptProposedAction()
            self.chosen.emit(path)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()][:1]
