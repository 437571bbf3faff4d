"""What could have come out otherwise: everything `materiality` returns, ready for JSON and for words (DR-27)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.scoring.results import Outcome

Suppliers = tuple[SupplierId, ...]


class Cause(StrEnum):
    """By what another score changes the award."""

    TOTAL = "total"
    THRESHOLD = "threshold"


class Withheld(StrEnum):
    """Why an analysis is not given: what it would say could not be exact."""

    TOO_MANY_REFERENCES = "too many references"
    NO_QUALITY = "no quality to divide by"
    NOT_RANKED = "not ranked"
    PRICE_ROWS = "price rows"
    FORMULA = "formula"
    LOTS_PER_SUPPLIER = "lots per supplier"
    ONE_WEIGHT = "one weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalValue:
    """A level of the scale at which, all other scores as they are, others are awarded than now.

    `marks` counts levels up or down from the score as it is; `tied` are those a decisive tie would leave undecided;
    `moves_reference` tells that relative formulas would look at other figures; `other_lots` are those whose award
    would change too, which only a limit of lots per supplier can bring about.
    """

    level: Fraction
    marks: int
    cause: Cause
    moves_reference: bool
    awarded: Suppliers
    tied: Suppliers
    other_lots: tuple[LotCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalCell:
    """A final score of which at least one other level would change the award; `values` from the lowest level up."""

    supplier: SupplierId
    question: CriterionCode
    score: Fraction
    values: tuple[CriticalValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell:
    """A final score about which seats disagree, free at every level of the range of their scores and itself."""

    supplier: SupplierId
    question: CriterionCode
    score: Fraction
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRange:
    """The ranks a tender can have; both None if it never is ranked, `always_ranked` if no scores drop it.

    No rank outside is possible. Each end is attained, unless equal totals, the minimum of a section or of the lot, or
    relative quality (F13, F15) come in between: then it is a bound.
    """

    supplier: SupplierId
    best: int | None
    worst: int | None
    always_ranked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What all open cells can do together: those of `contested` tenders may sway the award, `certified` ones can't."""

    open: tuple[OpenCell, ...]
    ranges: tuple[RankRange, ...]
    contested: Suppliers
    certified: tuple[OpenCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A tender's place in a lot where something was left out; rank and total None unless it is ranked."""

    supplier: SupplierId
    status: Outcome
    rank: int | None
    total: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierLeftOut:
    """The lot as if a tender had never been received; `changed` if others would be awarded of those who remain."""

    supplier: SupplierId
    standings: tuple[Standing, ...]
    awarded: Suppliers
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLeftOut:
    """The lot merged without one seat's scores; all None where the method could not rank it."""

    seat: SeatCode
    standings: tuple[Standing, ...] | None
    awarded: Suppliers | None
    changed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """By how much a tender's total is better than the next; zero where only the tie-break parts them."""

    supplier: SupplierId
    following: SupplierId
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """The price, in pence, at which a tender would be awarded, or would no longer be; None where no price does that.

    `then` is the nearest to `now`, all other tenders as they are.
    """

    supplier: SupplierId
    awarded: bool
    now: int
    then: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightShift:
    """The award if a row had weighed `then` instead of `now`, in points of 100, the others in proportion.

    `tied` are those a decisive tie would leave undecided; `changed` if any lot would be awarded to others than now.
    """

    criterion: CriterionCode
    now: Fraction
    then: Fraction
    awarded: Suppliers
    tied: Suppliers
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LotMateriality:
    """What could change the award of one lot; what is withheld is None, with the reason beside it."""

    lot: LotCode
    awarded: Suppliers
    critical: tuple[CriticalCell, ...]
    joint: Joint | None
    joint_withheld: Withheld | None
    without_supplier: tuple[SupplierLeftOut, ...]
    without_seat: tuple[SeatLeftOut, ...]
    margins: tuple[Margin, ...]
    prices: tuple[PriceChange, ...] | None
    prices_withheld: Withheld | None
    weights: tuple[WeightShift, ...] | None
    weights_withheld: Withheld | None

    @property
    def one_mark(self) -> tuple[tuple[CriticalCell, CriticalValue], ...]:
        """The changes of the award that one mark up or down would bring (DR-27)."""
        return tuple((cell, value) for cell in self.critical for value in cell.values if abs(value.marks) == 1)
