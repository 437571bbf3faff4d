"""Puts a theme on the application, at the start and whenever a person chooses another."""

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.shipped import shipped
from app.ui.theme import fonts
from app.ui.theme.current import theme
from app.ui.theme.focus_ring import FocusRing
from app.ui.theme.palette import palette
from app.ui.theme.style import style_sheet
from app.ui.theme.tokens import BY_SCHEME, CONTRAST, DARK, LIGHT, Scheme, Tokens

_HINTED = {
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
    Scheme.CONTRAST: Qt.ColorScheme.Dark,
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
}


def apply(app: QApplication, scheme: Scheme, percent: int = 100) -> None:
    """Give every window this scheme and text size (100 to 200); may be called again while windows are open."""
    _themer(app).wear(scheme, min(max(percent, 100), 200))


class _Themer(QObject):
    """What an application needs once: the style, the ring, and an ear for the system's colour scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._percent = 100
        self._worn: tuple[Tokens, int] | None = None
        QDir.setSearchPaths("marks", [str(shipped("icons", "marks"))])
        app.setStyle("Fusion")
        self._ring = FocusRing(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def wear(self, scheme: Scheme, percent: int) -> None:
        self._scheme, self._percent = scheme, percent
        # Title bars and native dialogs belong to the system: tell it too.
        QGuiApplication.styleHints().setColorScheme(_HINTED[scheme])
        self._wear(QGuiApplication.styleHints().colorScheme())

    def _system_changed(self, now: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._wear(now)

    def _wear(self, system: Qt.ColorScheme) -> None:
        tokens = _tokens(self._scheme, system)
        now = theme()
        worn = (tokens, self._percent)
        if worn == self._worn:
            return  # dressing every widget anew takes its time
        self._worn = worn
        now.tokens, now.percent = worn
        self._app.setPalette(palette(tokens))
        self._app.setFont(fonts.base(self._percent))
        self._app.setStyleSheet(style_sheet(tokens, self._percent))
        now.changed.emit()


def _themer(app: QApplication) -> _Themer:
    # Not looked for among the application's children: Qt would hand over all of them, its style first.
    found = theme().themer
    if not isinstance(found, _Themer) or not isValid(found):
        theme().themer = found = _Themer(app)
    return found


def _tokens(scheme: Scheme, system: Qt.ColorScheme) -> Tokens:
    if scheme is not Scheme.SYSTEM:
        return BY_SCHEME[scheme]
    hints = QGuiApplication.styleHints()  # held: without it Python forgets what accessibility() belongs to
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if system == Qt.ColorScheme.Dark else LIGHT
