"""Loading the window's own modules in the GUI thread alone, without holding it up; and the services on a worker."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QTimer

_FIRST = ("app.ui.widgets", "app.ui.dialogs")
_FIRST_PAGES = (
    "app.ui.opening",
    "app.ui.pages.lobby.welcome_presenter",
    "app.ui.pages.lobby.unlock_presenter",
    "app.ui.pages.lobby.home_presenter",
)


def load_first(then: Callable[[], None]) -> None:
    """Load what the first page is made of, one module a turn of the event loop, and then go on.

    Never on a worker: PySide keeps what it knows of each class derived from one of Qt's in a table that the GUI thread
    reads without holding Python's lock, so that a class made on another thread meanwhile can end the application.
    """
    _load(iter((*(name for package in _FIRST for name in _inside(package)), *_FIRST_PAGES)), then)


def load_rooms(then: Callable[[], None] = lambda: None) -> None:
    """Load all other screens in the same way, while people look at the first page."""
    _load(iter(_inside("app.ui")), then)


def load_services() -> None:
    """Load every service, so that a screen has only itself to load; meant for a worker, and names no screen."""
    for package in ("app.text.screens", "app.services"):
        for name in _inside(package, deep=False):
            import_module(name)


def _inside(package: str, *, deep: bool = True) -> list[str]:
    """Return the names of the modules in a package, the innermost first: each then brings little that is not there."""
    walk = pkgutil.walk_packages if deep else pkgutil.iter_modules
    names = [one.name for one in walk(import_module(package).__path__, f"{package}.")]
    return sorted(names, key=lambda name: (-name.count("."), name))


def _load(names: Iterator[str], then: Callable[[], None]) -> None:
    name = next(names, None)
    if name is None:
        then()
        return
    import_module(name)
    QTimer.singleShot(0, lambda: _load(names, then))
