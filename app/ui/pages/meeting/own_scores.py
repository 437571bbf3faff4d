"""The seats' own scores side by side, all at once; names only where somebody asks for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.agendas import Setting
from app.services.meetings import Table
from app.text.screens import inbox as roles
from app.text.screens import meeting as words
from app.ui.pages.meeting.side_by_side import SideBySide
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.flow import flow
from app.ui.widgets.text import body, heading, quiet, strong


class OwnScores(QWidget):
    """A card for every seat that owes a score; `used` has a seat's words for the reason."""

    used = Signal(str)
    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names = CheckChoice(words.names())
        self.names.toggled.connect(self._again)
        self.cards = SideBySide(250)
        self._shown: tuple[Table, Setting, bool] | None = None
        self._buttons: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(words.own_scores()))
        column.addWidget(self.names)
        column.addWidget(self.cards)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (self.names, *self._buttons)

    def show_table(self, table: Table, setting: Setting, *, writing: bool) -> None:
        """Show the scores of one duty; while `writing` their words can be used."""
        self._shown = (table, setting, writing)
        self._again()

    def _again(self) -> None:
        if self._shown is None:
            return
        table, setting, writing = self._shown
        people = {one.seat: one for one in setting.people}
        given = {one.seat: one for one in table.scores}
        levels = {level.value: level.label for level in table.scale.levels}
        made: list[QWidget] = []
        self._buttons = []
        for seat in table.seats:
            card, person, score = Card(), people.get(seat), given.get(seat)
            holder = person.holder if person is not None and self.names.isChecked() else ""
            role = "" if person is None else roles.role(person.role.value)
            card.body.addWidget(strong(words.seat(seat, role, holder)))
            if score is None:
                card.body.addWidget(heading(words.no_score()))
            else:
                shown = (
                    words.not_sure() if score.value is None else words.level(score.value, levels.get(score.value, ""))
                )
                card.body.addWidget(heading(shown))
                card.body.addWidget(body(score.reason or words.no_reason()))
                card.body.addWidget(quiet(words.evidence(score.evidence)))
                if writing and score.reason:
                    button = quiet_button(words.use_words(), "quote")
                    button.setAccessibleName(words.use_words_of(seat))
                    button.clicked.connect(lambda _checked=False, text=score.reason: self.used.emit(text))
                    self._buttons.append(button)
                    card.body.addWidget(flow(button))
            made.append(card)
        self.cards.replace(made)
        self.arranged.emit()
