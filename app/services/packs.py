"""Panel packs: issued by the lead to each seat, whole every time, and never with a score or a price (DESIGN §2.1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.codes import Role, SeatCode
from app.domain.freezing import frozen_hash
from app.domain.milestones import Milestone
from app.domain.panel import KeyState, PanelSeat
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.parts import Part
from app.exchange.messages import pack as message
from app.exchange.messages.pack import PackBody
from app.services.desk import Desk, Plan
from app.services.outbox import Cancelled, Outgoing, Progress, file_name, post, save
from app.storage import attachments, declarations, frozen, milestones, responses, set_ups, tenders
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A pack written for a seat."""

    seat: SeatCode
    path: Path
    revision: int


def issue(
    desk: Desk,
    folder: Path,
    *,
    seats: Sequence[SeatCode] | None = None,
    note: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    written: Callable[[Issued], None] | None = None,
) -> tuple[Issued, ...]:
    """Write a pack for each of the seats, or for every active one but the lead's; the first issue freezes for good.

    `written` is told of each pack as soon as its file is whole, so that one who cancels knows which are there.
    A pack is whole: it replaces the seat's earlier one. Raises AppError `not-frozen`, `no-seats`, and for the first
    seat that cannot get one `seat-without-key` or `seat-pending`: then no pack is issued at all.
    """
    desk.need_role(Role.LEAD)
    with desk.read() as seen:  # the parts are read through it, also after the record of them is kept
        plan = desk.plan(seen)
        set_up = set_ups.newest(seen)
        if set_up is None or frozen_hash(set_up) != plan.frozen.hash:
            raise AppError("not-frozen")
        chosen = _chosen(plan, seats, desk.seat)
        made = [(seat, _parts(desk, seen, plan, seat, note)) for seat in chosen]
        with desk.write(keeps_plan=True) as unit:
            at = desk.log(unit, "packs-issued", seats=",".join(seat.code for seat in chosen), hash=plan.frozen.hash)
            if Milestone.ISSUED not in milestones.reached(unit):
                milestones.reach(unit, Milestone.ISSUED, at=at, facts={"hash": plan.frozen.hash})
            outgoing = [post(desk, unit, kind=Kind.PACK, to=[seat], parts=parts) for seat, parts in made]
        issued = tuple(_issued(desk, folder, seat, sent) for seat, sent in zip(chosen, outgoing, strict=True))
        for one, sent in zip(issued, outgoing, strict=True):
            save(desk, sent, one.path, progress=progress, cancelled=cancelled)
            if written is not None:
                written(one)
        return issued


def _issued(desk: Desk, folder: Path, seat: PanelSeat, sent: Outgoing) -> Issued:
    revision = sent.manifest.revision
    name = file_name(f"{desk.about.reference} {seat.code} {revision}", Kind.PACK)
    return Issued(seat=seat.code, path=folder / name, revision=revision)


def _chosen(plan: Plan, seats: Sequence[SeatCode] | None, lead: SeatCode) -> tuple[PanelSeat, ...]:
    wanted = [seat.code for seat in plan.roster.seats if seat.active and seat.code != lead] if seats is None else seats
    chosen = tuple(plan.roster.seat(code) for code in wanted)
    if not chosen:
        raise AppError("no-seats")
    for seat in chosen:
        if not seat.active:
            raise AppError("seat-withdrawn", seat=seat.code, state=seat.state.value)
        if seat.card is None:
            raise AppError("seat-without-key", seat=seat.code)
        if not seat.trusted:
            raise AppError("seat-pending", seat=seat.code)
    return chosen


def _parts(desk: Desk, unit: Unit, plan: Plan, seat: PanelSeat, note: str) -> Sequence[Part]:
    found = frozen.newest(unit)
    if found is None:
        raise AppError("not-frozen")
    body = PackBody(
        seat=seat.code,
        versions=frozen.versions(unit),
        frozen=found[1],
        earlier=tuple(frozen.of(unit, version.hash) for version in frozen.versions(unit)[:-1]),
        roster=plan.roster,
        suppliers=tenders.suppliers(unit),
        tenders=tenders.tenders(unit),
        files=responses.files(unit),
        decision=declarations.decision(unit, seat.code),
        note=note,
        unchecked=seat.reason if seat.key_state is KeyState.UNCHECKED else "",
    )

    def attachment(digest: str) -> Part:
        about = attachments.about(unit, digest)
        return Part(
            name=digest,
            type=about.type,
            size=about.size,
            sha256=digest,
            open=lambda: attachments.open(unit, digest),
        )

    return message.parts(body, lambda: responses.all(unit), attachment)
