"""A file sent before, made out anew to those who sit on its receivers' seats now: a new lead, a late deputy."""

from pathlib import Path

from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import decode
from app.services.desk import Desk, Done, Topic, done
from app.services.outbox import kept_parts, post, save_again
from app.services.returns import chairs
from app.services.standing import is_locked
from app.storage import messages

_OURS = frozenset({Kind.RETURN, Kind.DECLARATION, Kind.MODERATION})


def send_anew(desk: Desk, message: str, path: Path) -> Done:
    """Write a return, declaration or moderation again, unchanged, for whoever can open such files now.

    Whoever has it already need not take it in again. Raises AppError `no-such-message`, `message-not-kept` for other
    kinds, `message-replaced` where a newer one took its place, `seat-not-locked`, `no-moderator`, `no-lead`.
    """
    with desk.write() as unit:
        record = messages.by_id(unit, message)
        if record is None or record.direction != "out":
            raise AppError("no-such-message")
        kind, series = Kind(record.kind), record.recipients[0]
        if kind not in _OURS:
            raise AppError("message-not-kept")
        newest = messages.newest(unit, kind=record.kind, seat=series, direction="out")
        if newest is None or newest.id != message:
            raise AppError("message-replaced")
        if kind is Kind.RETURN and not is_locked(unit, desk.seat):
            raise AppError("seat-not-locked", seat=desk.seat)
        roster = desk.plan(unit).roster
        again = post(
            desk,
            unit,
            kind=kind,
            to=chairs(roster) if kind is Kind.RETURN else [roster.lead()],
            parts=kept_parts(unit, decode(record.envelope)),
            in_reply_to=record.in_reply_to,
            about=series,
        ).manifest.id
    save_again(desk, again, path)
    return done(Topic.MESSAGES)
