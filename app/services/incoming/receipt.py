"""A receipt that comes in: what became of a file sent from here."""

from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role
from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import receipt as message
from app.services.desk import Desk
from app.services.incoming.base import IncomingBase
from app.storage import messages
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class ReceiptIncoming(IncomingBase):
    """What became of a file sent from here."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = message.reader()

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self._from(manifest, *Role)

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        receipt = self._reader.body()
        sent = messages.by_id(self.unit, receipt.message)
        if sent is None or sent.direction != "out" or sent.manifest_sha256 != receipt.manifest:
            raise AppError("receipt-of-nothing-sent")
        return {"message": receipt.message, "outcome": receipt.outcome.value, "kind": receipt.kind.value}

    def refuse_undo(self, record: MessageRecord) -> None:
        """Let it be: nothing rests on a receipt."""
