"""Tables: rows in, sorted in the model, used by keyboard."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.tables import SORT_KEYS, Column, ReadTable, TableView, table_view
from tests.gallery.tables import Tender, columns

ROWS = [
    Tender(code="S1", name="Northgate", left=10),
    Tender(code="S2", name="Harbour", left=None),
    Tender(code="S3", name="eastway", left=9),
]


@pytest.fixture
def model() -> ReadTable[Tender]:
    return ReadTable(columns(), ROWS, identity=lambda tender: tender.code)


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def view(qtbot: QtBot, model: ReadTable[Tender], opened: list[str]) -> TableView:
    made = table_view(model, "Tenders", on_open=lambda tender: opened.append(tender.code))
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def codes(model: ReadTable[Tender]) -> list[str]:
    return [row.code for row in model.rows]


def test_the_model_keeps_the_contract_of_qt(model: ReadTable[Tender], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)


def test_numbers_sort_as_numbers_and_missing_ones_come_last_either_way(model: ReadTable[Tender]) -> None:
    model.sort(2)
    assert codes(model) == ["S3", "S1", "S2"]

    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert codes(model) == ["S1", "S3", "S2"]


def test_words_sort_whatever_their_capitals(model: ReadTable[Tender]) -> None:
    model.sort(1)

    assert codes(model) == ["S3", "S2", "S1"]


def test_the_order_given_comes_back(model: ReadTable[Tender]) -> None:
    model.sort(1)
    model.sort(-1)

    assert codes(model) == ["S1", "S2", "S3"]


def test_new_rows_come_in_the_order_chosen(model: ReadTable[Tender]) -> None:
    model.sort(2)
    model.replace([*ROWS, Tender(code="S4", name="West", left=1)])

    assert codes(model) == ["S4", "S3", "S1", "S2"]


def test_a_cell_is_said_with_its_column(model: ReadTable[Tender]) -> None:
    said = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Questions left: 10"


def test_a_table_reached_with_tab_has_a_row_chosen(view: TableView) -> None:
    assert view.row() == ROWS[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_open_the_row(view: TableView, opened: list[str], key: Qt.Key) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, key)

    assert opened == ["S2"]


def test_a_double_click_opens_the_row(
    qtbot: QtBot, view: TableView, opened: list[str], model: ReadTable[Tender]
) -> None:
    at = view.visualRect(model.index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert opened == ["S3"]


def test_a_row_is_copied_as_text(view: TableView) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "S1\tNorthgate\t10"


def test_keys_sort_by_the_column_of_the_cursor_and_back(view: TableView, model: ReadTable[Tender]) -> None:
    assert SORT_KEYS == "Alt+Down"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert codes(model) == ["S3", "S2", "S1"]

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert codes(model) == ["S1", "S2", "S3"]


def test_the_chosen_row_stays_chosen_when_rows_are_sorted_and_replaced(
    view: TableView, model: ReadTable[Tender]
) -> None:
    view.choose(ROWS[2])
    model.sort(2)
    assert view.row() == ROWS[2]

    model.replace([ROWS[0], Tender(code="S3", name="Eastway", left=0)])
    assert view.row() == Tender(code="S3", name="Eastway", left=0)
    assert view.selectionModel().isRowSelected(0)


def test_a_heading_says_that_it_is_sorted_by(model: ReadTable[Tender]) -> None:
    model.sort(1)
    across, said = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole

    assert model.headerData(1, across) == "Name ▲"
    assert model.headerData(1, across, said) == "Name, sorted upwards"


def test_a_table_of_nothing_is_quiet(qtbot: QtBot, opened: list[str]) -> None:
    empty: ReadTable[Tender] = ReadTable(columns())
    view = table_view(empty, "Tenders", on_open=lambda tender: opened.append(tender.code))
    qtbot.addWidget(view)
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.selectionModel().clear()
    view.selectionModel().select(empty.index(0, 0), QItemSelectionModel.SelectionFlag.Select)

    assert (opened, view.row(), empty.rows) == ([], None, ())


def test_a_column_without_a_key_is_sorted_by_what_it_shows() -> None:
    column: Column[str] = Column("Word", str.title)

    assert column.sort_key("evenhand") == "evenhand"
