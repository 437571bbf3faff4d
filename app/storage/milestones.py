"""Milestones of the evaluation, each time one was reached."""

import json
from collections.abc import Mapping
from datetime import datetime

from app.domain.audit import Facts, facts_json
from app.domain.milestones import Milestone, Reached
from app.domain.times import moment_of, stamp
from app.models.set_up import MilestoneRow
from app.storage.unit import Unit


def reach(unit: Unit, milestone: Milestone, *, at: datetime, facts: Facts) -> None:
    """Keep that a milestone was reached."""
    unit.add(MilestoneRow(milestone=milestone.value, at=stamp(at), facts=facts_json(facts)))


def reached(unit: Unit) -> Mapping[Milestone, Reached]:
    """Return when each milestone was first reached."""
    found: dict[Milestone, Reached] = {}
    for one in history(unit):
        found.setdefault(one.milestone, one)
    return found


def history(unit: Unit) -> tuple[Reached, ...]:
    """Return every time that a milestone was reached, in order."""
    rows = unit.run("SELECT milestone, at, facts FROM milestone ORDER BY number")
    return tuple(
        Reached(milestone=Milestone(milestone), at=moment_of(at), facts=json.loads(facts))
        for milestone, at, facts in rows
    )
