"""A list of sentences, each behind a bullet with its lines below one another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_S, SPACE_XS
from app.ui.widgets.text import body


def bullets(sentences: Sequence[str]) -> QWidget:
    """Return the sentences as a list."""
    whole = QWidget()
    grid = spaced(QGridLayout(whole), SPACE_XS)
    grid.setHorizontalSpacing(SPACE_S)
    grid.setColumnStretch(1, 1)
    for row, sentence in enumerate(sentences):
        grid.addWidget(QLabel("•"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(body(sentence), row, 1)
    return whole
