"""Files that leave a case: recorded in the command's own transaction, then written, as often as need be.

Recording comes first. If the laptop dies before the file is written, or the disk is full, the record knows the message
and `save_again` writes it: the same manifest, so that whoever has it already takes in nothing twice.
"""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from app import __version__
from app.domain.codes import SeatCode
from app.domain.panel import Card, PanelSeat, Roster
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Addressee, Manifest, Party, SeenHead, decode, encode, manifest_hash
from app.exchange.container.parts import Part
from app.exchange.container.writing import Sent, write
from app.services.desk import Desk
from app.storage import attachments, audit, frozen, heads, messages, rosters
from app.storage.messages import MessageRecord
from app.storage.unit import Unit

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message that was recorded and is to be written: its manifest and its parts."""

    manifest: Manifest
    parts: tuple[Part, ...]


def post(
    desk: Desk,
    unit: Unit,
    *,
    kind: Kind,
    to: Sequence[PanelSeat],
    parts: Sequence[Part],
    in_reply_to: str | None = None,
    about: SeatCode | None = None,
) -> Outgoing:
    """Record a message to these seats and to oneself, in the unit of the command that sends it.

    `about` is the seat whose series of messages this one continues (the receiver's own unless given). Every kind but
    the pack keeps its parts in the case file. Raises AppError `seat-without-key`, `seat-pending`.
    """
    series = about or to[0].code
    before = messages.newest(unit, kind=kind.value, seat=series, direction="out")
    found = frozen.newest(unit)
    roster = rosters.newest(unit)
    message = str(uuid4())
    at = desk.log(unit, "message-made", kind=kind.value, message=message, to=",".join(seat.code for seat in to))
    manifest = Manifest(
        kind=kind,
        evaluation=desk.about.evaluation,
        id=message,
        revision=1 if before is None else before.revision + 1,
        supersedes=None if before is None else before.manifest_sha256,
        in_reply_to=in_reply_to,
        created=at.replace(microsecond=0),
        sender=Party(key=desk.card.key, name=desk.card.name, seat=desk.seat),
        to=addressees([_card_of(seat) for seat in to], [seat.code for seat in to], desk),
        members=tuple(part.member for part in parts),
        frozen=None if found is None else found[0].hash,
        roster=None if roster is None else roster.revision,
        log=audit.head(unit),
        heads=_heads(desk, unit, roster),
        app=__version__,
    )
    content = encode(manifest)
    digest = manifest_hash(content)
    messages.add(
        unit,
        MessageRecord(
            id=message,
            direction="out",
            kind=kind.value,
            revision=manifest.revision,
            supersedes=manifest.supersedes,
            in_reply_to=in_reply_to,
            manifest_sha256=digest,
            sender=desk.seat,
            recipients=tuple(dict.fromkeys([series, *(seat.code for seat in to)])),
            created=manifest.created,
            handled_at=at,
            envelope=content,
            summary={},
        ),
    )
    desk.log(unit, "message-recorded", message=message, manifest=digest)
    if kind is not Kind.PACK:
        _keep(unit, parts)
    return Outgoing(manifest=manifest, parts=tuple(parts))


def _heads(desk: Desk, unit: Unit, roster: Roster | None) -> tuple[SeenHead, ...]:
    """Return the ends of the chains of those who sit on the panel now, as each of them sent it: one a seat."""
    return tuple(
        SeenHead(seat=seat, key=key, size=head.size, hash=head.hash)
        for (seat, key), head in sorted(heads.seen(unit, desk.seat).items(), key=lambda one: one[0])
        if roster is not None and roster.sits(seat, key)
    )


def save(
    desk: Desk,
    outgoing: Outgoing,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Sent:
    """Write a recorded message; raises AppError `file-exists`, `file-not-written`, `cancelled`.

    What was kept of it is written: reading that costs less than making the parts anew.
    """
    with desk.read() as unit:
        kept = outgoing if outgoing.manifest.kind is Kind.PACK else _kept(unit, outgoing.manifest)
        return _written(desk, kept, path, replace=replace, progress=progress, cancelled=cancelled)


def _written(
    desk: Desk,
    outgoing: Outgoing,
    path: Path,
    *,
    replace: bool,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Sent:
    return write(
        path,
        outgoing.manifest,
        outgoing.parts,
        identity=desk.profile.identity,
        receiving=desk.profile.receiving,
        replace=replace,
        progress=progress,
        cancelled=cancelled,
    )


def addressees(cards: Sequence[Card], seats: Sequence[SeatCode], desk: Desk) -> tuple[Addressee, ...]:
    """Return who can open a file: those named and its sender, each key once."""
    own = desk.card
    found = {
        card.key: Addressee(key=card.key, recipient=card.recipient, seat=seat)
        for card, seat in zip(cards, seats, strict=True)
    }
    found.setdefault(own.key, Addressee(key=own.key, recipient=own.recipient, seat=desk.seat))
    return tuple(found.values())


def _card_of(seat: PanelSeat) -> Card:
    if seat.card is None:
        raise AppError("seat-without-key", seat=seat.code)
    if not seat.trusted:
        raise AppError("seat-pending", seat=seat.code)
    return seat.card


def _keep(unit: Unit, parts: Sequence[Part]) -> None:
    """Keep the parts, so that the message can be written again byte for byte."""
    for part in parts:
        if not attachments.has(unit, part.sha256):
            sink = attachments.begin(unit, part.sha256, part.size, part.type)
            with part.open() as source:
                while chunk := source.read(io.DEFAULT_BUFFER_SIZE * 32):
                    sink.write(chunk)
            sink.close()


def save_again(desk: Desk, message: str, path: Path, *, replace: bool = False) -> Sent:
    """Write a recorded message as it was; raises AppError `no-such-message`, and `message-not-kept` for packs."""
    with desk.read() as unit:
        record = messages.by_id(unit, message)
        if record is None or record.direction != "out":
            raise AppError("no-such-message")
        if record.kind == Kind.PACK.value:
            raise AppError("message-not-kept")
        return _written(desk, _kept(unit, decode(record.envelope)), path, replace=replace)


def _kept(unit: Unit, manifest: Manifest) -> Outgoing:
    """Return a message with the parts that were kept of it, good while the unit is."""
    return Outgoing(manifest=manifest, parts=kept_parts(unit, manifest))


def kept_parts(unit: Unit, manifest: Manifest) -> tuple[Part, ...]:
    """Return the parts that were kept of a message, good while the unit is."""
    return tuple(
        Part(
            name=member.name,
            type=member.type,
            size=member.size,
            sha256=member.sha256,
            open=partial(attachments.open, unit, member.sha256),
        )
        for member in manifest.members
    )


def file_name(title: str, kind: Kind) -> str:
    """Return a name for a file that every system takes, from a title that may hold anything."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", title).strip("-.")[:100]
    return (plain or kind.value) + kind.extension
