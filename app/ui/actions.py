"""Every action of the window's menus: its words, its keys and its picture, in one place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.text.screens import shell as words
from app.ui.theme.icons import dress

_KEYS: dict[str, tuple[str, ...]] = {
    "open": ("Ctrl+O",),
    "paste": ("Ctrl+Shift+V",),
    "new": ("Ctrl+N",),
    "verify": ("Ctrl+R",),
    "settings": ("Ctrl+,",),
    "quit": ("Ctrl+Q",),
    "home": ("Alt+Home",),
    "list": ("Ctrl+B",),
    "larger": ("Ctrl++", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "next-pane": ("F6",),
    "keys": ("F1",),
}
_PICTURES = {
    "open": "folder-open",
    "new": "file-plus",
    "verify": "shield",
    "settings": "settings",
    "home": "home",
    "list": "list",
    "larger": "text-size",
    "light": "sun",
    "dark": "moon",
    "about": "info",
}


def menu(bar: QMenuBar, title: str) -> QMenu:
    """Add a menu; its actions get their pictures when it is first opened, not while the window is awaited."""
    made = bar.addMenu(title)
    made.aboutToShow.connect(lambda: _dress(made), Qt.ConnectionType.SingleShotConnection)
    return made


def add(menu: QMenu, owner: QWidget, key: str, run: Callable[[], object]) -> QAction:
    """Add an action to a menu, so that its keys work wherever the focus is in the owner's window."""
    action = QAction(words.action(key), owner)
    action.setObjectName(key)
    if key in _KEYS:
        action.setShortcuts([QKeySequence(one) for one in _KEYS[key]])
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
    return action


def _dress(menu: QMenu) -> None:
    for action in menu.actions():
        if action.objectName() in _PICTURES:
            dress(action, _PICTURES[action.objectName()])
