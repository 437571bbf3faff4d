"""Declarations of interest: what a seat declares before it reads, and what the lead decides on it (DOMAIN §1.12)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.codes import LotCode, SeatCode, SupplierId


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A tie to one supplier, in the declarer's own words."""

    supplier: SupplierId
    nature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One version of a seat's declaration; without interests it says that there are none. None replaces another."""

    seat: SeatCode
    version: int
    interests: tuple[Interest, ...]
    supported_by: str = ""
    made_at: datetime

    @property
    def clear(self) -> bool:
        """Whether no interest was declared."""
        return not self.interests


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the lead decided on a declared interest: recusal is from whole lots, never from one supplier (DOMAIN §4.5).

    Without `recused_lots` the seat goes on as it was; `declaration` is the version decided on.
    """

    seat: SeatCode
    declaration: int
    recused_lots: tuple[LotCode, ...] = ()
    reason: str
    decided_at: datetime


class Cleared(StrEnum):
    """How far a seat's declaration has come."""

    DUE = "due"
    WAITING = "waiting"
    CLEAR = "clear"


def cleared(declaration: Declaration | None, decision: Decision | None) -> Cleared:
    """Return whether a seat may read tenders: a declared interest waits until the lead has decided on that version."""
    if declaration is None:
        return Cleared.DUE
    if declaration.clear or (decision is not None and decision.declaration == declaration.version):
        return Cleared.CLEAR
    return Cleared.WAITING
