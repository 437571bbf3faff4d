"""The visibility ladder: one ordered thing, asked once per query (DESIGN §2.1, §2.6; DR-16, DR-19).

A case file holds only what its seat was sent; the ladder says how much of that may be shown yet.
"""

from dataclasses import dataclass
from enum import IntEnum

from app.domain.codes import Role
from app.errors import AppError


class Sight(IntEnum):
    """What may be seen; each rung includes those below it."""

    NAMES = 1
    TENDERS = 2
    PANEL = 3
    TOTALS = 4
    PRICES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a seat stands in its own case file.

    `cleared`: its declaration lets it read. `locked`: it has locked its own scores and was not permitted to change them
    since. `own_locked`: every scoring seat of the same person has, as far as this case file knows. `revealed`:
    the panel's scores were revealed, all together. `quality_locked` and `prices_opened` are the evaluation's.
    """

    role: Role
    cleared: bool
    locked: bool = False
    own_locked: bool
    revealed: bool
    quality_locked: bool
    prices_opened: bool


def sight(standing: Standing) -> Sight:
    """Return the highest rung that the standing reaches."""
    if standing.role is Role.LEAD:
        if not standing.quality_locked:
            return Sight.TENDERS
        return Sight.PRICES if standing.prices_opened else Sight.TOTALS
    if not standing.cleared:
        return Sight.NAMES
    if standing.role is not Role.MODERATOR or not (standing.own_locked and standing.revealed):
        return Sight.TENDERS
    return Sight.TOTALS if standing.quality_locked else Sight.PANEL


_REFUSALS = {
    Sight.NAMES: "not-in-sight-names",
    Sight.TENDERS: "not-in-sight-tenders",
    Sight.PANEL: "not-in-sight-panel",
    Sight.TOTALS: "not-in-sight-totals",
    Sight.PRICES: "not-in-sight-prices",
}


def refuse_beyond(standing: Standing, needed: Sight) -> None:
    """Raise AppError `not-in-sight-…` unless the standing reaches the rung that a query needs."""
    if sight(standing) < needed:
        raise AppError(_REFUSALS[needed])
