"""The panel as it is enrolled: seats, the keys of those who sit on them, and who may still act (DESIGN §5).

The roster alone decides whom to trust: a certificate that arrives inside a file is never believed for being there.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.codes import Role, SeatCode
from app.domain.evaluation import Seat
from app.domain.times import moment_of
from app.errors import AppError
from app.text.numbers import day


class SeatState(StrEnum):
    """Whether a seat takes part; withdrawal keeps its locked scores, marked."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class KeyState(StrEnum):
    """How sure the lead is whose key a seat's key is.

    `pending` is a key that came and was not compared; `unchecked` one used all the same, for a recorded reason.
    """

    NONE = "none"
    PENDING = "pending"
    VERIFIED = "verified"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What others know of a person: `key` is the SHA-256 of the signing key's SPKI, `recipient` the age key."""

    key: str
    certificate: bytes
    recipient: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokedKey:
    """A key that counts no longer, since when and why; files it signed that were not imported yet are refused."""

    key: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSeat:
    """A seat with its state and its holder's card; `reason` says why it is unchecked, withdrawn or replaced."""

    seat: Seat
    deputy: bool = False
    state: SeatState = SeatState.ACTIVE
    replaced_by: SeatCode | None = None
    card: Card | None = None
    key_state: KeyState = KeyState.NONE
    reason: str = ""
    revoked: tuple[RevokedKey, ...] = ()

    @property
    def code(self) -> SeatCode:
        """The seat's code."""
        return self.seat.code

    @property
    def active(self) -> bool:
        """Whether the seat takes part."""
        return self.state is SeatState.ACTIVE

    @property
    def trusted(self) -> bool:
        """Whether files may be sent to, and taken from, the holder of this seat's key."""
        return self.card is not None and self.key_state in {KeyState.VERIFIED, KeyState.UNCHECKED}

    def refuse_revoked(self, key: str) -> None:
        """Raise AppError `key-revoked` for a key of this seat that was lost, `key-replaced` for one given up."""
        for one in self.revoked:
            if one.key == key and one.reason:
                raise AppError("key-revoked", seat=self.code, since=day(moment_of(one.since)), reason=one.reason)
            if one.key == key:
                raise AppError("key-replaced", seat=self.code, since=day(moment_of(one.since)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All seats, in the panel's order, as one revision of the lead's list."""

    revision: int
    seats: tuple[PanelSeat, ...]

    def find(self, code: SeatCode) -> PanelSeat | None:
        """Return the seat of that code, if there is one."""
        return next((seat for seat in self.seats if seat.code == code), None)

    def seat(self, code: SeatCode) -> PanelSeat:
        """Return the seat of that code; raises AppError `no-such-seat`."""
        found = self.find(code)
        if found is None:
            raise AppError("no-such-seat", seat=code)
        return found

    def scoring(self) -> tuple[PanelSeat, ...]:
        """Return the active seats that give scores."""
        return tuple(seat for seat in self.seats if seat.active and seat.seat.role.scores)

    def held_by(self, key: str) -> tuple[PanelSeat, ...]:
        """Return the active seats whose holder has this key: one person may sit on several."""
        return tuple(seat for seat in self.seats if seat.active and seat.card is not None and seat.card.key == key)

    def sits(self, code: SeatCode, key: str) -> bool:
        """Tell whether the holder of this key sits on that seat now."""
        held = self.find(code)
        return held is not None and held.card is not None and held.card.key == key

    def lead(self) -> PanelSeat:
        """Return the procurement lead's seat; raises AppError `no-lead`."""
        found = next((seat for seat in self.seats if seat.active and seat.seat.role is Role.LEAD), None)
        if found is None:
            raise AppError("no-lead")
        return found

    def moderators(self) -> tuple[PanelSeat, ...]:
        """Return the active moderators, the deputy last."""
        found = [seat for seat in self.seats if seat.active and seat.seat.role is Role.MODERATOR]
        return tuple(sorted(found, key=lambda seat: seat.deputy))

    def trusted_signer(self, code: SeatCode, key: str) -> Card:
        """Return the card of a seat's holder, whose key signed something.

        Raises AppError `no-such-seat`, `unknown-signer`, `seat-pending`, `seat-withdrawn`, and as `refuse_revoked`.
        """
        seat = self.find(code)
        if seat is None:
            raise AppError("no-such-seat", seat=code)
        seat.refuse_revoked(key)
        if seat.card is None or seat.card.key != key:
            raise AppError("unknown-signer", seat=code, key=key[:16])
        if not seat.trusted:
            raise AppError("seat-pending", seat=code)
        if not seat.active:
            raise AppError("seat-withdrawn", seat=code, state=seat.state.value)
        return seat.card

    def with_seat(self, changed: PanelSeat) -> "Roster":
        """Return the next revision, in which this seat stands in place of the one of its code, or last if it is new."""
        if self.find(changed.code) is None:
            seats = (*self.seats, changed)
        else:
            seats = tuple(changed if seat.code == changed.code else seat for seat in self.seats)
        return replace(self, revision=self.revision + 1, seats=seats)
