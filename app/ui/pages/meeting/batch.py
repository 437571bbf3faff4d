"""What every seat scored alike, confirmed together, each with a reason from the seats' own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from app.domain.codes import CriterionCode, SeatCode
from app.domain.score_record import SubReason
from app.errors import AppError
from app.scoring.duties import Duty
from app.services.meetings import Agree, Proposal
from app.text.numbers import exact
from app.text.screens import meeting as words
from app.text.sentences import words_of
from app.ui.forms import Form, Row
from app.ui.pages.meeting.chart import Chart
from app.ui.pages.meeting.presence import Presence
from app.ui.pages.meeting.tab_order import in_order
from app.ui.pages.meeting.text_field import text_field
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading


@dataclass(slots=True, kw_only=True)
class _Typed:
    """What somebody made of a proposal."""

    reason: str
    subs: dict[CriterionCode, str] = field(default_factory=dict)
    ticked: bool = False


class Batch(QWidget):
    """`confirmed` has everything that was ticked, to be agreed all or none; nothing is ticked to begin with."""

    confirmed = Signal(list)
    present_changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.empty = EmptyState("check-circle", words.batch_empty_title(), words.batch_empty_sentence())
        self.list = QListWidget()
        self.list.setAccessibleName(words.batch_list())
        self.list.setWordWrap(True)
        self.all = quiet_button(words.tick_all(), "check")
        self.none = quiet_button(words.tick_none(), "close")
        self.confirm = primary(words.confirm(0), "check")
        self.head = heading()
        self.reason_field = text_field(high=True)
        self.presence = Presence()
        self._form = Form()
        self.reason = self._form.row(words.reason(), self.reason_field, words.reason_hint())
        self._subs_column = QVBoxLayout()
        self._subs_column.setSpacing(SPACE_M)
        self._form.column.addLayout(self._subs_column)
        self.present = self._form.row(words.present(), self.presence, words.present_hint())
        self._subs: dict[CriterionCode, Row] = {}
        self._proposals: tuple[Proposal, ...] = ()
        self._typed = dict[Duty, _Typed]()
        self._chart: Chart | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self.list.currentRowChanged.connect(self._show_detail)
        self.list.itemChanged.connect(self._ticked)
        self.reason_field.textChanged.connect(self._keep)
        self.all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.confirm.clicked.connect(self._confirm)
        self.presence.changed.connect(self.present_changed)

    def show_proposals(self, proposals: Sequence[Proposal], chart: Chart, present: Sequence[SeatCode]) -> None:
        """Show what can be confirmed; what was typed for a proposal before is still there."""
        self._proposals, self._chart = tuple(proposals), chart
        self._typed = {one.duty: self._typed.get(one.duty) or _Typed(reason=one.reason) for one in proposals}
        self.empty.setVisible(not proposals)
        self._whole.setVisible(bool(proposals))
        quiet_now = QSignalBlocker(self.list)
        at = max(self.list.currentRow(), 0)
        self.list.clear()
        for one in proposals:
            item = QListWidgetItem(
                words.batch_line(chart.question(one.duty), chart.tender(one.duty), exact(one.value)), self.list
            )
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if self._typed[one.duty].ticked else Qt.CheckState.Unchecked)
        quiet_now.unblock()
        self.presence.show_people(chart.setting.people, present)
        self.list.setCurrentRow(min(at, len(proposals) - 1))
        self._show_detail(self.list.currentRow())
        self._count()

    def begin(self) -> None:
        """Give the focus to the list."""
        self.list.setFocus()

    def refuse(self, error: AppError) -> None:
        """Say why nothing was confirmed, beside the field where there is one; nothing was kept."""
        self.notice.clear()
        wanted = (error.facts.get("supplier"), error.facts.get("question"))
        at = next(
            (n for n, one in enumerate(self._proposals) if wanted == (one.duty.supplier, one.duty.question)), None
        )
        if error.code == "sub-criterion-without-reason":
            at = self._without_sub_reason()
        if at is not None:
            self.list.setCurrentRow(at)
        rows = {
            "agreed-without-reason": [self.reason],
            "nobody-present": [self.present],
            "sub-criterion-without-reason": [
                row for row in self._subs.values() if not _plain(row).toPlainText().strip()
            ],
        }.get(error.code, [])
        for row in rows:
            row.refuse(words_of(error))
        if rows:
            rows[0].field.setFocus()
        else:
            self.notice.tell(Kind.ERROR, words_of(error))

    def _without_sub_reason(self) -> int | None:
        return next(
            (
                n
                for n, one in enumerate(self._proposals)
                if self._typed[one.duty].ticked
                and any(not self._typed[one.duty].subs.get(code, "").strip() for code in one.sub_criteria)
            ),
            None,
        )

    def _confirm(self) -> None:
        self.notice.clear()
        self._accept()
        ticked = [one for one in self._proposals if self._typed[one.duty].ticked]
        if not ticked:
            self.notice.tell(Kind.INFO, words.nothing_ticked())
            return
        present = self.presence.seats
        self.confirmed.emit(
            [
                Agree(
                    duty=one.duty,
                    value=one.value,
                    reason=self._typed[one.duty].reason,
                    sub_reasons=tuple(
                        SubReason(sub_criterion=code, reason=self._typed[one.duty].subs.get(code, ""))
                        for code in one.sub_criteria
                    ),
                    present=present,
                )
                for one in ticked
            ]
        )

    def _show_detail(self, at: int) -> None:
        if not 0 <= at < len(self._proposals) or self._chart is None:
            return
        self._accept()
        one = self._proposals[at]
        typed = self._typed[one.duty]
        self.head.setText(self.list.item(at).text())
        quiet_now = QSignalBlocker(self.reason_field)
        self.reason_field.setPlainText(typed.reason)
        quiet_now.unblock()
        for row in self._subs.values():
            self._subs_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._subs = {}
        titles = {row.code: row.title for row in self._chart.setting.subs.get(one.duty.question, ())}
        for code in one.sub_criteria:
            row = Row(words.sub_reason(code, titles.get(code, "")).replace("&", "&&"), text_field())
            _plain(row).setPlainText(typed.subs.get(code, ""))
            _plain(row).textChanged.connect(self._keep)
            self._subs[code] = row
            self._subs_column.addWidget(row)
        self._lead_tab()

    def _lead_tab(self) -> None:
        subs = [row.field for row in self._subs.values()]
        in_order((self.list, self.all, self.none, self.confirm, self.reason_field, *subs, *self.presence.stops))

    def _keep(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._proposals):
            typed = self._typed[self._proposals[at].duty]
            typed.reason = self.reason_field.toPlainText()
            typed.subs = {code: _plain(row).toPlainText() for code, row in self._subs.items()}

    def _ticked(self, item: QListWidgetItem) -> None:
        at = self.list.row(item)
        if 0 <= at < len(self._proposals):
            self._typed[self._proposals[at].duty].ticked = item.checkState() is Qt.CheckState.Checked
        self._count()

    def _tick(self, state: Qt.CheckState) -> None:
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(state)

    def _count(self) -> None:
        self.confirm.setText(words.confirm(sum(one.ticked for one in self._typed.values())))

    def _accept(self) -> None:
        self._form.accept()
        for row in self._subs.values():
            row.accept()

    def _arrange(self) -> None:
        left, detail = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.list, 1)
        column.addWidget(flow(self.all, self.none))
        column.addWidget(flow(self.confirm))
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE_M)
        inner.addWidget(self.head)
        inner.addWidget(self._form)
        inner.addStretch()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(SPACE_M)
        self._splitter.addWidget(left)
        self._splitter.addWidget(scrolled(detail))
        left.lower()  # a splitter puts whatever comes last before its other children
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._whole = QWidget()
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_M)
        rows.addWidget(body(words.batch_intro()))
        rows.addWidget(self._splitter, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE_M, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self.notice)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self._whole, 1)


def _plain(row: Row) -> QPlainTextEdit:
    if not isinstance(row.field, QPlainTextEdit):
        raise TypeError
    return row.field
