"""A card: things that belong together on a raised surface."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.tokens import SPACE_L, SPACE_S
from app.ui.widgets.panel import Panel


class Card(Panel):
    """Fill `body`; margins and spacing are set and follow the text size."""

    inset = (SPACE_L, SPACE_L)
    between = SPACE_S

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.respace()
