"""A return that comes in: a seat's locked scores, unseen by the moderator before the reveal (DESIGN §2.1)."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role
from app.domain.milestones import Milestone
from app.domain.score_record import ScoreVersion
from app.errors import AppError
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import score_return as message
from app.scoring.duties import Duty
from app.services.desk import Desk, Plan
from app.services.incoming.base import IncomingBase
from app.services.scores import reworded_since, scale_of
from app.services.standing import is_locked, open_seats
from app.storage import frozen, locks, milestones, scores
from app.storage.messages import MessageRecord
from app.storage.unit import Unit


class ReturnIncoming(IncomingBase):
    """A seat's locked scores, for the moderator, who may look at none of them before the reveal."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = message.reader()

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self.desk.need_role(Role.MODERATOR)
        own = open_seats(self.unit, self.desk.card.key)
        if own and manifest.sender.key != self.desk.card.key:
            raise AppError("own-seat-open", seats=own)
        self._from(manifest, *(role for role in Role if role.scores))
        self.refuse_late(manifest)
        if is_locked(self.unit, self.sender):
            raise AppError("return-not-reopened", seat=self.sender)
        known = {version.hash for version in frozen.versions(self.unit)}
        if manifest.frozen not in known:
            raise AppError("return-other-criteria", seat=self.sender)
        if manifest.in_reply_to is None:
            raise AppError("return-answers-no-pack", seat=self.sender)

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        body = self._reader.body()
        if body.lock.seat != self.sender:
            raise AppError("score-of-another-seat", seat=self.sender, other=body.lock.seat)
        if body.declaration is None:
            raise AppError("return-without-declaration", seat=self.sender)
        plan = self.desk.plan(self.unit)
        self._check_scores(plan, body.scores)
        before, _ = locks.state(self.unit, self.sender)
        if before is not None and body.lock.number <= before.number:
            raise AppError("return-not-reopened", seat=self.sender)
        locks.lock(self.unit, body.lock, self.message)
        scores.add_returned(self.unit, self.message, body.scores)
        return {"scores": len(body.scores), "lock": body.lock.number, "replaces": before is not None}

    def refuse_late(self, manifest: Manifest) -> None:
        """Refuse what may no longer be put in force."""
        if Milestone.REVEALED in milestones.reached(self.unit):
            raise AppError("already-revealed")

    def refuse_undo(self, record: MessageRecord) -> None:
        """Refuse to take back what something rests on."""
        if Milestone.REVEALED in milestones.reached(self.unit):
            raise AppError("undo-too-late")

    def _was_owed(self, plan: Plan, duty: Duty) -> bool:
        """Tell whether the seat would owe the score if no tender had fallen out since its pack."""
        if duty.question not in plan.coverage.questions:
            return False
        seat = plan.roster.seat(self.sender).seat
        by_lot = (duty.supplier, duty.question) in plan.duties.answered_by_lot
        lots = plan.coverage.lots_meant(duty.supplier, duty.lot, duty.question, seat)
        return bool(lots) and (duty.lot is not None) is by_lot

    def _check_scores(self, plan: Plan, given: Sequence[ScoreVersion]) -> None:
        """Refuse a return that is not exactly what the seat owes under the criteria in force."""
        owed = frozenset(plan.duties.of(plan.roster.seat(self.sender).seat))
        touched = reworded_since(self.unit, plan)
        came = {Duty(question=one.question, supplier=one.supplier, lot=one.lot): one for one in given}
        strange = [duty for duty in came if duty not in owed and not self._was_owed(plan, duty)]
        if strange:
            raise AppError("not-your-duty", question=strange[0].question, supplier=strange[0].supplier)
        missing = [duty for duty in owed if duty not in came]
        missing += [duty for duty, score in came.items() if score.value is None and not score.not_sure]
        if missing:
            raise AppError("return-incomplete", seat=self.sender, left=len(missing))
        levels = {
            code: {level.value for level in scale_of(plan, code).levels} for code in {duty.question for duty in came}
        }
        for duty, score in came.items():
            if score.value is not None and score.value not in levels[duty.question]:
                raise AppError("score-no-level", question=duty.question)
            if score.frozen != plan.frozen.hash and duty.question in touched.get(score.frozen, plan.coverage.questions):
                raise AppError("return-not-reconfirmed", seat=self.sender, question=duty.question)
