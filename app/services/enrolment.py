"""Enrolment: from an invitation to a seat whose key two people have compared by voice (DESIGN §5).

`.evinvite` → `.evjoin` → both screens show the same six words. Until they were compared a seat's key is pending, and
nothing is sent to it except for a recorded reason, which the report then tells.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from cryptography import x509

from app import __version__
from app.domain.codes import Role, SeatCode
from app.domain.panel import Card, KeyState, PanelSeat, RevokedKey
from app.domain.times import stamp
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, Member, Party
from app.exchange.container.reading import Received, Sink, read
from app.exchange.container.writing import write
from app.exchange.messages import invite as invitations
from app.exchange.messages import join as joinings
from app.exchange.messages.invite import Invitation
from app.exchange.messages.join import Joining
from app.security import cards
from app.security.words import six_words
from app.services.cases import case_of, discard, new_case
from app.services.desk import Clock, Desk, Done, Topic, done
from app.services.profiles import OpenProfile
from app.services.seats import refuse_key
from app.services.typing_in import kept, needed
from app.storage import pins, rosters
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An invitation accepted: the new case file's desk, and the words to compare with the lead by voice."""

    desk: Desk
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A join file taken in: who it says sits where, and the words to compare by voice.

    `settled` where this very key is in force for the seat already: the words may be compared again, and need not.
    """

    seat: SeatCode
    name: str
    words: str
    settled: bool


def invite(desk: Desk, seat: SeatCode, path: Path) -> None:
    """Write the lead's invitation to a seat; raises AppError `no-such-seat`, `seat-withdrawn`, `file-exists`."""
    desk.need_role(Role.LEAD)
    with desk.write() as unit:
        plan = desk.plan(unit)
        held = plan.roster.seat(seat)
        if not held.active:
            raise AppError("seat-withdrawn", seat=seat, state=held.state.value)
        at = desk.log(unit, "seat-invited", seat=seat)
        body = Invitation(
            evaluation=desk.about.evaluation,
            reference=plan.data.reference,
            title=plan.data.title,
            authority=plan.data.authority,
            seat=seat,
            role=held.seat.role,
            card=desk.card,
        )
        parts = invitations.parts(body)
    manifest = Manifest(
        kind=Kind.INVITE,
        evaluation=desk.about.evaluation,
        id=str(uuid4()),
        revision=1,
        created=at.replace(microsecond=0),
        sender=Party(key=desk.card.key, name=desk.card.name, seat=desk.seat),
        members=tuple(part.member for part in parts),
        certificate=desk.card.certificate,
        app=__version__,
    )
    write(path, manifest, parts, identity=desk.profile.identity, receiving=desk.profile.receiving)


def read_invitation(path: Path) -> tuple[Invitation, Received]:
    """Return what an invitation says, signed by the card it brings; nobody is trusted by it yet."""
    reader = invitations.reader()
    received = read(path, secret=None, reception=_SelfSigned(Kind.INVITE, reader.begin))
    invitation = reader.body()
    if invitation.card.key != received.manifest.sender.key or invitation.evaluation != received.manifest.evaluation:
        raise AppError("file-damaged")
    return replace(invitation, card=cards.checked(invitation.card)), received


