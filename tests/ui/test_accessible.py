"""What a screen reader asks for after the page has moved on must not end the application."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from app.ui import accessible
from app.ui.widgets.scroll import scrolled


@pytest.mark.parametrize("made", [lambda: scrolled(QLabel("line\n" * 500)), QAbstractScrollArea, QPlainTextEdit])
def test_what_scrolls_has_no_child_beyond_its_last(made: Callable[[], QAbstractScrollArea], qtbot: QtBot) -> None:
    accessible.mend()
    area = made()
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    counted = QAccessible.queryAccessibleInterface(area).childCount()
    area.hide()
    gc.collect()
    told = QAccessible.queryAccessibleInterface(area)

    assert [told.child(counted), told.child(counted + 1000)] == [None, None]


def test_what_is_in_a_scroll_area_is_told(qtbot: QtBot) -> None:
    accessible.mend()
    area = QScrollArea()
    qtbot.addWidget(area)
    label = QLabel("inside")
    area.setWidget(label)
    area.show()
    told = QAccessible.queryAccessibleInterface(area)
    viewport = next(told.child(at) for at in range(told.childCount()) if told.child(at).object() is area.viewport())

    assert viewport.child(0).text(QAccessible.Text.Name) == "inside"
    assert viewport.child(0).parent().parent().object() is area
