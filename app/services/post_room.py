"""What came to a case and went from it: every file by its outside, never what is in it (DESIGN §5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from app.domain.codes import SeatCode
from app.exchange.container.kinds import Kind
from app.services.desk import Desk
from app.storage import messages
from app.storage.messages import Direction, MessageRecord

__all__ = ["Kind", "Posted", "files"]  # screens know the kinds by this room


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One file: `seat` sent it, `to` are those it was made for, and `message` is the id that other commands ask for.

    `created` is its sender's clock, `handled` one's own. `receipts` names the seats known to have acknowledged it: for
    a file that came in oneself, once a receipt was written.
    """

    message: str
    direction: Direction
    kind: Kind
    seat: SeatCode
    to: tuple[SeatCode, ...]
    revision: int
    created: datetime
    handled: datetime
    undone: bool
    receipts: tuple[SeatCode, ...]


def files(desk: Desk) -> tuple[Posted, ...]:
    """Return every file that came in or was made here, in the order in which they were handled."""
    with desk.read() as unit:
        found, undone = messages.all(unit), messages.undone(unit)
    receipts = _receipts([one for one in found if one.kind == Kind.RECEIPT.value and one.id not in undone])
    return tuple(
        Posted(
            message=one.id,
            direction=one.direction,
            kind=Kind(one.kind),
            seat=one.sender,
            to=tuple(seat for seat in one.recipients if seat != one.sender),
            revision=one.revision,
            created=one.created,
            handled=one.handled_at,
            undone=one.id in undone,
            receipts=receipts.get(one.manifest_sha256, ()),
        )
        for one in found
    )


def _receipts(found: list[MessageRecord]) -> dict[str, tuple[SeatCode, ...]]:
    """Return which seats acknowledged which file, by its manifest's hash."""
    seats: dict[str, list[SeatCode]] = defaultdict(list)
    for one in found:
        if one.in_reply_to is not None and one.sender not in seats[one.in_reply_to]:
            seats[one.in_reply_to].append(one.sender)
    return {manifest: tuple(those) for manifest, those in seats.items()}
