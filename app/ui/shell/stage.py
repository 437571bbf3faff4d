"""The middle of the window, which never asks the window to grow: what does not fit is scrolled."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.theme.current import px
from app.ui.widgets.front import least_height
from app.ui.widgets.scroll import Following

_PAGE = 70  # per cent of the room that is the page's, whatever stands above it
_LEAST = 320  # pixels at 100 %: the least width, and twice the least height, that it asks the window for


class _Column(QWidget):
    """Places its parts itself: a layout would ask for the height of every page behind the one that is shown."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._above: list[QWidget] = []
        self._pages = pages
        pages.setParent(self)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget between those above the pages and the pages."""
        hidden = widget.isHidden()
        widget.setParent(self)
        widget.setHidden(hidden)
        widget.stackUnder(self._pages)
        self._above.append(widget)

    def height_at(self, width: int, page: int) -> int:
        """Return the least height in which everything that is shown has its place, the page no less than `page`."""
        return sum(self._heights(width)) + max(page, least_height(self._pages.currentWidget(), width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its place."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put what stands above at its least height, and the page in all that is left."""
        top = 0
        for widget, height in zip(self._above, self._heights(self.width()), strict=True):
            widget.setGeometry(0, top, self.width(), height)
            top += height
        self._pages.setGeometry(0, top, self.width(), self.height() - top)

    def _heights(self, width: int) -> list[int]:
        return [0 if widget.isHidden() else least_height(widget, width) for widget in self._above]


class Stage(Following):
    """Shows what stands above the pages, and the page, as large as there is room for or as large as they have to be."""

    def __init__(self, pages: QStackedWidget) -> None:
        self._pages = pages
        self._column = _Column(pages)
        super().__init__(self._column)
        self.setWidgetResizable(False)
        self._column.installEventFilter(self)
        pages.currentChanged.connect(self.fit)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget above the pages, below what stands there; hidden, it takes no room."""
        self._column.put_above(widget)

    def minimumSizeHint(self) -> QSize:
        """Ask for little."""
        return QSize(px(_LEAST), px(_LEAST) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the room there is."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when a part needs another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Make what is shown as large as the room, or as large as it has to be."""
        room = self.maximumViewportSize()
        page = self._pages.currentWidget()
        least = 0 if page is None else page.minimumSizeHint().width()
        width = max(room.width(), least)
        share = room.height() * _PAGE // 100
        height = self._column.height_at(width, share)
        if height > room.height():  # scrolled past what stands above it, the page has all the room
            share = room.height()
            width = max(room.width() - self.verticalScrollBar().sizeHint().width(), least)
            needed = getattr(page, "whole_height", None)  # a Page's, which is not loaded before the window is painted
            whole = needed(width) if needed is not None else 0  # one bar, not one within another
            height = self._column.height_at(width, max(share, whole))
        wanted = QSize(width, max(room.height(), height))
        if wanted == self._column.size():
            self._column.place()
        else:
            self._column.resize(wanted)
