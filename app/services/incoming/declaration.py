"""A declaration of interests that comes in, for the lead to decide on."""

from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import declaration as message
from app.services.desk import Desk
from app.services.held import signer_of
from app.services.incoming.base import IncomingBase
from app.storage import audit, declarations, messages
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class DeclarationIncoming(IncomingBase):
    """A declaration of interests, for the lead to decide on."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = message.reader()

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self.desk.need_role(Role.LEAD)
        self._from(manifest, *Role)

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        made = self._reader.body().declaration
        if made.seat != self.sender:
            raise AppError("declaration-of-another-seat", seat=made.seat)
        held = declarations.newest(self.unit, made.seat)
        before = messages.newest(self.unit, kind=Kind.DECLARATION.value, seat=made.seat, direction="in")
        same_laptop = before is not None and signer_of(before) == self.sender_key
        if held is not None and same_laptop and made.version <= held.version:
            raise AppError("file-older", revision=made.version, held=held.version, sender=made.seat)
        declarations.add(self.unit, made, self.message)
        return {"interests": len(made.interests)}

    def refuse_undo(self, record: MessageRecord) -> None:
        """Refuse to take back what something rests on."""
        for entry in audit.since_message(self.unit, record.id):
            if entry.action == "interest-decided" and entry.facts.get("seat") == record.sender:
                raise AppError("undo-too-late")
