"""Who is in the meeting."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.codes import SeatCode
from app.services.agendas import Attender
from app.text.screens import inbox as roles
from app.text.screens import meeting as words
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import CheckChoice
from app.ui.widgets.flow import flow


class Presence(QWidget):
    """A check box for everybody who may be there; `changed` has those who are ticked."""

    changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.everybody = quiet_button(words.everybody(), "people")
        self.everybody.clicked.connect(self._tick_all)
        self._people: tuple[Attender, ...] = ()
        self._boxes: dict[SeatCode, CheckChoice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(flow(self.everybody))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (self.everybody, *self._boxes.values())

    @property
    def seats(self) -> tuple[SeatCode, ...]:
        """Who is ticked, in the panel's order."""
        return tuple(seat for seat, box in self._boxes.items() if box.isChecked())

    def show_people(self, people: Sequence[Attender], ticked: Sequence[SeatCode]) -> None:
        """Offer these people, and show who is there."""
        if self._people != tuple(people):
            self._people = tuple(people)
            for box in self._boxes.values():
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {one.seat: self._box(one) for one in people}
        for seat, box in self._boxes.items():
            quiet_now = QSignalBlocker(box)
            box.setChecked(seat in ticked)
            quiet_now.unblock()

    def _box(self, one: Attender) -> CheckChoice:
        box = CheckChoice(words.seat(one.seat, one.seat_name or roles.role(one.role.value), "").replace("&", "&&"))
        box.toggled.connect(lambda _on: self.changed.emit(self.seats))
        self._column.addWidget(box)
        return box

    def _tick_all(self) -> None:
        for one in self._people:
            if one.scores:
                self._boxes[one.seat].setChecked(True)
