"""Two hands at the keyboard: whoever goes through the window with these uses no mouse."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from app.ui.widgets.six_words import SixWords

FAR = 400  # more Tabs than any page has places
PATIENCE = 30_000


class Waiting(Protocol):
    """What hands need of pytest-qt."""

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - as pytest-qt calls it
        """Close a window at the end."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802
        """Let the windows work until something is so."""


class Lost(AssertionError):
    """What was looked for with Tab is not on the page; says what was."""


def name_of(widget: QWidget) -> str:
    """Return what assistive technology calls a widget, without the mark of its key."""
    found = QAccessible.queryAccessibleInterface(widget)
    return "" if found is None else found.text(QAccessible.Text.Name).replace("&", "")


def is_called(called: str, name: str) -> bool:
    """Tell whether a name is meant; one that ends in a star may go on, and dots for what comes next don't count."""
    return called.startswith(name[:-1]) if name.endswith("*") else called.removesuffix(" …") == name


class Hands:
    """Somebody at one window, with Tab, arrows, letters, Space and Enter."""

    def __init__(self, qtbot: Waiting, window: QWidget) -> None:
        self._qtbot = qtbot
        self.window = window
        self.settled: Callable[[], bool] = lambda: True
        self.tell: Callable[[str], None] = lambda _what: None

    def take_up(self) -> None:
        """Bring the window to the front, as a person does who goes to another laptop."""
        self.window.show()
        self.window.raise_()
        self.until(self._in_front)

    def until(self, told: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(told()), timeout=PATIENCE)

    def rest(self) -> None:
        """Wait until everything that was asked for is there, and a box that opened has the keyboard."""
        QApplication.processEvents()
        self.until(self.settled)
        self.until(self._in_front)

    def _in_front(self) -> bool:
        """Whether the box that is open, else the window, has the keyboard; gives it, as a window manager does."""
        front = self.front()
        if QApplication.activeWindow() is not front:
            front.activateWindow()
        return QApplication.activeWindow() is front

    def front(self) -> QWidget:
        """Return the box that is open above this window, else the window."""
        front = self.window
        while True:
            above = next((one for one in QApplication.topLevelWidgets() if _lies_on(one, front)), None)
            if above is None:
                return front
            front = above

    def key(self, *keys: Qt.Key, shift: bool = False, ctrl: bool = False, alt: bool = False) -> None:
        """Press keys, one after the other."""
        held = Qt.KeyboardModifier.NoModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        if ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        if alt:
            held |= Qt.KeyboardModifier.AltModifier
        for one in keys:
            self.tell(f"{one.name} on “{name_of(self._front())}”")
            QTest.keyClick(self._front(), one, held)
            QApplication.processEvents()  # nobody types faster than the window draws

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        QTest.keyClicks(self._focus(), text)

    def tab_to(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Go on with Tab until what has the focus is called so; raises Lost after a whole round."""
        self.rest()
        seen: list[str] = []
        first: QWidget | None = None
        for _step in range(FAR):
            now = QApplication.focusWidget()
            if now is not None:
                called = name_of(now)
                if isinstance(now, kind) and is_called(called, name):
                    return now
                if now is first and len(seen) > 1:
                    break
                first = first or now
                seen.append(called or type(now).__name__)
            self.key(Qt.Key.Key_Tab)
        raise Lost(name, seen)

    def press(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name, QAbstractButton)
        self.key(Qt.Key.Key_Space)
        self.rest()

    def choose(self, first: str, wanted: str) -> None:
        """Go to a set of choices, which Tab enters at `first`, and on with arrows to the one that is wanted."""
        self.tab_to(first)
        seen: list[str] = []
        for _step in range(FAR):
            called = name_of(self._focus())
            if is_called(called, wanted):
                self.key(Qt.Key.Key_Space)
                return
            if called in seen[1:]:
                break
            seen.append(called)
            self.key(Qt.Key.Key_Down)
        raise Lost(wanted, seen)

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write into it."""
        self.tab_to(name)
        self.key(Qt.Key.Key_A, ctrl=True)
        self.write(text)

    def until_row(self, begins: str) -> None:
        """In a table, go down until the cursor's row begins so."""
        view = self._focus()
        seen: list[str] = []
        for _step in range(FAR):
            assert isinstance(view, QAbstractItemView), (type(view), name_of(view))
            now = view.currentIndex()
            shown = str(now.siblingAtColumn(0).data())
            if shown.startswith(begins):
                return
            seen.append(shown)
            self.key(Qt.Key.Key_Down)
            if view.currentIndex() == now:
                break
        raise Lost(begins, seen)

    def six_words(self) -> str:
        """Return the six words on the screen, as assistive technology reads them out."""
        self.rest()
        found = [one for one in self.front().findChildren(SixWords) if one.isVisible()]
        if len(found) != 1:
            raise Lost("six words")
        return name_of(found[0])

    def _focus(self) -> QWidget:
        now = QApplication.focusWidget()
        if now is None:
            raise Lost("focus")
        return now

    def _front(self) -> QWidget:
        return QApplication.focusWidget() or self.front()


def _lies_on(box: QWidget, window: QWidget) -> bool:
    parent = box.parentWidget()
    return box.isVisible() and box.isModal() and parent is not None and parent.window() is window
