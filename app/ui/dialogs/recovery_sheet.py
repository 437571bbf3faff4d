"""Writes a recovery sheet and shows, once, the six words that open it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.services.profiles import OpenProfile
from app.services.recovery import RecoverySheetWritten, write_recovery_sheet
from app.text.screens import entering as words
from app.ui.dialogs.sheet import Sheet
from app.ui.lobby import Lobby
from app.ui.widgets.six_words import SixWords


def save_recovery_sheet(
    lobby: Lobby, profile: OpenProfile, parent: QWidget, refused: Callable[[AppError], None] | None = None
) -> None:
    """Ask where the sheet goes, write it, and show its words."""

    def shown(written: RecoverySheetWritten) -> None:
        show_words(written, parent)

    def chosen(path: Path) -> None:
        lobby.run(
            lambda _watch: write_recovery_sheet(profile, path, at=lobby.clock(), replace=True),
            shown,
            refused,
            doing=words.sheet_making(),
        )

    lobby.chooser.save_file(parent, words.sheet_title(), words.sheet_name(), chosen)


def show_words(written: RecoverySheetWritten, parent: QWidget) -> Sheet:
    """Show the six words of a sheet that was written; they are kept nowhere."""
    dialog = Sheet(
        parent,
        title=words.sheet_words_title(),
        sentence=words.sheet_words_sentence(str(written.path)),
        verb=words.sheet_done(),
    )
    shown = SixWords(written.passphrase)
    dialog.form.column.addWidget(shown)
    dialog.cancel.hide()
    dialog.pressed.connect(dialog.accept)
    dialog.open()
    shown.setFocus()
    return dialog
