"""The fixed words of the field, as they stand in workbooks, attachments and reports (DESIGN §3, WORKBOOK §2)."""

from enum import StrEnum
from typing import NewType

CriterionCode = NewType("CriterionCode", str)
LotCode = NewType("LotCode", str)
ScaleCode = NewType("ScaleCode", str)
SeatCode = NewType("SeatCode", str)
SupplierId = NewType("SupplierId", str)


class Regime(StrEnum):
    """The body of law an evaluation is held under (DOMAIN §1.1, DR-1)."""

    PA2023_E = "PA2023-E"
    PA2023_NI = "PA2023-NI"
    PA2023_W = "PA2023-W"
    PCR2015 = "PCR2015"
    PCSR2015 = "PCSR2015"
    PSR2023 = "PSR2023"
    BELOW_THRESHOLD = "BELOW-THRESHOLD"


class ResultKind(StrEnum):
    """What the evaluation yields: a ranking, or admission of all who pass."""

    RANK = "rank"
    ADMIT = "admit"


class WeightBasis(StrEnum):
    """How the weights on the sheet are to be read (DR-10)."""

    LOCAL = "local"
    GLOBAL = "global"


class MergeRule(StrEnum):
    """How a final score comes from the seats' scores where none was agreed (DR-21)."""

    CONSENSUS = "consensus"
    MEAN = "mean"
    MEDIAN = "median"


class CriterionType(StrEnum):
    """What a row of the award criteria is."""

    QUALITY = "quality"
    SUB_CRITERION = "sub-criterion"
    PRICE = "price"
    GATE = "gate"
    INFORMATION = "information"


class Consequence(StrEnum):
    """What follows from failing a gate or a minimum, as published (DR-7, DR-14)."""

    REJECT = "reject"
    MAY_REJECT = "may reject"
    NO_EFFECT = "no effect"


class SupplierKind(StrEnum):
    """The legal shape of a supplier."""

    COMPANY = "company"
    CHARITY = "charity"
    SOLE_TRADER = "sole trader"
    CONSORTIUM = "consortium"
    PUBLIC_BODY = "public body"
    OTHER = "other"


class TenderStatus(StrEnum):
    """How a tender stands before it is evaluated."""

    RECEIVED = "received"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class GateStatus(StrEnum):
    """The state of one gate for one tender (DOMAIN §1.4)."""

    PASS = "pass"  # noqa: S105 - the word of the field, no password
    CONDITION_PRECEDENT = "pass subject to condition precedent"
    NOT_APPLICABLE = "n/a"
    WAIVED = "waived"
    NOT_STARTED = "not started"
    PENDING = "pending"
    FAIL = "fail"
    EXPIRED = "expired"

    @property
    def is_open(self) -> bool:
        """Whether the gate is still to be decided (DR-5)."""
        return self in {GateStatus.NOT_STARTED, GateStatus.PENDING}

    @property
    def is_failed(self) -> bool:
        """Whether the gate was failed or has lapsed (DR-6)."""
        return self in {GateStatus.FAIL, GateStatus.EXPIRED}


class Role(StrEnum):
    """A person's part on the panel; only the first three score."""

    EVALUATOR = "evaluator"
    SERVICE_USER_REPRESENTATIVE = "service user representative"
    GROUP = "group"
    MODERATOR = "moderator"
    LEAD = "lead"
    OBSERVER = "observer"

    @property
    def scores(self) -> bool:
        """Whether a seat in this role gives scores."""
        return self in {Role.EVALUATOR, Role.SERVICE_USER_REPRESENTATIVE, Role.GROUP}


class PriceFormula(StrEnum):
    """The published ways of turning a price into points or a total (WORKBOOK §4, DOMAIN §2)."""

    F1 = "F1"
    F2 = "F2"
    F2K = "F2k"
    F3 = "F3"
    F4 = "F4"
    F4M = "F4m"
    F5 = "F5"
    F6 = "F6"
    F7 = "F7"
    F8 = "F8"
    F9 = "F9"
    F10 = "F10"
    F11 = "F11"
    F12 = "F12"
    F13 = "F13"
    F14 = "F14"
    F15 = "F15"
    F16 = "F16"
    F17 = "F17"
    GIVEN = "given"


class LotMechanism(StrEnum):
    """The objective ways of choosing between lots where lots per supplier are limited (s.23(4))."""

    HIGHEST_SUM = "highest sum"


class TieStep(StrEnum):
    """The steps a published tie-break chain may be made of (DR-26)."""

    QUALITY = "quality"
    HEAVIEST = "heaviest"
    SCORE = "score"
    PRICE = "price"
    DRAW = "draw"


class TierBasis(StrEnum):
    """What the edges of tiers are measured on."""

    RANK = "rank"
    SCORE = "score"
