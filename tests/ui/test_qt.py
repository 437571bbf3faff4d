"""What Qt's bindings themselves must not do."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_a_call_without_a_result_keeps_every_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one a call on Python 3.11, and the process died after some thousands (notes/qt.md)."""
    label = QLabel()
    qtbot.addWidget(label)
    texts = [str(at) for at in range(CALLS)]

    before = sys.getrefcount(None)
    for text in texts:
        label.setText(text)
    after = sys.getrefcount(None)

    # Below 3.12 None is counted; from then on it is immortal and its count never moves. Others may hold a few more.
    assert abs(after - before) < CALLS // 100
