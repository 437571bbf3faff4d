"""An invitation: the lead's card and what the evaluation is; signed, open to read, and believed for neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import Role, SeatCode
from app.domain.panel import Card
from app.exchange.container.labels import is_identifier, is_shown
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone

MOST = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Which evaluation, by its UUID, which seat of it, and the card of the lead who invites."""

    evaluation: str
    reference: str
    title: str
    authority: str
    seat: SeatCode
    role: Role
    card: Card


def parts(invitation: Invitation) -> Sequence[Part]:
    """Return the members of an invitation."""
    return body_alone(invitation, _fits, most=MOST)


def reader() -> BodyReader[Invitation]:
    """Return what takes in an invitation."""
    return BodyReader(Invitation, _fits, most=MOST)


def _fits(invitation: Invitation) -> bool:
    return is_identifier(invitation.evaluation) and is_shown(invitation.seat) and is_shown(invitation.card.name)
