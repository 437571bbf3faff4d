"""The ring around whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from app.ui.theme.current import theme, tokens
from app.ui.theme.tokens import FOCUS_GAP, FOCUS_WIDTH, RADIUS

_AROUND = FOCUS_GAP + FOCUS_WIDTH
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class Ring(QWidget):
    """Lies in the window over everything, outside the widget it is for; takes no mouse and no focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def lie_around(self, widget: QWidget) -> None:
        """Take the place around a widget, as far as it can be seen."""
        window = widget.window()
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        seen = _seen(widget)
        around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(seen)
        if not widget.isVisible() or not place.intersects(seen):
            self.hide()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setGeometry(around)
        # With the middle cut out Qt still moves a scrolled table instead of painting all of it again.
        inner = self.rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring in the colour in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().focus), FOCUS_WIDTH))
        half = FOCUS_WIDTH / 2
        radius = RADIUS + FOCUS_GAP
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusRing(QObject):
    """Moves one ring to the widget that has the focus, in any window of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        self._chain: list[QWidget] = []
        app.focusChanged.connect(self._moved)
        theme().changed.connect(self._again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget when it or anything that it lies in moves."""
        if event.type() in _MOVES:
            self._again()
        return False

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain = _chain(now) if now is not None and _rings(now) else []
        for widget in self._chain:
            widget.installEventFilter(self)
        self._again()

    def _again(self) -> None:
        if not self._chain or not isValid(self._chain[0]):
            if self._ring is not None:
                self._ring.hide()
            return
        if self._ring is None:
            # A child of each window it visits, it goes with the window that it is in.
            self._ring = Ring()
            self._ring.destroyed.connect(self._lost)
        self._ring.lie_around(self._chain[0])

    def _lost(self) -> None:
        self._ring = None


def _chain(widget: QWidget) -> list[QWidget]:
    chain = [widget]
    while not chain[-1].isWindow():
        parent = chain[-1].parentWidget()
        if parent is None:
            break
        chain.append(parent)
    return chain


def _seen(widget: QWidget) -> QRect:
    """Return the part of the window in which a widget can be seen: what scrolls is cut at its edge."""
    window = widget.window()
    seen = window.rect()
    for one in _chain(widget)[1:]:
        above = one.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is one:
            seen = seen.intersected(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
    return seen


def _rings(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QMenu | QMenuBar) or widget.isWindow():
        return False
    return widget.window().windowType() != Qt.WindowType.Popup
