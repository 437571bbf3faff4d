"""Space between things, which grows with the text."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from app.ui.theme.current import px, theme

L = TypeVar("L", bound=QLayout)


def spaced(layout: L, gap: int, around: int = 0) -> L:
    """Keep a layout's spacing and margins, given in pixels at 100 %, at the text size in use; return the layout."""
    _Spacer(layout, gap, around).again()
    return layout


class _Spacer(QObject):
    """Lives as long as its layout."""

    def __init__(self, layout: QLayout, gap: int, around: int) -> None:
        super().__init__(layout)
        self._layout, self._gap, self._around = layout, gap, around
        theme().changed.connect(self.again)

    def again(self) -> None:
        around = px(self._around)
        self._layout.setSpacing(px(self._gap))
        self._layout.setContentsMargins(around, around, around, around)
