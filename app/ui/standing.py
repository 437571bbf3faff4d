"""Where a window stands on the desktop, kept as numbers, and put there again where that place still is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.preferences import Geometry

_LEAST = 100  # pixels of it that must be on some screen


def where(window: QWidget) -> Geometry:
    """Return where a window stands, or would if it did not fill its screen."""
    normal = window.normalGeometry() if window.isMaximized() else window.geometry()
    return Geometry(
        x=normal.x(), y=normal.y(), width=normal.width(), height=normal.height(), filling=window.isMaximized()
    )


def stand(window: QWidget, geometry: Geometry | None) -> None:
    """Put a window where it stood, unless no screen is there any more."""
    if geometry is None:
        return
    wanted = QRect(geometry.x, geometry.y, geometry.width, geometry.height)
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(wanted)
        if seen.width() >= _LEAST and seen.height() >= _LEAST:
            window.setGeometry(wanted)
            break
    if geometry.filling:
        window.setWindowState(Qt.WindowState.WindowMaximized)
