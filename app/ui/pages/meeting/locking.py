"""Locking quality: what is left, what locking means, and the file that goes to the lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.codes import SeatCode
from app.scoring.agreement import Measure, Statistic
from app.scoring.moderation import Moderation
from app.services.inboxes import Phase
from app.text.numbers import points
from app.text.screens import files as kinds
from app.text.screens import meeting as words
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How far the seats agreed on one question of a lot."""

    lot: str
    question: str
    same: Statistic
    nearly: Statistic
    ac2: Statistic
    alpha: Statistic


class Locking(QWidget):
    """Says what is wanted: to see what is left, to lock, to save the file again."""

    left_wanted = Signal()
    lock_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = heading(words.lock_title())
        self.state = body()
        self.meaning = body(words.lock_meaning())
        self.show_left = secondary(words.show_left(), "list")
        self.lock = primary(words.lock(), "lock")
        self.again = primary(words.save_again(), "save")
        self.statistics = _Statistics()
        card = Card()
        for widget in (self.head, self.state, self.meaning, flow(self.show_left, self.lock, self.again)):
            card.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(card)
        column.addWidget(self.statistics, 1)
        column.addStretch()
        self.show_left.clicked.connect(self.left_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.again.clicked.connect(self.again_wanted)

    def show_phase(self, phase: Phase, left: int, own: SeatCode) -> None:
        """Show how far the meeting is from the lock."""
        locked = phase.locked is not None
        in_charge = phase.in_charge == own
        self.head.setText(
            words.lock_title() if phase.locked is None else words.locked_title(kinds.moment(phase.locked))
        )
        state = words.left(left)
        if not in_charge and not locked and phase.in_charge is not None:
            state = f"{state} {words.not_in_charge(phase.in_charge)}"
        self.state.setText(words.locked_sentence() if locked else state)
        self.meaning.setVisible(not locked)
        self.show_left.setVisible(not locked and left > 0)
        self.lock.setVisible(not locked)
        self.lock.setEnabled(left == 0 and in_charge)
        self.again.setVisible(locked and phase.moderation is not None)
        self.statistics.setVisible(locked)

    def begin(self) -> None:
        """Give the focus to the next step."""
        for button in (self.again, self.show_left, self.lock):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus()
                return


class _Statistics(QWidget):
    """How far the seats agreed, told only after the lock."""

    def __init__(self) -> None:
        super().__init__()
        self.table = ReadTable[Line](_columns())
        self.view = table_view(self.table, words.statistics())
        self.view.setMinimumHeight(px(160))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(heading(words.statistics()))
        column.addWidget(body(words.statistics_intro()))
        column.addWidget(self.view, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the figures."""
        self.table.replace(lines)


def statistics_of(found: Moderation) -> list[Line]:
    """Return a line for every question of every lot."""
    return [
        Line(
            lot=lot.lot,
            question=one.question,
            same=one.agreement.statistics[Measure.EXACT],
            nearly=one.agreement.statistics[Measure.ADJACENT],
            ac2=one.agreement.statistics[Measure.AC2],
            alpha=one.agreement.statistics[Measure.ALPHA],
        )
        for lot in found.lots
        if lot.after_lock is not None
        for one in lot.after_lock.questions
    ]


def _columns() -> tuple[Column[Line], ...]:
    lot, question, same, nearly, ac2, alpha = words.statistics_columns()
    return (
        Column(lot, lambda one: one.lot),
        Column(question, lambda one: one.question),
        Column(same, lambda one: _share(one.same), key=lambda one: one.same.value, right=True),
        Column(nearly, lambda one: _share(one.nearly), key=lambda one: one.nearly.value, right=True),
        Column(ac2, lambda one: _figure(one.ac2), key=lambda one: one.ac2.value, right=True),
        Column(alpha, lambda one: _figure(one.alpha), key=lambda one: one.alpha.value, right=True),
    )


def _share(found: Statistic) -> str:
    return words.not_worked_out() if found.value is None else f"{points(found.value * Fraction(100), 0)} %"


def _figure(found: Statistic) -> str:
    return words.not_worked_out() if found.value is None else points(found.value)
