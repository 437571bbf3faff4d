"""An accessibility checker for any page: what a person with a keyboard, a screen reader or large type would trip over.

It presses real Tab keys and looks at real pixels. Every finding is a sentence; a page is fine when there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

TARGET = 24
_SHARP = 3  # how much larger text is drawn to see its true colour
_RING = 5  # pixels around a widget in which its focus may be shown
_ROUNDING = 1
_SECTIONS = 8  # of a date and time, through which Tab goes before it leaves


class Check(StrEnum):
    """What was looked at."""

    NAME = "name"
    ROLE = "role"
    DUPLICATE = "duplicate"
    CELL_WIDGET = "cell widget"
    UNREACHED = "unreached"
    TRAP = "trap"
    ORDER = "order"
    CONTRAST = "contrast"
    FOCUS = "focus"
    TARGET = "target"
    MNEMONIC = "mnemonic"
    CLIPPED = "clipped"
    SIDEWAYS = "sideways"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend, and what it is about."""

    check: Check
    sentence: str

    def __str__(self) -> str:
        return f"[{self.check}] {self.sentence}"


def audit(widget: QWidget, qtbot: QtBot) -> list[Finding]:
    """Return what is wrong with a page that is shown, or is shown now."""
    window = widget.window()
    with qtbot.waitActive(window):
        window.show()
        window.raise_()
        window.activateWindow()
    QAccessible.setActive(True)
    QApplication.processEvents()
    stops = [one for one in _inside(widget) if _is_stop(one)]
    findings = [found for check in _CHECKS for found in check(widget, stops)]
    return [*findings, *_walked(widget, stops)]


# ---------------------------------------------------------------- what is looked at


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield every visible widget of a page that is not the inside of one of Qt's own."""
    for one in (widget, *widget.findChildren(QWidget)):
        inner = one.objectName().startswith("qt_") or isinstance(one, QScrollBar)
        if one.isVisibleTo(widget.window()) and not inner and not _in_cells(one):
            yield one


def _in_cells(widget: QWidget) -> bool:
    """Return whether a widget belongs to the inside of a table or list, its headings included."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractItemView | QComboBox):
            return True
        parent = parent.parentWidget()
    return False


def _is_stop(widget: QWidget) -> bool:
    """Return whether Tab should reach a widget."""
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tab and widget.isEnabled() and widget.focusProxy() is None


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def _called(widget: QWidget) -> str:
    """Return how a finding calls a widget: its kind, its name or its text, and where it is."""
    kind = type(widget).__name__
    text = widget.accessibleName() or getattr(widget, "text", str)() or name_of(widget) or widget.objectName()
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    return (
        f"{kind} “{text[:60]}”" if text else f"{kind} at {at.x()}, {at.y()} in {type(widget.parentWidget()).__name__}"
    )


# ---------------------------------------------------------------- checks of what stands there


def _names(widget: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """Everything that can be reached has a name, and a value, tip or placeholder is none."""
    buddies = {label.buddy() for label in widget.window().findChildren(QLabel) if label.buddy() is not None}
    for one in stops:
        by_text = isinstance(one, QAbstractButton | QGroupBox | QLabel)
        named = bool(one.accessibleName().strip()) or one in buddies or (by_text and bool(name_of(one)))
        if not named:
            yield Finding(Check.NAME, f"{_called(one)} has no accessible name: give it a buddy label or a name.")


def _roles(_widget: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """Everything that can be reached says what it is."""
    vague = {QAccessible.Role.Client, QAccessible.Role.NoRole}
    for one in stops:
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is None or (interface.role() in vague and not isinstance(one, QScrollArea)):
            yield Finding(Check.ROLE, f"{_called(one)} has no role: nobody hears what it is.")


def _duplicates(_widget: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """No two of a kind are called the same within a group."""
    seen: dict[tuple[int, str, int], QWidget] = {}
    for one in stops:
        name, interface = name_of(one), QAccessible.queryAccessibleInterface(one)
        if not name or interface is None:
            continue
        key = (id(_group(one)), name, int(interface.role().value))
        if key in seen:
            yield Finding(Check.DUPLICATE, f"Two of the same kind are called “{name}” ({type(one).__name__}).")
        seen[key] = one


def _group(widget: QWidget) -> QWidget | None:
    """Return the named group that a widget is in."""
    parent = widget.parentWidget()
    while parent is not None and not parent.accessibleName() and not isinstance(parent, QGroupBox):
        parent = parent.parentWidget()
    return parent


def _cell_widgets(widget: QWidget, _stops: list[QWidget]) -> Iterator[Finding]:
    """No table carries widgets in its cells: assistive technology doesn't find them there."""
    for view in widget.findChildren(QAbstractItemView):
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if view.isVisible() and view.viewport().findChildren(QWidget, options=direct):
            yield Finding(Check.CELL_WIDGET, f"{_called(view)} has widgets in its cells.")


