"""What the method gives reason to think about, each with what can be done: advice, never a barrier."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.evaluation import EvaluationData
from app.scoring.rehearsal.results import Line, Remark, Swap
from app.text import rehearsal
from app.text.catalogue import _
from app.text.screens import set_up as words
from app.ui.theme.current import px
from app.ui.theme.icons import Tone
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.card import Card
from app.ui.widgets.clearing import clear
from app.ui.widgets.scroll import scrolled
from app.ui.widgets.symbol import Symbol
from app.ui.widgets.text import body, quiet, strong


class Advice(QWidget):
    """Cards, one for each remark, with an example where there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        self._column = spaced(QVBoxLayout(inner), SPACE_M)
        self._column.setContentsMargins(0, px(SPACE_M), 0, px(SPACE_M))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self.sentences: tuple[str, ...] = ()
        self.wait()

    def wait(self) -> None:
        """Say that the method is being looked through."""
        clear(self._column)
        self._column.addWidget(quiet(words.thinking()))
        self._column.addStretch()

    def fill(self, data: EvaluationData, remarks: Sequence[Remark]) -> None:
        """Show these remarks on this evaluation."""
        clear(self._column)
        self._column.addWidget(body(words.advice_intro(len(remarks))))
        self.sentences = tuple(_sentence(data, one) for one in remarks)
        for sentence, remark in zip(self.sentences, remarks, strict=True):
            self._column.addWidget(_card(data, sentence, remark))
        self._column.addStretch()


def _sentence(data: EvaluationData, remark: Remark) -> str:
    named = [] if len(remark.lots) == len(data.lots) else list(remark.lots)
    return rehearsal.remark(remark.doubt.value, named, remark.criterion, remark.facts)


def _card(data: EvaluationData, sentence: str, remark: Remark) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.addWidget(Symbol("info", Tone.INFO), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(body(sentence), 1)
    card.body.addLayout(row)
    if remark.swap is not None:
        names = {} if remark.swap.invented else {str(one.id): one.name for one in data.suppliers}
        _show_swap(card, remark.swap, names, remark.lots if len(data.lots) > 1 else ())
    return card


def _show_swap(card: Card, swap: Swap, names: dict[str, str], lots: Sequence[str]) -> None:
    card.body.addWidget(quiet(rehearsal.swap(lots, invented=swap.invented)))
    card.body.addWidget(_table(swap.now, names))
    card.body.addWidget(quiet(rehearsal.without(names.get(swap.without, swap.without))))
    card.body.addWidget(_table(swap.then, names))


def _table(lines: Sequence[Line], names: dict[str, str]) -> QWidget:
    """Return an example as words in columns, which a screen reader reads line by line."""
    table = QWidget()
    grid = spaced(QGridLayout(table), SPACE_S)
    grid.setContentsMargins(px(SPACE_M), 0, 0, 0)
    grid.setHorizontalSpacing(px(SPACE_M))
    for column, title in enumerate(rehearsal.COLUMNS):
        grid.addWidget(_cell(strong(_(title)), column), 0, column)
    for at, line in enumerate(lines, start=1):
        shown = rehearsal.row(
            line.rank,
            names.get(line.supplier, line.supplier),
            [amount for _row, amount in line.prices],
            (line.quality, line.price_score, line.total),
        )
        for column, text in enumerate(shown):
            grid.addWidget(_cell(body(text), column), at, column)
    grid.setColumnStretch(len(rehearsal.COLUMNS), 1)
    return table


def _cell(label: QWidget, column: int) -> QWidget:
    right = column in rehearsal.FIGURES
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    label.setProperty("alignment", side | Qt.AlignmentFlag.AlignTop)
    label.setProperty("wordWrap", False)  # noqa: FBT003 - Qt's own order
    return label
