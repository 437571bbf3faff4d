"""What the model knows of a life: plain records of what was said, independent of the application's own reckoning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.exchange.container.kinds import Kind
from app.services.profiles import OpenProfile


class Row(NamedTuple):
    """One acknowledged version of a score, as its table holds it."""

    question: CriterionCode
    supplier: SupplierId
    version: int
    value: Fraction | None
    reason: str
    not_sure: bool
    frozen: int


class Given(NamedTuple):
    """One score that somebody's return brought."""

    seat: SeatCode
    question: CriterionCode
    supplier: SupplierId
    value: Fraction | None
    frozen: int


class Declared(NamedTuple):
    """One declaration: whose laptop made it, which of its own it is, and whether it names an interest."""

    laptop: str
    version: int
    interest: bool


class Decided(NamedTuple):
    """What the lead decided on a declaration."""

    on: Declared
    recused: tuple[LotCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """A seat as the lead's list has it; `holder` is the laptop whose key it names."""

    role: Role
    questions: tuple[CriterionCode, ...] = ()
    lots: tuple[LotCode, ...] = ()
    active: bool = True
    replaced: bool = False
    holder: str | None = None

    def covers(self, question: CriterionCode, lot: LotCode) -> bool:
        """Tell whether it owes a score of this question in this lot."""
        return self.role.scores and question in self.questions and (not self.lots or lot in self.lots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One revision of the lead's list."""

    revision: int
    chairs: Mapping[SeatCode, Chair]

    def scoring(self) -> list[SeatCode]:
        """Return the active seats that give scores."""
        return [code for code, chair in self.chairs.items() if chair.active and chair.role.scores]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A file that travels: who made it, which persons it is sealed to, and what is in it by its kind."""

    name: str
    kind: Kind
    message: str
    sender: str
    seat: SeatCode
    to: frozenset[str]
    listing: Listing | None = None  # of a pack, as all up to `decided`
    version: int = 0
    decided: Decided | None = None
    declared: Declared | None = None
    number: int = 0  # of the lock that a return brings or a permission opens
    scores: tuple[Given, ...] = ()


@dataclass(slots=True, kw_only=True)
class Laptop:
    """One case file on one person's laptop, and all that was acknowledged there."""

    name: str
    seat: SeatCode
    role: Role
    person: str
    profile: OpenProfile
    case: str
    rows: list[Row] = field(default_factory=list)
    declared: list[Declared] = field(default_factory=list)
    locks: int = 0
    reopened: list[tuple[SeatCode, int]] = field(default_factory=list)  # by the moderator, here
    taken: dict[str, bool] = field(default_factory=dict)  # by message: whether it counts
    then: dict[str, tuple[int, int]] = field(default_factory=dict)  # by message: how much was saved and declared then
    revealed: bool = False
    quality_locked: bool = False
    prices_opened: bool = False
    agreed: list[tuple[CriterionCode, SupplierId, Fraction]] = field(default_factory=list)

    def newest(self) -> dict[tuple[CriterionCode, SupplierId], Row]:
        """Return the newest version of each score."""
        return {(row.question, row.supplier): row for row in self.rows}
