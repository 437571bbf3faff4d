"""The files as they are seen: a table, and what can be done with the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.post_room import Kind, Posted
from app.text.screens import files as words
from app.ui.dialogs.taking_in import files_of
from app.ui.pages.base import Page
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_M
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, heading, title

_ACKNOWLEDGED = frozenset({Kind.RETURN, Kind.DECLARATION, Kind.MODERATION})
_MADE_ANEW = frozenset({Kind.RETURN, Kind.DECLARATION, Kind.MODERATION})
_NOT_AGAIN = frozenset({Kind.PACK, Kind.INVITE, Kind.JOIN})


class FilesPage(Page):
    """Says what people want: files taken in, or something for the chosen one; it knows no service."""

    dropped = Signal(list)
    file_wanted = Signal()
    folder_wanted = Signal()
    receipt_wanted = Signal(object)
    undo_wanted = Signal(object)
    again_wanted = Signal(object)
    anew_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.table = ReadTable[Posted](_columns(), identity=lambda one: one.message)
        self.view = table_view(self.table, words.table())
        self.view.setMinimumHeight(px(160))
        self.take_in = secondary(words.take_in(), "download")
        self.folder = secondary(words.take_in_folder(), "folder-open")
        self.take_first = primary(words.take_in(), "download")
        self.name = heading()
        self.receipt = quiet_button(words.receipt(), "send")
        self.undo = quiet_button(words.undo(), "undo")
        self.again = quiet_button(words.again(), "save")
        self.anew = quiet_button(words.anew(), "people")
        self.anew.setToolTip(words.anew_tip())
        self._stack = QStackedWidget()
        self._arrange()
        for button, wanted in (
            (self.receipt, self.receipt_wanted),
            (self.undo, self.undo_wanted),
            (self.again, self.again_wanted),
            (self.anew, self.anew_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit(self.view.row()))
        self.take_in.clicked.connect(self.file_wanted)
        self.take_first.clicked.connect(self.file_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())

    def begin(self) -> None:
        """Begin in the table, or with the one button there is."""
        (self.view if self.table.rowCount() else self.take_first).setFocus()

    def show_files(self, files: Sequence[Posted]) -> None:
        """Show the files, the newest first."""
        chosen = self.view.row()
        self.table.replace(list(reversed(files)))
        self._stack.setCurrentIndex(1 if files else 0)
        if chosen is None and files:
            self.view.selectRow(0)
        self._show_chosen()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files of this computer."""
        if files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(files_of(event))

    def _show_chosen(self) -> None:
        one: Posted | None = self.view.row()
        if one is None:
            self.name.setText(words.nothing_chosen())
        else:
            self.name.setText(words.chosen(words.kind(one.kind.value), one.seat, one.revision))
        came = one is not None and one.direction == "in" and not one.undone
        went = one is not None and one.direction == "out"
        self.receipt.setVisible(came and one is not None and one.kind in _ACKNOWLEDGED)
        self.undo.setVisible(came)
        self.again.setVisible(went and one is not None and one.kind not in _NOT_AGAIN)
        self.anew.setVisible(went and one is not None and one.kind in _MADE_ANEW)

    def _arrange(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(title(words.title()))
        column.addWidget(body(words.intro()))
        column.addWidget(flow(self.take_in, self.folder))
        column.addWidget(self.view, 1)
        column.addWidget(self.name)
        column.addWidget(flow(self.receipt, self.undo, self.again, self.anew))
        self._stack.addWidget(EmptyState("folder-open", words.empty_title(), words.empty_sentence(), self.take_first))
        self._stack.addWidget(whole)
        self.body.addWidget(self._stack, 1)


def _columns() -> tuple[Column[Posted], ...]:
    when, way, what, sender, to, revision, state = words.columns()
    return (
        Column(when, lambda one: words.moment(one.handled), key=lambda one: one.handled),
        Column(
            way,
            lambda one: words.way(one.direction),
            icon=lambda one: icon("download" if one.direction == "in" else "send"),
        ),
        Column(what, lambda one: words.kind(one.kind.value), grows=True),
        Column(sender, lambda one: str(one.seat)),
        Column(to, lambda one: ", ".join(one.to)),
        Column(revision, lambda one: str(one.revision), key=lambda one: one.revision, right=True),
        Column(
            state,
            lambda one: words.state(
                undone=one.undone,
                direction=one.direction,
                receipts=", ".join(one.receipts),
                awaited=one.kind in _ACKNOWLEDGED,
            ),
            icon=_state_icon,
        ),
    )


def _state_icon(one: Posted) -> QIcon:
    if one.undone:
        return icon("undo", Tone.WARNING)
    waits = one.direction == "out" and not one.receipts and one.kind in _ACKNOWLEDGED
    return icon("clock") if waits else icon("check-circle", Tone.GOOD)
