"""`EvaluationData`: everything a ranking is made from, as it was published and recorded.

Workbook, store and the report's attachment each load this one value (DESIGN §4, "One seam").
Weights are integer basis points, money integer pence, everything else that is measured a Fraction: no
binary float stands between a score and a rank (DR-24). The values may contradict each other until
`app.scoring.soundness` has found nothing wrong.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    LotMechanism,
    MergeRule,
    PriceFormula,
    Regime,
    ResultKind,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    SupplierKind,
    TenderStatus,
    TierBasis,
    TieStep,
    WeightBasis,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """A threshold, inclusive (DR-13): a raw score or points, or with `share` a part of the points there."""

    value: Fraction
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Decimal places at each published stage, half away from zero; None: not rounded there (DR-24)."""

    cell_mean: int | None = None
    criterion: int | None = None
    price_share: int | None = None
    price_score: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceParameters:
    """What a price formula needs besides the prices; money in pence (WORKBOOK §4).

    `willingness` is in pence per quality point, `bands` are pairs (per cent above the lowest, per cent of the points).
    """

    k: Fraction | None = None
    benchmark: int | None = None
    highest: int | None = None
    lowest: int | None = None
    bands: tuple[tuple[Fraction, Fraction], ...] = ()
    base: Fraction | None = None
    willingness: Fraction | None = None
    fixed: int | None = None
    zero: int | None = None
    clamp: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBreak:
    """One step of the published chain; `code` names the question or section of a `score` step."""

    step: TieStep
    code: CriterionCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The published method of evaluation, frozen when the first pack is issued (DR-3)."""

    result: ResultKind = ResultKind.RANK
    weight_basis: WeightBasis = WeightBasis.LOCAL
    merge_rule: MergeRule = MergeRule.CONSENSUS
    off_scale_scores: bool = False
    price_formula: PriceFormula | None = None
    price_parameters: PriceParameters = field(default_factory=PriceParameters)
    rounding: Rounding = field(default_factory=Rounding)
    tie_break: tuple[TieBreak, ...] = ()
    failed_in_price_reference: bool = False
    lots_per_supplier: int | None = None
    lot_mechanism: LotMechanism | None = None
    variance_range: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One score of a scale, with what it stands for."""

    value: Fraction
    label: str = ""
    descriptor: str = ""
    meets_requirement: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A published, finite set of scores (DR-12), in sheet order."""

    code: ScaleCode
    levels: tuple[Level, ...]

    @property
    def top(self) -> Fraction:
        """The highest level; zero for a scale without levels."""
        return max((level.value for level in self.levels), default=Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A row of the award criteria; `lots` empty means every lot, `weight` is in basis points as entered."""

    code: CriterionCode
    title: str
    type: CriterionType
    parent: CriterionCode | None = None
    weight: int | None = None
    scale: ScaleCode | None = None
    minimum: Minimum | None = None
    consequence: Consequence | None = None
    guidance: str = ""
    plain_title: str = ""
    plain_guidance: str = ""
    lots: tuple[LotCode, ...] = ()
    formula: PriceFormula | None = None
    parameters: PriceParameters | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """Edges, inclusive, that divide awarded tenders: ranks upwards or scores downwards (DOMAIN §1.3)."""

    basis: TierBasis
    edges: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of the evaluation with its own ranking; `places` None is unlimited, money in pence."""

    code: LotCode
    title: str = ""
    category: str = ""
    places: int | None = 1
    reserve: int = 0
    tiers: Tiers | None = None
    minimum_quality: Minimum | None = None
    minimum_total: Minimum | None = None
    maximum_price: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """Who tenders; a consortium names its members."""

    id: SupplierId
    name: str
    register_number: str = ""
    kind: SupplierKind | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEntry:
    """What a tender says for one price row: pence, or points given; `row` None where the criteria have no price row."""

    row: CriterionCode | None
    amount: int | None = None
    score: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateDecision:
    """The state of one gate for one tender."""

    gate: CriterionCode
    status: GateStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A result that the source itself states, with the decimal places it was written to."""

    value: Fraction
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """One supplier's submission for one lot."""

    supplier: SupplierId
    lot: LotCode
    prices: tuple[PriceEntry, ...] = ()
    status: TenderStatus = TenderStatus.RECEIVED
    reason: str = ""
    draw: Fraction | None = None
    gates: tuple[GateDecision, ...] = ()
    stated_quality: Stated | None = None
    stated_price_score: Stated | None = None
    stated_total: Stated | None = None
    stated_rank: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person's place on the panel; `questions` (or sections) and `lots` empty mean all."""

    code: SeatCode
    name: str = ""
    role: Role = Role.EVALUATOR
    questions: tuple[CriterionCode, ...] = ()
    lots: tuple[LotCode, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One seat's score, one record for every lot it applies to where `lot` is None; `value` None is missing."""

    seat: SeatCode
    supplier: SupplierId
    lot: LotCode | None
    question: CriterionCode
    value: Fraction | None
    reason: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedScore:
    """The panel's score after moderation, with the panel's own reason (DR-20)."""

    supplier: SupplierId
    lot: LotCode | None
    question: CriterionCode
    value: Fraction | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A tender's answer to one question: text, files by name, or both; `digest` (SHA-256) is for withheld text."""

    supplier: SupplierId
    lot: LotCode | None
    question: CriterionCode
    text: str = ""
    files: tuple[str, ...] = ()
    plain_summary: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationData:
    """One whole evaluation, every sequence in the order of its source."""

    reference: str
    title: str = ""
    authority: str = ""
    partner_authorities: tuple[str, ...] = ()
    regime: Regime | None = None
    procedure: str = ""
    light_touch: bool | None = None
    deadline: str = ""
    method: Method = field(default_factory=Method)
    scales: tuple[Scale, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    lots: tuple[Lot, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    tenders: tuple[Tender, ...] = ()
    seats: tuple[Seat, ...] = ()
    scores: tuple[Score, ...] = ()
    agreed: tuple[AgreedScore, ...] = ()
    responses: tuple[Response, ...] = ()
