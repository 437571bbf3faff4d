"""Choosing files and folders: the dialogs of the operating system, which tests answer in their place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


class Chooser(Protocol):
    """Asks for a path; `then` is called with it later, and never where the person changed their mind.

    `patterns` are what file names end in, such as `.evpack`; none means any file.
    """

    def open_file(self, parent: QWidget, title: str, patterns: Sequence[str], then: Chosen) -> None:
        """Ask for a file that is there."""

    def save_file(self, parent: QWidget, title: str, name: str, then: Chosen) -> None:
        """Ask where to write a file, with a name to begin with."""

    def folder(self, parent: QWidget, title: str, then: Chosen) -> None:
        """Ask for a folder to write into."""


class SystemChooser(QObject):
    """Asks with the dialogs that people know from everywhere else; starts in the folder that was chosen last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = str(Path.home())

    def open_file(self, parent: QWidget, title: str, patterns: Sequence[str], then: Chosen) -> None:
        """Ask for a file that is there."""
        dialog = QFileDialog(parent, title, self._last)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if patterns:
            dialog.setNameFilters(["(" + " ".join(f"*{end}" for end in patterns) + ")", "(*)"])
        self._ask(dialog, then)

    def save_file(self, parent: QWidget, title: str, name: str, then: Chosen) -> None:
        """Ask where to write a file, with a name to begin with."""
        dialog = QFileDialog(parent, title, self._last)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        self._ask(dialog, then)

    def folder(self, parent: QWidget, title: str, then: Chosen) -> None:
        """Ask for a folder to write into."""
        dialog = QFileDialog(parent, title, self._last)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, then)

    def _ask(self, dialog: QFileDialog, then: Chosen) -> None:
        def chosen(found: str) -> None:
            path = Path(found)
            self._last = str(path if path.is_dir() else path.parent)
            then(path)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
