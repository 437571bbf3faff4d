"""The words that `verify` looks for in a report: the labels and outcomes of its ranking and fingerprint tables.

They are part of the format, like the names of the attachment and of the fields: printed as they stand here, in every
language, and never changed, because signed reports are read by them for ever. Others may be added.
"""

from enum import StrEnum
from typing import Final

NOTHING: Final = "–"

RANK: Final = "Rank"
IDENTIFIER: Final = "ID"
SUPPLIER: Final = "Supplier"
QUALITY: Final = "Quality"
PRICE: Final = "Price"
TOTAL: Final = "Total"
OUTCOME: Final = "Outcome"
TIER: Final = "Tier"

RANKING_COLUMNS: Final = (RANK, IDENTIFIER, SUPPLIER, QUALITY, PRICE, TOTAL, OUTCOME)
RANKING_COLUMNS_WITH_TIERS: Final = (*RANKING_COLUMNS, TIER)

WHAT: Final = "What"
FINGERPRINT: Final = "Fingerprint (SHA-256)"
FINGERPRINT_COLUMNS: Final = (WHAT, FINGERPRINT)
ATTACHED_DATA: Final = "Attached data, evaluation.json"
ATTACHED_RECORD: Final = "Attached record, provenance.json"
SIGNATORIES: Final = {"moderator": "Moderator", "lead": "Procurement lead", "approver": "Approver"}


class Status(StrEnum):
    """What a ranking table prints as a tender's outcome; provisional ones while something keeps a lot from being final.

    The words say no more than is so: nobody is awarded anything before the lot is final, and a tender that a rule
    stopped is not an excluded supplier (Procurement Act 2023, section 57).
    """

    AWARDED = "Awarded"
    AWARDED_PROVISIONALLY = "Place, provisional"
    RESERVE = "Reserve"
    RESERVE_PROVISIONALLY = "Reserve, provisional"
    NOT_AWARDED = "Not awarded"
    NOT_AWARDED_PROVISIONALLY = "No place, provisional"
    TIED = "Tied"
    ADMITTED = "Admitted"
    ADMITTED_PROVISIONALLY = "Admitted, provisional"
    INCOMPLETE = "Incomplete"
    STOPPED = "Not evaluated further"
    WITHDRAWN = "Withdrawn"
    LATE = "Received late"


def lot_heading(code: str, title: str) -> str:
    """Return the heading over a lot's ranking table."""
    return f"Lot {code}: {title}" if title else f"Lot {code}"


def signatory(role: str, name: str) -> str:
    """Return the label of a signatory's fingerprint; a role without words stands as it is given."""
    words = SIGNATORIES.get(role, role)
    return f"{words}: {name}" if name else words
