"""Things side by side, one of them chosen: as tabs, or where there is no room for them as a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedLayout, QTabBar, QWidget

from app.ui.theme.current import px, theme
from app.ui.theme.icons import icon
from app.ui.theme.tokens import ICON

_TAB = 30  # characters of a name


@dataclass(frozen=True, slots=True)
class Choosable:
    """One of them: its name, more about it, and its picture."""

    name: str
    tip: str = ""
    picture: str = ""


class TabsOrList(QWidget):
    """Says with `chosen` which of them is in front, counted from 0; `name` is what all of them are called together."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self._choices: tuple[Choosable, ...] = ()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(name)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.listed = QComboBox()
        self.listed.setAccessibleName(name)
        self.listed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.listed.setMinimumContentsLength(8)
        self._both = QStackedLayout(self)
        self._both.addWidget(self.tabs)
        self._both.addWidget(self.listed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tabs.currentChanged.connect(self.choose)
        self.listed.currentIndexChanged.connect(self.choose)
        theme().changed.connect(self._dress)

    def offer(self, choices: Sequence[Choosable], at: int) -> None:
        """Offer these, with one of them in front, and say nothing of it."""
        self._at = -1
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.listed.clear()
        for number, one in enumerate(choices):
            self.tabs.addTab(_short(one.name).replace("&", "&&"))
            self.tabs.setAccessibleTabName(number, one.name)
            self.tabs.setTabToolTip(number, one.tip)
            self.listed.addItem(one.name)
            self.listed.setItemData(number, one.tip, Qt.ItemDataRole.ToolTipRole)
        self._choices = tuple(choices)
        self._dress()
        self.mark(at)
        self._fit()

    @property
    def front(self) -> QWidget:
        """What takes the focus: the tabs, or the list."""
        return self.listed if self._both.currentWidget() is self.listed else self.tabs

    def mark(self, at: int) -> None:
        """Bring one to the front and say nothing of it."""
        self._at = -1
        self.tabs.setCurrentIndex(at)
        self.listed.setCurrentIndex(at)
        self._at = at

    def choose(self, at: int) -> None:
        """Bring one to the front."""
        if at < 0 or self._at < 0 or at == self._at:
            return
        self._at = at
        self.tabs.setCurrentIndex(at)
        self.listed.setCurrentIndex(at)
        self.chosen.emit(at)

    def sizeHint(self) -> QSize:
        """Return the height of either."""
        return QSize(200, max(self.tabs.sizeHint().height(), self.listed.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the one that fits."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when the size of the text has changed what fits."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _dress(self) -> None:
        for shown in (self.tabs, self.listed):
            shown.setIconSize(QSize(px(ICON), px(ICON)))
        for number, one in enumerate(self._choices):
            if one.picture:
                self.tabs.setTabIcon(number, icon(one.picture))
                self.listed.setItemIcon(number, icon(one.picture))

    def _fit(self) -> None:
        shown = self.tabs if self.tabs.sizeHint().width() <= self.width() else self.listed
        if shown is self._both.currentWidget():
            return
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._both.setCurrentWidget(shown)
        if focused:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _short(name: str) -> str:
    """Return a name that a tab has room for: its beginning, and its end with the kind of file."""
    return name if len(name) <= _TAB else f"{name[: _TAB - 12].rstrip()} … {name[-9:].lstrip()}"
