"""What every kind of file that comes in must answer, and what all of them share."""

from datetime import datetime
from typing import Protocol

from app.domain.audit import Facts
from app.domain.codes import Role, SeatCode
from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.services.desk import Desk
from app.storage import audit
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class Handler(Protocol):
    """Takes in one kind of file for one case file, in one unit."""

    def admit(self, manifest: Manifest) -> None:
        """Raise AppError unless this file, verified and from a trusted sender, may be taken in now."""
        ...

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        ...

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, read to its end, and return what changed."""
        ...

    def refuse_undo(self, record: MessageRecord) -> None:
        """Raise AppError `undo-too-late` where something rests on what the file brought."""
        ...


class IncomingBase:
    """What all handlers share: the desk, the unit, and the manifest once it was admitted."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        self.desk = desk
        self.unit = unit
        self.message = ""
        self.sender = SeatCode("")
        self.sender_key = ""

    def _refuse_after(self, record: MessageRecord, *actions: str) -> None:
        """Raise AppError `undo-too-late` where one of these things was done since the file was taken in."""
        if any(entry.action in actions for entry in audit.since_message(self.unit, record.id)):
            raise AppError("undo-too-late")

    def _from(self, manifest: Manifest, *roles: Role) -> None:
        """Note the sender; raise AppError `not-theirs-to-send` unless the roster gives it one of the roles."""
        self.message = manifest.id
        self.sender = manifest.sender.seat or SeatCode("")
        self.sender_key = manifest.sender.key
        seat = self.desk.plan(self.unit).roster.seat(self.sender)
        if seat.seat.role not in roles:
            raise AppError("not-theirs-to-send", seat=self.sender, role=seat.seat.role.value)
