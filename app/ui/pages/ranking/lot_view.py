"""One lot: its table, its picture, and what is said about it."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from app.services.award import ShownLot, ShownTender
from app.services.sensitivities import LotSections, Section
from app.text import sensitivity as sensitivity_words
from app.text.catalogue import _
from app.text.report import remarks_heading
from app.text.screens import ranking as words
from app.ui.pages.ranking.picture import Picture
from app.ui.pages.ranking.stops import stops_table
from app.ui.tables import Column, ReadTable, TableView, table_view
from app.ui.theme.current import px
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.notice import Kind, Notice
from app.ui.widgets.text import body, heading, quiet

_MOST_ROWS = 16
_TOLD = 420  # pixels at 100 %
_NUMBERS = {0: "rank", 2: "quality", 3: "price", 4: "total"}


class LotView(QWidget):
    """Shows one lot as the report prints it; `asked` carries a supplier, and which number is asked about."""

    asked = Signal(object, str)

    def __init__(self, *, explains: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explains = explains
        self.lot: ShownLot | None = None
        self._place = QVBoxLayout()
        self._set_table(tiered=False)
        self.intro = quiet()
        self.hint = quiet(words.table_hint())
        self.picture = Picture()
        self.provisional = Notice()
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE_S)
        self._could = QVBoxLayout()
        self._could.setSpacing(SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.provisional)
        column.addLayout(self._place)
        column.addWidget(self.hint)
        column.addWidget(self.picture)
        column.addLayout(self._said)
        column.addLayout(self._could)
        column.addWidget(self.intro)
        column.addStretch(1)
        self.hint.setVisible(explains)

    def show_lot(self, lot: ShownLot) -> None:
        """Show this lot."""
        self.lot = lot
        if lot.tiered != self._tiered:
            self._set_table(tiered=lot.tiered)
        self.table.setAccessibleName(words.table_name(lot.heading))
        self.model.replace(lot.tenders)
        self.picture.show_lot(lot)
        self.intro.setText(lot.intro)
        if lot.provisional:
            self.provisional.tell(Kind.WARNING, " ".join((lot.provisional, *lot.blocking)))
        else:
            self.provisional.clear()
        _empty(self._said)
        _empty(self._could)
        self._tell(lot)
        self._fit()

    def show_sensitivity(self, found: LotSections) -> None:
        """Show what could change the award of this lot."""
        _empty(self._could)
        self._could.addWidget(heading(words.sensitivity_heading()))
        self._could.addWidget(quiet(sensitivity_words.caution()))
        told = QTextEdit()
        told.setReadOnly(True)
        told.setTabChangesFocus(True)
        told.setAccessibleName(words.sensitivity_heading())
        told.setHtml("".join(_told(section) for section in found.sections))
        told.setMinimumHeight(px(_TOLD))
        self._could.addWidget(told)

    def ask(self) -> None:
        """Ask why about the number that the cursor is on; the first total where it is on none."""
        row = self.table.row() or next(iter(self.model.rows), None)
        if row is not None:
            self._ask(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text once the table has."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_could"):
            QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the table's scroll bar where it has one."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _set_table(self, *, tiered: bool) -> None:
        """Make the table anew, with tiers or without."""
        _empty(self._place)
        self._tiered = tiered
        columns = _columns() if tiered else _columns()[:-1]
        self.model: ReadTable[ShownTender] = ReadTable(columns, identity=lambda row: row.supplier)
        self.table: TableView = table_view(self.model, words.title(), on_open=self._ask if self._explains else None)
        self.model.setParent(self.table)
        self.table.clicked.connect(self._clicked)
        self._place.addWidget(self.table)

    def _tell(self, lot: ShownLot) -> None:
        if lot.why:
            self._said.addWidget(heading(words.decided_heading()))
            for label, sentence in lot.why:
                self._said.addWidget(body(f"{label} {sentence}".strip()))
        _listed(self._said, words.ties_heading(), lot.ties)
        _listed(self._said, words.low_prices_heading(), lot.low_prices)
        if lot.stops:
            self._said.addWidget(heading(words.stops_heading()))
            self._said.addWidget(stops_table(lot.stops))
        _listed(self._said, remarks_heading(), lot.remarks)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and index.column() in _NUMBERS and self._explains:
            self._ask(row)

    def _ask(self, row: ShownTender) -> None:
        self.asked.emit(row.supplier, _NUMBERS.get(self.table.currentIndex().column(), "total"))

    def _fit(self) -> None:
        """Make the table as high as its rows, up to a number of them."""
        side = px(18)
        if self.table.iconSize() != QSize(side, side):
            self.table.setIconSize(QSize(side, side))
        rows = max(1, min(self.model.rowCount(), _MOST_ROWS))
        height = (
            self.table.horizontalHeader().sizeHint().height() + rows * self.table.verticalHeader().defaultSectionSize()
        )
        across = self.table.horizontalScrollBar()
        if across.maximum() > 0:
            height += across.sizeHint().height()
        self.table.setFixedHeight(height + 4)


def _columns() -> tuple[Column[ShownTender], ...]:
    rank, supplier, quality, price, total, outcome = (_(name) for name in words.TABLE_COLUMNS)
    return (
        Column(rank, lambda row: row.rank, key=lambda row: int(row.rank) if row.rank.isdigit() else None),
        Column(supplier, lambda row: row.name),
        Column(quality, lambda row: row.quality, key=_number("quality"), right=True),
        Column(price, lambda row: row.price, key=_number("price"), right=True),
        Column(total, lambda row: row.total, key=_number("total"), right=True),
        Column(
            outcome,
            lambda row: row.outcome,
            icon=lambda row: icon("check-circle", Tone.GOOD) if row.first else None,
        ),
        Column(_(words.TIER), lambda row: row.tier, right=True),
    )


def _number(name: str) -> Callable[[ShownTender], Fraction | None]:
    """Return what a figure as printed is sorted by; None for one that is missing."""

    def key(row: ShownTender) -> Fraction | None:
        text = str(getattr(row, name)).replace("£", "").replace(",", "")
        return Fraction(text) if text.strip("-").replace(".", "", 1).isdigit() else None

    return key


def _listed(column: QVBoxLayout, title: str, sentences: Sequence[str]) -> None:
    if sentences:
        column.addWidget(heading(title))
        for sentence in sentences:
            column.addWidget(body(sentence))


def _told(section: Section) -> str:
    """Return a section as it is laid out: hundreds of lines in labels would take a moment to lay out."""
    rows = "".join(f"<li>{escape(row)}</li>" for row in section.rows)
    return f"<p><b>{escape(section.title)}</b></p>" + (f"<ul>{rows}</ul>" if rows else "")


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
