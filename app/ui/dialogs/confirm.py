"""Asks whether something is really meant, with the verb on the button."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.sheet import Sheet


def ask(
    parent: QWidget, *, title: str, sentence: str, verb: str, then: Callable[[], None], dangerous: bool = False
) -> Sheet:
    """Ask once; `then` is called when the verb was pressed and the dialog is closed, never after Esc or Cancel."""
    dialog = Sheet(parent, title=title, sentence=sentence, verb=verb, dangerous=dangerous)

    def meant() -> None:
        dialog.accept()
        then()

    dialog.pressed.connect(meant)
    (dialog.cancel if dangerous else dialog.verb).setFocus()
    dialog.open()
    return dialog
