"""The page with the record: its lines, what the check of the chain found, backups."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSplitter, QVBoxLayout

from app.domain.audit import AuditEntry
from app.text.catalogue import _
from app.text.screens import record as words
from app.ui.forms import Form
from app.ui.pages.base import Page
from app.ui.tables import Column, ReadTable, table_view
from app.ui.widgets.buttons import quiet_button, secondary
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.flow import flow
from app.ui.widgets.text import quiet, title

SETTLES = 250  # milliseconds after the last key before the record is searched


class RecordPage(Page):
    """Shows what it is given; `asked` when other lines are wanted, `more_wanted` when further ones are."""

    asked = Signal()
    more_wanted = Signal()
    check_wanted = Signal()
    backup_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words.search_hint())
        self.newest = CheckChoice(words.newest_first())
        self.newest.setChecked(True)
        self.model: ReadTable[AuditEntry] = ReadTable(_columns(), identity=lambda row: row.number)
        self.table = table_view(self.model, words.table())
        self.table.setSortingEnabled(False)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.line = QPlainTextEdit()
        self.line.setReadOnly(True)
        self.line.setTabChangesFocus(True)
        self.line.setAccessibleName(words.line())
        self.line.setPlaceholderText(words.choose_line())
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.line)
        self.split.setSizes([8000, 2400])  # a share, whatever the height will be
        self.count = quiet()
        self.more = secondary(words.more())
        self.more.hide()
        self.check = secondary(words.check(), "shield")
        self.backup = secondary(words.back_up(), "save")
        self.export = quiet_button(words.export(), "download")
        self._typed = QTimer(self, singleShot=True, interval=SETTLES)
        self._typed.timeout.connect(self.asked)
        form = Form()
        form.row(words.search(), self.search)
        self.body.addWidget(title(words.room()))
        self.body.addWidget(quiet(words.intro()))
        self.body.addWidget(flow(self.check, self.backup, self.export))
        self.body.addWidget(form)
        foot = QVBoxLayout()
        self.body.addWidget(flow(self.newest))
        self.body.addWidget(self.split, 1)
        foot.addWidget(flow(self.count, self.more))
        self.body.addLayout(foot)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.search.returnPressed.connect(self._now)
        self.newest.toggled.connect(lambda _on: self.asked.emit())
        self.more.clicked.connect(self.more_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.export.clicked.connect(self.export_wanted)

    def show_entries(self, entries: Sequence[AuditEntry], *, total: int, more: bool, further: bool) -> None:
        """Show these lines, or with `further` add them below those that are shown."""
        rows = (*self.model.rows, *entries) if further else tuple(entries)
        at = self.table.verticalScrollBar().value()
        self.model.replace(rows)
        self.table.verticalScrollBar().setValue(at if further else 0)
        searched = bool(self.search.text().strip())
        self.count.setText(words.shown(len(rows), total, searched=searched, more=more))
        self.more.setVisible(more)

    def last(self) -> int:
        """Return the number of the line at the end; 0 while there is none."""
        rows = self.model.rows
        return rows[-1].number if rows else 0

    def begin(self) -> None:
        """Begin with the search."""
        self.search.setFocus()

    def _tell(self, now: QModelIndex) -> None:
        row = self.model.row_at(now)
        self.line.setPlainText(
            "" if row is None else words.in_full(row.number, row.at, row.seat, row.action, row.facts)
        )

    def _now(self) -> None:
        self._typed.stop()
        self.asked.emit()


def _columns() -> tuple[Column[AuditEntry], ...]:
    number, when, seat, what, details = (_(name) for name in words.COLUMNS)
    return (
        Column(number, lambda row: str(row.number), key=lambda row: row.number, right=True),
        Column(when, lambda row: words.when(row.at), key=lambda row: row.at),
        Column(seat, lambda row: row.seat),
        Column(what, lambda row: words.what(row.action)),
        Column(details, lambda row: words.details(row.facts), grows=True),
    )
