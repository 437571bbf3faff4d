"""What became of one seat's own score: it moved, it dissents, or it lets it be."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.codes import SeatCode
from app.text.screens import meeting as words
from app.ui.forms import Row
from app.ui.pages.meeting.draft import Stance, Stand
from app.ui.pages.meeting.text_field import text_field
from app.ui.theme.tokens import SPACE_XS
from app.ui.widgets.choice import RadioChoice
from app.ui.widgets.choice_group import ChoiceGroup


class StandBlock(QWidget):
    """Three radio buttons, none of them chosen to begin with, and the words that the choice needs.

    `changed` when anything was said, `arranged` when there is another field than before.
    """

    changed = Signal()
    arranged = Signal()

    def __init__(self, seat: SeatCode, before: Fraction | None, shown: str, agreed: str, stand: Stand) -> None:
        super().__init__()
        self.seat = seat
        self.before = before
        self.buttons: dict[Stance, RadioChoice] = {}
        self._group = ChoiceGroup(self)
        self._begun = stand
        self._fields: dict[Stance, Row] = {}
        choices = QWidget()
        inner = QVBoxLayout(choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE_XS)
        for stance, text in (
            (Stance.MOVED, words.moved(seat, agreed)),
            (Stance.DISSENT, words.dissents(seat)),
            (Stance.UNMOVED, words.stays(seat)),
        ):
            button = RadioChoice()
            _name(button, text)
            self.buttons[stance] = button
            self._group.addButton(button)
            inner.addWidget(button)
        label = words.was_not_sure(seat) if before is None else words.gave(seat, shown)
        self.choice = Row(label.replace("&", "&&"), choices)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.choice)
        if stand.stance is not None:
            self.buttons[stand.stance].setChecked(True)
        self._fit()
        self._group.chosen.connect(lambda _button: self._chosen())

    @property
    def why(self) -> Row:
        """Where it is said why the seat moved."""
        return self._row(Stance.MOVED)

    @property
    def words(self) -> Row:
        """Where a dissent is written down."""
        return self._row(Stance.DISSENT)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (*self.buttons.values(), *(row.field for row in self._fields.values()))

    @property
    def stand(self) -> Stand:
        """What was said of the seat so far."""
        stance = next((one for one, button in self.buttons.items() if button.isChecked()), None)
        return Stand(stance=stance, why=self._text(Stance.MOVED), words=self._text(Stance.DISSENT))

    def agree(self, agreed: str) -> None:
        """Ask anew, because another score is agreed; what was typed stays."""
        _name(self.buttons[Stance.MOVED], words.moved(self.seat, agreed))
        with self._group.quietly():
            for button in self.buttons.values():
                button.setChecked(False)
        self._fit()

    def accept(self) -> None:
        """Take back every refusal."""
        for row in (self.choice, *self._fields.values()):
            row.accept()

    def _chosen(self) -> None:
        self.choice.accept()
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the field that the choice needs; it is made when it is first needed, since there may be many seats."""
        for stance in (Stance.MOVED, Stance.DISSENT):
            needed = self.buttons[stance].isChecked()
            if needed or stance in self._fields:
                self._row(stance).setVisible(needed)

    def _row(self, stance: Stance) -> Row:
        if stance not in self._fields:
            moved = stance is Stance.MOVED
            field = text_field()
            field.setPlainText(self._begun.why if moved else self._begun.words)
            field.textChanged.connect(self.changed)
            row = Row(words.why_moved(self.seat) if moved else words.dissent_words(self.seat), field)
            self._fields[stance] = row
            self._column.addWidget(row)
            self.arranged.emit()
        return self._fields[stance]

    def _text(self, stance: Stance) -> str:
        row = self._fields.get(stance)
        if row is None:
            return self._begun.why if stance is Stance.MOVED else self._begun.words
        return row.field.toPlainText() if isinstance(row.field, QPlainTextEdit) else ""


def _name(button: RadioChoice, text: str) -> None:
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
