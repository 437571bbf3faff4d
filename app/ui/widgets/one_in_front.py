"""Several things of which one is shown, with the size of just that one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.spacing import spaced


class OneInFront(QWidget):
    """Unlike a QStackedWidget it takes no room for what isn't shown."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._column = spaced(QVBoxLayout(self), 0)
        self._front: QWidget | None = None
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:
        """Add one; the first is in front until another is chosen."""
        self._column.addWidget(widget)
        self._front = self._front or widget
        widget.setVisible(widget is self._front)

    def currentWidget(self) -> QWidget | None:
        """Return the one in front."""
        return self._front

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring one to the front."""
        if widget is self._front:
            return
        if self._front is not None:
            self._front.hide()
        self._front = widget
        widget.show()
