"""How the window looks to this person: chosen from the menu or in the settings, and kept for the next time."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app import preferences
from app.errors import AppError
from app.preferences import Geometry, Preferences
from app.ui.theme import Scheme, apply


class Looks(QObject):
    """The preferences in force; `changed` after the theme was put on, `troubled` where they could not be kept.

    Without a file nothing is kept.
    """

    changed = Signal()
    troubled = Signal(object)

    def __init__(self, file: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.chosen: Preferences = Preferences() if file is None else preferences.load(file)

    def wear(self, scheme: str) -> None:
        """Choose colours, by their name."""
        self._choose(replace(self.chosen, scheme=scheme))

    def size(self, percent: int) -> None:
        """Choose the text size."""
        self._choose(replace(self.chosen, percent=percent))

    def step(self, steps: int) -> None:
        """Make all text some steps larger, or smaller."""
        self._choose(preferences.stepped(self.chosen, steps))

    def simple(self, *, simple: bool) -> None:
        """Choose the simple view, or the other one."""
        self.chosen = replace(self.chosen, simple=simple)
        self._keep()

    def stood(self, geometry: Geometry) -> None:
        """Keep where the window stood."""
        self.chosen = replace(self.chosen, geometry=geometry)
        self._keep()

    def _choose(self, chosen: Preferences) -> None:
        if chosen == self.chosen:
            return
        self.chosen = chosen
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply(application, Scheme(chosen.scheme), chosen.percent)
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            preferences.save(self.chosen, self._file)
        except AppError as error:
            self.troubled.emit(error)