def accept(
    profile: OpenProfile, invitation_path: Path, join_path: Path, *, clock: Clock, supported_by: str = ""
) -> Accepted:
    """Make the case file of the seat one is invited to, and write the answer with one's own card.

    May be repeated, as where the answer could not be written: it is the same answer then, in the same case file. An
    invitation from somebody else takes the place of one on whose words nothing rests yet: anybody may write such a
    file. Raises AppError `case-exists-for-seat` where something does.
    """
    invitation, received = read_invitation(invitation_path)
    own = cards.of(profile.identity, profile.receiving)
    desk = _begun(profile, invitation, clock) or new_case(
        profile,
        evaluation=invitation.evaluation,
        reference=invitation.reference,
        title=invitation.title,
        seat=invitation.seat,
        role=invitation.role,
        clock=clock,
    )
    body = Joining(
        invitation=received.manifest_sha256,
        seat=invitation.seat,
        name=profile.about.name,
        supported_by=kept(supported_by),
        card=own,
    )
    parts = joinings.parts(body)
    try:
        with desk.write() as unit:
            before = pins.newest(unit)
            join = str(uuid4()) if before is None else before.join
            at = desk.log(unit, "seat-joined", seat=invitation.seat, join=join)
            if before is None:
                pins.add(
                    unit,
                    seat=received.manifest.sender.seat or SeatCode("LEAD"),
                    card=invitation.card,
                    state=KeyState.PENDING,
                    reason="",
                    join=join,
                    at=at,
                )
        manifest = Manifest(
            kind=Kind.JOIN,
            evaluation=invitation.evaluation,
            id=join,
            revision=1,
            in_reply_to=received.manifest_sha256,
            created=at.replace(microsecond=0),
            sender=Party(key=own.key, name=own.name, seat=invitation.seat),
            members=tuple(part.member for part in parts),
            certificate=own.certificate,
            app=__version__,
        )
        write(join_path, manifest, parts, identity=profile.identity, receiving=profile.receiving)
    except BaseException:
        desk.close()
        raise
    return Accepted(desk=desk, words=words_between(invitation.card, own, join))


def read_join(path: Path) -> tuple[Joining, Received]:
    """Return what an answer to an invitation says, signed by the card it brings; nobody is trusted by it yet."""
    reader = joinings.reader()
    received = read(path, secret=None, reception=_SelfSigned(Kind.JOIN, reader.begin))
    body = reader.body()
    if body.card.key != received.manifest.sender.key or body.seat != received.manifest.sender.seat:
        raise AppError("file-damaged")
    return replace(body, card=cards.checked(body.card)), received


def receive_join(desk: Desk, path: Path) -> Joined:
    """Enter a member's card as pending, to be confirmed once the words were compared.

    A key that was checked before stays in force until then: anybody may send such a file. What came last is what is
    compared next. Raises AppError `other-evaluation`, `no-such-seat`, `seat-withdrawn`, `key-revoked`,
    `key-sits-already`, `deputy-scores`.
    """
    desk.need_role(Role.LEAD)
    body, received = read_join(path)
    card = body.card
    if received.manifest.evaluation != desk.about.evaluation:
        raise AppError("other-evaluation", reference=desk.about.reference)
    with desk.write() as unit:
        roster = desk.plan(unit).roster
        held = roster.seat(body.seat)
        if not held.active:
            raise AppError("seat-withdrawn", seat=body.seat, state=held.state.value)
        refuse_key(roster, held, card.key)
        settled = held.trusted and held.card == card
        before, join = pins.newest(unit, body.seat), received.manifest.id
        if before is None or (before.card, before.join) != (card, join):
            at = desk.log(unit, "join-received", seat=body.seat, key=card.key, join=join)
            if not held.trusted:
                named = replace(held.seat, name=held.seat.name or body.name)
                entered = replace(held, card=card, key_state=KeyState.PENDING, reason="", seat=named)
                rosters.add(unit, roster.with_seat(entered), at=at, message=None)
            state, reason = (held.key_state, held.reason) if settled else (KeyState.PENDING, "")
            pins.add(unit, seat=body.seat, card=card, state=state, reason=reason, join=join, at=at)
    return Joined(seat=body.seat, name=body.name, words=words_between(desk.card, card, join), settled=settled)


def words_to_compare(desk: Desk, seat: SeatCode | None = None) -> str:
    """Return the six words of what came last, as both screens show them; the lead names the seat, a member needs none.

    Raises AppError `nothing-to-compare`, and `seat-not-named` on the lead's laptop.
    """
    with desk.read() as unit:
        found = _compared(desk, unit, seat)
        return _words_of(desk, found[0])


def confirm_words(desk: Desk, seat: SeatCode | None = None, *, words: str) -> Done:
    """Record that these words are the same: on the lead's laptop for that seat, on a member's for the lead.

    Only the key whose words these are is confirmed, whatever came meanwhile; it takes the place of the seat's old one,
    which counts no more from then on. Raises AppError `words-of-nobody`, and as `words_to_compare` does.
    """
    return _settle(desk, seat, words, KeyState.VERIFIED, "")


