"""The record: a case file's audit trail, searched, checked, and compared with heads that others hold (DESIGN §5)."""

from dataclasses import dataclass

from app.domain.audit import AuditEntry, Broken, Head, HeldHead
from app.services.desk import Desk
from app.storage import audit, heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of the trail found: its head, how many heads others hold of it, and where it breaks if it does.

    `claimed` are heads beyond its end that others say they hold. Nobody can prove those: either entries are missing
    here, as after a backup was restored, or the claim is false.
    """

    head: Head
    held: int
    broken: Broken | None
    claimed: tuple[HeldHead, ...] = ()


def trail(desk: Desk, *, search: str = "", after: int = 0, limit: int | None = None) -> tuple[AuditEntry, ...]:
    """Return entries of the audit trail, the oldest first; with `search` those whose action or facts hold that text."""
    with desk.read() as unit:
        if search:
            return tuple(audit.search(unit, search))[:limit]
        return tuple(audit.entries(unit, after=after, limit=limit))


def check(desk: Desk) -> Checked:
    """Recompute the whole chain and compare it with every head of it that came back in other people's files."""
    with desk.read() as unit:
        head, known = audit.head(unit), heads.held_of(unit, desk.seat, desk.card.key)
        held = [one for one in known if one.head.size <= head.size]
        beyond = {one.holder: one for one in known if one.head.size > head.size}  # the longest that each claims
        return Checked(head=head, held=len(held), broken=audit.check(unit, held), claimed=tuple(beyond.values()))
