"""Where a report's scores come from: what a panel's record says of itself beside the evaluation (DESIGN §2.3, §5)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.audit import Head
from app.domain.codes import SeatCode
from app.domain.freezing import FrozenVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHead:
    """The end of a seat's audit chain, as the record that made the report knew it."""

    seat: SeatCode
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNote:
    """What must be said of a seat, and why: its key was not compared, it withdrew, it was replaced by another seat."""

    seat: SeatCode
    reason: str
    replaced_by: SeatCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatReturn:
    """The signed return that a seat's scores came in."""

    seat: SeatCode
    manifest: str
    locked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the report says of the record it was made from; every moment is a laptop's clock.

    `evaluation` is the evaluation's UUID; `frozen` every frozen version, oldest first; `prices` the SHA-256 of the file
    that the prices came in.
    """

    evaluation: str
    frozen: tuple[FrozenVersion, ...]
    returns: tuple[SeatReturn, ...] = ()
    unchecked: tuple[SeatNote, ...] = ()
    withdrawn: tuple[SeatNote, ...] = ()
    heads: tuple[SeatHead, ...] = ()
    quality_locked_at: datetime | None = None
    prices_opened_at: datetime | None = None
    prices: str = ""
    made_at: datetime
