"""Heads of audit chains that people hold of each other: what makes a change made later detectable."""

from collections.abc import Mapping

from app.domain.audit import Head, HeldHead
from app.domain.codes import SeatCode
from app.models.audit import HeadRow
from app.storage.unit import Unit


def witness(unit: Unit, *, of: SeatCode, key: str, holder: SeatCode, head: Head, message: str | None = None) -> None:
    """Keep that `holder` holds this head of the chain of `of`; undoing the message does not undo that.

    `key` is the SHA-256 of the signing key of whoever keeps that chain: with a new laptop a seat begins a new one.
    """
    number = unit.message_number(message)
    unit.add(HeadRow(seat=of, key=key, holder=holder, size=head.size, hash=head.hash, message=number))


def held_of(unit: Unit, seat: SeatCode, key: str) -> tuple[HeldHead, ...]:
    """Return every head of a seat's chain under that key that somebody is known to hold."""
    rows = unit.run(
        "SELECT DISTINCT holder, size, hash FROM head WHERE seat = ? AND key = ? ORDER BY size, number", (seat, key)
    )
    return tuple(HeldHead(holder=SeatCode(holder), head=Head(size=size, hash=digest)) for holder, size, digest in rows)


def seen(unit: Unit, holder: SeatCode) -> Mapping[tuple[SeatCode, str], Head]:
    """Return the longest head that a seat holds of each chain, by seat and key; of equal ones the last that came.

    Of one's own seat these came signed by whoever keeps the chain: what others claim of it is not among them.
    """
    rows = unit.run("SELECT seat, key, size, hash FROM head WHERE holder = ? ORDER BY size, number", (holder,))
    return {(SeatCode(seat), key): Head(size=size, hash=digest) for seat, key, size, digest in rows}
