"""The milestones of an evaluation's life, in their order (DESIGN §5)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.audit import Facts


class Milestone(StrEnum):
    """A point from which other things may be done; one that was reached stays reached."""

    FROZEN = "frozen"
    ISSUED = "issued"
    REVEALED = "revealed"
    QUALITY_LOCKED = "quality-locked"
    PRICES_OPENED = "prices-opened"
    RANKED = "ranked"
    REPORTED = "reported"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """That and when a milestone was reached, with facts as in the audit record."""

    milestone: Milestone
    at: datetime
    facts: Facts
