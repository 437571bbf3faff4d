"""What stands where nothing is yet: why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.theme.current import px, theme
from app.ui.theme.icons import Tone
from app.ui.theme.tokens import SPACE_L, SPACE_S, SPACE_XL
from app.ui.widgets.panel import Panel
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, heading

_LINE = 560  # pixels at 100 %: longer lines are tiring


class EmptyState(Panel):
    """An icon, a title, a sentence that says what to do, and perhaps the button that does it."""

    inset = (SPACE_L, SPACE_XL)
    between = SPACE_S

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(Symbol(icon, Tone.ACCENT, 48), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title, self._sentence = heading(title), body(sentence)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label, 100)
            line.addStretch(1)
            column.addLayout(line)
        self._measure()
        theme().changed.connect(self._measure)
        if action is not None:
            column.addSpacing(SPACE_S)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.respace()

    def tell(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def _measure(self) -> None:
        for label in (self._title, self._sentence):
            label.setMaximumWidth(px(_LINE))
