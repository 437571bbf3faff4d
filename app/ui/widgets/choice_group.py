"""A set of radio buttons of which one is chosen: with the mouse, the keyboard, or by assistive technology."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class ChoiceGroup(QButtonGroup):
    """Says with `chosen` which button somebody chose.

    A screen reader toggles a radio button, and Qt then tells of no click: who hears clicks alone never learns of it.
    """

    chosen = Signal(QAbstractButton)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.buttonToggled.connect(self._toggled)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Show what is chosen without telling anybody; inside, none may be."""
        self._quiet = True
        self.setExclusive(False)
        try:
            yield
        finally:
            self.setExclusive(True)
            self._quiet = False

    def _toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - as Qt tells it
        if on and not self._quiet:
            self.chosen.emit(button)
