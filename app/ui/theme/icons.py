"""The drawn icons of resources/icons, in the colours of the theme."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.shipped import shipped
from app.ui.theme.current import px, theme, tokens
from app.ui.theme.tokens import ICON, Tokens


class Tone(StrEnum):
    """Which token an icon is drawn in; the values are names of `Tokens`."""

    TEXT = "text"
    QUIET = "quiet"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"
    ON_ERROR = "on_error"


def icon(name: str, tone: Tone = Tone.TEXT) -> QIcon:
    """Return an icon of resources/icons as the theme has it now; after a change of theme ask again, or `dress`."""
    return _wide(name, tone, tokens(), px(ICON), 4)


def pixmap(name: str, side: int, tone: Tone = Tone.TEXT, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture `side` logical pixels wide, for a screen of that pixel ratio."""
    drawn = _drawn(name, getattr(tokens(), tone), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def dress(target: QAbstractButton | QAction, name: str, tone: Tone = Tone.TEXT) -> None:
    """Give a button or an action its icon and keep it in the colours of the theme, in place of any before."""
    for before in target.findChildren(_Dresser, options=Qt.FindChildOption.FindDirectChildrenOnly):
        before.setParent(None)
        before.deleteLater()
    _Dresser(target, name, tone).again()


class _Dresser(QObject):
    """Lives as long as what it dresses."""

    def __init__(self, target: QAbstractButton | QAction, name: str, tone: Tone) -> None:
        super().__init__(target)
        self._target, self._name, self._tone = target, name, tone
        theme().changed.connect(self.again)

    def again(self) -> None:
        side = px(ICON)
        if isinstance(self._target, QPushButton):
            # Qt puts the words of a button right behind its icon: the icon brings the space between along.
            self._target.setIcon(_wide(self._name, self._tone, tokens(), side, 5, chosen=False))
            self._target.setIconSize(QSize(side * 5 // 4, side))
            return
        self._target.setIcon(icon(self._name, self._tone))
        if isinstance(self._target, QAbstractButton):
            self._target.setIconSize(QSize(side, side))


@cache
def _wide(name: str, tone: Tone, colours: Tokens, side: int, quarters: int, *, chosen: bool = True) -> QIcon:
    """Draw an icon for its modes; `chosen` as it is on a selection too. Every picture more holds up a page."""
    made = QIcon()
    fine = QGuiApplication.primaryScreen().devicePixelRatio() > 1
    modes = [(QIcon.Mode.Normal, getattr(colours, tone)), (QIcon.Mode.Disabled, colours.disabled)]
    if chosen:
        modes.append((QIcon.Mode.Selected, colours.on_selection))
    for mode, colour in modes:
        for size in (side, 2 * side) if fine else (side,):
            made.addPixmap(_drawn(name, colour, size, size * quarters // 4), mode)
    return made


def _drawn(name: str, colour: str, side: int, width: int = 0) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the window shows before anything is drawn

    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    drawn = QPixmap(QSize(width or side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


@cache
def _source(name: str) -> str:
    return shipped("icons", f"{name}.svg").read_text(encoding="utf-8")
