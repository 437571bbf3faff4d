"""The moderator's permission to change locked scores."""

from collections.abc import Sequence

from app.domain.score_record import Reopening
from app.exchange.container.labels import is_shown
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone

MOST = 64 * 1024


def parts(reopening: Reopening) -> Sequence[Part]:
    """Return the members of a permission."""
    return body_alone(reopening, _fits, most=MOST)


def reader() -> BodyReader[Reopening]:
    """Return what takes in a permission."""
    return BodyReader(Reopening, _fits, most=MOST)


def _fits(reopening: Reopening) -> bool:
    return is_shown(reopening.seat) and is_shown(reopening.permitted_by) and reopening.lock >= 1
