"""A permission that comes in: this seat may change what it locked (DR-16)."""

from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role, SeatCode
from app.domain.milestones import Milestone
from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import reopening as message
from app.services.desk import Desk
from app.services.incoming.base import IncomingBase
from app.storage import locks, milestones
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class ReopeningIncoming(IncomingBase):
    """The moderator's permission to change what this seat locked."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = message.reader()

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self._from(manifest, Role.MODERATOR)

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        permission = self._reader.body()
        told = self.desk.role is Role.MODERATOR  # the other moderator is told, so that the next return is let in there
        if permission.seat != self.desk.seat and not told:
            raise AppError("reopening-of-another-lock", seat=permission.seat)
        held, _ = locks.state(self.unit, permission.seat)
        if held is not None and permission.lock < held.number:
            raise AppError("reopening-of-another-lock", seat=permission.seat)
        if told and Milestone.REVEALED in milestones.reached(self.unit):
            raise AppError("already-revealed")
        locks.reopen(self.unit, permission, self.message)
        return {"seat": permission.seat, "lock": permission.lock, "reason": permission.reason}

    def refuse_undo(self, record: MessageRecord) -> None:
        """Refuse to take back what something rests on."""
        self._refuse_after(record, "score-saved")
        seat = SeatCode(str(record.summary["seat"]))
        if locks.last_number(self.unit, seat) > int(str(record.summary["lock"])):
            raise AppError("undo-too-late")
