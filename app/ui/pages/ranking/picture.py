"""Totals as horizontal bars: quality and price beside each other, each with its figure."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.award import ShownBar, ShownLot
from app.text.screens import ranking as words
from app.ui.theme.current import px, theme, tokens
from app.ui.theme.tokens import SPACE_S, SPACE_XS

_NAMES = 0.36  # part of the width that names may take
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Picture(QWidget):
    """Bars with their words and numbers; what they show is its accessible description too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[ShownBar, ...] = ()
        self._stacked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_lot(self, lot: ShownLot) -> None:
        """Show the totals of a lot; nothing where a picture would say nothing."""
        self._bars, self._stacked = lot.bars, lot.stacked
        self.setAccessibleName(lot.picture)
        self.setVisible(bool(lot.bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of key and bars."""
        key = self._row() if self._stacked else 0
        return QSize(px(360), key + self._row() * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which names and bars have room."""
        return QSize(px(280), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key, then a bar a row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        longest = max((painter.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars), default=0)
        names = min(self.width() * _NAMES, longest + px(SPACE_S))
        totals = max((painter.fontMetrics().horizontalAdvance(bar.total) for bar in self._bars), default=0) * 1.15
        area = QRectF(names + px(SPACE_S), 0, max(1.0, self.width() - names - totals - 2 * px(SPACE_S)), self._row())
        if self._stacked:
            self._paint_key(painter, area)
            area.translate(0, self._row())
        for bar in self._bars:
            painter.setFont(self.font())
            painter.setPen(QColor(tokens().text))
            name = painter.fontMetrics().elidedText(bar.name, _ELIDE, int(names))
            painter.drawText(QRectF(0, area.top(), names, area.height()), _LEFT, name)
            self._paint_bar(painter, area, bar)
            painter.setFont(strong)
            painter.setPen(QColor(tokens().text))
            painter.drawText(QRectF(self.width() - totals, area.top(), totals, area.height()), _RIGHT, bar.total)
            area.translate(0, self._row())

    def _row(self) -> int:
        return self.fontMetrics().height() + px(SPACE_S + SPACE_XS)

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: ShownBar) -> None:
        painter.setFont(self.font())
        left, gap = area.left(), px(SPACE_XS)
        for number, length in enumerate(bar.lengths):
            box = QRectF(left, area.top() + gap, max(area.width() * length, 1.0), area.height() - 2 * gap)
            self._fill(painter, box, number)
            figure = bar.figures[number] if number < len(bar.figures) else ""
            if figure and painter.fontMetrics().horizontalAdvance(figure) + 2 * gap < box.width():
                painter.setPen(QColor(tokens().on_accent if number == 0 else tokens().text))
                painter.drawText(box.adjusted(gap, 0, -gap, 0), _RIGHT, figure)
            left += box.width()

    def _paint_key(self, painter: QPainter, area: QRectF) -> None:
        left, side = area.left(), self.fontMetrics().ascent()
        for number, name in enumerate(words.picture_key()):
            box = QRectF(left, area.center().y() - side / 2, side, side)
            self._fill(painter, box, number)
            painter.setPen(QColor(tokens().quiet))
            room = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(
                QRectF(box.right() + px(SPACE_XS), area.top(), room + px(SPACE_S), area.height()), _LEFT, name
            )
            left = box.right() + room + px(SPACE_S) * 3

    def _fill(self, painter: QPainter, box: QRectF, number: int) -> None:
        """Fill a part: the first in the accent, the second in its tint with stripes, so that colour is not alone."""
        now = tokens()
        painter.setPen(QPen(QColor(now.accent), 1))
        painter.setBrush(QColor(now.accent if number == 0 else now.accent_tint))
        painter.drawRect(box)
        if number:
            stripes = QColor(now.accent)
            stripes.setAlpha(70)
            painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
