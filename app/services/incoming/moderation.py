"""A moderation that comes in: quality is locked, and the lead may see scores and open prices (DR-19)."""

from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role
from app.domain.times import stamp
from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import moderation as message
from app.services.desk import Desk
from app.services.incoming.base import IncomingBase
from app.services.incoming.returned import verified_returns
from app.services.panel_scores import data_with
from app.services.sound import refuse_unsound, with_agreed
from app.services.standing import quality_locked
from app.storage import agreed, frozen, heads, responses, scores
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class ModerationIncoming(IncomingBase):
    """Quality as the moderator locked it: from here on the lead sees scores, and may open prices."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = message.reader()

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self.desk.need_role(Role.LEAD)
        self._from(manifest, Role.MODERATOR)
        self._refuse_late()
        self._refuse_other_criteria(manifest.frozen)

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        body = self._reader.body()
        if body.locked_by != self.sender:
            raise AppError("moderation-other-criteria")
        self._refuse_other_criteria(body.frozen)
        if body.responses != message.responses_digest(responses.all(self.unit)):
            raise AppError("moderation-of-earlier-responses")
        left_out = [
            seat.code
            for seat in self.desk.plan(self.unit).roster.scoring()
            if seat.code not in {rest.seat for rest in body.rests_on}
        ]
        if left_out:
            raise AppError("moderation-without-seats", seats=left_out)
        signed = verified_returns(self.desk, self.unit, body)
        refuse_unsound(with_agreed(data_with(self.unit, body.scores), body.agreed), "moderation-unsound")
        scores.add_returned(self.unit, self.message, body.scores)
        for version in body.agreed:
            agreed.add(self.unit, version, message=self.message)
        for manifest in signed:
            self._witness(manifest)
        returns = {f"return {rest.seat}": f"{rest.manifest} {stamp(rest.locked_at)}" for rest in body.rests_on}
        return {"scores": len(body.scores), "agreed": len(body.agreed), "locked at": stamp(body.locked_at), **returns}

    def _witness(self, manifest: Manifest) -> None:
        """Keep where a seat's chain ended when it signed its return: the report pins all that it did until then."""
        if manifest.sender.seat is not None and manifest.log is not None:
            heads.witness(
                self.unit,
                of=manifest.sender.seat,
                key=manifest.sender.key,
                holder=self.desk.seat,
                head=manifest.log,
                message=self.message,
            )

    def _refuse_late(self) -> None:
        """Refuse what may no longer be put in force."""
        if quality_locked(self.unit):
            raise AppError("quality-is-locked")

    def _refuse_other_criteria(self, hash: str | None) -> None:  # noqa: A002 - the word of the manifest
        """Refuse a moderation under another frozen version than the one in force, naming the version if it is ours."""
        newest = self.desk.plan(self.unit).frozen
        if hash == newest.hash:
            return
        earlier = [version.number for version in frozen.versions(self.unit) if version.hash == hash]
        if not earlier:
            raise AppError("moderation-other-criteria")
        raise AppError("moderation-of-earlier-wording", number=earlier[-1], newest=newest.number)

    def refuse_undo(self, record: MessageRecord) -> None:
        """Refuse to take back what something rests on."""
        self._refuse_after(record, "prices-opened", "ranked", "report-made", "report-signed", "exported")
