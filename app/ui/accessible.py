"""What assistive technology is told of a widget, where Qt's own answer would end the application."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

_UNSAFE = frozenset({"QScrollArea", "QAbstractScrollArea"})  # what is derived from them and has its own answer is safe


@cache
def mend() -> None:
    """Have scroll areas answer safely; called once there is an application, before anything is shown.

    Qt's own answer for a scroll area counts its scroll bars only while they show, and takes a child out of that list
    without looking whether there is one: a screen reader that counted before a page went, and asks after, crashes us.
    The answer for any other widget counts all that is in it, and looks.
    """
    QAccessible.installFactory(_made)


def _made(name: str, thing: QObject) -> QAccessibleWidget | None:
    """Return what answers for a thing, asked with the name of each of its classes in turn; None leaves it to Qt."""
    if name in _UNSAFE and isinstance(thing, QAbstractScrollArea):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None