def _targets(_widget: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """Everything that can be pressed is large enough to be hit."""
    for one in stops:
        if not isinstance(one, QLabel) and min(one.width(), one.height()) < TARGET:
            yield Finding(Check.TARGET, f"{_called(one)} is {one.width()} × {one.height()}: a target is 24 or more.")


def _mnemonics(widget: QWidget, _stops: list[QWidget]) -> Iterator[Finding]:
    """No letter with Alt means two things."""
    found: dict[str, list[str]] = {}
    for one in _inside(widget):
        texts: list[str] = []
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy() is not None):
            texts = [one.text()]
        elif isinstance(one, QGroupBox):
            texts = [one.title()]
        elif isinstance(one, QTabBar):
            texts = [one.tabText(at) for at in range(one.count())]
        for text in texts if one.isEnabled() else []:
            letter = _mnemonic(text)
            if letter:
                found.setdefault(letter, []).append(text)
    for letter, texts in found.items():
        if len(texts) > 1:
            yield Finding(Check.MNEMONIC, f"Alt+{letter} stands for {len(texts)}: {', '.join(texts)}.")


def _mnemonic(text: str) -> str:
    """Return the letter behind a single ampersand."""
    bare = text.replace("&&", "")
    at = bare.find("&")
    return bare[at + 1].upper() if 0 <= at < len(bare) - 1 else ""


def _clipped(widget: QWidget, _stops: list[QWidget]) -> Iterator[Finding]:
    """No text is cut, and no page is wider than its window."""
    for one in _inside(widget):
        if isinstance(one, QScrollArea) and _is_page(one) and one.horizontalScrollBar().maximum() > 0:
            over = one.horizontalScrollBar().maximum()
            yield Finding(Check.SIDEWAYS, f"{_called(one)} must be scrolled sideways, by {over} pixels.")
        needed = _needed(one)
        if needed is None:
            continue
        if needed.width() > one.width() + _ROUNDING or needed.height() > one.height() + _ROUNDING:
            has = f"{one.width()} × {one.height()}"
            yield Finding(Check.CLIPPED, f"{_called(one)} is cut: {has} of {needed.width()} × {needed.height()}.")
        elif not _scrolled(one) and one.visibleRegion().boundingRect() != one.rect():
            yield Finding(Check.CLIPPED, f"{_called(one)} is partly hidden by what it lies in.")


def _is_page(area: QScrollArea) -> bool:
    """Return whether what is scrolled is laid out, and so could be narrower; a picture may be as wide as it is."""
    content: QWidget | None = area.widget()
    return content is not None and content.layout() is not None


def _needed(widget: QWidget) -> QSize | None:
    """Return the size that a widget's text needs, None for one without text."""
    if not isinstance(widget, QLabel | QPushButton | QRadioButton | QCheckBox):
        return None
    if not widget.text() or (isinstance(widget, QLabel) and not widget.pixmap().isNull()):
        return None
    if widget.hasHeightForWidth():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QPushButton):
        text = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        return QSize(text.width() + icon + 8, text.height())
    return widget.sizeHint()


def _scrolled(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the innermost scroll area that a widget lies in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


# ---------------------------------------------------------------- pixels


def _contrasts(widget: QWidget, _stops: list[QWidget]) -> Iterator[Finding]:
    """Text stands out from what it is on, as it is painted; what is disabled may be faint."""
    image = _painted(widget.window(), _SHARP)
    for one in _inside(widget):
        text = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
        if not text.strip() or not one.isEnabled() or (isinstance(one, QLabel) and not one.pixmap().isNull()):
            continue
        seen = one.visibleRegion().boundingRect()
        if seen.isEmpty() or seen != one.rect():
            continue
        area = QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size()).marginsRemoved(_inset(one))
        found = text_contrast(image.copy(_times(area, _SHARP)))
        least = 3.0 if _is_large(one.font()) else 4.5
        if found < least:
            yield Finding(Check.CONTRAST, f"{_called(one)} has a contrast of {found:.2f}; {least} is needed.")


def _inset(widget: QWidget) -> QMargins:
    """Return how much of a widget's edge is no text."""
    return QMargins(3, 3, 3, 3) if isinstance(widget, QPushButton | QLineEdit) else QMargins()


def _is_large(font: QFont) -> bool:
    """Return whether a font counts as large: 18 points, or 14 if it is bold."""
    return font.pointSizeF() >= (14 if font.bold() else 18)


