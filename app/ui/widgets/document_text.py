"""The words of an answer, a page or a file: read, selected by keyboard, searched; never changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.text.screens import documents as words
from app.ui.theme.icons import dress
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_S, SPACE_XS
from app.ui.widgets.notice import announce
from app.ui.widgets.text import quiet, strong


class _Words(QPlainTextEdit):
    """A text with a cursor that the keyboard moves, though nothing can be typed."""

    evidence = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumSize(120, 80)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the selection as evidence above what every text offers."""
        menu = self.createStandardContextMenu(event.pos())
        action = menu.addAction(words.use_as_evidence())
        action.setEnabled(self.textCursor().hasSelection())
        action.triggered.connect(self.evidence)
        menu.insertAction(menu.actions()[0], action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class DocumentText(QWidget):
    """A heading, the words under it, perhaps a remark; a field to find words in them opens with `open_find`."""

    selection_changed = Signal()
    evidence = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = strong()
        self.text = _Words()
        self._heading.setBuddy(self.text)
        self._remark = quiet()
        self._remark.hide()
        self._find = self._make_find()
        column = spaced(QVBoxLayout(self), SPACE_XS)
        column.addWidget(self._heading)
        column.addWidget(self._find)
        column.addWidget(self.text, 1)
        column.addWidget(self._remark)
        self.text.selectionChanged.connect(self.selection_changed)
        self.text.evidence.connect(self.evidence)

    def show_words(self, heading: str, text: str, remark: str = "") -> None:
        """Show a text from its beginning."""
        self._heading.setText(heading.replace("&", "&&"))  # it is the label of the words: `&` would make a shortcut
        self.text.setAccessibleName(heading)
        self.text.setAccessibleDescription(remark)
        self.text.setPlainText(text)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        if not self._find.isHidden():
            self._look()

    @property
    def selected(self) -> str:
        """The words selected now, on one line: where lines end says how wide the page was."""
        return " ".join(self.text.textCursor().selectedText().replace("\u2029", "\n").split())

    def open_find(self) -> None:
        """Show the field for words to find, with those selected now, and go there."""
        selected = self.selected
        self._find.show()
        if selected and len(selected) < 80:
            self._field.setText(selected)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_find(self) -> None:
        """Hide it and go back to the text, which keeps what was found selected."""
        inside = self._find.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._find.hide()
        self.text.setExtraSelections([])
        if inside:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self) -> None:
        """Select the next place, from the top again after the last."""
        self._go(QTextDocument.FindFlag(0))

    def find_before(self) -> None:
        """Select the place before, from the bottom again after the first."""
        self._go(QTextDocument.FindFlag.FindBackward)

    def _make_find(self) -> QWidget:
        bar = QWidget()
        label = QLabel(words.find())
        self._field = QLineEdit()
        self._field.setAccessibleName(words.find_here())
        self._field.setMinimumWidth(60)
        label.setBuddy(self._field)
        self._count = quiet()
        self._count.setWordWrap(False)
        row = spaced(QHBoxLayout(bar), SPACE_S)
        row.addWidget(label)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for name, icon, slot in (
            (words.find_before(), "chevron-up", self.find_before),
            (words.find_next(), "chevron-down", self.find_next),
            (words.close_find(), "close", self.close_find),
        ):
            button = QToolButton()
            button.setProperty("part", "small")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(name)
            button.setToolTip(name)
            dress(button, icon)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._field.returnPressed.connect(self.find_next)
        self._field.textChanged.connect(self._look)
        escape = QKeySequence(Qt.Key.Key_Escape)
        action = bar.addAction(words.close_find())
        action.setShortcut(escape)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.close_find)
        bar.hide()
        return bar

    def _look(self) -> None:
        """Go to the first place from where the selection begins."""
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self._go(QTextDocument.FindFlag(0))

    def _go(self, flags: QTextDocument.FindFlag) -> None:
        sought = self._field.text()
        if not sought:
            self._tell("")
            return
        if not self.text.find(sought, flags):
            back = bool(flags & QTextDocument.FindFlag.FindBackward)
            around = self.text.textCursor()
            around.movePosition(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
            before = self.text.textCursor()
            self.text.setTextCursor(around)
            if not self.text.find(sought, flags):
                before.clearSelection()
                self.text.setTextCursor(before)
        places = self._places(sought)
        here = self.text.textCursor().selectionStart()
        self._tell(words.found(sum(1 for at in places if at <= here), len(places)))

    def _places(self, sought: str) -> list[int]:
        document = self.text.document()
        found: list[int] = []
        cursor = document.find(sought, 0)
        while not cursor.isNull() and len(found) < 1_000:
            found.append(cursor.selectionStart())
            cursor = document.find(sought, cursor)
        return found

    def _tell(self, sentence: str) -> None:
        self._count.setText(sentence)
        if sentence:
            announce(self._field, sentence)
