"""Two things beside each other, and one above the other where the width is too small for that."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M

_NARROW = 860


class SideBySide(QWidget):
    """A list on the left and what is chosen in it on the right; stacked below a width that grows with the text."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (3, 2)) -> None:
        super().__init__()
        self._box = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), SPACE_M)
        self._box.addWidget(left, shares[0])
        self._box.addWidget(right, shares[1])
        self._right = right

    @property
    def stacked(self) -> bool:
        """Whether the two stand above each other now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the way that fits the width."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self._box.setAlignment(self._right, Qt.AlignmentFlag(0))
