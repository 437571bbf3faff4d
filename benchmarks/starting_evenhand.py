"""Starts the application through its own entry, and ends it once its first page is painted with all that is on it."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from app.__main__ import main
from app.ui import application
from app.ui.main_window import MainWindow
from benchmarks.starting import when_painted

begin = application.begin


def watched(load: Callable[[], application.Opening]) -> MainWindow:
    """Return the window as the application makes it, telling when it is painted and filled."""
    window = begin(load)
    when_painted(window, "painted", lambda: None)

    def filled() -> None:
        # With nobody on this computer yet the first page is Welcome, which has all its content when it is shown.
        page = window.stack.currentWidget()
        if page is not None:
            when_painted(page, "filled", QApplication.quit)

    window.stack.currentChanged.connect(filled)
    return window


application.begin = watched
sys.exit(main([]))
