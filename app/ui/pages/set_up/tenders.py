"""The tenders with their conditions, and what is decided on the one that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import CriterionCode, TenderStatus
from app.domain.evaluation import Supplier, Tender
from app.text import report
from app.text.screens import outline as words
from app.text.screens import set_up as said
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.clearing import clear
from app.ui.widgets.kind import Kind
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.text import body, heading, quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRow:
    """A tender with the name of its supplier."""

    name: str
    tender: Tender


def rows_of(tenders: Sequence[Tender], suppliers: Sequence[Supplier]) -> list[TenderRow]:
    """Return the tenders with their suppliers' names."""
    names = {one.id: one.name for one in suppliers}
    return [TenderRow(name=names.get(one.supplier, one.supplier), tender=one) for one in tenders]


def model(rows: Sequence[TenderRow] = ()) -> ReadTable[TenderRow]:
    """Return the table of tenders."""
    supplier, lot, status, gates = words.tender_columns()
    columns = (
        Column[TenderRow](supplier, lambda row: row.name),
        Column[TenderRow](lot, lambda row: row.tender.lot),
        Column[TenderRow](status, lambda row: words.tender_status(row.tender.status.value)),
        Column[TenderRow](gates, _gates),
    )
    return ReadTable(columns, rows, identity=lambda row: (row.tender.supplier, row.tender.lot))


def _gates(row: TenderRow) -> str:
    gates = row.tender.gates
    return words.gates_summary(
        passed=len(gates),
        waiting=[one.gate for one in gates if one.status.is_open],
        failed=[one.gate for one in gates if one.status.is_failed],
    )


class Tenders(QWidget):
    """A table of tenders and beside it the chosen one; `gate_wanted` and `mark_wanted` ask for a decision."""

    gate_wanted = Signal(object, str)
    mark_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model()
        self.table = table_view(self.model, words.tenders_name())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.table.setMinimumHeight(px(160))
        self._titles: dict[CriterionCode, str] = {}
        self.card = Card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(SPACE_M), 0, 0)
        outer.addWidget(SideBySide(self.table, self.card))
        self._show()

    def fill(self, rows: Sequence[TenderRow], titles: dict[CriterionCode, str]) -> None:
        """Show these tenders; `titles` names the conditions."""
        self._titles = titles
        self.model.replace(rows)
        if self.table.row() is None and rows:
            self.table.choose(rows[0])
        self._show()

    def _show(self) -> None:
        clear(self.card.body)
        row = self.table.row()
        if not isinstance(row, TenderRow):
            self.card.body.addWidget(quiet(said.choose_tender() if self.model.rows else words.no_tenders()))
            self.card.body.addStretch()
            return
        tender = row.tender
        self.card.body.addWidget(heading(said.tender_heading(row.name, tender.lot)))
        kind = Kind.GOOD if tender.status is TenderStatus.RECEIVED else Kind.WARNING
        self.card.body.addWidget(Chip(words.tender_status(tender.status.value), kind))
        if tender.reason:
            self.card.body.addWidget(body(said.tender_reason(tender.reason)))
        mark = secondary(said.mark_tender(), "pencil")
        mark.clicked.connect(lambda: self.mark_wanted.emit(row))
        self.card.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        if not tender.gates:
            self.card.body.addWidget(quiet(said.no_gates()))
        grid = spaced(QGridLayout(), SPACE_S)
        for at, gate in enumerate(tender.gates):
            title = self._titles.get(gate.gate, gate.gate)
            told = QVBoxLayout()
            told.addWidget(body(title))
            told.addWidget(Chip(report.word(report.GATES, gate.status.value), _kind(gate.status)))
            grid.addLayout(told, at, 0)
            aside = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            grid.addWidget(self._decide(row, gate.gate, title), at, 1, aside)
        grid.setColumnStretch(0, 1)
        self.card.body.addLayout(grid)
        self.card.body.addStretch()

    def _decide(self, row: TenderRow, gate: CriterionCode, title: str) -> QPushButton:
        button = secondary(said.decide_gate(gate))
        button.setAccessibleName(said.decide_gate(title))
        button.clicked.connect(lambda: self.gate_wanted.emit(row, gate))
        return button


def _kind(status: object) -> Kind:
    if getattr(status, "is_failed", False):
        return Kind.ERROR
    return Kind.WARNING if getattr(status, "is_open", False) else Kind.GOOD
