"""Words on a page, in four ranks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def title(text: str = "") -> QLabel:
    """Return the one title of a page."""
    return _label(text, "title")


def heading(text: str = "") -> QLabel:
    """Return the heading of a part of a page."""
    return _label(text, "heading")


def body(text: str = "") -> QLabel:
    """Return running text."""
    return _label(text, "body")


def quiet(text: str = "") -> QLabel:
    """Return a hint or a caption."""
    return _label(text, "quiet")


def strong(text: str = "") -> QLabel:
    """Return the bold label of a field or a figure."""
    return _label(text, "label")


def _label(text: str, part: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("part", part)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
