"""The left side of the window: home, and the evaluations on this laptop with what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListWidgetItem,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.text.screens import shell as words
from app.ui.shell.places import Places
from app.ui.theme.current import px, theme
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from app.ui.widgets.text import strong

NARROWEST = 240  # pixels at 100 %
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One evaluation as the list shows it: `part` is what the person does in it, `following` the next thing to do."""

    case: str
    title: str
    part: str
    following: str = ""


class _Players(QComboBox):
    """Ends a name that is too long for it with an ellipsis; in the list that it opens all are shown whole."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - px(SPACE_XL + SPACE_S + SPACE_XS)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + px(SPACE_XL))
        super().showPopup()


class Sidebar(QWidget):
    """Lists where one can go; `chosen` has a case id, or "" for home."""

    chosen = Signal(str)
    player_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        outer = spaced(QVBoxLayout(self), SPACE_S, SPACE_M)
        self._person = strong()
        self._player_label = strong(words.switch_person())
        self._players = _Players()
        self._player_label.setBuddy(self._players)
        self._players.setAccessibleName(words.switch_person())
        self._players.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._players.setMinimumContentsLength(12)
        self._player_label.hide()
        self._players.hide()
        self._players.activated.connect(self.player_chosen)
        self._players.currentTextChanged.connect(self._players.setToolTip)
        self.list = Places()
        self.list.setAccessibleName(words.evaluations())
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        theme().changed.connect(self._dress)
        outer.addWidget(self._person)
        outer.addWidget(self._player_label)
        outer.addWidget(self._players)
        outer.addWidget(self.list, 1)
        self._dress()

    def show_person(self, name: str) -> None:
        """Say whose evaluations these are."""
        self._person.setText(name)
        self._person.setVisible(bool(name) and self._players.isHidden())

    def show_players(self, names: Sequence[str], now: int) -> None:
        """Offer the people of the sample."""
        with QSignalBlocker(self._players):
            self._players.clear()
            self._players.addItems(list(names))
            self._players.setCurrentIndex(now)
        self._players.setToolTip(self._players.currentText())
        for widget in (self._player_label, self._players):
            widget.setVisible(bool(names))
        self._person.setVisible(not names and bool(self._person.text()))

    def show_cases(self, entries: Sequence[Entry], current: str = "") -> None:
        """Show home and these evaluations, with the current one marked."""
        with QSignalBlocker(self.list):
            self.list.clear()
            home = QListWidgetItem(words.home())
            home.setData(_KEY, "")
            self.list.addItem(home)
            for entry in entries:
                lines = [entry.title, " · ".join(part for part in (entry.part, entry.following) if part)]
                item = QListWidgetItem("\n".join(line for line in lines if line))
                item.setData(_KEY, entry.case)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(line for line in lines if line))
                item.setToolTip(item.text())
                self.list.addItem(item)
        self.mark(current)

    def mark(self, case: str) -> None:
        """Mark where one is; "" is home."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                if self.list.item(row).data(_KEY) == case:
                    self.list.setCurrentRow(row)

    def _dress(self) -> None:
        self.setMinimumWidth(px(NARROWEST))

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_KEY))
