"""Forms: a label above each field, a hint, and the refusal beside the field that it is about."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.text.screens import kit
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import announce
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, quiet


class Row(QWidget):
    """One field with what is said about it."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self.label = QLabel(label)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("part", "label")
        self.label.setWordWrap(True)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(_plain(label))
        field.setAccessibleDescription(hint)
        if isinstance(field, QAbstractSpinBox | QComboBox):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(_StillWheel(field))
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.setAcceptDrops(False)  # a file that is dropped here is for the window, its address is nobody's reason
        inner = field.findChild(QLineEdit) if isinstance(field, QAbstractSpinBox) else None
        if inner is not None:
            inner.setTextMargins(SPACE_S, 0, 0, 0)  # a style sheet's padding does not reach into a date
        self._refusal = _Refusal()
        column = spaced(QVBoxLayout(self), SPACE_XS)
        column.addWidget(self.label)
        if hint:
            column.addWidget(quiet(hint))
        column.addWidget(field)
        column.addWidget(self._refusal)

    @property
    def refusal(self) -> str:
        """The sentence under the field; empty while all is well."""
        return self._refusal.words.text()

    def refuse(self, sentence: str) -> None:
        """Say under the field what is wrong and how to mend it, mark the field, and announce it."""
        said = kit.told(Kind.ERROR, sentence)
        self._refusal.words.setText(said)
        self._refusal.show()
        self.field.setAccessibleDescription(" ".join(part for part in (said, self._hint) if part))
        self._mark(refused=True)
        announce(self.field, said, urgent=True)

    def accept(self) -> None:
        """Take back a refusal."""
        self._refusal.words.clear()
        self._refusal.hide()
        self.field.setAccessibleDescription(self._hint)
        self._mark(refused=False)

    def _mark(self, *, refused: bool) -> None:
        self.field.setProperty("refused", refused)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


class Form(QWidget):
    """Rows one below the other; other widgets may stand between them through `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = spaced(QVBoxLayout(self), SPACE_M)
        self._rows: list[Row] = []

    def row(self, label: str, field: QWidget, hint: str = "") -> Row:
        """Add a field under its label; `&` in the label makes a shortcut."""
        made = Row(label, field, hint)
        self._rows.append(made)
        self.column.addWidget(made)
        return made

    def accept(self) -> None:
        """Take back every refusal."""
        for row in self._rows:
            row.accept()


class _StillWheel(QObject):
    """Keeps the wheel of a scrolled page from changing a field that has not the focus (notes/qt.md)."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class _Refusal(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = body()
        self.words.setProperty("part", "refusal")
        line = spaced(QHBoxLayout(self), SPACE_XS)
        line.addWidget(Symbol(Kind.ERROR.symbol, Kind.ERROR.tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.hide()


def _plain(label: str) -> str:
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")
