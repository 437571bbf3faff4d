"""The answer to an invitation: who takes the seat, with their card; signed with the very key it brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import SeatCode
from app.domain.panel import Card
from app.exchange.container.labels import is_hash, is_shown
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone

MOST = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Who joins: `invitation` is the SHA-256 of the invite's manifest, `supported_by` who helps, if anybody does."""

    invitation: str
    seat: SeatCode
    name: str
    supported_by: str = ""
    card: Card


def parts(joining: Joining) -> Sequence[Part]:
    """Return the members of an answer to an invitation."""
    return body_alone(joining, _fits, most=MOST)


def reader() -> BodyReader[Joining]:
    """Return what takes in an answer to an invitation."""
    return BodyReader(Joining, _fits, most=MOST)


def _fits(joining: Joining) -> bool:
    return is_hash(joining.invitation) and all(map(is_shown, (joining.seat, joining.name, joining.card.name)))
