"""The list of where one can go, each with what it is and, below it and quieter, what is next there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme.current import px, theme, tokens
from app.ui.theme.fonts import tenths
from app.ui.theme.tokens import QUIET, SPACE_S, SPACE_XS

_LEFT, _RIGHT, _ABOVE, _BELOW = (
    16,
    12,
    SPACE_S,
    SPACE_S + SPACE_XS,
)  # as the style sheet has it: the gap below is SPACE_XS
_WRAP = int(Qt.TextFlag.TextWordWrap)


class _Lines(QStyledItemDelegate):
    """Draws the first line of an item in strong letters, what follows below it in quiet ones."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the words need at the list's width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else px(200)
        inner = QRect(0, 0, max(width - px(_LEFT + _RIGHT), px(60)), 10_000)
        words = self._words(option.font, index)
        height = sum(QFontMetrics(font).boundingRect(inner, _WRAP, text).height() for text, font in words)
        return QSize(0, height + px(_ABOVE + _BELOW) + px(2) * (len(words) - 1))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw an item: the ground as the style has it, then the words."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        view: QWidget = bare.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, view)
        place = option.rect.adjusted(px(_LEFT), px(_ABOVE), -px(_RIGHT), 0)
        painter.save()
        for number, (text, font) in enumerate(self._words(option.font, index)):
            painter.setFont(font)
            painter.setPen(QColor(tokens().quiet if number else tokens().text))
            painter.drawText(place, _WRAP, text)
            taken = QFontMetrics(font).boundingRect(QRect(0, 0, place.width(), 10_000), _WRAP, text).height()
            place.setTop(place.top() + taken + px(2))
        painter.restore()

    def _words(self, font: QFont, index: QModelIndex | QPersistentModelIndex) -> list[tuple[str, QFont]]:
        first, _, following = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        strong, quiet = QFont(font), QFont(font)
        strong.setBold(True)
        quiet.setPointSizeF(tenths(QUIET, theme().percent) / 10)
        return [(first, strong), (following, quiet)] if following else [(first, strong)]


class Places(QListWidget):
    """Lists places, as high as their words are at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "places")
        self.setWordWrap(True)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the words again for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
