"""What differs from one's own record, accepted line by line before one signs."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.text.screens import report as words
from app.text.screens.kit import cancel
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading


class Acknowledge(QDialog):
    """Nothing is ticked to begin with; signing opens once everything is, and `then` is called."""

    def __init__(self, parent: QWidget, differences: Sequence[str], then: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.acknowledge_title())
        self.lines = [CheckChoice(words.difference(one), tile=True) for one in differences]
        inner = QWidget()
        listed = QVBoxLayout(inner)
        listed.setContentsMargins(2, 2, 2, 2)
        listed.setSpacing(SPACE_S)
        for line in self.lines:
            listed.addWidget(line)
            line.toggled.connect(lambda _checked: self._tell())
        listed.addStretch()
        self.go = primary(words.accept_and_sign(), "check")
        self.go.setEnabled(False)
        stop = secondary(cancel())
        stop.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.accepted.connect(then)
        self.finished.connect(self.deleteLater)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(stop)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(heading(words.acknowledge_title()))
        column.addWidget(body(words.acknowledge_sentence()))
        column.addWidget(scrolled(inner), 1)
        column.addLayout(buttons)
        self.resize(px(560), px(440))

    def _tell(self) -> None:
        self.go.setEnabled(all(line.isChecked() for line in self.lines))
