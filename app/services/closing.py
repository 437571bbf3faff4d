"""The end of an evaluation: the lead closes it, and only then are case files destroyed unasked (DOMAIN §1.13)."""

from app.domain.codes import Role
from app.domain.milestones import Milestone
from app.errors import AppError
from app.services.desk import Desk, Done, Topic, done
from app.services.typing_in import kept, needed
from app.storage import milestones


def close(desk: Desk, *, reason: str = "") -> Done:
    """Close the evaluation; before there is a report, only for a reason.

    Raises AppError `closed-already`, `closing-without-reason`.
    """
    desk.need_role(Role.LEAD)
    why = kept(reason)
    with desk.write() as unit:
        reached = milestones.reached(unit)
        if Milestone.CLOSED in reached:
            raise AppError("closed-already")
        if Milestone.REPORTED not in reached:
            needed(why, AppError("closing-without-reason"))
        at = desk.log(unit, "closed", reported=Milestone.REPORTED in reached)
        milestones.reach(unit, Milestone.CLOSED, at=at, facts={"reason": why})
    return done(Topic.OUTCOME)
