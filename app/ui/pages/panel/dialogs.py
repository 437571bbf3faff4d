"""What this room asks before it records something: words compared, a seat changed, an interest decided on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.text.screens import panel as words
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.forms import Row
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_XS
from app.ui.widgets.buttons import danger, quiet_button
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.flow import flow
from app.ui.widgets.six_words import SixWords


class WordsDialog(Sheet):
    """Six words to compare by voice; `pressed` where they are the same, else `differed` or `unchecked`."""

    differed = Signal()
    unchecked = Signal()

    def __init__(self, parent: QWidget, *, seat: str, name: str, six: str) -> None:
        super().__init__(
            parent,
            title=words.words_title(seat),
            sentence=words.words_sentence(name),
            verb=words.words_same(),
        )
        self.six = SixWords(six)
        self.differ = danger(words.words_differ())
        self.skip = quiet_button(words.words_unchecked())
        self.differ.clicked.connect(self.differed)
        self.skip.clicked.connect(self.unchecked)
        self.form.column.addWidget(self.six)
        self.form.column.addWidget(flow(self.differ, self.skip))
        self.cancel.setFocus()


def unchecked_dialog(parent: QWidget, seat: str) -> ReasonDialog:
    """Return the dialog that asks why words are not compared."""
    return ReasonDialog(
        parent,
        title=words.unchecked_title(seat),
        sentence=words.unchecked_sentence(),
        verb=words.unchecked_verb(),
        dangerous=True,
    )


def change_dialog(parent: QWidget, code: str, seat: str) -> ReasonDialog:
    """Return the dialog that asks why a seat is withdrawn or its key revoked."""
    return ReasonDialog(
        parent,
        title=words.change_title(code, seat),
        sentence=words.change_sentence(code),
        verb=words.change_verb(code),
        dangerous=True,
    )


class ReplaceDialog(ReasonDialog):
    """Asks who takes a seat's place, and why; `replaced` has code, name and reason."""

    replaced = Signal(str, str, str)

    def __init__(self, parent: QWidget, seat: str) -> None:
        super().__init__(
            parent,
            title=words.change_title("replace", seat),
            sentence=words.change_sentence("replace"),
            verb=words.change_verb("replace"),
        )
        self.code, self.name = QLineEdit(), QLineEdit()
        self._code = Row(words.new_code(), self.code, words.new_code_hint(f"{seat}b"))
        self.code.textChanged.connect(self._code.accept)
        self.put_above(self._code)
        self.put_above(Row(words.new_name(), self.name))
        self.given.connect(lambda why: self.replaced.emit(self.code.text().strip(), self.name.text().strip(), why))
        self.code.setFocus()

    def ready(self) -> bool:
        """Return whether there is a code and a reason."""
        reasoned = super().ready()
        return _has_code(self.code, self._code) and reasoned


class DeputyDialog(Sheet):
    """Asks who deputises for the moderator; `added` has code and name."""

    added = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=words.change_title("deputy", ""),
            sentence=words.change_sentence("deputy"),
            verb=words.change_verb("deputy"),
        )
        self.code, self.name = QLineEdit(), QLineEdit()
        self._code = self.form.row(words.new_code(), self.code, words.new_code_hint("MOD2"))
        self.code.textChanged.connect(self._code.accept)
        self.form.row(words.new_name(), self.name)
        self.pressed.connect(lambda: self.added.emit(self.code.text().strip(), self.name.text().strip()))
        self.code.setFocus()

    def ready(self) -> bool:
        """Return whether there is a code."""
        return _has_code(self.code, self._code)


class DecideDialog(ReasonDialog):
    """Asks from which lots a seat is recused, and why; `decided` has the lots' codes and the reason."""

    decided = Signal(list, str)

    def __init__(self, parent: QWidget, seat: str, lots: Sequence[tuple[str, str]], recused: Sequence[str]) -> None:
        super().__init__(
            parent,
            title=words.decide_title(seat),
            sentence=words.decide_sentence(),
            verb=words.decide_verb(),
        )
        box = QWidget()
        column = spaced(QVBoxLayout(box), SPACE_XS)
        self.lots: dict[str, CheckChoice] = {}
        for code, name in lots:
            choice = CheckChoice(words.lot(code, name))
            choice.setChecked(code in recused)
            self.lots[code] = choice
            column.addWidget(choice)
        self.put_above(Row(words.decide_lots(), box))
        self.given.connect(self._decide)
        next(iter(self.lots.values())).setFocus()

    def _decide(self, reason: str) -> None:
        self.decided.emit([code for code, choice in self.lots.items() if choice.isChecked()], reason)


def _has_code(field: QLineEdit, row: Row) -> bool:
    if field.text().strip():
        return True
    row.refuse(words.new_code_missing())
    field.setFocus()
    return False
