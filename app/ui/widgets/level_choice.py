"""The levels of a scale as the choice itself; nothing is chosen to begin with."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup
from app.ui.widgets.text import heading, strong

_LARGE = 56  # pixels at 100 %
_LARGER = 115  # per cent


class LevelChoice(QGroupBox):
    """Offers the levels of a scale, and to be not sure, as radio buttons; knows no service.

    `chosen` has the level's value, or None for "not sure". With the focus inside, a digit chooses the level of that
    value and "?" the last choice.
    """

    chosen = Signal(object)

    def __init__(self, title: str, not_sure: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        self._large = large
        self._values: list[Fraction | None] = []
        self._buttons: list[RadioChoice] = []
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setStyleSheet("QGroupBox { margin-top: 0; }")  # its title is a label, bold as all of them
        self._group = ChoiceGroup(self)
        self._group.chosen.connect(lambda button: self.chosen.emit(self._values[self._group.id(button)]))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(heading(title) if large else strong(title))
        self._last = self._button(not_sure)
        self._column.addWidget(self._last)
        self._offered: tuple[tuple[Fraction, str], ...] | None = None

    def offer(self, levels: Sequence[tuple[Fraction, str]]) -> None:
        """Offer these levels, each with its words; nothing is chosen."""
        if self._offered != tuple(levels):
            self._offered = tuple(levels)
            self._make(levels)
        self.show_none()

    def show_level(self, value: Fraction) -> None:
        """Show a level as chosen, without telling anybody."""
        self._mark(self._values.index(value) if value in self._values else None)

    def show_not_sure(self) -> None:
        """Show that no level can be chosen yet, without telling anybody."""
        self._mark(len(self._values) - 1)

    def show_none(self) -> None:
        """Show that nothing is chosen yet."""
        self._mark(None)

    @property
    def buttons(self) -> tuple[RadioChoice, ...]:
        """The radio buttons, "not sure" last."""
        return tuple(self._buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by digit while one of the radio buttons has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep large choices large when the text grows."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()
        super().changeEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        wanted: Fraction | None = Fraction(int(event.text())) if event.text() in set("0123456789") else None
        if wanted is None and event.text() != "?":
            return False
        if wanted in self._values:
            button = self._buttons[self._values.index(wanted)]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.click()
        return True

    def _make(self, levels: Sequence[tuple[Fraction, str]]) -> None:
        for button in self._buttons[:-1]:
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._column.removeWidget(self._last)
        self._values = [*(value for value, _words in levels), None]
        self._buttons = [*(self._button(words) for _value, words in levels), self._last]
        before = self._last  # it has a place among what the keyboard reaches: the others go there, and it behind them
        for at, button in enumerate(self._buttons):
            self._group.addButton(button, at)
            self._group.setId(button, at)
            self._column.addWidget(button)
            button.show()
            QWidget.setTabOrder(before, button)
            before = button
        self._grow()

    def _button(self, words: str) -> RadioChoice:
        button = RadioChoice(words.replace("&", "&&"), self, tile=True)
        button.setAccessibleName(words)
        button.installEventFilter(self)
        return button

    def _mark(self, at: int | None) -> None:
        with self._group.quietly():
            for number, button in enumerate(self._buttons):
                button.setChecked(number == at)

    def _grow(self) -> None:
        if self._large:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * _LARGER / 100)
            for button in self._buttons:
                button.setMinimumHeight(px(_LARGE))
                button.setFont(font)
