"""What `rank` returns: every tender's place in every lot, with the working of each number."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import Consequence, CriterionCode, LotCode, PriceFormula, SupplierId


class Outcome(StrEnum):
    """What becomes of a tender in one lot (DOMAIN §1.9)."""

    AWARDED = "awarded"
    TIED = "tied"
    RESERVE = "reserve"
    NOT_AWARDED = "not awarded"
    INCOMPLETE = "incomplete"
    EXCLUDED = "excluded"


class Rule(StrEnum):
    """The rules a tender can fail, in the order of the stages (WORKBOOK §3.3, DR-13)."""

    LATE = "late"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    GATE = "gate"
    QUESTION_MINIMUM = "question minimum"
    SECTION_MINIMUM = "section minimum"
    QUALITY_MINIMUM = "quality minimum"
    MAXIMUM_PRICE = "maximum price"
    FIXED_PRICE = "fixed price"
    TOTAL_MINIMUM = "total minimum"


class Best(StrEnum):
    """Which end of the totals wins."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One rule not met: values in points (prices in pounds), a gate's as its words; None where there is none."""

    rule: Rule
    code: CriterionCode | None = None
    value: Fraction | str | None = None
    needed: Fraction | str | None = None
    effect: Consequence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One question of one tender: `points` = `weight` × `score` ÷ `top`, rounded only where published (DR-11).

    `agreed` tells an agreed score from a merged one; `scored` of `assigned` seats gave a score; `weight` in points.
    """

    question: CriterionCode
    weight: Fraction
    top: Fraction
    score: Fraction | None
    points: Fraction | None
    agreed: bool
    scored: int
    assigned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The prices a relative formula looks at, in pounds: how many, lowest, highest, mean and median (WORKBOOK §3.4)."""

    count: int
    lowest: Fraction
    highest: Fraction
    mean: Fraction
    median: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """One price row of one tender: `points` = `weight` × `share`; a score that was given has neither amount nor share.

    `amount` in pounds, after a published rule for zero prices; `reference` None where the formula looks at none.
    """

    row: CriterionCode
    formula: PriceFormula
    weight: Fraction
    amount: Fraction | None
    share: Fraction | None
    points: Fraction | None
    reference: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderResult:
    """One tender's outcome; rank, price score, total and displayed total are None unless it is ranked.

    `quality` is in points, before F13 rescales it; `scored` of `assigned` counts seats' scores had and due, None
    without a panel; `sections` are the points of each section that applies, None while a score is missing.
    """

    supplier: SupplierId
    rank: int | None
    status: Outcome
    tier: int | None
    quality: Fraction | None
    price_score: Fraction | None
    total: Fraction | None
    displayed: str | None
    scored: int | None
    assigned: int | None
    failed: tuple[Failure, ...]
    cells: tuple[Cell, ...]
    sections: tuple[tuple[CriterionCode, Fraction | None], ...]
    prices: tuple[PriceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Tenders with equal totals from `rank` on, in final order; `decided_by` are the steps that parted any (DR-26).

    `groups` are those that still share a rank, `between` the step that parted each group but the last from the next.
    """

    rank: int
    groups: tuple[tuple[SupplierId, ...], ...]
    decided_by: tuple[str, ...]
    between: tuple[str, ...]

    @property
    def suppliers(self) -> tuple[SupplierId, ...]:
        """All who tied, in final order."""
        return tuple(supplier for group in self.groups for supplier in group)

    @property
    def unresolved(self) -> tuple[tuple[SupplierId, ...], ...]:
        """The groups of several, whom nothing published parts."""
        return tuple(group for group in self.groups if len(group) > 1)

    def step_between(self, one: SupplierId, other: SupplierId) -> str | None:
        """Return the step that parted these two; None where none did, or where they did not tie.

        The first step of the chain that parts any of the groups between them is the one that parted them.
        """
        places = [number for number, group in enumerate(self.groups) for supplier in group if supplier in {one, other}]
        if len(places) != 2:
            return None
        steps = self.between[min(places) : max(places)]
        return next((step for step in self.decided_by if step in steps), None)


WarningFact = str | int | Fraction | None | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something its reader must know; the codes and facts are those of WORKBOOK §5."""

    code: str
    facts: Mapping[str, WarningFact]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotResult:
    """The ranking of one lot: ranked tenders by rank, then admitted, incomplete and excluded ones in sheet order."""

    lot: LotCode
    best: Best
    final: bool
    tenders: tuple[TenderResult, ...]
    ties: tuple[Tie, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """The ways of awarding lots within the published limit per supplier that fill most places at the highest sum.

    `complete` tells whether `choices` lists them all.
    """

    total: Fraction
    complete: bool
    choices: tuple[tuple[tuple[LotCode, tuple[SupplierId, ...]], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The whole result; final when every lot is and at most one allocation remains."""

    reference: str
    title: str
    lots: tuple[LotResult, ...]
    allocation: Allocation | None

    @property
    def final(self) -> bool:
        """Whether nothing stands between this ranking and an award."""
        return all(lot.final for lot in self.lots) and (self.allocation is None or len(self.allocation.choices) == 1)
