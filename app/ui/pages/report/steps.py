"""The steps towards a finished report, each done or to be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.award import Stage
from app.text.screens import report as words
from app.ui.theme.icons import Tone
from app.ui.theme.tokens import SPACE_S
from app.ui.widgets.card import Card
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, heading


class Steps(Card):
    """Lists what is done with a tick, and what is to be done with a clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading()
        self.body.addWidget(self.title)
        self._rows: dict[str, tuple[Symbol, QWidget]] = {}
        self._said = {}
        for key in ("locked", "prices", "ranked", "reported", "signed", "closed"):
            row, symbol, said = QWidget(), Symbol("clock", Tone.QUIET, 18), body()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(SPACE_S)
            across.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(said, 1)
            self.body.addWidget(row)
            self._rows[key], self._said[key] = (symbol, row), said

    def show_stage(self, stage: Stage) -> None:
        """Show how far things have come."""
        self.title.setText(
            words.state_heading(
                ready=stage.can_rank, written=stage.reported is not None, closed=stage.closed is not None
            )
        )
        done = {
            "locked": stage.quality_locked,
            "prices": stage.prices_opened is not None,
            "ranked": stage.ranked is not None,
            "reported": stage.reported is not None,
            "signed": stage.signed is not None,
            "closed": stage.closed is not None,
        }
        self._rows["prices"][1].setVisible(stage.priced)
        for key, is_done in done.items():
            symbol, _row = self._rows[key]
            symbol.show_as("check-circle" if is_done else "clock", Tone.GOOD if is_done else Tone.QUIET)
            told = words.step(key, done=is_done)
            self._said[key].setText(told)
            self._said[key].setAccessibleName(words.step_said(told, done=is_done))
