"""The scoring page: the full view or the simple one, or why there is nothing to score yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.text.screens import score as words
from app.ui.pages.base import Page
from app.ui.pages.score.full import FullView
from app.ui.pages.score.sheet import Sheet
from app.ui.pages.simple.view import SimpleView
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.front import Front
from app.ui.widgets.text import quiet


class ScorePage(Page):
    """Holds both views; `switched` once somebody changed between them, `declare_wanted` where that comes first.

    The simple view is made when it is first wanted, and `simple_made` says so.
    """

    switched = Signal()
    declare_wanted = Signal()
    simple_made = Signal()

    def __init__(self, sheet: Sheet, *, simple: bool) -> None:
        super().__init__()
        self.switch = quiet_button("", "eye")
        self.switch.setParent(self)  # before the views: Tab comes to it first
        self.switch.clicked.connect(self._switch)
        self.stack = Front(self)
        self.full = FullView(sheet, self.stack)
        self._sheet = sheet
        self._simple: SimpleView | None = None
        self.is_simple = simple
        declare = primary(words.go_declare(), "pencil")
        declare.clicked.connect(self.declare_wanted)
        self._closed = EmptyState("lock", words.declare_first_heading(), words.declare_first(), declare)
        self._nothing = EmptyState("inbox", words.no_duties_heading(), words.no_duties())
        self._waiting = QWidget()
        for view in (self._waiting, self._closed, self._nothing, self.full):
            self.stack.addWidget(view)
        self._progress = quiet()
        top = QHBoxLayout()
        top.addWidget(self._progress, 1)
        top.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.body.addLayout(column)
        self.switch.hide()

    @property
    def simple(self) -> SimpleView:
        """The simple view."""
        if self._simple is None:
            self._simple = SimpleView(self._sheet, self.stack)
            self.stack.addWidget(self._simple)
            self.simple_made.emit()
        return self._simple

    @property
    def view(self) -> FullView | SimpleView:
        """The view that is in use."""
        return self.simple if self.is_simple else self.full

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the whole work has come."""
        self._progress.setText(words.progress(done, total))
        self.full.show_progress()

    def show_work(self) -> None:
        """Show the view that is in use."""
        self.switch.setText(words.full_view() if self.is_simple else words.simple_view())
        self.switch.show()
        self.stack.setCurrentWidget(self.view)

    def show_closed(self) -> None:
        """Say that the declaration comes first."""
        self.switch.hide()
        self._progress.clear()
        self.stack.setCurrentWidget(self._closed)

    def show_nothing(self) -> None:
        """Say that there is nothing to score."""
        self.switch.hide()
        self.stack.setCurrentWidget(self._nothing)

    def begin(self) -> None:
        """Give the focus to where work begins."""
        if self.stack.currentWidget() is self.view:
            self.view.begin()
        elif self.stack.currentWidget() is not self._waiting:
            super().begin()

    def _switch(self) -> None:
        self.is_simple = not self.is_simple
        self.switched.emit()
