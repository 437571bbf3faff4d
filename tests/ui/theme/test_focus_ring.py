"""Whoever works with the keyboard sees where it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from app.ui.theme.focus_ring import Ring
from app.ui.theme.tokens import BY_SCHEME
from app.ui.widgets.scroll import scrolled
from tests.ui.theme.test_contrast import contrast


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    apply(qapp, Scheme.LIGHT, 100)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton("Go"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    apply(qapp, Scheme.LIGHT, 100)


def _ring(page: QWidget) -> Ring:
    ring = page.findChild(Ring)
    assert isinstance(ring, Ring)
    return ring


def _around(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-5, -5, 5, 5)


def test_the_ring_goes_where_tab_goes(page: QWidget, qtbot: QtBot) -> None:
    field, button = page.findChildren(QLineEdit)[0], page.findChildren(QPushButton)[0]
    field.setFocus()
    first = (_ring(page).isVisible(), _ring(page).geometry())
    QTest.keyClick(field, Qt.Key.Key_Tab)
    second = (_ring(page).isVisible(), _ring(page).geometry())
    assert (first, second) == ((True, _around(field)), (True, _around(button)))


def test_the_ring_follows_what_it_is_around(page: QWidget, qtbot: QtBot) -> None:
    field = page.findChildren(QLineEdit)[0]
    field.setFocus()
    page.resize(700, 500)
    qtbot.waitUntil(lambda: _ring(page).geometry() == _around(field))


def test_the_ring_goes_when_what_it_is_around_is_hidden_or_deleted(page: QWidget, qtbot: QtBot) -> None:
    field = page.findChildren(QLineEdit)[0]
    field.setFocus()
    ring = _ring(page)
    page.findChildren(QPushButton)[0].setEnabled(False)
    field.hide()
    qtbot.waitUntil(ring.isHidden)
    field.deleteLater()
    qtbot.waitUntil(lambda: page.findChildren(QLineEdit) == [])
    assert ring.isHidden()


@pytest.mark.parametrize("scheme", list(BY_SCHEME))
def test_the_pixels_of_the_ring_change_by_three_to_one(page: QWidget, qapp: QApplication, scheme: Scheme) -> None:
    apply(qapp, scheme, 100)
    field, button = page.findChildren(QLineEdit)[0], page.findChildren(QPushButton)[0]
    place = QPoint(field.geometry().center().x(), field.geometry().top() - 4)
    button.setFocus()
    before = page.grab().toImage().pixelColor(place).name()
    field.setFocus()
    after = page.grab().toImage().pixelColor(place).name()
    assert contrast(before, after) >= 3


def test_no_ring_lies_outside_what_is_scrolled(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, Scheme.LIGHT, 100)
    inner = QWidget()
    column = QVBoxLayout(inner)
    for _ in range(20):
        column.addWidget(QLineEdit())
    area = scrolled(inner)
    area.resize(300, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    inner.findChildren(QLineEdit)[0].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert _ring(area).isHidden()


def test_words_that_are_only_selected_get_no_ring(page: QWidget) -> None:
    label = QLabel("Words")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(label)
    label.show()
    page.findChildren(QLineEdit)[0].setFocus()
    label.setFocus()
    assert _ring(page).isHidden()
