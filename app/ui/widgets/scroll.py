"""A page longer than its window."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from app.ui.theme.tokens import SPACE_L


class Following(QScrollArea):
    """Brings into sight whatever gets the focus: setFocus() does not scroll by itself (notes/qt.md).

    What it scrolls becomes its `widget()` when the area is about to be seen. Given it earlier, Qt measures it at once,
    and for that dresses all that is in it; it then does so again each time the area is put into something larger.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner
        inner.setParent(self.viewport())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """Take in what is scrolled once everything around has its place."""
        if event.type() == QEvent.Type.Polish and self.widget() is None:
            self.setWidget(self._inner)
        return super().event(event)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is None or inner is None or not inner.isAncestorOf(now):
            return
        if now.height() <= self.viewport().height():
            self.ensureWidgetVisible(now, SPACE_L, SPACE_L)
        else:  # Qt would show its middle
            top = now.mapTo(inner, QPoint(0, 0))
            self.ensureVisible(top.x(), top.y(), SPACE_L, SPACE_L)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a widget in a scroll area that brings into sight whatever gets the focus."""
    return Following(widget)
