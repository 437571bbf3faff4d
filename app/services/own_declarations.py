"""One's own declaration of interests, as the page that makes it shows it."""

from dataclasses import dataclass

from app.domain.declarations import Cleared, Decision, Declaration
from app.domain.evaluation import Supplier
from app.domain.visibility import Sight
from app.exchange.container.kinds import Kind
from app.services.desk import Desk
from app.services.outbox import file_name
from app.services.standing import declared
from app.storage import declarations, messages, rosters, tenders


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeclaration:
    """How far it has come: `decision` is that on this version alone, `message` the file to write again.

    `to` is the lead's name, `file_name` one to propose.
    """

    state: Cleared
    suppliers: tuple[Supplier, ...]
    declaration: Declaration | None
    decision: Decision | None
    message: str | None
    to: str
    file_name: str


def own_declaration(desk: Desk) -> OwnDeclaration:
    """Return this seat's declaration with what came of it; raises AppError `not-in-sight-names`."""
    with desk.read() as unit:
        desk.need(unit, Sight.NAMES)
        made, decided = declarations.newest(unit, desk.seat), declarations.decision(unit, desk.seat)
        if made is None or decided is None or decided.declaration != made.version:
            decided = None
        sent = [
            one
            for one in messages.all(unit)
            if one.direction == "out" and one.kind == Kind.DECLARATION.value and one.sender == desk.seat
        ]
        roster = rosters.newest(unit)
        lead = None if roster is None else roster.lead()
        title = f"{desk.about.reference} {desk.seat} declaration"
        return OwnDeclaration(
            state=declared(unit, desk.seat),
            suppliers=tenders.suppliers(unit),
            declaration=made,
            decision=decided,
            message=sent[-1].id if sent else None,
            to="" if lead is None else (lead.card.name if lead.card is not None else lead.seat.name),
            file_name=file_name(title, Kind.DECLARATION),
        )
