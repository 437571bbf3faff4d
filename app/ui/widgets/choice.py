"""Radio buttons and check boxes whose words wrap: Qt's own run out of the window."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.ui.theme.current import px, tokens
from app.ui.theme.tokens import INDICATOR, RADIUS, SPACE_M, SPACE_S, SPACE_XS, TARGET

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignLeft)
_HEIGHTS: dict[tuple[str, str, int, int, bool], int] = {}
_KEPT = 4096
_LEAST = 220  # pixels at 100 %: words wrap rather than ask for more


class _Laid:
    """Where indicator and words lie in a button of a given width."""

    def __init__(self, button: QAbstractButton, width: int, *, tile: bool) -> None:
        across, down = (px(SPACE_M), px(SPACE_S + SPACE_XS)) if tile else (0, px(SPACE_XS))
        mark = px(INDICATOR) + 2  # its edge
        left = across + mark + px(SPACE_S)
        room = max(1, width - left - across)
        metrics = button.fontMetrics()
        needed = metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAP, button.text())
        self.height = max(needed.height() + 2 * down, px(TARGET))
        top = (self.height - needed.height()) // 2
        self.words = QRect(left, top, room, needed.height())
        self.mark = QRect(across, top + (metrics.height() - mark) // 2, mark, mark)


def _height(button: QAbstractButton, width: int, *, tile: bool) -> int:
    """Return the height at a width; layouts ask dozens of times, so each answer is kept."""
    key = (button.text(), button.font().key(), px(100), width, tile)
    found = _HEIGHTS.get(key)
    if found is None:
        if len(_HEIGHTS) > _KEPT:
            _HEIGHTS.clear()
        found = _HEIGHTS[key] = _Laid(button, width, tile=tile).height
    return found


def _hint(button: QAbstractButton, *, tile: bool) -> QSize:
    across = px(2 * SPACE_M + INDICATOR + SPACE_S + SPACE_XS)
    wanted = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text()).width() + across + 2
    width = min(wanted, px(_LEAST * 2))
    return QSize(width, _height(button, width, tile=tile))


def _prepare(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _paint(button: QAbstractButton, option: QStyleOptionButton, part: QStyle.PrimitiveElement, *, tile: bool) -> None:
    laid = _Laid(button, button.width(), tile=tile)
    down = max(0, (button.height() - laid.height) // 2)  # it may have been given more height than it needs
    painter = QStylePainter(button)
    if tile:
        _paint_tile(button, painter)
    option.rect = laid.mark.translated(0, down)
    painter.drawPrimitive(part, option)
    painter.setPen(QColor(tokens().text if button.isEnabled() else tokens().disabled))
    painter.drawText(laid.words.translated(0, down), _WRAP, button.text())


def _paint_tile(button: QAbstractButton, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    now = tokens()
    chosen = button.isChecked()
    fill = now.accent_tint if chosen else now.raised if button.underMouse() and button.isEnabled() else now.surface
    width = 2 if chosen else 1
    painter.setPen(QPen(QColor(now.accent if chosen else now.outline if button.isEnabled() else now.hairline), width))
    painter.setBrush(QColor(fill))
    half = width / 2
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(half, half, -half, -half), px(RADIUS), px(RADIUS))


class RadioChoice(QRadioButton):
    """One of several answers; a `tile` has an edge all round and is pressed anywhere inside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tile: bool = False) -> None:
        super().__init__(text, parent)
        self._tile = tile
        _prepare(self)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped words need."""
        return _height(self, width, tile=self._tile)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return _hint(self, tile=self._tile)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size and the height that belongs to the width it has."""
        return QSize(px(_LEAST) // 2, _height(self, self.width() or px(_LEAST), tile=self._tile))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere inside."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Show the hover, which a tile paints itself."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the theme's indicator beside wrapped words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.PrimitiveElement.PE_IndicatorRadioButton, tile=self._tile)


class CheckChoice(QCheckBox):
    """Yes or no; a `tile` has an edge all round and is pressed anywhere inside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tile: bool = False) -> None:
        super().__init__(text, parent)
        self._tile = tile
        _prepare(self)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped words need."""
        return _height(self, width, tile=self._tile)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return _hint(self, tile=self._tile)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size and the height that belongs to the width it has."""
        return QSize(px(_LEAST) // 2, _height(self, self.width() or px(_LEAST), tile=self._tile))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere inside."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Show the hover, which a tile paints itself."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the theme's indicator beside wrapped words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.PrimitiveElement.PE_IndicatorCheckBox, tile=self._tile)
