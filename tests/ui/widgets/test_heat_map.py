"""The heat map says in words and digits what it tints."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.theme import Scheme, apply
from app.ui.widgets.heat_map import HeatMap, heat_cell
from app.ui.widgets.heat_tile import Heat, colours, contrast
from tests.gallery.tables import filled


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMap:
    made = filled(HeatMap("Scores"), 12, 6)
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_a_cell_says_how_far_apart_and_who_is_not_sure() -> None:
    cell = heat_cell("S03", "Q2", lowest="3", highest="5", apart=2, not_sure=1)

    assert (cell.text, cell.kind) == ("3–5 ?", Heat.APART)
    assert cell.said == "Supplier S03, question Q2: scores from 3 to 5, 1 seat not sure, not yet agreed"


@pytest.mark.parametrize(
    ("known", "text", "kind"),
    [
        ({}, "–", Heat.MISSING),
        ({"lowest": "3", "highest": "3"}, "3", Heat.ALIKE),
        ({"lowest": "3", "highest": "4", "apart": 1, "missing": 1}, "3–4 –", Heat.NEAR),
        ({"lowest": "0", "highest": "5", "apart": 5}, "0–5", Heat.FAR),
        ({"lowest": "0", "highest": "5", "apart": 5, "agreed": "3"}, "3 ✓", Heat.AGREED),
    ],
)
def test_a_cell_shows_signs_and_not_colour_alone(known: dict[str, str | int], text: str, kind: Heat) -> None:
    cell = heat_cell("S1", "Q1", **known)  # type: ignore[arg-type]

    assert (cell.text, cell.kind) == (text, kind)


def test_arrow_keys_move_and_enter_opens(qtbot: QtBot, heat: HeatMap) -> None:
    heat.choose(0, 0)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, Qt.Key.Key_Right)
    with qtbot.waitSignal(heat.opened) as opened:
        QTest.keyClick(heat, Qt.Key.Key_Return)

    assert opened.args == [1, 1]


def test_the_cursor_stays_when_scores_come_in(heat: HeatMap) -> None:
    heat.choose(4, 5)
    filled(heat, 3, 6)

    assert (heat.currentIndex().row(), heat.currentIndex().column()) == (2, 5)


def test_headings_are_short_and_say_the_whole_name(heat: HeatMap) -> None:
    model, said = heat.model(), Qt.ItemDataRole.AccessibleTextRole

    assert model.headerData(0, Qt.Orientation.Horizontal) == "Q1"
    assert model.headerData(0, Qt.Orientation.Horizontal, said) == "Q1  How will you keep young people safe?"
    assert str(model.headerData(2, Qt.Orientation.Vertical)).endswith("…")
    assert str(model.headerData(2, Qt.Orientation.Vertical, said)).endswith("with more")


def test_the_model_keeps_the_contract_of_qt(heat: HeatMap, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(heat.model(), force_py=True)


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def worn(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QPalette]:
    apply(qapp, request.param)
    yield qapp.palette()
    apply(qapp, Scheme.LIGHT)


@pytest.mark.parametrize("kind", list(Heat))
def test_the_digits_can_be_read_on_every_tint(worn: QPalette, kind: Heat) -> None:
    fill, ink, _edge = colours(worn, kind)

    assert contrast(fill, ink) >= 4.5
