"""Six words that were drawn for somebody, shown once, with what to do with them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.text.screens import entering as said
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, quiet_button, secondary
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.flow import Flow
from app.ui.widgets.six_words import SixWords
from app.ui.widgets.text import body, quiet, title


class DrawnWords(QWidget):
    """Emits `kept` once whoever sees the words says that they are written down, and `sheet` for a recovery sheet.

    Without words it only says that the profile is ready. `said` has what is to be announced.
    """

    kept = Signal()
    sheet = Signal()
    said = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE_M))
        column.addWidget(title(said.words_title() if words else said.ready_title()))
        column.addWidget(body(said.words_sentence() if words else said.ready_sentence()))
        self.go_on = primary(said.go_on())
        self.go_on.clicked.connect(self.kept)
        if words:
            self.shown = SixWords(words)
            column.addWidget(self.shown)
            row = QWidget()
            flow = Flow(row, across=SPACE_S, down=SPACE_S)
            copy = quiet_button(said.copy())
            copy.clicked.connect(self._copy)
            flow.addWidget(copy)
            column.addWidget(row)
            self.written = CheckChoice(said.written_down(), tile=True)
            self.written.toggled.connect(self.go_on.setEnabled)
            self.go_on.setEnabled(False)
            column.addWidget(self.written)
        column.addWidget(quiet(said.sheet_hint()))
        sheet = secondary(said.sheet(), "print")
        sheet.clicked.connect(self.sheet)
        buttons = QWidget()
        flow = Flow(buttons, across=SPACE_S, down=SPACE_S)
        flow.addWidget(sheet)
        flow.addWidget(self.go_on)
        column.addWidget(buttons)

    def begin(self) -> None:
        """Give the focus to what is read first."""
        (self.shown if self._words else self.go_on).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.said.emit(said.copied())
