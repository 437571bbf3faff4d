"""What a long page is laid out on inside its scroll area."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_SPARE = 6  # pixels: a label that was measured before it was drawn can need one or two more


class Tight(QWidget):
    """Is scrolled only where less than its least height is left: Qt would ask for all that tables and tabs wish for."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height is asked for at the width in use."""
        return QSize(super().minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        layout = self.layout()
        return 0 if layout is None else layout.totalMinimumHeightForWidth(width) + _SPARE
