"""What is kept of scores: every version beside the others, none in place of another (DESIGN §2.2, DR-16, DR-20)."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.evaluation import AgreedScore, Score
from app.text import agreed as words


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreVersion:
    """One saved state of one seat's score; `value` None is no score yet, or with `not_sure` a wish to talk about it.

    `lot` None stands for every lot the score is common to (DOMAIN §1.3). `frozen` is the hash of the frozen evaluation
    that the score was given under: after an amendment an affected score is reconfirmed by a version under the new hash.
    """

    seat: SeatCode
    supplier: SupplierId
    lot: LotCode | None
    question: CriterionCode
    version: int
    value: Fraction | None
    reason: str = ""
    evidence: str = ""
    not_sure: bool = False
    frozen: str
    saved_at: datetime

    def as_score(self) -> Score:
        """Return the score as `EvaluationData` holds it."""
        return Score(
            seat=self.seat,
            supplier=self.supplier,
            lot=self.lot,
            question=self.question,
            value=self.value,
            reason=self.reason,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLock:
    """A seat's signature under all its scores; `number` rises each time it locks again after a reopening."""

    seat: SeatCode
    number: int
    frozen: str
    scores: int
    digest: str
    locked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """The moderator's permission to change locked scores, with its reason; it opens lock number `lock`."""

    seat: SeatCode
    lock: int
    reason: str
    permitted_by: SeatCode
    permitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SubReason:
    """The panel's reason by reference to one sub-criterion (reg 31(2)(e)(i)(bb))."""

    sub_criterion: CriterionCode
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A seat that ended the discussion elsewhere than it began, and why; its own score stays as it was locked."""

    seat: SeatCode
    before: Fraction | None
    after: Fraction
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """What a seat that does not share the agreed score wants on record, in its own words."""

    seat: SeatCode
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedVersion:
    """One version of the panel's agreed score for a tender's question, with the record that explains it (DR-20)."""

    supplier: SupplierId
    lot: LotCode | None
    question: CriterionCode
    version: int
    value: Fraction
    reason: str
    sub_reasons: tuple[SubReason, ...] = ()
    present: tuple[SeatCode, ...] = ()
    moved: tuple[Movement, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    chaired_by: SeatCode
    saved_at: datetime

    def as_agreed(self) -> AgreedScore:
        """Return the agreed score as `EvaluationData` holds it, with the record of how it was agreed in its reason.

        Below the panel's own reason stand the reasons by sub-criterion, who moved and why, and each dissent (DR-20).
        """
        reasons = [
            self.reason,
            *(f"{sub.sub_criterion}: {sub.reason}" for sub in self.sub_reasons),
            *(words.moved(one.seat, one.before, one.after, one.why) for one in self.moved),
            *(words.dissents(one.seat, one.words) for one in self.dissent),
        ]
        return AgreedScore(
            supplier=self.supplier,
            lot=self.lot,
            question=self.question,
            value=self.value,
            reason="\n".join(reason for reason in reasons if reason),
        )
