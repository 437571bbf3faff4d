"""The ground of every small dialog: title, sentence, what is asked, and two buttons."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.text.screens import dialogs as words
from app.ui.forms import Form
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from app.ui.widgets.buttons import danger, primary, secondary
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.text import body, heading

_WIDTH = 480


class Sheet(QDialog):
    """Fill `form`; `pressed` each time the verb is pressed, and the sheet stays until `accept()`.

    Show it with `open()`. Esc and Cancel change nothing. Ctrl+Enter presses the verb from anywhere. After `pressed` a
    further press does nothing until `refuse()` has said why it was in vain.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget, *, title: str, sentence: str, verb: str, dangerous: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(_WIDTH))
        self.notice = Notice()
        self.form = Form()
        self.verb = danger(verb) if dangerous else primary(verb)
        self.cancel = secondary(words.cancel())
        self.verb.clicked.connect(self.press)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.press)
        self._busy = False
        self._lay(title, sentence)
        self.finished.connect(self.deleteLater)

    @Slot()
    def press(self) -> None:
        """Press the verb; a subclass checks what is typed in `ready`."""
        if self._busy or not self.ready():
            return
        self._busy = True
        self.notice.clear()
        self.form.accept()
        self.pressed.emit()

    def ready(self) -> bool:
        """Return whether all that is needed was given; else say beside the field what is not."""
        return True

    def refuse(self, sentence: str) -> None:
        """Say why what was asked for was not done, and let it be tried again."""
        self._busy = False
        self.notice.tell(Kind.ERROR, sentence)
        QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need: Qt guesses too much for words that wrap."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.fit)

    @Slot()
    def fit(self) -> None:
        """Take the height that is needed at this width, as far as the screen has it; what is longer is scrolled."""
        content = self._content.layout()
        if content is None or self.isMaximized():
            return
        content.activate()
        width = self.width()
        high = content.totalHeightForWidth(width) if content.hasHeightForWidth() else content.totalSizeHint().height()
        foot = self._foot.sizeHint().height()
        self._chain()
        self.resize(width, min(high + foot, self.screen().availableGeometry().height() * 9 // 10))

    def _chain(self) -> None:
        """Let Tab go as the eye goes, whatever was put where later."""
        tab = Qt.FocusPolicy.TabFocus
        stops = [one for one in self._content.findChildren(QWidget) if one.focusPolicy() & tab == tab]
        places = {id(one): one.mapTo(self._content, QPoint(0, 0)) for one in stops}
        stops.sort(key=lambda one: (places[id(one)].y(), places[id(one)].x()))
        for before, after in pairwise([*stops, self.cancel, self.verb]):
            QWidget.setTabOrder(before, after)

    def _lay(self, title: str, sentence: str) -> None:
        outer = QVBoxLayout(self)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # its least height takes words too narrow
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._content = _Content()
        column = spaced(QVBoxLayout(self._content), SPACE_M, SPACE_L)
        column.addWidget(heading(title))
        if sentence:
            column.addWidget(body(sentence))
        column.addWidget(self.notice)
        column.addWidget(self.form)
        column.addStretch()
        outer.addWidget(scrolled(self._content), 1)
        self._foot = QWidget()
        row = spaced(QHBoxLayout(self._foot), SPACE_M)
        row.setContentsMargins(px(SPACE_L), px(SPACE_S), px(SPACE_L), px(SPACE_L))
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        outer.addWidget(self._foot)


class _Content(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the scroll area asks for the one that belongs to the width."""
        return QSize(super().minimumSizeHint().width(), 0)
