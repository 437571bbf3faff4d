"""Shows, once, a passphrase that was drawn for a profile locked anew."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.services.profiles import NewProfile
from app.text.screens import entering as words
from app.ui.dialogs.sheet import Sheet
from app.ui.lobby import Lobby
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.six_words import SixWords


def show_drawn(lobby: Lobby, made: NewProfile, parent: QWidget, then: Callable[[], None]) -> Sheet:
    """Show the six words; `then` is called once the dialog is closed, however that was done."""
    drawn = made.passphrase or ""
    dialog = Sheet(parent, title=words.words_title(), sentence=words.words_sentence(), verb=words.written_down())
    shown = SixWords(drawn)
    dialog.form.column.addWidget(shown)
    copy = quiet_button(words.copy())
    copy.clicked.connect(lambda: _copy(lobby, drawn))
    dialog.form.column.addWidget(copy)
    dialog.cancel.hide()
    dialog.pressed.connect(dialog.accept)
    dialog.finished.connect(lambda _result: then())
    dialog.open()
    shown.setFocus()
    return dialog


def _copy(lobby: Lobby, drawn: str) -> None:
    QGuiApplication.clipboard().setText(drawn)
    lobby.say(words.copied())
