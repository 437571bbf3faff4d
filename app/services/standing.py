"""Where a seat stands in its own case file, read in one go for the visibility ladder."""

from app.domain.codes import SeatCode
from app.domain.declarations import Cleared, cleared
from app.domain.milestones import Milestone
from app.domain.visibility import Standing
from app.services.held import moderation_came, moderation_held
from app.storage import declarations, locks, milestones, rosters
from app.storage.case_file import CaseAbout
from app.storage.unit import Unit


def standing_of(unit: Unit, about: CaseAbout, key: str) -> Standing:
    """Return the standing of the case file's seat, whose holder signs with that key."""
    reached = milestones.reached(unit)
    return Standing(
        role=about.role,
        cleared=declared(unit, about.seat) is Cleared.CLEAR,
        locked=is_locked(unit, about.seat),
        own_locked=not open_seats(unit, key),
        revealed=Milestone.REVEALED in reached,
        quality_locked=quality_locked(unit),
        prices_opened=Milestone.PRICES_OPENED in reached,
    )


def quality_locked(unit: Unit) -> bool:
    """Tell whether quality is locked: here by the moderator, or by the moderation that the lead took in."""
    if Milestone.QUALITY_LOCKED in milestones.reached(unit):
        return True
    return moderation_held(unit) is not None


def quality_was_locked(unit: Unit) -> bool:
    """Tell whether quality is locked or once was: who saw totals changes nothing that they rest on any more."""
    return quality_locked(unit) or moderation_came(unit)


def declared(unit: Unit, seat: SeatCode) -> Cleared:
    """Return how far a seat's declaration of interest has come."""
    return cleared(declarations.newest(unit, seat), declarations.decision(unit, seat))


def open_seats(unit: Unit, key: str) -> tuple[SeatCode, ...]:
    """Return the scoring seats of the holder of this key that are not locked, as this case file knows them."""
    roster = rosters.newest(unit)
    if roster is None:
        return ()
    return tuple(seat.code for seat in roster.held_by(key) if seat.seat.role.scores and not is_locked(unit, seat.code))


def is_locked(unit: Unit, seat: SeatCode) -> bool:
    """Tell whether a seat has locked its scores and was not permitted to change them since."""
    lock, reopening = locks.state(unit, seat)
    return lock is not None and reopening is None