def _painted(window: QWidget, times: int) -> QImage:
    """Return a window as it is painted, larger."""
    image = QImage(window.size() * times, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(times)
    painter = QPainter(image)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return image


def _times(area: QRect, times: int) -> QRect:
    return QRect(area.x() * times, area.y() * times, area.width() * times, area.height() * times)


def pixels(image: QImage) -> list[int]:
    """Return the colours of an image, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(plain.constBits()).cast("I")) if not plain.isNull() else []


def text_contrast(image: QImage) -> float:
    """Return the contrast between what most of an image is and what stands out most of it."""
    counted = Counter(pixels(image))
    if len(counted) < 2:
        return 1.0
    ground = counted.most_common(1)[0][0]
    return max(contrast(ground, colour) for colour, _count in counted.most_common(64))


def contrast(one: int, other: int) -> float:
    """Return the contrast of two colours as WCAG 2 counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: int) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    shown = QColor.fromRgb(colour)
    return 0.2126 * linear(shown.red()) + 0.7152 * linear(shown.green()) + 0.0722 * linear(shown.blue())


# ---------------------------------------------------------------- the walk with Tab


def _walked(widget: QWidget, stops: list[QWidget]) -> Iterator[Finding]:
    """Press Tab from the first to the last: nothing is left out, holds on, or comes out of order, and focus is seen."""
    if not stops:
        return
    places = {id(one): QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size()) for one in stops}
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    pressed = 0
    while pressed < len(_all_stops(widget)) + 20:
        QApplication.processEvents()
        at = QApplication.focusWidget()
        if at is None or at in visited:
            break
        visited.append(at)
        if at in stops:
            yield from _focus_seen(at)
        for _section in range(_SECTIONS if isinstance(at, QDateTimeEdit) else 1):
            if QApplication.focusWidget() is at:
                QTest.keyClick(at, Qt.Key.Key_Tab)
        pressed += 1
        if QApplication.focusWidget() is at:
            if len(stops) > 1:
                yield Finding(Check.TRAP, f"{_called(at)} holds the Tab key: nobody leaves it by keyboard.")
            _leave(at)
    reached = {id(one) for one in visited} | {id(mate) for one in visited for mate in _mates(one)}
    for one in stops:
        if id(one) not in reached:
            yield Finding(Check.UNREACHED, f"{_called(one)} is never reached with Tab.")
    yield from _order([one for one in visited if id(one) in places], places)


def _all_stops(widget: QWidget) -> list[QWidget]:
    return [one for one in widget.window().findChildren(QWidget) if one.isVisible() and _is_stop(one)]


def _leave(widget: QWidget) -> None:
    """Go on from a widget that holds the Tab key, as a mouse would."""
    following = widget.nextInFocusChain()
    while following is not None and following is not widget and not (following.isVisible() and _is_stop(following)):
        following = following.nextInFocusChain()
    if following is not None:
        following.setFocus(Qt.FocusReason.TabFocusReason)


def _mates(widget: QWidget) -> list[QAbstractButton]:
    """Return the buttons of which one is chosen, that are reached with the arrow keys from this one."""
    if not isinstance(widget, QAbstractButton):
        return []
    group: QButtonGroup | None = widget.group()
    parent = widget.parentWidget()
    if group is not None:
        return list(group.buttons()) if group.exclusive() else []
    if parent is None or not widget.autoExclusive():
        return []
    found = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [one for one in found if one.autoExclusive()]


def _order(visited: list[QWidget], places: dict[int, QRect]) -> Iterator[Finding]:
    """Each is below or to the right of the one before it."""
    for before, after in pairwise(visited):
        one, other = _place(before, after, places), _place(after, before, places)
        above = other.bottom() <= one.top() and other.left() <= one.right()
        level = abs(one.center().y() - other.center().y()) < min(one.height(), other.height()) / 2
        back = level and other.right() <= one.left()
        if above or back:
            yield Finding(Check.ORDER, f"After {_called(before)} Tab goes back to {_called(after)}.")


def _place(widget: QWidget, beside: QWidget, places: dict[int, QRect]) -> QRect:
    """Return where a widget is; what scrolls stands where its scroll area is, for those outside of it."""
    area, place = _scrolled(widget), places[id(widget)]
    while area is not None:
        if not area.isAncestorOf(beside):
            place = QRect(area.mapTo(area.window(), QPoint(0, 0)), area.size())
        area = _scrolled(area)
    return place


def _focus_seen(widget: QWidget) -> Iterator[Finding]:
    """One sees where the keyboard is: enough pixels change, and each of them by enough."""
    window = widget.window()
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-_RING, -_RING, _RING, _RING)
    area = area.intersected(window.rect())
    focused = pixels(window.grab(area).toImage())
    widget.clearFocus()
    QApplication.processEvents()
    plain = pixels(window.grab(area).toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    changed = Counter(pair for pair in zip(plain, focused, strict=True) if pair[0] != pair[1])
    clear = sum(count for (one, other), count in changed.items() if contrast(one, other) >= 3)
    if clear < widget.width() + widget.height():
        yield Finding(Check.FOCUS, f"{_called(widget)} hardly shows that it has the focus: {clear} pixels change.")


_CHECKS: tuple[Callable[[QWidget, list[QWidget]], Iterator[Finding]], ...] = (
    _names,
    _roles,
    _duplicates,
    _cell_widgets,
    _targets,
    _mnemonics,
    _clipped,
    _contrasts,
)
