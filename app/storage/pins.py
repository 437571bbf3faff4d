"""Pins: whose keys the people at this laptop have compared by voice, or use uncompared, before any roster says so."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.canonical import encode_record, record_of
from app.domain.codes import SeatCode
from app.domain.panel import Card, KeyState
from app.domain.times import stamp
from app.models.panel import PinRow
from app.storage.unit import Unit

_SELECT = "SELECT seat, state, reason, joined, card FROM pin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A seat's card with what was settled about its key; `join` is the id of the join file between the two laptops."""

    seat: SeatCode
    card: Card
    state: KeyState
    reason: str
    join: str


def add(
    unit: Unit, *, seat: SeatCode, card: Card, state: KeyState, reason: str = "", join: str = "", at: datetime
) -> None:
    """Keep what was settled about a key from now on."""
    content = encode_record(card).decode()
    unit.add(PinRow(seat=seat, key=card.key, state=state.value, reason=reason, joined=join, card=content, at=stamp(at)))


def newest(unit: Unit, seat: SeatCode | None = None) -> Pin | None:
    """Return the newest pin of a seat, or of all."""
    return next(iter(of_seat(unit, seat)), None)


def of_seat(unit: Unit, seat: SeatCode | None = None) -> tuple[Pin, ...]:
    """Return the pins of a seat, or of all, the newest first."""
    where, values = ("", ()) if seat is None else ("WHERE seat = ?", (seat,))
    return tuple(_pin(row) for row in unit.run(f"{_SELECT} {where} ORDER BY number DESC", values))


def of_key(unit: Unit, key: str) -> Pin | None:
    """Return the newest pin of a key."""
    row = unit.first(f"{_SELECT} WHERE key = ? ORDER BY number DESC LIMIT 1", (key,))
    return None if row is None else _pin(row)


def _pin(row: tuple[Any, ...]) -> Pin:
    seat, state, reason, join, card = row
    return Pin(
        seat=SeatCode(seat), card=record_of(json.loads(card), Card), state=KeyState(state), reason=reason, join=join
    )
