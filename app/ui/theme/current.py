"""The theme that is on the screen now, for what paints itself or measures itself."""

from functools import cache

from PySide6.QtCore import QObject, Signal

from app.ui.theme.tokens import LIGHT, Tokens


class Theme(QObject):
    """The tokens and the text size in use; `changed` after palette, fonts and style sheet are all in place.

    `themer` is who puts them there.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.percent = 100
        self.themer: QObject | None = None


@cache
def theme() -> Theme:
    """Return the one theme of this process."""
    return Theme()


def tokens() -> Tokens:
    """Return the colours in use."""
    return theme().tokens


def px(pixels: int) -> int:
    """Return a number of pixels at 100 % at the text size in use."""
    return max(1, (pixels * theme().percent + 50) // 100) if pixels else 0
