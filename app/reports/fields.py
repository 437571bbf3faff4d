"""Names that the report, its signatures and its verification agree on."""

from dataclasses import dataclass
from typing import Final

MODERATOR_FIELD: Final = "Moderator"
LEAD_FIELD: Final = "ProcurementLead"
SIGNING_ORDER: Final = (MODERATOR_FIELD, LEAD_FIELD)
ATTACHMENT_NAME: Final = "evaluation.json"
RECORD_NAME: Final = "provenance.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """Who is to sign as what; `fingerprint` is the SHA-256 of the certificate, in hexadecimal digits."""

    role: str
    name: str
    fingerprint: str
