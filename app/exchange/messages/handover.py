"""A case handed over: the key of a case file, wrapped for whoever takes it on; the file itself travels beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.container.labels import is_identifier
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone

MOST = 16 * 1024
LONGEST_KEY = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Which case file, by its UUID, and its key as it was wrapped."""

    case: str
    key: bytes


def parts(handover: Handover) -> Sequence[Part]:
    """Return the members of a handover."""
    return body_alone(handover, _fits, most=MOST)


def reader() -> BodyReader[Handover]:
    """Return what takes in a handover."""
    return BodyReader(Handover, _fits, most=MOST)


def _fits(handover: Handover) -> bool:
    return is_identifier(handover.case) and 0 < len(handover.key) <= LONGEST_KEY
