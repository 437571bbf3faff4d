"""A row of buttons breaks into lines instead of running out of the window."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import flow


def test_what_fits_stands_in_one_line_and_what_does_not_goes_on_below(qtbot: QtBot) -> None:
    buttons = [QPushButton(name) for name in ("Lock and sign", "Print", "Undo")]
    row = flow(*buttons)
    qtbot.addWidget(row)
    row.show()
    lines = []
    for width in (1000, 150):
        row.resize(width, row.heightForWidth(width))
        qtbot.waitUntil(lambda: row.childrenRect().width() <= row.width())
        lines.append(len({button.y() for button in buttons}))
    assert lines == [1, 2]
    assert row.childrenRect().height() == row.height()


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    first, second = QPushButton("First"), QPushButton("Second")
    row = flow(first, second)
    qtbot.addWidget(row)
    first.hide()
    row.show()
    assert second.x() == 0


def test_a_button_can_be_taken_out(qtbot: QtBot) -> None:
    row = flow(QPushButton("First"), QPushButton("Second"))
    qtbot.addWidget(row)
    layout = row.layout()
    assert layout is not None
    layout.takeAt(0)
    assert (layout.count(), layout.itemAt(7)) == (1, None)
