"""A pack that comes in: the evaluation as the lead froze it, for this seat; whole every time."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.audit import Facts
from app.domain.codes import Role, SeatCode
from app.domain.evaluation import Response
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, Roster
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member
from app.exchange.container.reception import Sink
from app.exchange.messages import pack_reader
from app.exchange.messages.pack import PackBody
from app.scoring.duties import Duty
from app.services.desk import Desk
from app.services.incoming.base import IncomingBase
from app.services.panel_scores import counted, scores_of
from app.services.standing import quality_locked
from app.storage import (
    attachments,
    declarations,
    frozen,
    messages,
    milestones,
    pins,
    responses,
    rosters,
    tenders,
)
from app.storage.messages import MessageRecord
from app.storage.unit import Unit

# What rests on a pack once it was done: scores and declarations were made on it, returns judged by it.
_WORK = ("score-saved", "seat-locked", "interests-declared", "seat-reopened", "revealed", "agreed", "quality-locked")


class PackIncoming(IncomingBase):
    """A pack: the evaluation as the lead froze it, for this seat; whole every time."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        super().__init__(desk, unit)
        self._reader = pack_reader.reader(self._take, self._attachment)
        self._responses = 0
        self._owed: frozenset[tuple[SeatCode, Duty]] | None = None

    def admit(self, manifest: Manifest) -> None:
        """Let the file in, or say why not."""
        self.message = manifest.id
        self.sender = manifest.sender.seat or SeatCode("")
        self.sender_key = manifest.sender.key
        if self.desk.role is Role.LEAD:
            raise AppError("other-kind-of-file")
        self._refuse_strangers(manifest)
        self.refuse_late(manifest)
        self._owed = self._owed_since_reveal()

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self._reader.begin(member)

    def enter(self, at: datetime) -> Facts:
        """Keep what the file brought, and return what changed."""
        body = self._reader.body()
        if body.seat != self.desk.seat:
            raise AppError("pack-for-another-seat", seat=body.seat)
        before = rosters.newest(self.unit)
        if before is not None and body.roster.revision < before.revision:
            raise AppError("roster-older", revision=body.roster.revision, held=before.revision)
        self._refuse_after_reveal(body, before)
        new_version = self._freeze(body, at)
        reached = milestones.reached(self.unit)
        for milestone in (Milestone.FROZEN, Milestone.ISSUED):
            if milestone not in reached:
                milestones.reach(self.unit, milestone, at=at, facts={"hash": body.versions[-1].hash})
        if before is None or body.roster.revision > before.revision:
            rosters.add(self.unit, body.roster, at=at, message=self.message)
        lead = body.roster.lead().card
        if lead is not None and lead.key != self.sender_key:
            self.desk.log(self.unit, "lead-changed", seat=body.roster.lead().code, key=lead.key)
        changed = {
            "suppliers": tenders.add_suppliers(self.unit, body.suppliers, at=at, message=self.message),
            "tenders": tenders.add_tenders(self.unit, body.tenders, at=at, message=self.message),
            "responses": self._responses,
        }
        responses.name_files(self.unit, body.files)
        if body.decision is not None and declarations.decision(self.unit, self.desk.seat) != body.decision:
            declarations.decide(self.unit, body.decision, self.message)
        self._refuse_unscored()
        return {**changed, "version": body.versions[-1].number, "amended": new_version, "note": body.note}

    def refuse_late(self, manifest: Manifest) -> None:
        """Refuse what may no longer be put in force."""
        if self.desk.role is Role.MODERATOR and quality_locked(self.unit):
            raise AppError("quality-is-locked")

    def refuse_undo(self, record: MessageRecord) -> None:
        """Refuse to take back what something rests on."""
        self._refuse_after(record, *_WORK)
        if messages.in_force(self.unit, kind=Kind.RETURN.value, direction="in"):
            raise AppError("undo-too-late")

    def _freeze(self, body: PackBody, at: datetime) -> bool:
        """Keep the frozen version, after checking that its history goes on from the one held."""
        held = frozen.versions(self.unit)
        if any(version not in body.versions for version in held):
            raise AppError("pack-other-criteria")
        for version, data in zip(body.versions, (*body.earlier, body.frozen), strict=True):
            if version not in held:
                frozen.add(self.unit, version, data, message=self.message)
        return bool(held) and body.versions[-1] not in held

    def _refuse_strangers(self, manifest: Manifest) -> None:
        """Refuse a pack that is not from the lead, whom the roster names, or before that the words that were compared.

        A roster may name a new lead: it came under the signature of the one before.
        """
        roster = rosters.newest(self.unit)
        pin = pins.newest(self.unit, None)
        lead = roster.lead().card if roster is not None else None if pin is None else pin.card
        if lead is None or lead.key != manifest.sender.key:
            raise AppError("not-theirs-to-send", seat=self.sender)
        if roster is None and (pin is None or pin.state not in {KeyState.VERIFIED, KeyState.UNCHECKED}):
            raise AppError("seat-pending", seat=self.sender)

    def _refuse_after_reveal(self, body: PackBody, before: Roster | None) -> None:
        """Refuse what would change the panel or its criteria when its scores lie open (DESIGN §2.3, §5)."""
        if Milestone.REVEALED not in milestones.reached(self.unit):
            return
        if body.versions[-1].hash != frozen.versions(self.unit)[-1].hash:
            raise AppError("amended-after-reveal")
        known = set() if before is None else {seat.code for seat in before.scoring()}
        joined = [seat.code for seat in body.roster.scoring() if seat.code not in known]
        if joined:
            raise AppError("joined-after-reveal", seats=joined)

    def _owed_since_reveal(self) -> frozenset[tuple[SeatCode, Duty]] | None:
        """Return what each seat that counts owes, as this case file knows it; None before the reveal."""
        if Milestone.REVEALED not in milestones.reached(self.unit):
            return None
        plan = self.desk.plan(self.unit, anew=True)
        codes = counted(self.unit, plan.roster)
        return frozenset(
            (seat.code, duty) for seat in plan.roster.seats if seat.code in codes for duty in plan.duties.of(seat.seat)
        )

    def _refuse_unscored(self) -> None:
        """Refuse what lets a tender in that seats have not scored: when scores lie open, none can be given blind."""
        after = self._owed_since_reveal()
        if self._owed is None or after is None:
            return
        for seat, duty in sorted(after - self._owed, key=lambda one: (one[1].question, one[1].supplier, one[0])):
            if not scores_of(self.unit, [seat], duty):
                raise AppError("let-in-after-reveal", question=duty.question, supplier=duty.supplier, seat=seat)

    def _take(self, batch: Sequence[Response]) -> None:
        self._responses += responses.add(self.unit, batch, at=self.desk.clock(), message=self.message)

    def _attachment(self, member: Member) -> Sink:
        if attachments.has(self.unit, member.sha256):
            return _Held()
        return attachments.begin(self.unit, member.sha256, member.size, member.type)


class _Held:
    """Takes the bytes of a file that is kept already: the container has found them to be the same."""

    def write(self, chunk: bytes) -> None:
        """Let them go by."""

    def close(self) -> None:
        """Do nothing more."""
