"""The page with the ranking: what it waits for, or every lot with its numbers explained."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.services.award import Award, Stage
from app.services.sensitivities import LotSections
from app.text.screens import ranking as words
from app.ui.pages.base import Page
from app.ui.pages.ranking.lot_view import LotView
from app.ui.pages.ranking.why import Why
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.kind import Kind
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, title

_NARROW = 1000  # pixels at 100 % below which “Why?” stands in the ranking’s place


class RankingPage(Page):
    """Shows what it is given; `lot_chosen` has a place among the lots, `asked` lot, supplier and number."""

    prices_wanted = Signal()
    correction_wanted = Signal()
    recording_wanted = Signal()
    sensitivity_wanted = Signal()
    report_wanted = Signal()
    asked = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self.award: Award | None = None
        self._could: dict[str, LotSections] = {}
        self.open_prices = primary(words.open_prices(), "unlock")
        self.open_prices.clicked.connect(self.prices_wanted)
        to_report = primary(words.open_report_room(), "report")
        to_report.clicked.connect(self.report_wanted)
        self.waits = {
            "lock": EmptyState("lock", *words.waits_for_lock()),
            "prices": EmptyState("unlock", *words.waits_for_prices(), self.open_prices),
            "moderator-lock": EmptyState("lock", *words.moderator_waits()),
            "moderator": EmptyState("report", *words.moderator_reads_report(), to_report),
        }
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(words.problems_name())
        self.problems.hide()
        self.blank = QWidget()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.blank)
        for waiting in self.waits.values():
            self.stack.addWidget(waiting)
        self.shown = self._ranking()
        self.stack.addWidget(self.shown)
        self.body.addWidget(title(words.title()))
        self.body.addWidget(self.problems, 1)
        self.body.addWidget(self.stack, 2)

    def wait_for(self, what: str) -> None:
        """Say what the page waits for: a key of `waits`."""
        self.stack.setCurrentWidget(self.waits[what])

    def show_stage(self, stage: Stage) -> None:
        """Show how far the outcome has come, and offer what can be done next."""
        self.chips["prices"].setVisible(stage.prices_opened is not None)
        if stage.prices_opened is not None:
            self.chips["prices"].show_as(words.stage_prices(stage.prices_opened), Kind.GOOD)
        if stage.ranked is None:
            self.chips["recorded"].show_as(words.stage_not_recorded(), Kind.INFO, "clock")
        else:
            self.chips["recorded"].show_as(words.stage_recorded(stage.ranked), Kind.GOOD)
        self.record.setVisible(stage.ranked is None)
        self.correct.setVisible(stage.prices_opened is not None and stage.signed is None)

    def show_award(self, award: Award) -> None:
        """Show the ranking, on the lot that was in front before."""
        before = self.tabs.currentIndex()
        self.award = award
        self._could = {}
        self.allocation.setText("\n".join(award.allocation))
        self.allocation.setVisible(bool(award.allocation))
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's word
        while self.tabs.count():
            self.tabs.removeTab(0)
        for lot in award.lots:
            at = self.tabs.addTab(words.lot_tab(lot.lot, is_final=lot.final))
            self.tabs.setTabToolTip(at, lot.heading)
        self.tabs.setCurrentIndex(before if 0 <= before < len(award.lots) else 0)
        self.tabs.blockSignals(False)  # noqa: FBT003
        self.tabs.setVisible(len(award.lots) > 1)
        self._show_lot()
        self.stack.setCurrentWidget(self.shown)

    def show_sensitivity(self, found: tuple[LotSections, ...]) -> None:
        """Show what could change the award, below each lot."""
        self._could = {lot.lot: lot for lot in found}
        self._show_could()

    def show_problems(self, lines: str) -> None:
        """List what is to be mended in a workbook; nothing hides the list."""
        self.problems.setPlainText(lines)
        self.problems.setVisible(bool(lines))
        if lines:
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_why(self) -> None:
        """Put “Why?” away and go back to the number it was asked about."""
        self.why_area.hide()
        self._arrange()
        self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Begin at the table, or at what is to be done first."""
        if self.stack.currentWidget() is self.shown:
            self.view.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def _ranking(self) -> QWidget:
        self.chips = {"prices": Chip("", Kind.GOOD), "recorded": Chip("", Kind.INFO)}
        self.record = primary(words.record_ranking(), "record")
        self.ask = secondary(words.why_button(), "question")
        self.ask_could = secondary(words.ask_sensitivity(), "chart")
        self.correct = quiet_button(words.correct_prices(), "pencil")
        actions = QWidget()
        row = FlowLayout(actions)
        for button in (self.record, self.ask, self.ask_could, self.correct):
            row.addWidget(button)
        told = QWidget()
        states = FlowLayout(told)
        for chip in self.chips.values():
            states.addWidget(chip)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words.lots_name())
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.allocation = body()
        self.view = LotView()
        self.why = Why()
        self.why_area = scrolled(self.why)
        self.why_area.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2, 2, SPACE_S, 2)
        column.setSpacing(SPACE_M)
        column.addWidget(self.view)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.ranking_area = scrolled(left)
        self.split.addWidget(self.ranking_area)
        self.split.addWidget(self.why_area)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_M)
        self.above = QWidget()
        rows = QVBoxLayout(self.above)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_M)
        for part in (told, actions, self.allocation, self.tabs):
            rows.addWidget(part)
        outer.addWidget(self.above)
        outer.addWidget(self.split, 1)
        self.record.clicked.connect(self.recording_wanted)
        self.ask.clicked.connect(self.view.ask)
        self.ask_could.clicked.connect(self.sensitivity_wanted)
        self.correct.clicked.connect(self.correction_wanted)
        self.tabs.currentChanged.connect(lambda _at: self._show_lot())
        self.view.asked.connect(self._ask)
        self.why.closed.connect(self.close_why)
        return whole

    def _show_lot(self) -> None:
        at = max(self.tabs.currentIndex(), 0)
        if self.award is not None and at < len(self.award.lots):
            self.why_area.hide()
            self._arrange()
            self.view.show_lot(self.award.lots[at])
            self._show_could()

    def _show_could(self) -> None:
        if self.view.lot is not None and self.view.lot.lot in self._could:
            self.view.show_sensitivity(self._could[self.view.lot.lot])

    def _arrange(self) -> None:
        """Show “Why?” in place of the ranking where there is no room beside it."""
        alone = self.width() < px(_NARROW) and not self.why_area.isHidden()
        self.above.setVisible(not alone)
        self.ranking_area.setVisible(not alone)

    def _make_room(self) -> None:
        """Give “Why?” nearly half of the room when it opens."""
        if self.why_area.isHidden():
            whole = self.split.width()
            self.why_area.show()
            self._arrange()
            self.split.setSizes([whole * 53 // 100, whole * 47 // 100])

    def _ask(self, supplier: object, number: str) -> None:
        lot = self.view.lot
        if lot is not None:
            name = next((row.name for row in lot.tenders if row.supplier == supplier), str(supplier))
            self.why.wait(name, lot.heading)
            self._make_room()
            self.asked.emit(lot.lot, supplier, number)
