"""The files that count in a case: the newest of each kind that was taken in and not taken back."""

from app.domain.codes import SeatCode
from app.exchange.container.kinds import Kind
from app.security import envelopes
from app.storage import messages
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


def pack_held(unit: Unit) -> MessageRecord | None:
    """Return the pack that this case file goes by."""
    return _last(messages.in_force(unit, kind=Kind.PACK.value, direction="in"))


def return_held(unit: Unit, seat: SeatCode) -> MessageRecord | None:
    """Return a seat's return."""
    return messages.newest(unit, kind=Kind.RETURN.value, seat=seat, direction="in")


def moderation_held(unit: Unit) -> MessageRecord | None:
    """Return the moderation that the lead took in."""
    return _last(messages.in_force(unit, kind=Kind.MODERATION.value, direction="in"))


def moderation_came(unit: Unit) -> bool:
    """Tell whether a moderation was ever taken in, undone since or not: what it brought may have been seen."""
    return any((one.kind, one.direction) == (Kind.MODERATION.value, "in") for one in messages.all(unit))


def signer_of(record: MessageRecord) -> str:
    """Return the SHA-256 of the key that signed a file which came in."""
    return envelopes.parse(record.envelope).keyid


def _last(found: tuple[MessageRecord, ...]) -> MessageRecord | None:
    return found[-1] if found else None
