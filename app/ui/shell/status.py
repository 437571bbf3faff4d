"""The line at the foot of the window: what was just done, and what takes long, with Cancel."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.text.screens import shell as words
from app.ui.theme.current import tokens
from app.ui.theme.icons import Tone, dress
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import quiet_button, secondary
from app.ui.widgets.text import quiet

if TYPE_CHECKING:
    from app.ui.tasks import Task


class Status(QWidget):
    """Says sentences as they come, aloud too, and shows the work that has gone on for more than half a second.

    `list_wanted` is pressed where the list of evaluations is put away.
    """

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        line = spaced(QHBoxLayout(self), SPACE_M, SPACE_S)
        self._list = quiet_button(words.show_list())
        self._list.clicked.connect(self.list_wanted)
        self._list.hide()
        self.sentence = quiet()
        self._doing = quiet()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(220)
        self._bar.setTextVisible(False)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cancel = secondary(words.cancel())
        self._cancel.clicked.connect(self._end)
        line.addWidget(self._list)
        line.addWidget(self.sentence, 1)
        line.addWidget(self._doing)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        self._task: Task[Any] | None = None
        self._show_work(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(tokens().hairline))

    def offer_list(self, *, offered: bool) -> None:
        """Offer the list of evaluations, where it is put away."""
        if offered and self._list.icon().isNull():
            dress(self._list, "list", Tone.ACCENT)
        self._list.setVisible(offered)

    def say(self, sentence: str) -> None:
        """Show a sentence, and announce it to assistive technology."""
        from app.ui.widgets.notice import announce  # noqa: PLC0415 - nothing is said before the window is there

        self.sentence.setText(sentence)
        announce(self.sentence, sentence)

    def watch(self, task: "Task[Any]") -> None:
        """Show a piece of work once it has gone on for long."""
        task.is_long.connect(lambda: self._show_work(task))
        task.progressed.connect(lambda done, total: self._at(task, done, total))
        task.over.connect(lambda: self._over(task))

    def _show_work(self, task: "Task[Any] | None") -> None:
        self._task = task
        for widget in (self._doing, self._bar):
            widget.setVisible(task is not None)
        self._cancel.setVisible(task is not None and bool(task.doing))
        if task is not None:
            self._doing.setText(task.doing or words.working())
            self._bar.setAccessibleName(self._doing.text())
            self._bar.setRange(0, 0)

    def _at(self, task: "Task[Any]", done: int, total: int) -> None:
        if self._task is task and total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(done * 1000 // total)

    def _over(self, task: "Task[Any]") -> None:
        if self._task is task:
            self._show_work(None)

    def _end(self) -> None:
        if self._task is not None:
            self._task.watch.cancel()
