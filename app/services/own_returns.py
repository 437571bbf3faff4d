"""One's own return, as the page that finishes the work shows it: what is missing, the lock, the file, its receipt."""

from dataclasses import dataclass

from app.domain.codes import SeatCode
from app.domain.score_record import Reopening, SeatLock
from app.exchange.container.kinds import Kind
from app.services.desk import Desk
from app.services.outbox import file_name
from app.services.post_room import files
from app.services.returns import chairs
from app.services.worksheets import Task, worksheet
from app.storage import locks


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReturn:
    """Where the seat's work stands: `left` in the seat's own order, `lock` the newest, `reopening` if that was opened.

    `message` is the newest return, to be written again; `receipts` the seats that acknowledged it; `to` the names of
    those who can open it, empty where the panel has no moderator yet; `file_name` one to propose.
    """

    total: int
    not_sure: int
    left: tuple[Task, ...]
    locked: bool
    lock: SeatLock | None
    reopening: Reopening | None
    message: str | None
    receipts: tuple[SeatCode, ...]
    to: tuple[str, ...]
    file_name: str


def own_return(desk: Desk) -> OwnReturn:
    """Return how far this seat's return has come; raises AppError `not-in-sight-tenders`, `not-your-part`."""
    work = worksheet(desk)
    sent = [one for one in files(desk) if one.direction == "out" and one.kind is Kind.RETURN]
    with desk.read() as unit:
        lock, reopening = locks.state(unit, desk.seat)
        roster = desk.plan(unit).roster
        trusted = any(seat.trusted for seat in roster.moderators())
        to = [seat.card.name for seat in chairs(roster) if seat.card is not None] if trusted else []
    number = 1 if lock is None else lock.number + (0 if work.locked else 1)
    return OwnReturn(
        total=len(work.tasks),
        not_sure=sum(task.line.score is not None and task.line.score.not_sure for task in work.tasks),
        left=tuple(task for task in work.tasks if not task.line.complete),
        locked=work.locked,
        lock=lock,
        reopening=reopening,
        message=sent[-1].message if sent else None,
        receipts=sent[-1].receipts if sent else (),
        to=tuple(to),
        file_name=file_name(f"{desk.about.reference} {desk.seat} scores {number}", Kind.RETURN),
    )
