"""The application: the window first, and behind it, on a worker, everything that takes time to load."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import preferences
from app.text.screens import shell as words
from app.ui import accessible
from app.ui.main_window import MainWindow
from app.ui.standing import stand
from app.ui.theme import Scheme, Tone, apply
from app.ui.theme.icons import pixmap

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.chooser import Chooser
    from app.ui.tasks import Tasks

# Given the window, its tasks and its chooser, fills the window; made on a worker, called in the GUI thread.
Opening = Callable[[MainWindow, "Tasks", "Chooser"], Any]


def run(load: Callable[[], Opening]) -> int:
    """Show the window, fill it, and return the exit code once it was closed; `load` is called on a worker."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(words.APPLICATION)
    accessible.mend()
    chosen = preferences.load()
    apply(application, Scheme(chosen.scheme), chosen.percent)
    window = begin(load)
    stand(window, chosen.geometry)
    window.show()
    code = application.exec()
    window.deleteLater()
    return code


def begin(load: Callable[[], Opening]) -> MainWindow:
    """Return the window, which fills itself as soon as it has been painted."""
    window = MainWindow()
    window.painted.connect(lambda: _fill(window, load), Qt.ConnectionType.SingleShotConnection)
    return window


def _fill(window: MainWindow, load: Callable[[], Opening]) -> None:
    """Load on a worker what fills the window, and fill it."""
    # None of this is waited for before the window is on the screen.
    from app.ui.arriving import load_first  # noqa: PLC0415
    from app.ui.chooser import SystemChooser  # noqa: PLC0415
    from app.ui.tasks import Lane, Tasks  # noqa: PLC0415

    tasks = Tasks(window)
    chooser = SystemChooser(window)
    lane = Lane("opening")

    def loaded(opening: Opening) -> None:
        lane.close()
        load_first(lambda: opening(window, tasks, chooser))

    def refused(error: "AppError") -> None:
        window.opening.setText(error.code)

    tasks.start(lane, lambda _watch: load(), then=loaded, refused=refused)
    window.setWindowIcon(QIcon(pixmap("scale", 128, Tone.ACCENT)))
