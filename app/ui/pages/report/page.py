"""The page of the report: how far it is, who signs it, the file itself with its check and its pages."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.domain.codes import Role
from app.services.award import Stage
from app.services.case_report import Compared, Signatory
from app.text.screens import report as words
from app.text.sentences import words_of
from app.ui.pages.base import Page
from app.ui.pages.report.preview import Preview
from app.ui.pages.report.signatories import Signatories
from app.ui.pages.report.steps import Steps
from app.ui.pages.verify.verdict_view import VerdictView
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button, rank, secondary
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.one_in_front import OneInFront
from app.ui.widgets.text import strong, title

_PAGE = 480  # pixels at 100 % for a page of the report there
_LEAST = 320
_NARROW = 1000  # pixels at 100 % below which the file stands under the rest


class ReportPage(Page):
    """Shows what it is given; `opened` carries a file that was dropped."""

    write_wanted = Signal()
    open_wanted = Signal()
    opened = Signal(object)
    sign_wanted = Signal()
    outside_wanted = Signal()
    export_wanted = Signal()
    close_wanted = Signal()
    early_wanted = Signal()

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._role = role
        leads = role is Role.LEAD
        self.stage: Stage | None = None
        self.write = (primary if leads else secondary)(words.write(), "report")
        self.open = (secondary if leads else primary)(words.open_report(), "folder-open")
        self.export = quiet_button(words.export(), "download")
        self.close_case = secondary(words.close(), "lock")
        for button in (self.write, self.open, self.close_case, self.export):
            button.hide()  # until it is known how far things have come
        self.steps = Steps()
        self.steps.setVisible(leads)
        self.signatories = Signatories()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.steps)
        column.addWidget(self.signatories)
        column.addWidget(flow(self.export))
        column.addStretch(1)
        inner = QWidget()
        self.across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self.across.setContentsMargins(0, 0, 0, 0)
        self.across.setSpacing(SPACE_M)
        self.across.addWidget(left, 2)
        self.across.addWidget(self._file(leads=leads), 3)
        self.body.addWidget(title(words.room()))
        self.body.addWidget(flow(self.write, self.open, self.close_case))
        self.body.addWidget(inner, 1)
        for button, signal in (
            (self.write, self.write_wanted),
            (self.open, self.open_wanted),
            (self.export, self.export_wanted),
            (self.close_case, self.close_wanted),
            (self.sign, self.sign_wanted),
            (self.outside, self.outside_wanted),
            (self.to_early, self.early_wanted),
        ):
            button.clicked.connect(signal)

    def show_stage(self, stage: Stage) -> None:
        """Show how far things have come, and what can be done."""
        first, self.stage = self.stage is None, stage
        self.steps.show_stage(stage)
        leads = self._role is Role.LEAD
        self.write.setVisible(leads and stage.can_rank)
        self.open.setVisible(stage.quality_locked)
        self.export.setVisible(stage.quality_locked)
        self.close_case.setVisible(leads and stage.closed is None)
        if leads:
            rank(self.write, "primary" if stage.reported is None else "secondary", "report")
            ready = "secondary" if stage.reported is not None else "quiet"
            rank(self.close_case, ready if stage.signed is None else "primary", "lock")
        early = not (stage.can_rank if leads else stage.quality_locked)
        self.signatories.setVisible(not early)
        if self.files.currentWidget() is not self.file:
            self.files.setCurrentWidget(self.early if early else self.nothing)
        focused = self.window().focusWidget()
        if first and focused is not None and self.isAncestorOf(focused):
            self.begin()

    def show_signatories(self, found: Sequence[Signatory]) -> None:
        """Show who is to sign."""
        self.signatories.show_signatories(found)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def show_file(self, path: Path) -> None:
        """Show that a report is being looked at; what is known of it comes later."""
        self.files.setCurrentWidget(self.file)
        self.name.setText(path.name)
        self.status.show_as(words.being_checked(), Kind.INFO, "clock")
        self.compared.clear()
        self.sign.hide()
        self.verdict.clear()

    def show_compared(self, found: Compared) -> None:
        """Show a report with its check, and whether it is to be signed here."""
        report = found.report
        complete = bool(report.signed) and not report.missing
        self.status.show_as(
            words.status(report.signed, report.missing),
            Kind.GOOD if complete else Kind.INFO,
            "" if complete else "clock",
        )
        mine = bool(report.missing) and report.missing[0] == self._role.value
        if found.refusal is not None:
            self.compared.tell(Kind.ERROR, words_of(found.refusal))
        elif found.differences:
            self.compared.tell(Kind.WARNING, words.differs(len(found.differences)))
        elif complete:
            self.compared.tell(Kind.GOOD, words.same_as_mine())
        elif report.missing:
            told = words.next_signature(report.missing[0], own=mine)
            self.compared.tell(Kind.INFO, f"{words.same_as_mine()} {told}")
        self.sign.setVisible(mine and found.refusal is None)
        self.verdict.show_report(report, ranking=False)

    def begin(self) -> None:
        """Begin with what is to be done next."""
        for button in (self.sign, self.to_early, self.write, self.open):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file of this computer, once there can be a report."""
        if len(_files(event)) == 1 and self.open.isVisibleTo(self):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        for path in _files(event):
            event.acceptProposedAction()
            self.opened.emit(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the file under the rest where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.across.setDirection(below if narrow else beside)
        self.preview.setMinimumHeight(px(_PAGE) if narrow else px(_LEAST))

    def _keep_in_sight(self) -> None:
        """Bring the focus into sight again after words above it came or went."""
        focused = self.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused)

    def _show_tab(self, at: int) -> None:
        self.preview.setVisible(at == 0)
        self.verdict.setVisible(at == 1)

    def _file(self, *, leads: bool) -> OneInFront:
        self.name = strong()
        self.status = Chip("", Kind.INFO)
        self.compared = Notice()
        self.sign = primary(words.sign(self._role.value), "check")
        self.outside = secondary(words.open_pdf(), "print")
        self.outside.setToolTip(words.open_pdf_hint())
        self.outside.setAccessibleDescription(words.open_pdf_hint())
        self.preview = Preview()
        self.verdict = VerdictView()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(words.room())
        for name in (words.pages_tab(), words.verdict_tab()):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(0)
        self.file = QWidget()
        column = QVBoxLayout(self.file)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.status)
        column.addLayout(top)
        column.addWidget(self.compared)
        column.addWidget(flow(self.sign, self.outside))
        column.addWidget(self.tabs)
        column.addWidget(self.preview, 1)
        column.addWidget(self.verdict, 1)
        self.nothing = EmptyState("report", *(words.lead_empty() if leads else words.moderator_empty()))
        self.to_early = primary(words.to_ranking() if leads else words.to_meeting(), "chart" if leads else "people")
        self.early = EmptyState("lock", *(words.lead_early() if leads else words.moderator_early()), self.to_early)
        self.files = OneInFront()
        for widget in (self.nothing, self.early, self.file):
            self.files.addWidget(widget)
        return self.files


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()][:1]
