"""A receipt: what became of a file that was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.exchange.container.kinds import Kind
from app.exchange.container.labels import is_hash, is_identifier
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone

MOST = 64 * 1024


class Fate(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of the message of that id and manifest, whose kind is `kind`; `reason` is a refusal's code."""

    message: str
    manifest: str
    kind: Kind
    outcome: Fate = Fate.TAKEN
    reason: str = ""
    received_at: datetime


def parts(receipt: Receipt) -> Sequence[Part]:
    """Return the members of a receipt."""
    return body_alone(receipt, _fits, most=MOST)


def reader() -> BodyReader[Receipt]:
    """Return what takes in a receipt."""
    return BodyReader(Receipt, _fits, most=MOST)


def _fits(receipt: Receipt) -> bool:
    return is_identifier(receipt.message) and is_hash(receipt.manifest)
