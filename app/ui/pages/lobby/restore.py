"""Restoring: the lines of a recovery sheet are typed, and each says for itself whether it is right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.text.screens import entering as words
from app.ui.forms import Form
from app.ui.pages.base import Page
from app.ui.pages.lobby.column import Column
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.buttons import primary, quiet_button
from app.ui.widgets.flow import Flow
from app.ui.widgets.passphrase import Passphrase
from app.ui.widgets.text import body, quiet, title

_LINES = 10


class RestorePage(Page):
    """`typed` has the lines while they are typed, `restored` the lines, the sheet's words, and a passphrase or None."""

    typed = Signal(str)
    restored = Signal(str, str, object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = Column()
        self.body.addWidget(column.area)
        column.body.addWidget(title(words.restore_title()))
        column.body.addWidget(body(words.restore_sentence()))
        form = Form()
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.lines.setFont(font)
        self.lines.setMinimumHeight(px(_LINES * 22))
        self.lines_row = form.row(words.sheet_lines_label(), self.lines, words.sheet_lines_hint())
        self._so_far = quiet()
        form.column.addWidget(self._so_far)
        self.words = QLineEdit()
        self.words_row = form.row(words.sheet_passphrase_label(), self.words)
        self.words.textChanged.connect(self.words_row.accept)
        self.words.returnPressed.connect(self.press)
        column.body.addWidget(form)
        self.own = Passphrase(words.new_label(), words.new_hint())
        self.own.field.returnPressed.connect(self.press)
        column.body.addWidget(self.own)
        self.restore = primary(words.restore_now())
        self.restore.clicked.connect(self.press)
        back = quiet_button(words.back(), "arrow-left")
        back.clicked.connect(self.back)
        row = QWidget()
        flow = Flow(row, across=SPACE_S, down=SPACE_S)
        flow.addWidget(self.restore)
        flow.addWidget(back)
        column.body.addWidget(row)
        column.body.addStretch()
        self.lines.textChanged.connect(lambda: self.typed.emit(self.lines.toPlainText()))

    def show_lines(self, sound: Sequence[bool]) -> None:
        """Say which lines are not as they stand on the sheet; the last one may still be being typed."""
        wrong = [number for number, right in enumerate(sound, 1) if not right]
        told = [number for number in wrong if number < len(sound)]
        if told:
            self.lines_row.refuse("\n".join(words.line_wrong(number) for number in told))
        else:
            self.lines_row.accept()
        right = sum(sound)
        self._so_far.setText(words.lines_so_far(right) if right else "")

    def press(self) -> None:
        """Hand on what was typed, unless something is missing."""
        if not self.restore.isEnabled():
            return
        if not self.lines.toPlainText().strip():
            self.refuse_lines(words.lines_missing())
            return
        if not self.words.text().strip():
            self.refuse_words(words.words_missing())
            return
        self.restored.emit(self.lines.toPlainText(), self.words.text().strip(), self.own.text or None)

    def busy(self, *, busy: bool) -> None:
        """Let nothing be pressed twice."""
        self.restore.setEnabled(not busy)

    def clear(self) -> None:
        """Forget what was typed."""
        self.lines.clear()
        self.words.clear()
        self.own.clear()

    def refuse_lines(self, sentence: str) -> None:
        """Say beside the lines what is wrong."""
        self.lines_row.refuse(sentence)
        self.lines.setFocus()

    def refuse_words(self, sentence: str) -> None:
        """Say beside the six words what is wrong."""
        self.words_row.refuse(sentence)
        self.words.setFocus()

    def refuse_own(self, sentence: str) -> None:
        """Say beside the new passphrase what is wrong."""
        self.own.row.refuse(sentence)
        self.own.field.setFocus()

    def begin(self) -> None:
        """Give the focus to the lines."""
        self.lines.setFocus()
