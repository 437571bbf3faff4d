"""Files that come in: previewed, taken in whole or not at all, twice without harm, and undone in one step (DESIGN §5).

The roster decides who may send what; the container has verified the signature before anything here is asked. Every
file leaves one row in the record, and what it brought carries that row's id.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cryptography import x509

from app.domain.audit import Facts, Head
from app.domain.codes import SeatCode
from app.domain.panel import KeyState
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member, encode, manifest_hash
from app.exchange.container.reading import read
from app.exchange.container.reception import Received, Sink
from app.security import cards
from app.services.desk import Desk, Topic
from app.services.held import signer_of
from app.services.incoming.base import Handler
from app.services.incoming.handlers import TOPICS, handler_for
from app.services.typing_in import needed
from app.storage import backup, heads, messages, pins, rosters
from app.storage.messages import MessageRecord
from app.storage.snapshots import snapshot_folder
from app.storage.unit import Unit

if TYPE_CHECKING:
    from datetime import datetime


class Outcome(StrEnum):
    """What taking a file in does: something new, nothing because it is here, or back in force what was undone."""

    NEW = "new"
    KNOWN = "known"
    REDONE = "redone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that came in, or would: what it is, from whom, and what it changes."""

    message: str
    kind: Kind
    sender: SeatCode
    sender_name: str
    revision: int
    created: "datetime"
    outcome: Outcome
    changes: Facts
    topics: frozenset[Topic]


def preview(desk: Desk, path: Path) -> Incoming:
    """Verify a file to its last byte and tell what taking it in would change; nothing is kept."""
    seen: list[Incoming] = []
    with suppress(_NotKept), desk.write() as unit:
        seen.append(_take(desk, unit, path))
        raise _NotKept
    return seen[0]


def take_in(desk: Desk, path: Path) -> Incoming:
    """Take a file in, after a snapshot of the case file; raises AppError with the reason for what is refused."""
    with desk.write() as unit:
        return _take(desk, unit, path, before=lambda: _snapshot(desk))


def undo(desk: Desk, message: str, *, reason: str) -> None:
    """Take back what a file brought, by an entry more and none less; taking it in again brings it back.

    Raises AppError `no-such-message`, `undo-without-reason`, `undo-too-late` where something rests on it already.
    """
    why = needed(reason, AppError("undo-without-reason"))
    with desk.write() as unit:
        record = messages.by_id(unit, message)
        if record is None or record.direction != "in" or message in messages.undone(unit):
            raise AppError("no-such-message")
        handler_for(Kind(record.kind), desk, unit).refuse_undo(record)
        at = desk.log(unit, "import-undone", message=message, kind=record.kind)
        messages.undo(unit, message, at=at, reason=why)


def _snapshot(desk: Desk) -> None:
    """Copy the case file as it is committed: what the unit of the import did so far is not in it."""
    backup.snapshot(desk.case, snapshot_folder(desk.case.path), "before-import")


def _take(desk: Desk, unit: Unit, path: Path, *, before: Callable[[], None] | None = None) -> Incoming:
    """Take the file in; `before` is called once it was admitted and nothing of it is kept yet, unless it is known."""
    reception = _CaseReception(desk, unit, before)
    try:
        received = read(path, secret=desk.profile.receiving.secret, reception=reception)
    except _Known as known:
        return _known(desk, unit, known.manifest)
    return _entered(desk, unit, reception.handler, received)


def _known(desk: Desk, unit: Unit, manifest: Manifest) -> Incoming:
    """Return that the file is here, and put it in force again where it had been undone."""
    outcome = Outcome.KNOWN
    if manifest.id in messages.undone(unit):
        at = desk.log(unit, "import-redone", message=manifest.id, kind=manifest.kind.value)
        messages.redo(unit, manifest.id, at=at)
        outcome = Outcome.REDONE
    return _incoming(manifest, outcome, MappingProxyType({}))


def _entered(desk: Desk, unit: Unit, handler: Handler, received: Received) -> Incoming:
    manifest = received.manifest
    at = desk.log(unit, "taken-in", kind=manifest.kind.value, message=manifest.id, manifest=received.manifest_sha256)
    changes = handler.enter(at)
    messages.add(
        unit,
        MessageRecord(
            id=manifest.id,
            direction="in",
            kind=manifest.kind.value,
            revision=manifest.revision,
            supersedes=manifest.supersedes,
            in_reply_to=manifest.in_reply_to,
            manifest_sha256=received.manifest_sha256,
            file_sha256=received.file_sha256,
            sender=_sender(manifest),
            recipients=tuple(one.seat for one in manifest.to if one.seat is not None),
            created=manifest.created,
            handled_at=at,
            envelope=received.envelope,
            summary=changes,
        ),
    )
    _witness(desk, unit, manifest)
    return _incoming(manifest, Outcome.NEW, changes)


