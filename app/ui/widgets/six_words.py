"""Six words that two people compare by voice."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.text.screens import dialogs as said
from app.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.notice import announce
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import quiet

_LARGER = 1.45


class SixWords(QWidget):
    """Shows words large and numbered, wrapping like text; to a screen reader one sentence, said when it is shown."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        parts = words.split()
        self.sentence = said.six_words(parts)
        self.setAccessibleName(self.sentence)
        row = FlowLayout(self)
        for number, word in enumerate(parts, start=1):
            row.addWidget(_Word(number, word))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def showEvent(self, event: QShowEvent) -> None:
        """Have it said."""
        super().showEvent(event)
        announce(self, self.sentence)


class _Word(Panel):
    inset = (SPACE_M, SPACE_S)
    between = SPACE_XS

    def __init__(self, number: int, word: str) -> None:
        super().__init__()
        self._word = QLabel(word)
        count = quiet(str(number))
        count.setWordWrap(False)
        row = QHBoxLayout(self)
        row.addWidget(count)
        row.addWidget(self._word)
        self.respace()
        self._enlarge()

    def changeEvent(self, event: QEvent) -> None:
        """Stay larger than the text around."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._enlarge()

    def _enlarge(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        if font != self._word.font():
            self._word.setFont(font)
