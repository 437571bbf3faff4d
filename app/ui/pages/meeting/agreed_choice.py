"""The agreed score: the levels are the choice, and nothing is chosen to begin with."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evaluation import Level
from app.text.screens import meeting as words
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup


class AgreedChoice(QWidget):
    """Radio buttons, one a level; `chosen` has the value. With the focus inside, a digit chooses the level it names."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[RadioChoice] = []
        self._levels: tuple[Level, ...] = ()
        self._group = ChoiceGroup(self)
        self._group.chosen.connect(lambda button: self.chosen.emit(self._levels[self._group.id(button)].value))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return tuple(self.buttons)

    @property
    def value(self) -> Fraction | None:
        """The level that is chosen."""
        at = self._group.checkedId()
        return self._levels[at].value if at >= 0 else None

    def offer(self, levels: Sequence[Level]) -> None:
        """Offer these levels."""
        if self._levels != tuple(levels):
            for old in self.buttons:
                self._group.removeButton(old)
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._levels = tuple(levels)
            self.buttons = [self._button(at, level) for at, level in enumerate(levels)]

    def show_value(self, value: Fraction | None) -> None:
        """Show a level as chosen, or none, and tell nobody."""
        with self._group.quietly():
            for level, button in zip(self._levels, self.buttons, strict=True):
                button.setChecked(level.value == value)

    def begin(self) -> None:
        """Give the focus to the chosen level, or to the first."""
        chosen = self._group.checkedButton()
        (chosen or (self.buttons[0] if self.buttons else self)).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by digit."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() in set("0123456789"):
            wanted = Fraction(int(event.text()))
            at = next((n for n, level in enumerate(self._levels) if level.value == wanted), None)
            if at is not None:
                self.buttons[at].setFocus()
                self.buttons[at].click()
            return True
        return super().eventFilter(watched, event)

    def _button(self, at: int, level: Level) -> RadioChoice:
        text = words.level_choice(level.value, level.label, level.descriptor)
        button = RadioChoice(text.replace("&", "&&"), tile=True)
        button.setAccessibleName(text)
        button.installEventFilter(self)
        self._group.addButton(button, at)
        self._column.addWidget(button)
        return button
