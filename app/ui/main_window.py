"""The one window: evaluations on the left, the page in the middle, what was just done at the foot."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.text.screens import shell as words
from app.ui import actions
from app.ui.shell.sidebar import NARROWEST, Sidebar
from app.ui.shell.stage import Stage
from app.ui.shell.status import Status
from app.ui.shell.steps import Steps
from app.ui.theme.current import px, theme

if TYPE_CHECKING:
    from collections.abc import Callable

_LIST_SHARE = 3  # a list that would take a third of the window or more is put away until it is asked for


class MainWindow(QMainWindow):
    """Shows what it is given and says what people want; it knows no service, so it is on the screen before any is.

    `wanted` has the key of a menu's action, `dropped` the path of a file, `closing` comes before the window goes,
    `returned` when people come back to it from another window; `painted` comes once, when it is first on the screen.
    `may_close` says whether it may go now.
    """

    wanted = Signal(str)
    dropped = Signal(object)
    closing = Signal()
    returned = Signal()
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(words.window_title())
        self.may_close: Callable[[], bool] = lambda: True
        self.setAcceptDrops(True)
        self._seen = False
        self.resize(1240, 820)
        self.sidebar = Sidebar()
        self.steps = Steps()
        self.steps.hide()
        self.status = Status()
        self.banner = QLabel()
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setProperty("part", "banner")
        self.banner.setWordWrap(True)
        self.banner.hide()
        self.stack = QStackedWidget()
        self.opening = QLabel(words.opening())
        self.opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.opening)
        self.stage = Stage(self.stack)
        self.stage.put_above(self.banner)
        self.stage.put_above(self.steps)
        self._listed: bool | None = None  # whether people want the list beside the page; None while they have not said
        self.setCentralWidget(self._arranged())
        self._fill_menus()
        self.status.list_wanted.connect(self.toggle_list)
        self.sidebar.chosen.connect(lambda _case: self._put_away())
        self.sidebar.player_chosen.connect(lambda _player: self._put_away())
        theme().changed.connect(self._room_for_list)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def take_out(self, page: QWidget) -> None:
        """Take a page out of the window for good."""
        self.stack.removeWidget(page)
        page.deleteLater()

    def show_banner(self, sentence: str) -> None:
        """Show a sentence above all pages; an empty one takes it away."""
        self.banner.setText(sentence)
        self.banner.setVisible(bool(sentence))

    def toggle_list(self) -> None:
        """Show or put away the list of evaluations; shown, it has the focus."""
        self._listed = self.sidebar.isHidden()
        self._room_for_list()
        if self._listed:
            self.sidebar.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put_away(self) -> None:
        """Give the page its room back once somebody has chosen from a list that there is hardly room for."""
        if self._is_narrow():
            self._listed = None
            self._room_for_list()

    def _is_narrow(self) -> bool:
        return px(NARROWEST) * _LIST_SHARE > self.width()

    def _room_for_list(self) -> None:
        shown = not self._is_narrow() if self._listed is None else self._listed
        if shown == self.sidebar.isHidden():
            focused = self.focusWidget()
            inside = focused is not None and self.sidebar.isAncestorOf(focused)
            self.sidebar.setVisible(shown)
            self.status.offer_list(offered=not shown)
            if inside and not shown:
                self._begin()

    def _begin(self) -> None:
        begin = getattr(self.stack.currentWidget(), "begin", None)
        if begin is not None:
            begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of evaluations away where there is little room."""
        super().resizeEvent(event)
        self._room_for_list()

    def next_pane(self) -> None:
        """Give the focus to the next part of the window: evaluations, steps, page."""
        panes: list[QWidget] = [self.sidebar.list, self.steps.bar.front, self.stack]
        shown = [pane for pane in panes if pane.isVisible()]
        now = self.focusWidget()
        at = next(
            (n for n, pane in enumerate(shown) if now is not None and (pane is now or pane.isAncestorOf(now))), -1
        )
        following = shown[(at + 1) % len(shown)]
        if following is self.stack:
            self._begin()
        else:
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file of this computer."""
        if len(_files(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the file that was dropped."""
        for path in _files(event):
            self.dropped.emit(path)
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.returned.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when all of the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)  # its parts are painted after it, in the same round

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everybody hand over what is not saved yet; while that is under way, or in vain, the window stays."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _arranged(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.sidebar)
        splitter.addWidget(self.stage)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([260, 980])
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(splitter, 1)
        rows.addWidget(self.status)
        return whole

    def _fill_menus(self) -> None:
        groups = (
            (words.menu_file(), ("open", "paste", "new", "verify", "settings", "quit")),
            (
                words.menu_view(),
                ("home", "list", "larger", "smaller", "light", "dark", "contrast", "system", "next-pane"),
            ),
            (words.menu_help(), ("keys", "about")),
        )
        for title, keys in groups:
            menu = actions.menu(self.menuBar(), title)
            for key in keys:
                actions.add(menu, self, key, partial(self.wanted.emit, key))


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
