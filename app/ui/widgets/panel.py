"""A rounded surface, painted from the tokens in use."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from app.ui.theme.current import px, tokens
from app.ui.theme.tokens import RADIUS_LARGE, SPACE_M, SPACE_S


class Panel(QFrame):
    """A frame whose fill and edge follow the theme, and whose inner space follows the text size."""

    radius = RADIUS_LARGE
    inset = (SPACE_M, SPACE_M)
    between = SPACE_S

    def fill(self) -> str:
        """Return the colour it is filled with now."""
        return tokens().surface

    def edge(self) -> str:
        """Return the colour of its edge now."""
        return tokens().hairline

    def respace(self) -> None:
        """Give the layout its margins at the text size in use."""
        layout = self.layout()
        if layout is not None:
            across, down = px(self.inset[0]), px(self.inset[1])
            layout.setContentsMargins(across, down, across, down)
            layout.setSpacing(px(self.between))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.respace()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.edge()), 1))
        painter.setBrush(QColor(self.fill()))
        radius = px(self.radius)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
