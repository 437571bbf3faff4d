"""Pages on top of each other, of which only the one in front asks for room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Front(QStackedWidget):
    """Is as high as the page in front has to be; Qt's own would be as high as the highest would like to be."""

    def hasHeightForWidth(self) -> bool:
        """Return that its layout is not to be asked."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return what the page in front needs at the width there is."""
        page = self.currentWidget()
        if page is None:
            return QSize(0, 0)
        return QSize(page.minimumSizeHint().width(), least_height(page, self.width()))


def least_height(widget: QWidget | None, width: int) -> int:
    """Return the least height of a widget at a width, in pixels; 0 where there is none."""
    if widget is None:
        return 0
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    if layout is None and widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.minimumSizeHint().height()
