"""A page's picture: as wide as its place or larger, moved with arrow keys, zoomed with + and −."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.theme.current import tokens

STEPS = (50, 75, 100, 125, 150, 200, 300, 400)  # percent of the width there is
_EDGE = 1


class _Paper(QWidget):
    """The picture itself, scaled to the size it has."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with a thin edge, so that white paper ends somewhere."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.image)
        painter.setPen(QColor(tokens().hairline))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagePicture(QScrollArea):
    """Shows one image; `width_wanted` asks for one drawn as wide as it is shown now, in real pixels.

    The keyboard scrolls with arrows and zooms with +, − and 0; Ctrl with the wheel zooms too.
    """

    width_wanted = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _Paper()
        self._percent = 100
        self._asked = 0
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)

    @property
    def percent(self) -> int:
        """How wide the picture is, in percent of the width there is."""
        return self._percent

    @property
    def pixel_width(self) -> int:
        """How wide the picture is, or will be, in real pixels."""
        return max(1, round(self._shown_width() * self.devicePixelRatioF()))

    @property
    def image(self) -> QImage:
        """What is shown now; null while nothing is."""
        return self._paper.image

    def show_image(self, image: QImage, name: str, *, keep_place: bool = False) -> None:
        """Show an image from its top, or with `keep_place` where one looked at before."""
        self._paper.image = image
        self._asked = image.width()
        self.setAccessibleName(name)
        self._lay()
        if not keep_place:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._paper.update()

    def clear(self) -> None:
        """Show nothing."""
        self._paper.image = QImage()
        self._asked = 0
        self._lay()

    def larger(self) -> None:
        """Zoom in by a step."""
        self._zoom(next((step for step in STEPS if step > self._percent), STEPS[-1]))

    def smaller(self) -> None:
        """Zoom out by a step."""
        self._zoom(next((step for step in reversed(STEPS) if step < self._percent), STEPS[0]))

    def fit(self) -> None:
        """Show it as wide as its place."""
        self._zoom(100)

    def _zoom(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            self._lay()
            self.zoomed.emit(percent)

    def _shown_width(self) -> int:
        # Room for the scroll bar is kept also where there is none: else fitting the width would make it come and go.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _EDGE
        return max(1, room * self._percent // 100)

    def _lay(self) -> None:
        image = self._paper.image
        if image.isNull():
            self._paper.setFixedSize(QSize(0, 0))
            return
        width = self._shown_width()
        self._paper.setFixedSize(QSize(width, max(1, width * image.height() // image.width())))
        wanted = self.pixel_width
        if abs(wanted - self._asked) * 20 > self._asked:  # within a twentieth, scaling looks the same
            self._asked = wanted
            self.width_wanted.emit(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._paper.update()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or scroll; what a key cannot do here is left to whoever stands around."""
        zooms = {
            Qt.Key.Key_Plus: self.larger,
            Qt.Key.Key_Equal: self.larger,
            Qt.Key.Key_Minus: self.smaller,
            Qt.Key.Key_0: self.fit,
        }
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        zoom = zooms.get(Qt.Key(event.key())) if plain else None
        if zoom is not None:
            zoom()
            event.accept()
            return
        ends = {
            Qt.Key.Key_Home: self.verticalScrollBar().minimum(),
            Qt.Key.Key_End: self.verticalScrollBar().maximum(),
        }
        if plain and Qt.Key(event.key()) in ends:
            self.verticalScrollBar().setValue(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.larger()
            elif event.angleDelta().y() < 0:
                self.smaller()
            event.accept()
            return
        super().wheelEvent(event)
