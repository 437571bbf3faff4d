"""A desk: one person at one case file, with the clock; what every use-case of a live evaluation starts from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from app.domain.codes import Role, SeatCode
from app.domain.evaluation import EvaluationData
from app.domain.freezing import FrozenVersion
from app.domain.panel import Card, Roster
from app.domain.visibility import Sight, Standing, refuse_beyond
from app.errors import AppError
from app.scoring.coverage import Coverage
from app.scoring.duties import Duties
from app.security import cards
from app.services.profiles import OpenProfile
from app.services.standing import standing_of
from app.storage import audit, evaluations, frozen, responses, rosters
from app.storage.case_file import CaseAbout, CaseFile
from app.storage.unit import Unit

__all__ = ["CaseAbout", "Clock", "Desk", "Done", "Plan", "Topic", "done"]

Clock = Callable[[], datetime]


class Topic(StrEnum):
    """What a command changed: a screen that shows it reads again."""

    SET_UP = "set-up"
    PANEL = "panel"
    MESSAGES = "messages"
    DECLARATIONS = "declarations"
    SCORES = "scores"
    MEETING = "meeting"
    PRICES = "prices"
    OUTCOME = "outcome"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command changed."""

    topics: frozenset[Topic]


def done(*topics: Topic) -> Done:
    """Return that these topics changed, and the record with them."""
    return Done(topics=frozenset({*topics, Topic.RECORD}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is scored by whom: the newest frozen evaluation (or the set-up before it) without scores and prices.

    `data` holds no responses; `version` is None before the freeze.
    """

    data: EvaluationData
    coverage: Coverage
    duties: Duties
    roster: Roster
    version: FrozenVersion | None

    @property
    def frozen(self) -> FrozenVersion:
        """The frozen version in force; raises AppError `not-frozen` before the freeze."""
        if self.version is None:
            raise AppError("not-frozen")
        return self.version


class Desk:
    """One person's access to one case file; reads and writes go through its units, so that each is whole."""

    def __init__(self, profile: OpenProfile, case: CaseFile, clock: Clock) -> None:
        self.profile = profile
        self.case = case
        self.clock = clock
        self._plan: Plan | None = None
        self._standing: Standing | None = None
        self._others: object = None

    @property
    def about(self) -> CaseAbout:
        """What the case file is."""
        return self.case.about

    @property
    def seat(self) -> SeatCode:
        """The seat that the case file belongs to."""
        return self.about.seat

    @property
    def role(self) -> Role:
        """The role of that seat."""
        return self.about.role

    @cached_property
    def card(self) -> Card:
        """The card of the person at the desk."""
        return cards.of(self.profile.identity, self.profile.receiving)

    def close(self) -> None:
        """Close the case file."""
        self.case.close()

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Yield a unit that sees one state of the case file and changes nothing."""
        with self.case.read() as unit:
            yield unit

    @contextmanager
    def write(self, *, keeps_plan: bool = False) -> Iterator[Unit]:
        """Yield a unit whose changes are all kept, or none; plan and standing are read anew afterwards.

        With `keeps_plan` the caller promises that it changes neither: so a score is saved without reading them again.
        """
        try:
            with self.case.write() as unit:
                others = unit.first("PRAGMA data_version")  # another program's commits, never our own
                if others != self._others:
                    self._others = others
                    self._forget()
                yield unit
        finally:
            if not keeps_plan:
                self._forget()

    def look_again(self) -> bool:
        """Tell whether another program has changed the case file since this was last asked, and if so read it anew.

        A window asks when it comes to the front: a command may have been at work meanwhile.
        """
        with self.case.write() as unit:
            others = unit.first("PRAGMA data_version")
        known, self._others = self._others, others
        changed = known is not None and others != known
        if changed:
            self._forget()
        return changed

    def _forget(self) -> None:
        self._plan = self._standing = None

    def plan(self, unit: Unit, *, anew: bool = False) -> Plan:
        """Return what is scored by whom, with `anew` as the unit itself has changed it.

        Raises AppError `not-set-up` where the case file holds no evaluation yet.
        """
        if anew or self._plan is None:
            self._plan = _plan(unit)
        return self._plan

    def standing(self, unit: Unit) -> Standing:
        """Return how far this seat may see."""
        if self._standing is None:
            self._standing = standing_of(unit, self.about, self.card.key)
        return self._standing

    def need(self, unit: Unit, sight: Sight) -> None:
        """Raise AppError `not-in-sight-…` unless this seat may see that far: asked once by every query."""
        refuse_beyond(self.standing(unit), sight)

    def need_role(self, *roles: Role) -> None:
        """Raise AppError `not-your-part` unless the seat has one of these roles."""
        if self.role not in roles:
            raise AppError("not-your-part", role=self.role.value)

    def log(self, unit: Unit, action: str, **facts: str | int | bool | None) -> datetime:
        """Write the audit entry of a command, in its own transaction, and return its time.

        Where the laptop's clock stands before the last entry, an entry of its own says by how much.
        """
        now = self.clock()
        last = audit.last(unit)
        if last is not None and now < last.at:
            behind = int((last.at - now).total_seconds())
            audit.append(unit, at=now, seat=self.seat, action="clock-set-back", facts={"seconds": behind})
        audit.append(unit, at=now, seat=self.seat, action=action, facts=facts)
        return now


def _plan(unit: Unit) -> Plan:
    roster = rosters.newest(unit)
    if roster is None:
        raise AppError("not-set-up")
    found = frozen.newest(unit)
    data = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
    # A seat that left owes nothing more, and what it owed is still to be agreed: so all seats are looked at.
    coverage = Coverage(data=replace(data, seats=tuple(one.seat for one in roster.seats)))
    return Plan(
        data=data,
        coverage=coverage,
        duties=Duties(coverage=coverage, answered_by_lot=responses.answered_by_lot(unit)),
        roster=roster,
        version=None if found is None else found[0],
    )
