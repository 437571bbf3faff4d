"""The report of a case: who is to sign it, and how a file that somebody sent compares with one's own record."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.codes import Role, SeatCode
from app.domain.panel import PanelSeat
from app.domain.visibility import Sight
from app.errors import AppError
from app.reports.limits import LARGEST_FILE
from app.security import cards, fingerprints
from app.services.checking import CheckedReport, checked
from app.services.desk import Desk
from app.services.files import read_whole
from app.services.held import moderation_held
from app.services.report_comparison import differences
from app.services.reports import evaluation_in, provenance_in
from app.services.signing_identities import signing_identity
from app.services.standing import quality_locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who is to sign in a role: name and fingerprint as their own certificate has them, grouped as in letters.

    `own` where that is the person at the desk; `imported` where they sign with another certificate than the roster's.
    """

    role: Role
    seat: SeatCode
    name: str
    fingerprint: str
    own: bool
    imported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A report beside one's own record: `differences` are the lead's own decisions that it holds and this file doesn't.

    `refusal` says why it is not this evaluation's report at all, None where it is.
    """

    report: CheckedReport
    differences: tuple[str, ...]
    refusal: AppError | None


def signatories(desk: Desk) -> tuple[Signatory, ...]:
    """Return who is to sign the report, the moderator first; those without a key yet are left out."""
    desk.need_role(Role.MODERATOR, Role.LEAD)
    with desk.read() as unit:
        roster = desk.plan(unit).roster
        moderation = moderation_held(unit)
        chairs = roster.moderators()
        chair = roster.seat(moderation.sender) if moderation is not None else chairs[0] if chairs else None
        if desk.role is Role.MODERATOR and quality_locked(unit):
            chair = roster.seat(desk.seat)
        lead = roster.lead()
    found = ((Role.MODERATOR, chair), (Role.LEAD, lead))
    return tuple(_signatory(desk, role, seat) for role, seat in found if seat is not None and seat.card is not None)


def compare(desk: Desk, pdf: Path) -> Compared:
    """Return how a report compares with one's own record; for the moderator and the lead, once quality is locked.

    Raises AppError where the file cannot be read.
    """
    desk.need_role(Role.MODERATOR, Role.LEAD)
    with desk.read() as unit:
        desk.need(unit, Sight.TOTALS)
        found: tuple[str, ...] = ()
        refusal = None
        try:
            content = read_whole(pdf, LARGEST_FILE)
            found = differences(desk, unit, evaluation_in(content), provenance_in(content))
        except AppError as refused:
            refusal = refused
    known = [one.imported or one.fingerprint for one in signatories(desk)]
    report = checked(pdf, signers=None, now=desk.clock(), known=known)
    return Compared(report=report, differences=found, refusal=refusal)


def _signatory(desk: Desk, role: Role, seat: PanelSeat) -> Signatory:
    card = seat.card
    if card is None:
        raise AppError("seat-without-key", seat=seat.code)
    own = seat.code == desk.seat
    digits = cards.fingerprint_of(card)
    mine = signing_identity(desk.profile).fingerprint if own else digits
    return Signatory(
        role=role,
        seat=seat.code,
        name=card.name,
        fingerprint=fingerprints.grouped(digits),
        own=own,
        imported=fingerprints.grouped(mine) if mine != digits else "",
    )


def content_of(pdf: Path) -> bytes:
    """Return the bytes of a report, to be drawn; raises AppError where it cannot be read."""
    return read_whole(pdf, LARGEST_FILE)
