"""The register of interests: each declaration with what was decided on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app.domain.declarations import Cleared
from app.services.panel_views import PanelView, SeatView
from app.text.clock import day_of
from app.text.screens import panel as words
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.clearing import clear
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.text import body, heading, quiet


class Register(QWidget):
    """`decide_wanted` has the seat on whose newest declaration the lead wants to decide."""

    decide_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        seat, name, made, interests, decision = words.register_columns()
        columns = (
            Column[SeatView](seat, lambda one: one.code),
            Column[SeatView](name, lambda one: one.held.seat.name),
            Column[SeatView](
                made,
                lambda one: "" if one.declaration is None else day_of(one.declaration.made_at),
                lambda one: None if one.declaration is None else one.declaration.made_at,
            ),
            Column[SeatView](interests, lambda one: words.declared_count(_count(one))),
            Column[SeatView](decision, _decision),
        )
        self.model = ReadTable(columns, identity=lambda one: one.code)
        self.table = table_view(self.model, words.register_name())
        self.table.setMinimumHeight(px(200))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.card = Card()
        self.decide: QPushButton | None = None
        self._names: dict[str, str] = {}
        empty = QWidget()
        QVBoxLayout(empty).addWidget(EmptyState("inbox", *words.nothing_declared()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(SPACE_M), 0, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        self._stack.addWidget(SideBySide(self.table, self.card))
        outer.addLayout(self._stack)

    def fill(self, view: PanelView) -> None:
        """Show what was declared."""
        self._names = {str(code): name for code, name in view.suppliers}
        declared = [one for one in view.seats if one.declaration is not None]
        before = self.table.row()
        self.model.replace(declared)
        self._stack.setCurrentIndex(1 if declared else 0)
        if before is None and declared:
            self.table.choose(next((one for one in declared if one.cleared is Cleared.WAITING), declared[0]))
        self._show()

    def _show(self) -> None:
        clear(self.card.body)
        self.decide = None
        seat = self.table.row()
        if not isinstance(seat, SeatView) or seat.declaration is None:
            self.card.body.addWidget(quiet(words.choose_declaration()))
            self.card.body.addStretch()
            return
        made, decided = seat.declaration, seat.decision
        self.card.body.addWidget(heading(words.heading(seat.code, seat.held.seat.name)))
        for one in made.interests:
            self.card.body.addWidget(body(words.interest(self._names.get(one.supplier, one.supplier), one.nature)))
        if made.clear:
            self.card.body.addWidget(body(words.interests_sentence(Cleared.CLEAR.value, 0)))
        if made.supported_by:
            self.card.body.addWidget(quiet(words.supported(made.supported_by)))
        if decided is not None and decided.declaration == made.version:
            self.card.body.addWidget(body(_decision(seat)))
            self.card.body.addWidget(quiet(words.decided(decided.reason, day_of(decided.decided_at))))
        if not made.clear:
            make = primary if seat.cleared is Cleared.WAITING else secondary
            self.decide = make(words.action("decide"), "scale")
            self.decide.clicked.connect(lambda: self.decide_wanted.emit(seat))
            self.card.body.addSpacing(px(SPACE_S))
            self.card.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addStretch()


def _count(seat: SeatView) -> int:
    return 0 if seat.declaration is None else len(seat.declaration.interests)


def _decision(seat: SeatView) -> str:
    recused = () if seat.decision is None else seat.decision.recused_lots
    clear = seat.declaration is None or seat.declaration.clear
    return words.decision(waits=seat.cleared is Cleared.WAITING, clear=clear, recused=list(recused))
