"""How far a long piece of work has come, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.text.screens import kit
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_XS
from app.ui.widgets.buttons import secondary
from app.ui.widgets.text import body


class Progress(QWidget):
    """A sentence, a bar, and Cancel; `cancelled` once for each piece of work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = body()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(kit.progress())
        self._cancel = secondary(kit.cancel())
        self._cancel.clicked.connect(self._stop)
        column = spaced(QVBoxLayout(), SPACE_XS)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = spaced(QHBoxLayout(self), SPACE_M)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)

    def at(self, done: int, total: int, sentence: str, *, counted: bool = True) -> None:
        """Show how far it is; a `total` of 0 says only that something is going on, `counted` whether to say numbers."""
        self._words.setText(f"{sentence} {kit.counted(done, total)}" if total and counted else sentence)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(self._words.text())
        if done == 0:
            self._cancel.setEnabled(True)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
