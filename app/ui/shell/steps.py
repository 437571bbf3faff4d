"""The row of rooms above a page: the steps of the evaluation that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.text.screens import shell as words
from app.ui.theme.current import theme
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.tabs_or_list import Choosable, TabsOrList
from app.ui.widgets.text import heading, quiet

_NUMBERED = 9


class Steps(QWidget):
    """Names the evaluation and its rooms; `chosen` has a room's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        outer = self._column = spaced(QVBoxLayout(self), SPACE_S, SPACE_M)
        line = spaced(QHBoxLayout(), SPACE_M)
        self._title = heading()
        self._part = quiet()
        line.addWidget(self._title, 1)
        line.addWidget(self._part, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(line)
        self.bar = TabsOrList(words.steps())
        self.bar.chosen.connect(self._jump)
        outer.addWidget(self.bar)
        theme().changed.connect(self._join)
        self._join()
        self._keys: list[str] = []
        for number in range(1, _NUMBERED + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda at=number - 1: self._jump(at))

    def show_case(self, title: str, part: str, rooms: Sequence[tuple[str, str, str]]) -> None:
        """Show an evaluation and its rooms, each with key, icon and title."""
        self._title.setText(title)
        self._part.setText(part)
        self._keys = [key for key, _picture, _name in rooms]
        self.bar.offer([Choosable(name=name, picture=picture) for _key, picture, name in rooms], 0)

    def mark(self, key: str) -> None:
        """Mark the room that is shown."""
        self.bar.mark(self._keys.index(key))

    def _join(self) -> None:
        """Leave the space below the steps to the page."""
        around = self._column.contentsMargins()
        around.setBottom(0)
        self._column.setContentsMargins(around)

    def _jump(self, at: int) -> None:
        if at < len(self._keys):
            self.chosen.emit(self._keys[at])
