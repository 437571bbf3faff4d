"""A theme is worn at the start and changed while windows are open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from app.ui.theme.current import px, theme, tokens
from app.ui.theme.tokens import CONTRAST, DARK, LIGHT


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Scheme.LIGHT, 100)
    yield
    apply(qapp, Scheme.LIGHT, 100)


@pytest.mark.parametrize(
    ("scheme", "expected"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)]
)
def test_a_chosen_scheme_gives_tokens_and_palette(qapp: QApplication, scheme: Scheme, expected: object) -> None:
    apply(qapp, scheme, 100)
    assert tokens() == expected
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens().text


def test_the_system_scheme_follows_the_operating_system_live(qapp: QApplication) -> None:
    apply(qapp, Scheme.SYSTEM, 100)
    worn = []
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
        worn.append(tokens())
    assert worn == [DARK, LIGHT]


def test_a_chosen_scheme_does_not_follow_the_operating_system(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tokens() == LIGHT


def test_the_text_size_scales_font_and_space_between_100_and_200(qapp: QApplication) -> None:
    seen = {}
    for percent in (50, 100, 150, 200, 300):
        apply(qapp, Scheme.LIGHT, percent)
        seen[percent] = (theme().percent, qapp.font().pointSizeF(), px(16))
    assert seen == {50: (100, 11, 16), 100: (100, 11, 16), 150: (150, 16.5, 24), 200: (200, 22, 32), 300: (200, 22, 32)}


def test_the_face_is_atkinson_hyperlegible_next(qapp: QApplication) -> None:
    assert qapp.font().families() == ["Atkinson Hyperlegible Next", "DejaVu Sans"]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("make", [QPushButton, QLineEdit, QComboBox, QCheckBox, QRadioButton])
def test_every_control_is_a_target_one_can_hit(
    qapp: QApplication, qtbot: QtBot, make: type[QWidget], percent: int
) -> None:
    apply(qapp, Scheme.LIGHT, percent)
    control = make()
    qtbot.addWidget(control)
    least = 28 if make in {QCheckBox, QRadioButton} else 32
    control.ensurePolished()
    assert control.sizeHint().height() >= least * percent // 100
