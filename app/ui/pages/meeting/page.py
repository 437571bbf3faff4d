"""The meeting as it is seen: its parts behind tabs, and one score at a time in front of them."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from app.text.screens import meeting as words
from app.ui.pages.base import Page
from app.ui.pages.meeting.batch import Batch
from app.ui.pages.meeting.cell import CellPage
from app.ui.pages.meeting.ledger import Ledger
from app.ui.pages.meeting.locking import Locking
from app.ui.pages.meeting.overview import Overview
from app.ui.widgets.buttons import primary
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.one_in_front import OneInFront
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import title

_TABBED = (Batch, Ledger, Locking)  # behind the agenda, in the order of their tabs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What is not seen first."""

    cell: CellPage
    batch: Batch
    ledger: Ledger
    locking: Locking


class MeetingPage(Page):
    """Shows one of three: that the scores are still shut, the parts of the meeting, or one score.

    What is not seen first is made in the next turn of the event loop, or when it is asked for: `completed` says when.
    """

    completed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rest: _Rest | None = None
        self.to_inbox = primary(words.to_inbox(), "inbox")
        self.shut = EmptyState("lock", words.shut_title(), words.shut_sentence(), self.to_inbox)
        self.overview = Overview()
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(words.parts_name())
        self._title = title(words.room())
        self._stack = OneInFront()
        for widget in (QWidget(), self.shut, self.tabs):
            self._stack.addWidget(widget)
        self.body.addWidget(self._title)
        self.body.addWidget(self._stack, 1)
        # Last: the first tab is measured as it is added, and dressed anew whenever it is put into something else.
        self.tabs.addTab(scrolled(self.overview), words.parts()[0])
        self._tabbed: list[Batch | Ledger | Locking] = []
        QTimer.singleShot(1, self, self._slice)

    def _slice(self) -> None:
        """Make one part more, and the next in the next turn: so that the window never waits for all of them."""
        if self._rest is None:
            self._make_next()
            QTimer.singleShot(1, self, self._slice)

    def complete(self) -> None:
        """Make what is still to be made, at once."""
        while self._rest is None:
            self._make_next()

    def _make_next(self) -> None:
        done = len(self._tabbed)
        if done < len(_TABBED):
            part = _TABBED[done]()
            self._tabbed.append(part)
            self.tabs.addTab(scrolled(part), words.parts()[done + 1])
            return
        cell = CellPage()
        self._stack.addWidget(cell)
        batch, ledger, locking = self._tabbed
        assert isinstance(batch, Batch)  # noqa: S101 - as _TABBED has them
        assert isinstance(ledger, Ledger)  # noqa: S101
        assert isinstance(locking, Locking)  # noqa: S101
        self._rest = _Rest(cell=cell, batch=batch, ledger=ledger, locking=locking)
        self.completed.emit()

    @property
    def rest(self) -> "_Rest":
        """What is not seen first."""
        self.complete()
        assert self._rest is not None  # noqa: S101 - just made
        return self._rest

    @property
    def cell(self) -> CellPage:
        """One score."""
        return self.rest.cell

    @property
    def batch(self) -> Batch:
        """What all gave alike."""
        return self.rest.batch

    @property
    def ledger(self) -> Ledger:
        """Who moved."""
        return self.rest.ledger

    @property
    def locking(self) -> Locking:
        """The lock."""
        return self.rest.locking

    @property
    def parts(self) -> tuple[Overview | Batch | Ledger | Locking, ...]:
        """The parts, in the order of their tabs."""
        return (self.overview, self.batch, self.ledger, self.locking)

    @property
    def part(self) -> Overview | Batch | Ledger | Locking:
        """The part in front."""
        at = self.tabs.currentIndex()
        return self.overview if at <= 0 else self.parts[at]

    @property
    def in_cell(self) -> bool:
        """Whether one score is in front."""
        return self._rest is not None and self._stack.currentWidget() is self._rest.cell

    def show_shut(self) -> None:
        """Show that nothing is open yet."""
        self._bring(self.shut)

    def show_parts(self) -> None:
        """Show the parts of the meeting."""
        self._bring(self.tabs)

    def show_cell(self) -> None:
        """Show one score."""
        self._bring(self.cell)

    def _bring(self, widget: QWidget) -> None:
        self._title.setVisible(widget in {self.shut, self.tabs})  # one score has a title of its own
        self._stack.setCurrentWidget(widget)

    def begin(self) -> None:
        """Give the focus to where work goes on."""
        if self.in_cell:
            self.cell.begin()
        elif self._stack.currentWidget() is self.shut:
            self.to_inbox.setFocus()
        else:
            self.part.begin()
