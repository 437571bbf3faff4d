"""The icons are one family and wear the colours of the theme."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.shipped import shipped
from app.ui.theme import Scheme, Tone, apply, dress, icon
from app.ui.theme.current import tokens

NAMES = sorted(path.stem for path in shipped("icons").glob("*.svg"))


def _colour(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    picture = made.pixmap(QSize(48, 48), mode).toImage()
    found = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return Counter(colour.name() for colour in found if colour.alpha() == 255).most_common(1)[0][0]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_with_the_same_pen(name: str) -> None:
    root = ElementTree.fromstring(shipped("icons", f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - ours
    pen = [root.get(key) for key in ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")]
    assert pen == ["0 0 24 24", "none", "currentColor", "2", "round", "round"]


def test_every_icon_that_the_code_names_is_there(root: Path) -> None:
    assert {"check-circle", "close", "error", "info", "warning"} <= set(NAMES)


def test_an_icon_has_the_colour_of_its_tone_and_of_its_mode(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)
    made = icon("check", Tone.ACCENT)
    seen = [_colour(made, mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected)]
    assert seen == [tokens().accent, tokens().disabled, tokens().on_selection]


def test_an_icon_is_made_once_for_a_theme() -> None:
    assert icon("home").cacheKey() == icon("home").cacheKey()


def test_what_is_dressed_keeps_up_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, Scheme.LIGHT, 100)
    push, tool, action = QPushButton("Go"), QToolButton(), QAction()
    qtbot.addWidget(push)
    qtbot.addWidget(tool)
    for target in (push, tool, action):
        dress(target, "home")
    apply(qapp, Scheme.DARK, 200)
    seen = [_colour(target.icon()) for target in (push, tool, action)]
    size = (push.iconSize(), tool.iconSize())
    expected = tokens().text
    apply(qapp, Scheme.LIGHT, 100)
    assert seen == [expected] * 3
    assert size == (QSize(50, 40), QSize(40, 40))


def test_a_new_dress_replaces_the_old_one(qapp: QApplication, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    dress(button, "sun")
    dress(button, "moon", Tone.ACCENT)
    apply(qapp, Scheme.LIGHT, 100)
    assert button.icon().cacheKey() == icon("moon", Tone.ACCENT).cacheKey()
