"""One score before the meeting: whose, what each seat gave, and what the panel agrees."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import SeatCode
from app.services.meetings import Table
from app.text.numbers import exact
from app.text.screens import files as kinds
from app.text.screens import meeting as words
from app.ui.pages.meeting.agreed_form import AgreedForm
from app.ui.pages.meeting.chart import Chart
from app.ui.pages.meeting.draft import Draft, Stance, Stand
from app.ui.pages.meeting.own_scores import OwnScores
from app.ui.pages.meeting.tab_order import in_order
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.flow import flow
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading, quiet, title


class CellPage(QWidget):
    """Says what is wanted: back, the one before, the next, the tender's answer, or that it be saved."""

    back_wanted = Signal()
    step_wanted = Signal(int)
    answer_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = title()
        self.tender = heading()
        self.where = quiet()
        self.back = quiet_button(words.back(), "arrow-left")
        self.before = quiet_button(words.before(), "chevron-left")
        self.after = quiet_button(words.after(), "chevron-right")
        self.guidance = _Disclosed(words.guidance(), "question")
        self.answer = _Disclosed(words.answer(), "eye")
        self.own = OwnScores()
        self.form = AgreedForm()
        self.locked = body(words.locked_here())
        self.versions = _Versions()
        self.save = primary(words.save_next(), "check")
        self.save.setToolTip(words.save_tip())
        self.foot = QWidget()
        self._table: Table | None = None
        self._arrange()
        self.back.clicked.connect(self.back_wanted)
        self.before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.step_wanted.emit(1))
        self.save.clicked.connect(self.save_wanted)
        self.answer.opened.connect(self.answer_wanted)
        self.own.used.connect(self.form.use)
        self.own.arranged.connect(self._lead_tab)
        self.form.arranged.connect(self._lead_tab)
        self.form.refused.connect(self._bring_into_sight)
        self.versions.start.clicked.connect(self._start_from_newest)
        for keys, wanted in (
            ("Ctrl+Return", self.save.click),
            ("Ctrl+Enter", self.save.click),
            ("Ctrl+PgUp", self.before.click),
            ("Ctrl+PgDown", self.after.click),
            ("Esc", self.back.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(wanted)

    def show_table(
        self, table: Table, chart: Chart, draft: Draft, present: Sequence[SeatCode], *, locked: bool
    ) -> None:
        """Show one duty with all its scores."""
        self._table = table
        duty = table.duty
        at = chart.duties[chart.places[duty]]
        self.head.setText(chart.question(duty))
        self.tender.setText(chart.tender(duty))
        self.where.setText(words.place(at + 1, len(chart.items)))
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < len(chart.items))
        self.guidance.show_words(chart.setting.questions[duty.question].guidance or words.no_guidance())
        self.answer.shut()
        self.own.show_table(table, chart.setting, writing=not locked)
        self.form.setVisible(not locked)
        self.foot.setVisible(not locked)
        self.locked.setVisible(locked)
        if not locked:
            self.form.show_table(table, chart.setting, draft, present)
        self.versions.show_table(table, writing=not locked)
        self._scroll.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        """Give the focus to the agreed score, or to the way back."""
        if self.form.isVisibleTo(self):
            self.form.begin()
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self.back.setFocus()

    def _lead_tab(self) -> None:
        in_order(
            (
                self.back,
                self.before,
                self.after,
                self.guidance.button,
                self.answer.button,
                *self.own.stops,
                *self.form.stops,
                self.versions.start,
                self.save,
            )
        )

    def _bring_into_sight(self, row: QWidget) -> None:
        """Show the whole of a row, with the sentence that was just put under its field."""
        inner = self._scroll.widget()
        if inner is not None:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            at = row.mapTo(inner, row.rect().bottomLeft()).y()
            self._scroll.ensureVisible(0, at, 0, SPACE_M)

    def _start_from_newest(self) -> None:
        table = self._table
        if table is None or not table.agreed:
            return
        newest = table.agreed[-1]
        stands = {one.seat: Stand(stance=Stance.MOVED, why=one.why) for one in newest.moved}
        stands |= {one.seat: Stand(stance=Stance.DISSENT, words=one.words) for one in newest.dissent}
        on_scale = newest.value in {level.value for level in table.scale.levels}
        self.form.fill(
            Draft(
                value=newest.value if on_scale else None,
                between="" if on_scale else exact(newest.value),
                reason=newest.reason,
                subs={one.sub_criterion: one.reason for one in newest.sub_reasons},
                stands=stands,
            )
        )
        self.form.changed.emit()
        self.form.begin()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(flow(self.back, self.before, self.after))
        names = QVBoxLayout()
        names.setSpacing(SPACE_S)
        for label in (self.head, self.tender, self.where):
            names.addWidget(label)
        column.addLayout(names)
        column.addWidget(flow(self.guidance.button, self.answer.button))
        column.addWidget(self.guidance)
        column.addWidget(self.answer)
        column.addWidget(self.own)
        column.addWidget(self.locked)
        column.addWidget(self.form)
        column.addWidget(self.versions)
        column.addStretch()
        self._scroll = scrolled(inner)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(quiet(words.kept()), 1)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.foot)


class _Disclosed(Card):
    """Words that are there on demand."""

    opened = Signal()

    def __init__(self, label: str, icon: str) -> None:
        super().__init__()
        self.button: QPushButton = quiet_button(label, icon)
        self.button.setCheckable(True)
        self.words = body()
        self.body.addWidget(self.words)
        self.hide()
        self.button.toggled.connect(self._toggle)

    def show_words(self, text: str) -> None:
        """Have these words ready."""
        self.words.setText(text)

    def shut(self) -> None:
        """Hide them until they are asked for again."""
        self.words.clear()
        self.button.setChecked(False)

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.setVisible(on)
        if on:
            self.opened.emit()


class _Versions(QWidget):
    """What was agreed before, the newest first; hidden where there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.start = quiet_button(words.start_from(), "undo")
        self.told = body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(words.versions()))
        column.addWidget(self.told)
        column.addWidget(flow(self.start))

    def show_table(self, table: Table, *, writing: bool) -> None:
        """Show every version that was agreed."""
        self.setVisible(bool(table.agreed))
        self.start.setVisible(writing)
        self.told.setText(
            "\n\n".join(
                words.version(one.version, kinds.moment(one.saved_at), exact(one.value), one.as_agreed().reason)
                for one in reversed(table.agreed)
            )
        )
