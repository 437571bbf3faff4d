"""A small dialog that asks for a reason before something is done that needs one."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.text.screens.kit import cancel
from app.ui.forms import Form
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.buttons import secondary
from app.ui.widgets.text import body, heading


class AskReason(QDialog):
    """Asks why, and hands the reason on; `needed` is what is said of an empty one, "" where none is needed."""

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        hint: str,
        label: str,
        needed: str,
        go: QPushButton,
        then: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._needed = needed
        self._then = then
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.go = go
        form = Form()
        self.row = form.row(label, self.field)
        stop = secondary(cancel())
        stop.clicked.connect(self.reject)
        go.clicked.connect(self._go)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(stop)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(heading(title))
        column.addWidget(body(hint))
        column.addWidget(form)
        column.addLayout(buttons)
        self.setMinimumWidth(px(440))
        self.finished.connect(self.deleteLater)

    def _go(self) -> None:
        reason = self.field.toPlainText().strip()
        if self._needed and not reason:
            self.row.refuse(self._needed)
            self.field.setFocus()
            return
        self.accept()
        self._then(reason)
