"""The inbox as it is seen: a table of seats, what can be done for one, and the reveal."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import SeatCode
from app.services.inboxes import Expected, Inbox
from app.text.screens import files as kinds
from app.text.screens import inbox as words
from app.ui.dialogs.taking_in import files_of
from app.ui.pages.base import Page
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, heading, quiet, title

_MOST_ROWS = 12


class InboxPage(Page):
    """Says what people want: files taken in, something for the chosen seat, the reveal; it knows no service."""

    dropped = Signal(list)
    file_wanted = Signal()
    folder_wanted = Signal()
    receipt_wanted = Signal(object)
    reopening_wanted = Signal(object)
    undo_wanted = Signal(object)
    reveal_wanted = Signal()
    meeting_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._reopened = frozenset[SeatCode]()
        self.table = ReadTable[Expected](self._columns(), identity=lambda one: one.arrival.seat)
        self.view = table_view(self.table, words.table())
        self.view.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit())
        self.count = body()
        self.take_in = _button(secondary(words.take_in(), "download"), self.file_wanted)
        self.folder = _button(secondary(words.take_in_folder(), "folder-open"), self.folder_wanted)
        self.dropping = quiet(words.drop_here())
        self.take_pack = _button(primary(words.take_in_pack(), "download"), self.file_wanted)
        self.empty = EmptyState("inbox", words.empty_title(), words.empty_sentence(), self.take_pack)
        self.card = _Reveal(self)
        self.seat = _SeatActions(self)
        self._inbox: Inbox | None = None
        self._laid_out = self._laid()
        self.body.addWidget(self.empty)
        self.body.addWidget(self._laid_out, 1)
        self.empty.hide()
        self._laid_out.hide()
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_seat())

    def begin(self) -> None:
        """Begin in the table, or with the one button there is."""
        if self._inbox is None:
            self.take_pack.setFocus()
        elif self._inbox.missing:
            self.take_in.setFocus()
        else:
            self.card.begin()

    def show_inbox(self, inbox: Inbox) -> None:
        """Show whose returns are here."""
        self._inbox = inbox
        self.empty.hide()
        self._laid_out.show()
        due = [one for one in inbox.expected if one.due]
        self.count.setText(words.how_many(len(due) - len(inbox.missing), len(due)))
        chosen = self.view.row()
        self._reopened = inbox.reopened
        self.table.replace(inbox.expected)
        if chosen is None and inbox.expected:
            self.view.selectRow(0)
        self.card.show_inbox(inbox)
        open_still = inbox.phase.revealed is None
        self.take_in.setVisible(open_still)
        self.folder.setVisible(open_still)
        self.dropping.setVisible(open_still)
        self._fit()
        self._show_seat()

    def _fit(self) -> None:
        """Let the table be as high as its rows, as far as that is bearable."""
        rows = min(max(self.table.rowCount(), 1), _MOST_ROWS)
        height = (
            self.view.horizontalHeader().sizeHint().height() + rows * self.view.verticalHeader().defaultSectionSize()
        )
        across = self.view.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() else 0
        self.view.setFixedHeight(height + bar + 2 * self.view.frameWidth())

    def show_empty(self) -> None:
        """Show that the pack is to be taken in first."""
        self._inbox = None
        self._laid_out.hide()
        self.empty.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files of this computer."""
        if files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(files_of(event))

    def _show_seat(self) -> None:
        if self._inbox is not None:
            self.seat.show_seat(self.view.row(), self._inbox)

    def _columns(self) -> tuple[Column[Expected], ...]:
        seat, who, role, state, taken, revision = words.columns()
        return (
            Column(seat, lambda one: one.arrival.seat),
            Column(who, lambda one: one.holder or one.seat_name),
            Column(role, lambda one: words.role(one.arrival.role.value)),
            Column(state, lambda one: self._state(one)[0], icon=lambda one: icon(*self._state(one)[1:])),
            Column(
                taken,
                lambda one: kinds.moment(one.arrival.received) if one.arrival.received else "",
                key=lambda one: one.arrival.received,
            ),
            Column(revision, lambda one: str(one.arrival.revision or ""), right=True),
        )

    def _state(self, one: Expected) -> tuple[str, str, Tone]:
        """Return the state of a seat's return in words, with its icon and tone."""
        if not one.due:
            return (words.left_with() if one.here else words.left_without(), "person", Tone.QUIET)
        if one.arrival.seat in self._reopened:
            return (words.reopened(), "unlock", Tone.WARNING)
        if not one.here:
            return (words.not_here(), "clock", Tone.TEXT)
        if one.arrival.revoked:
            return (words.lost_key(), "warning", Tone.WARNING)
        return (words.here(), "check-circle", Tone.GOOD)

    def _laid(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(title(words.title()))
        column.addWidget(self.count)
        column.addWidget(self.card)
        column.addWidget(flow(self.take_in, self.folder))
        column.addWidget(self.dropping)
        column.addWidget(self.view)
        column.addWidget(self.seat)
        column.addStretch()
        return whole


class _SeatActions(QWidget):
    """What can be done for the chosen seat."""

    def __init__(self, page: InboxPage) -> None:
        super().__init__()
        self._page = page
        self.name = heading()
        self.receipt = quiet_button(words.receipt(), "send")
        self.reopen = quiet_button(words.reopen(), "unlock")
        self.undo = quiet_button(kinds.undo(), "undo")
        self.receipt.clicked.connect(lambda: page.receipt_wanted.emit(page.view.row()))
        self.reopen.clicked.connect(lambda: page.reopening_wanted.emit(page.view.row()))
        self.undo.clicked.connect(lambda: page.undo_wanted.emit(page.view.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(flow(self.receipt, self.reopen, self.undo))

    def show_seat(self, one: Expected | None, inbox: Inbox) -> None:
        """Offer what is possible for a seat now."""
        shut = inbox.phase.revealed is not None
        self.name.setText(
            words.nothing_chosen() if one is None else words.chosen(one.arrival.seat, one.holder or one.seat_name)
        )
        self.receipt.setEnabled(one is not None and one.here)
        self.reopen.setEnabled(one is not None and one.due and not shut)
        self.undo.setEnabled(one is not None and one.here and not shut)


class _Reveal(Card):
    """What is missing, or the reveal, or the way to the meeting."""

    def __init__(self, page: InboxPage) -> None:
        super().__init__()
        self.head = heading()
        self.told = body()
        self.reveal = _button(primary(words.reveal(), "eye"), page.reveal_wanted)
        self.meeting = _button(primary(words.to_meeting(), "people"), page.meeting_wanted)
        self.body.addWidget(self.head)
        self.body.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.reveal)
        row.addWidget(self.meeting)
        row.addStretch()
        self.body.addLayout(row)

    def begin(self) -> None:
        """Give the focus to the button of the next step."""
        (self.reveal if self.reveal.isVisibleTo(self) else self.meeting).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_inbox(self, inbox: Inbox) -> None:
        """Show the next step."""
        revealed = inbox.phase.revealed
        self.reveal.setVisible(revealed is None and not inbox.missing)
        self.meeting.setVisible(revealed is not None)
        if revealed is not None:
            self.head.setText(words.revealed_title(kinds.moment(revealed)))
            self.told.setText(words.revealed_sentence())
        elif inbox.missing:
            self.head.setText(words.missing_title())
            self.told.setText(
                words.missing([f"{one.arrival.seat} {one.holder or one.seat_name}".rstrip() for one in inbox.missing])
            )
        else:
            self.head.setText(words.all_here())
            self.told.setText(words.reveal_meaning())


def _button(button: QPushButton, wanted: SignalInstance) -> QPushButton:
    button.clicked.connect(lambda _checked=False: wanted.emit())
    return button
