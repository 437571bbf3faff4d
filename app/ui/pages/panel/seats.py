"""Every seat in a table, and the chosen one beside it with what comes next for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.codes import Role
from app.domain.declarations import Cleared
from app.domain.panel import KeyState, SeatState
from app.services.panel_views import PanelView, SeatView
from app.text import report
from app.text.clock import day_of
from app.text.screens import panel as words
from app.ui.tables import Column, ReadTable, table_view
from app.ui.theme.current import px
from app.ui.theme.icons import Tone, icon
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import danger, secondary
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.clearing import clear
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.text import body, heading, quiet

_LOOKS: dict[str, tuple[Kind, str]] = {
    "own": (Kind.GOOD, "person"),
    "none": (Kind.INFO, "file-plus"),
    "invited": (Kind.INFO, "clock"),
    "pending": (Kind.WARNING, "speech"),
    "newcomer": (Kind.WARNING, "speech"),
    "verified": (Kind.GOOD, "check-circle"),
    "unchecked": (Kind.WARNING, "key"),
    "withdrawn": (Kind.ERROR, "close"),
    "replaced": (Kind.ERROR, "close"),
}
_REPRESENTS = Role.SERVICE_USER_REPRESENTATIVE
_ICONS = {
    "invite": "send",
    "join": "inbox",
    "compare": "speech",
    "pack": "send",
    "decide": "scale",
    "withdraw": "close",
    "replace": "people",
    "revoke": "key",
}


def key_state(seat: SeatView) -> str:
    """Return how far a seat's key has come, by the code of its words."""
    held = seat.held
    if held.state is not SeatState.ACTIVE:
        return held.state.value
    if seat.own or seat.newcomer:
        return "own" if seat.own else "newcomer"
    if held.key_state is KeyState.NONE and seat.invited is not None:
        return "invited"
    return held.key_state.value


def actions(seat: SeatView, *, frozen: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what can be done for a seat next, the most likely first, and what changes the seat."""
    state = key_state(seat)
    if state in {"withdrawn", "replaced", "own"}:
        return (("decide",) if state == "own" and seat.cleared is Cleared.WAITING else ()), ()
    steps = {
        "none": ("invite",),
        "invited": ("join", "invite"),
        "pending": ("compare", "join"),
        "newcomer": ("compare", "join"),
        "verified": ("pack", "join") if frozen else ("join",),
        "unchecked": ("pack", "compare") if frozen else ("compare",),
    }[state]
    if seat.cleared is Cleared.WAITING:
        steps = ("decide", *steps)
    changes = ["withdraw"]
    if seat.held.seat.role.scores:
        changes.append("replace")
    if seat.held.card is not None:
        changes.append("revoke")
    return steps, tuple(changes)


def _part(seat: SeatView) -> str:
    part = report.word(report.ROLES, seat.held.seat.role.value)
    return words.deputy(part) if seat.held.deputy else part


def _pack(seat: SeatView) -> str:
    return words.no_pack_needed() if seat.own else words.pack(seat.pack)


def _interests(seat: SeatView) -> int:
    return 0 if seat.declaration is None else len(seat.declaration.interests)


def _key_icon(seat: SeatView) -> QIcon:
    kind, symbol = _LOOKS[key_state(seat)]
    return icon(symbol, Tone(kind.tone))


class Seats(QWidget):
    """`wanted` has the code of an action and the seat that it is wanted for."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        seat, name, part, key, pack, interests = words.columns()
        columns = (
            Column[SeatView](seat, lambda one: one.code),
            Column[SeatView](name, lambda one: one.held.seat.name, grows=True),
            Column[SeatView](part, lambda one: words.part(_part(one), represents=one.held.seat.role is _REPRESENTS)),
            Column[SeatView](key, lambda one: words.key_state(key_state(one)), icon=_key_icon),
            Column[SeatView](pack, _pack, lambda one: one.pack),
            Column[SeatView](interests, lambda one: words.interests(one.cleared.value, _interests(one))),
        )
        self.model = ReadTable(columns, identity=lambda one: one.code)
        self.table = table_view(self.model, words.table_name())
        self.table.setMinimumHeight(px(200))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.card = Card()
        self.buttons: dict[str, QPushButton] = {}
        self._frozen = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(SPACE_M), 0, 0)
        outer.addWidget(SideBySide(self.table, self.card, shares=(11, 5)))

    @property
    def seat(self) -> SeatView | None:
        """The chosen seat."""
        found = self.table.row()
        return found if isinstance(found, SeatView) else None

    def fill(self, view: PanelView) -> None:
        """Show these seats; the same one stays chosen, at first the one with something to do."""
        self._frozen = view.frozen
        before = self.seat
        self.model.replace(view.seats)
        if before is None:
            waiting = [one for one in view.seats if key_state(one) in {"none", "invited", "pending", "newcomer"}]
            first = next(iter(waiting or view.seats), None)
            if first is not None:
                self.table.choose(first)
        self._show()

    def choose(self, code: str) -> None:
        """Choose the seat of that code."""
        found = next((one for one in self.model.rows if one.code == code), None)
        if found is not None:
            self.table.choose(found)

    def _show(self) -> None:
        seat = self.seat
        self.buttons = {}
        clear(self.card.body)
        if seat is None:
            self.card.body.addWidget(quiet(words.choose_seat()))
            self.card.body.addStretch()
            return
        self._tell(seat)
        steps, changes = actions(seat, frozen=self._frozen)
        if steps:
            self.card.body.addSpacing(px(SPACE_S))
            self.card.body.addWidget(flow(*(self._button(code, seat) for code in steps)))
        if changes:
            self.card.body.addSpacing(px(SPACE_M))
            self.card.body.addWidget(quiet(words.changes_heading()))
            self.card.body.addWidget(flow(*(self._button(code, seat) for code in changes)))
        self.card.body.addStretch()

    def _tell(self, seat: SeatView) -> None:
        held, state = seat.held, key_state(seat)
        kind, symbol = _LOOKS[state]
        holder = "" if held.card is None else held.card.name
        told: list[QWidget] = [heading(words.heading(seat.code, held.seat.name)), quiet(_part(seat))]
        told.append(Chip(words.key_state(state), kind, symbol))
        meaning = words.key_meaning(
            state,
            day="" if seat.invited is None else day_of(seat.invited),
            name=holder or held.seat.name or seat.code,
            reason=held.reason,
            by=held.replaced_by or "",
        )
        told.append(body(meaning))
        if holder and state not in {"pending", "own"}:
            told.append(body(words.holder(holder)))
        if not seat.own:
            made = seat.pack is not None and seat.pack_at is not None
            told.append(
                body(
                    words.pack_sentence(seat.pack or 0, day_of(seat.pack_at))
                    if made and seat.pack_at
                    else words.no_pack_sentence()
                )
            )
        told.extend(
            (
                body(words.interests_sentence(seat.cleared.value, _interests(seat))),
                quiet(words.lots(list(held.seat.lots))),
            )
        )
        for one in told:
            self.card.body.addWidget(
                one, 0, Qt.AlignmentFlag.AlignLeft if isinstance(one, Chip) else Qt.AlignmentFlag(0)
            )

    def _button(self, code: str, seat: SeatView) -> QPushButton:
        make = danger if code in {"withdraw", "revoke"} else secondary
        button = make(words.action(code), _ICONS[code])
        button.clicked.connect(lambda: self.wanted.emit(code, seat))
        self.buttons[code] = button
        return button
