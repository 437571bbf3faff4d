"""A form says beside the field what is wrong with it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.forms import Form, Row


def test_a_field_has_its_label_as_name_and_its_hint_as_description(qtbot: QtBot) -> None:
    form, field = Form(), QLineEdit()
    qtbot.addWidget(form)
    row = form.row("Research && &development", field, "As in the notice.")
    assert (field.accessibleName(), field.accessibleDescription()) == ("Research & development", "As in the notice.")
    assert row.label.buddy() is field


def test_a_refusal_stands_under_its_field_until_it_is_taken_back(qtbot: QtBot) -> None:
    form, field = Form(), QLineEdit()
    qtbot.addWidget(form)
    row = form.row("Name", field, "In full.")
    row.refuse("Type a name.")
    refused = (row.refusal, field.accessibleDescription(), field.property("refused"))
    form.accept()
    accepted = (row.refusal, field.accessibleDescription(), field.property("refused"))
    assert refused == ("Error: Type a name.", "Error: Type a name. In full.", True)
    assert accepted == ("", "In full.", False)


def test_the_letter_of_a_label_leads_to_its_field(qtbot: QtBot) -> None:
    form, first, second = Form(), QLineEdit(), QLineEdit()
    qtbot.addWidget(form)
    form.row("&Name", first)
    form.row("&Role", second)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    QTest.keyClick(form, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert second.hasFocus()


def test_the_wheel_changes_no_field_that_has_not_the_focus(qtbot: QtBot) -> None:
    form, field = Form(), QComboBox()
    field.addItems(["Evaluator", "Moderator"])
    qtbot.addWidget(form)
    form.row("Role", field)
    form.show()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(field, turn)
    assert (field.currentText(), turn.isAccepted()) == ("Evaluator", False)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_file_dropped_on_a_field_is_left_to_the_window(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]) -> None:
    field = kind()
    row = Row("Reason", field)
    qtbot.addWidget(row)

    assert [one.acceptDrops() for one in [field, *field.findChildren(QWidget)]].count(True) == 0
