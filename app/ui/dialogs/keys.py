"""The list of keys, as a box."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QScrollArea, QScrollBar, QWidget

from app.text.screens import shell as words
from app.ui.dialogs.sheet import Sheet
from app.ui.theme.current import px
from app.ui.theme.tokens import SPACE_L, SPACE_S
from app.ui.widgets.text import body, strong

_WIDTH = 560


def tell_keys(parent: QWidget) -> Sheet:
    """Say which key does what; a list longer than the screen is scrolled with the arrow keys."""
    dialog = Sheet(parent, title=words.keys_title(), sentence=words.keys_sentence(), verb=words.close())
    dialog.setMinimumWidth(px(_WIDTH))
    lines = []
    for title, group in words.key_groups():
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(SPACE_L))
        grid.setVerticalSpacing(px(SPACE_S))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.addWidget(strong(title), 0, 0, 1, 2)
        for row, (key, what) in enumerate(group, start=1):
            grid.addWidget(body(key), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(what), row, 1, Qt.AlignmentFlag.AlignTop)
            lines.append(words.key_said(key, what))
        dialog.form.column.addLayout(grid)
        dialog.form.column.addSpacing(px(SPACE_S))
    dialog.setAccessibleDescription("\n".join(lines))
    for area in dialog.findChildren(QScrollArea):
        _scrolls(dialog, area.verticalScrollBar())
    dialog.cancel.hide()
    dialog.pressed.connect(dialog.accept)
    dialog.open()
    return dialog


def _scrolls(dialog: Sheet, bar: QScrollBar) -> None:
    moves = QAbstractSlider.SliderAction
    for key, move in (
        (Qt.Key.Key_Down, moves.SliderSingleStepAdd),
        (Qt.Key.Key_Up, moves.SliderSingleStepSub),
        (Qt.Key.Key_PageDown, moves.SliderPageStepAdd),
        (Qt.Key.Key_PageUp, moves.SliderPageStepSub),
        (Qt.Key.Key_End, moves.SliderToMaximum),
        (Qt.Key.Key_Home, moves.SliderToMinimum),
    ):
        QShortcut(QKeySequence(key), dialog).activated.connect(partial(bar.triggerAction, move))