def _incoming(manifest: Manifest, outcome: Outcome, changes: Facts) -> Incoming:
    return Incoming(
        message=manifest.id,
        kind=manifest.kind,
        sender=_sender(manifest),
        sender_name=manifest.sender.name,
        revision=manifest.revision,
        created=manifest.created,
        outcome=outcome,
        changes=changes,
        topics=TOPICS[manifest.kind] | {Topic.MESSAGES, Topic.RECORD},
    )


def _witness(desk: Desk, unit: Unit, manifest: Manifest) -> None:
    """Keep the end of the sender's own chain, and what the sender claims of this one.

    What somebody claims of other people's chains is hearsay: each of them sends their own head.
    """
    sender = _sender(manifest)
    if manifest.log is not None:
        heads.witness(
            unit, of=sender, key=manifest.sender.key, holder=desk.seat, head=manifest.log, message=manifest.id
        )
    for seen in manifest.heads:
        if (seen.seat, seen.key) == (desk.seat, desk.card.key) and sender != desk.seat:
            head = Head(size=seen.size, hash=seen.hash)
            heads.witness(unit, of=seen.seat, key=seen.key, holder=sender, head=head, message=manifest.id)


def _sender(manifest: Manifest) -> SeatCode:
    if manifest.sender.seat is None:
        raise AppError("file-damaged")
    return manifest.sender.seat


class _Known(Exception):
    """The file was taken in before: it need not be read to its end."""

    def __init__(self, manifest: Manifest) -> None:
        super().__init__()
        self.manifest = manifest


class _NotKept(Exception):
    """The preview has seen everything, and the unit is to be undone."""


class _CaseReception:
    """Receives for one case file: looks the sender up, turns away what is old, forged or not for it."""

    def __init__(self, desk: Desk, unit: Unit, before: Callable[[], None] | None) -> None:
        self._desk = desk
        self._unit = unit
        self._before = before
        self._handler: Handler | None = None

    @property
    def handler(self) -> Handler:
        """Who takes the members; there is one once the manifest was admitted."""
        if self._handler is None:
            raise AppError("file-damaged")
        return self._handler

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        """Return the certificate that roster or pin have for the key; what a file brings itself is not looked at."""
        if embedded is not None:
            raise AppError("other-kind-of-file")
        own = self._desk.card
        if own.key == keyid:
            return cards.certificate_of(own.certificate)
        roster = rosters.newest(self._unit)
        for seat in () if roster is None else roster.seats:
            seat.refuse_revoked(keyid)
            if seat.card is not None and seat.card.key == keyid:
                return cards.certificate_of(seat.card.certificate)
        pin = pins.of_key(self._unit, keyid)
        if pin is None:
            raise AppError("unknown-signer", seat="", key=keyid[:16])
        if pin.state not in {KeyState.VERIFIED, KeyState.UNCHECKED}:
            raise AppError("seat-pending", seat=pin.seat)
        return cards.certificate_of(pin.card.certificate)

    def admit(self, manifest: Manifest) -> None:
        """Let a file in, or say why not; a known one ends the reading."""
        desk, unit = self._desk, self._unit
        if manifest.evaluation != desk.about.evaluation:
            raise AppError("other-evaluation", reference=desk.about.reference)
        sender = _sender(manifest)
        roster = rosters.newest(unit)
        if roster is not None and roster.find(sender) is not None:
            roster.trusted_signer(sender, manifest.sender.key)
        held = messages.by_id(unit, manifest.id)
        if held is not None:
            if held.manifest_sha256 != manifest_hash(encode(manifest)):
                raise AppError("message-forged", sender=sender)
            if manifest.id in messages.undone(unit):  # put in force again, it is judged as it would be if it were new
                self._refuse_old(manifest, sender)
                handler_for(manifest.kind, desk, unit).admit(manifest)
                self._come_in()
            raise _Known(manifest)
        self._refuse_old(manifest, sender)
        handler = handler_for(manifest.kind, desk, unit)
        handler.admit(manifest)
        self._come_in()
        messages.announce(unit, manifest.id)  # what it brings is kept while it is still being read
        self._handler = handler

    def begin(self, member: Member) -> Sink:
        """Return where a member's bytes go."""
        return self.handler.begin(member)

    def _come_in(self) -> None:
        if self._before is not None:
            self._before()

    def _refuse_old(self, manifest: Manifest, sender: SeatCode) -> None:
        """Refuse what is older than what is held, and two files that claim to be the same revision."""
        newest = messages.newest(self._unit, kind=manifest.kind.value, seat=sender, direction="in")
        if newest is None or manifest.kind in _APART or signer_of(newest) != manifest.sender.key:
            return  # with a new key, on a new laptop, the sender counts anew
        if manifest.revision < newest.revision:
            raise AppError("file-older", revision=manifest.revision, held=newest.revision, sender=sender)
        follows = manifest.supersedes == newest.manifest_sha256
        if manifest.revision == newest.revision or (manifest.revision == newest.revision + 1 and not follows):
            raise AppError("file-forked", revision=manifest.revision, sender=sender)


# Each stands for itself: none replaces the one before.
_APART = frozenset({Kind.RECEIPT, Kind.REOPEN, Kind.DECLARATION})
