"""Tells when a window was first painted, and when something was in it, by the system's monotonic clock."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)  # once this round of painting is over
        return False


def tell(moment: str) -> None:
    """Print that it is this moment now."""
    print(moment, time.monotonic(), flush=True)  # noqa: T201 - read by benchmarks/window.py


def when_painted(widget: QWidget, moment: str, then: Callable[[], None]) -> None:
    """Tell when a widget was first painted, and go on."""

    def painted() -> None:
        tell(moment)
        then()

    _FirstPaint(widget, painted)
