"""One cell of the heat map as it is drawn: a rounded tile with its digits, tinted by how far the scores lie apart."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget


class Heat(StrEnum):
    """How far apart the scores of a cell lie, or what else is to be said of it first."""

    ALIKE = "alike"
    NEAR = "near"
    APART = "apart"
    FAR = "far"
    MISSING = "missing"
    AGREED = "agreed"


_WARM, _COOL = QColor(217, 108, 13), QColor(24, 128, 92)
_TINTS = {
    Heat.ALIKE: (_WARM, 0.0),
    Heat.NEAR: (_WARM, 0.16),
    Heat.APART: (_WARM, 0.38),
    Heat.FAR: (_WARM, 0.68),
    Heat.MISSING: (_WARM, 0.0),
    Heat.AGREED: (_COOL, 0.18),
}
_GAP = 2  # between tiles
_ROUND = 4


def tile_size(metrics: QFontMetrics) -> QSize:
    """Return how large a tile is in a font: wide enough for the longest signs, never under 24 pixels."""
    return QSize(max(48, metrics.horizontalAdvance("0–0 – ?") + 18), max(32, metrics.height() + 14))


def mixed(base: QColor, tint: QColor, part: float) -> QColor:
    """Return a colour with a part of another in it."""
    return QColor.fromRgbF(
        base.redF() * (1 - part) + tint.redF() * part,
        base.greenF() * (1 - part) + tint.greenF() * part,
        base.blueF() * (1 - part) + tint.blueF() * part,
    )


def colours(palette: QPalette, kind: Heat) -> tuple[QColor, QColor, QColor]:
    """Return the fill, the digits and the edge of a tile."""
    tint, part = _TINTS[kind]
    fill = mixed(palette.color(QPalette.ColorRole.Base), tint, part)
    text = palette.color(QPalette.ColorRole.Text)
    ink = max(
        (text, QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)), key=lambda c: _preferred(c, text, fill)
    )
    edges = (mixed(fill, text, 0.22), palette.color(QPalette.ColorRole.Mid))  # the second where contrast was asked for
    return fill, ink, max(edges, key=lambda edge: contrast(edge, fill))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _preferred(colour: QColor, text: QColor, fill: QColor) -> float:
    """Return how good an ink is on a fill; the palette's own wins wherever it can be read well."""
    found = contrast(colour, fill)
    return 22.0 if colour == text and found >= 7 else found


def tile(widget: QWidget, size: QSize, text: str, kind: Heat) -> QPixmap:
    """Return a tile in a widget's font and colours, ready to be drawn again and again."""
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    fill, ink, edge = colours(widget.palette(), kind)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0.5, 0.5, size.width() - _GAP - 1, size.height() - _GAP - 1)
    pen = QPen(edge)
    if kind is Heat.MISSING:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    shown = QFont(widget.font())
    shown.setBold(kind is Heat.FAR)
    painter.setFont(shown)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap


class Tiles:
    """The tiles drawn so far for a widget; few differ, so each is drawn once."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._drawn: dict[tuple[str, Heat], QPixmap] = {}
        self.size = tile_size(widget.fontMetrics())

    def forget(self) -> None:
        """Draw all of them again: the font or the colours changed."""
        self._drawn.clear()
        self.size = tile_size(self._widget.fontMetrics())

    def of(self, text: str, kind: Heat) -> QPixmap:
        """Return the tile for some signs."""
        found = self._drawn.get((text, kind))
        if found is None:
            found = self._drawn[text, kind] = tile(self._widget, self.size, text, kind)
        return found
