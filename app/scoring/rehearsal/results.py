"""What the look at a published method returns: doubts with their figures, and what a rehearsal met how often."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.scoring.results import Outcome

Fact = str | int | Fraction | tuple[str, ...]


class Doubt(StrEnum):
    """What the published method alone gives reason to think again about."""

    REVERSAL = "reversal-possible"
    RELATIVE = "relative-formula"
    MEAN = "mean-reference"
    SPREAD = "stretched-spread"
    POUNDS = "unequal-pounds"
    ONE_TENDER = "one-tender"
    NEGATIVE = "unclamped-below"
    BEYOND = "unclamped-above"
    ZERO_RULE = "zero-rule-missing"
    ZERO_LINE = "zero-line"
    FLOOR = "no-quality-floor"
    LIMIT_UNCHECKED = "price-limit-unchecked"
    MINIMUM = "unreachable-minimum"
    TIER = "unreachable-tier"
    RANGE = "unreachable-range"
    FIXED = "unreachable-fixed-price"
    TIE_BREAK = "tie-break-missing"
    MECHANISM = "mechanism-missing"
    MERGE = "merge-off-scale"
    LABELS = "scale-unlabelled"
    LOWEST = "lowest-level-earns"
    GUIDANCE = "guidance-missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One tender as an example shows it, money in pounds; rank None where it is not ranked.

    `prices` has an amount by price row, None where points were given; `price_score` is None under formulas without one.
    """

    supplier: SupplierId
    prices: tuple[tuple[CriterionCode, Fraction | None], ...]
    quality: Fraction | None
    price_score: Fraction | None
    total: Fraction | None
    rank: int | None
    status: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Two tenders that change places when a third is left out; `invented` unless they are the evaluation's own.

    `now` is the order with the tender `without` in it, best first, `then` the order had it never been received.
    Where a field is long, only the three that matter are among the lines.
    """

    ahead: SupplierId
    behind: SupplierId
    without: SupplierId
    now: tuple[Line, ...]
    then: tuple[Line, ...]
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One doubt about the method: in which lots (none: the whole evaluation), at which row of the criteria."""

    doubt: Doubt
    lots: tuple[LotCode, ...] = ()
    criterion: CriterionCode | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    swap: Swap | None = None


class Meeting(StrEnum):
    """What invented tenders can bring to light."""

    REVERSAL = "rank-reversal"
    ORDER = "order-reversal"
    TIE = "decisive-tie"
    ALLOCATIONS = "several-allocations"
    ROUNDING = "rounding-decides"
    NEGATIVE_POINTS = "negative-points"
    NO_POINTS = "no-points"
    NEGATIVE_TOTAL = "negative-total"
    NO_QUALITY = "no-quality-to-divide-by"
    MINIMUM = "minimum-never-met"
    NOBODY = "nobody-passes"
    PRICE_NEVER = "price-never-decides"
    PRICE_ALWAYS = "price-always-decides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One invented contest in full, with its number; `without` and `then` where leaving that tender out is the point.

    Of two that change places only those and the third are shown; an allocation over several lots has no lines.
    """

    contest: int
    lines: tuple[Line, ...]
    without: SupplierId | None = None
    then: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Something met in `count` of the contests in which it could be met, with the first of them as example."""

    meeting: Meeting
    count: int
    of: int
    criterion: CriterionCode | None = None
    rule: str | None = None
    example: Scene | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRehearsal:
    """One lot after all contests: `awarding` ended with an award or a tie for one, `open` had a choice to make.

    Of the open ones, price changed who would be awarded by quality alone in `price_decided`, and quality changed who
    would be by price alone in `quality_decided`; both None where prices are not compared.
    """

    lot: LotCode
    contests: int
    awarding: int
    open: int
    price_decided: int | None
    quality_decided: int | None
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A method rehearsed: the same numbers and seed give the same contests everywhere."""

    reference: str
    title: str
    contests: int
    tenders: int
    seed: int
    remarks: tuple[Remark, ...]
    lots: tuple[LotRehearsal, ...]
    met: tuple[Met, ...]

    @property
    def found(self) -> bool:
        """Whether anything was found that its lead should think about before publishing."""
        return bool(self.remarks or self.met or any(lot.met for lot in self.lots))
