"""Asks for a reason, and perhaps a little more, before something is recorded."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.text.screens import dialogs as words
from app.ui.dialogs.sheet import Sheet
from app.ui.theme.current import px

_HEIGHT = 96


class ReasonDialog(Sheet):
    """`given` has the reason each time the verb is pressed with one; the dialog stays until `accept()` or Cancel.

    So the answer of a service can be awaited: `accept()` when it is done, `refuse(sentence)` when it was refused.
    Further fields go into `form`, above the reason, with `put_above`. `needed=False` lets the reason be empty.
    """

    given = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        sentence: str,
        verb: str,
        label: str = "",
        hint: str = "",
        needed: bool = True,
        dangerous: bool = False,
    ) -> None:
        super().__init__(parent, title=title, sentence=sentence, verb=verb, dangerous=dangerous)
        self._needed = needed
        self._extras = 0
        self.field = _Field()
        self.field.done.connect(self.press)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(px(_HEIGHT))
        self.reason = self.form.row(label or words.reason_label(), self.field, hint or words.reason_hint())
        self.field.textChanged.connect(self.reason.accept)
        self.pressed.connect(lambda: self.given.emit(self.text))
        self.field.setFocus()

    @property
    def text(self) -> str:
        """The reason as typed, without the blanks around it."""
        return self.field.toPlainText().strip()

    def put_above(self, widget: QWidget) -> None:
        """Put a further field, such as a `Row`, above the reason, below those put there before."""
        self.form.column.insertWidget(self._extras, widget)
        self._extras += 1
        self.reason.raise_()  # last among its siblings, as it stands

    def ready(self) -> bool:
        """Return whether there is a reason where one is needed."""
        if self.text or not self._needed:
            return True
        self.reason.refuse(words.reason_missing())
        QTimer.singleShot(0, self, self.fit)
        self.field.setFocus()
        return False


def ask_reason(
    parent: QWidget,
    *,
    title: str,
    sentence: str,
    verb: str,
    then: Callable[[str], None],
    label: str = "",
    needed: bool = True,
    dangerous: bool = False,
) -> ReasonDialog:
    """Ask for a reason; `then` has it once the dialog is closed, and never where somebody changed their mind."""
    dialog = ReasonDialog(
        parent, title=title, sentence=sentence, verb=verb, label=label, needed=needed, dangerous=dangerous
    )

    def given(text: str) -> None:
        dialog.accept()
        then(text)

    dialog.given.connect(given)
    dialog.open()
    return dialog


class _Field(QPlainTextEdit):
    """A text field takes Ctrl+Enter for itself before any shortcut: here it is passed on."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done with Ctrl+Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)
