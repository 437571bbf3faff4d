"""The box of one's own earlier versions of a score."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.score_record import ScoreVersion
from app.text.numbers import exact
from app.text.screens import score as words
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_M
from app.ui.widgets.buttons import primary, secondary
from app.ui.widgets.text import body, title


class History(QDialog):
    """Lists versions, the newest first; `used` has the one that is to be used again."""

    used = Signal(object)

    def __init__(self, versions: Sequence[ScoreVersion], parent: QWidget, *, locked: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.history_title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions = list(reversed(versions))
        self.list = QListWidget()
        self.list.setAccessibleName(words.history_list())
        self.list.addItems(
            [words.version(one.version, words.moment(one.saved_at), _score(one)) for one in self._versions]
        )
        self._content = QPlainTextEdit()
        self._content.setReadOnly(True)
        self._content.setTabChangesFocus(True)
        self._content.setAccessibleName(words.version_content())
        self.use = primary(words.use_again(), "undo")
        self.use.setVisible(not locked)
        close = secondary(words.close())
        self.list.currentRowChanged.connect(self._show)
        self.use.clicked.connect(self._use)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(title(words.history_title()))
        column.addWidget(body(words.history_intro()))
        column.addWidget(self.list, 1)
        column.addWidget(self._content, 1)
        column.addLayout(buttons)
        self.resize(px(560), px(520))
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        one = self._versions[row]
        self._content.setPlainText(words.version_text(one.reason, one.evidence))
        self.use.setEnabled(row > 0)

    def _use(self) -> None:
        self.used.emit(self._versions[self.list.currentRow()])
        self.accept()


def _score(version: ScoreVersion) -> str:
    if version.not_sure:
        return words.not_sure_short()
    return words.no_score() if version.value is None else exact(version.value)