def go_on_unchecked(desk: Desk, seat: SeatCode | None = None, *, words: str, reason: str) -> Done:
    """Record why the key with these words is used without comparing them, which the report tells.

    Raises AppError `unchecked-without-reason`, and as `confirm_words` does.
    """
    return _settle(desk, seat, words, KeyState.UNCHECKED, needed(reason, AppError("unchecked-without-reason")))


@lru_cache(maxsize=64)
def words_between(lead: Card, member: Card, join: str) -> str:
    """Return the six words of a lead, a member and the join file between them; slow by design, so made once."""
    return six_words(cards.spoken_for(lead), cards.spoken_for(member, fresh=join))


def _begun(profile: OpenProfile, invitation: Invitation, clock: Clock) -> Desk | None:
    """Return the case file that an invitation was accepted in before; one on which nothing rests is discarded."""
    desk = case_of(profile, invitation.evaluation, invitation.seat, clock)
    if desk is None:
        return None
    try:
        goes_on = _goes_on(desk, invitation)
    except BaseException:
        desk.close()
        raise
    if goes_on:
        return desk
    desk.close()
    discard(profile, desk.about.case, clock)
    return None


def _goes_on(desk: Desk, invitation: Invitation) -> bool:
    """Tell whether a case file is that of this invitation; False where it may be discarded, refused where neither."""
    with desk.read() as unit:
        pin, in_use = pins.newest(unit), rosters.newest(unit) is not None
    same = pin is not None and pin.card == invitation.card
    if same and (in_use or desk.role is invitation.role):
        return True
    if in_use or pin is None or not (same or pin.state is KeyState.PENDING):
        raise AppError("case-exists-for-seat", reference=desk.about.reference, seat=desk.seat)
    return False


def _settle(desk: Desk, seat: SeatCode | None, words: str, state: KeyState, reason: str) -> Done:
    with desk.write() as unit:
        spoken = words.casefold().split()
        pin = next((one for one in _compared(desk, unit, seat) if _words_of(desk, one).split() == spoken), None)
        if pin is None:
            raise AppError("words-of-nobody")
        at = desk.log(unit, "key-" + state.value, seat=pin.seat, key=pin.card.key)
        pins.add(unit, seat=pin.seat, card=pin.card, state=state, reason=reason, join=pin.join, at=at)
        if desk.role is Role.LEAD:
            roster = desk.plan(unit).roster
            held = roster.seat(pin.seat)
            if held.card is None or not held.active:
                raise AppError("seat-without-key", seat=pin.seat)
            refuse_key(roster, held, pin.card.key)
            settled = replace(held, card=pin.card, key_state=state, reason=reason)
            if held.card.key != pin.card.key:
                settled = replace(settled, revoked=_with_old_key(held, stamp(at)))
            rosters.add(unit, roster.with_seat(settled), at=at, message=None)
    return done(Topic.PANEL)


def _compared(desk: Desk, unit: Unit, seat: SeatCode | None) -> tuple[pins.Pin, ...]:
    """Return what came for a seat, the newest first."""
    if seat is None and desk.role is Role.LEAD:
        raise AppError("seat-not-named")
    found = pins.of_seat(unit, seat)
    if not found:
        raise AppError("nothing-to-compare")
    return found


def _words_of(desk: Desk, pin: pins.Pin) -> str:
    if desk.role is Role.LEAD:
        return words_between(desk.card, pin.card, pin.join)
    return words_between(pin.card, desk.card, pin.join)


def _with_old_key(held: PanelSeat, since: str) -> tuple[RevokedKey, ...]:
    if held.card is None:
        return held.revoked
    return (*held.revoked, RevokedKey(key=held.card.key, since=since, reason=""))


class _SelfSigned:
    """Receives what is signed by the key it brings: an invitation or an answer to one."""

    def __init__(self, kind: Kind, begin: Callable[[Member], Sink]) -> None:
        self._kind = kind
        self._begin = begin

    def certificate(self, keyid: str, embedded: bytes | None) -> x509.Certificate:
        if embedded is None:
            raise AppError("file-damaged")
        return cards.certificate_of(embedded)

    def admit(self, manifest: Manifest) -> None:
        if manifest.kind is not self._kind:
            raise AppError("other-kind-of-file")

    def begin(self, member: Member) -> Sink:
        return self._begin(member)
