"""What people do in a life: each asks the service first, and tells the model only of what was acknowledged."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, Role, SeatCode, SupplierId
from app.domain.declarations import Interest
from app.domain.evaluation import Response, Seat
from app.exchange.container.kinds import Kind
from app.exchange.workbook_out import write_set_up
from app.scoring.duties import Duty
from app.services import (
    enrolment,
    intake,
    interests,
    meetings,
    outbox,
    outcomes,
    packs,
    returns,
    scores,
    seats,
    set_ups,
)
from app.services.intake import Incoming, Outcome
from app.services.profiles import OpenProfile
from app.services.scores import RecordScore
from tests.services import panels
from tests.services.lives.life import Life
from tests.services.lives.told import Decided, Declared, Laptop, Listing, Parcel, Row
from tests.services.panels import LEAD

QUESTIONS = (panels.Q1, panels.Q2, panels.Q3)


def duty_of(question: CriterionCode, supplier: SupplierId) -> Duty:
    """Return a duty of this evaluation: nobody answered a question for one lot apart."""
    return Duty(question=question, supplier=supplier, lot=None)


# on one's own laptop


def save(
    life: Life,
    laptop: Laptop,
    question: CriterionCode,
    supplier: SupplierId,
    value: Fraction | None,
    *,
    not_sure: bool = False,
    reasoned: bool = True,
) -> None:
    """Save a score, its reason a mark that is found again wherever it goes."""
    reason = f"<{laptop.name}#{life.made}>" if reasoned else ""
    life.made += 1
    ask = RecordScore(duty=duty_of(question, supplier), value=value, reason=reason, not_sure=not_sure)
    saved = scores.record_score(life.desk(laptop), ask)
    laptop.rows.append(Row(question, supplier, saved.version, value, reason, not_sure, life.version(laptop)))


def finish(life: Life, laptop: Laptop, level: int) -> None:
    """Score all that is left, and confirm what an amendment touched."""
    left = scores.sheet(life.desk(laptop)).left
    for place, line in enumerate(left):
        save(life, laptop, line.duty.question, line.duty.supplier, Fraction((level + place) % 6))


def declare(life: Life, laptop: Laptop, *, interest: bool) -> None:
    """Declare to have no interests, or one."""
    path = life.path(f"{laptop.name}-declaration.evreturn")
    told = [Interest(supplier=panels.B, nature="cousin")] if interest else []
    interests.declare(life.desk(laptop), told, path=path)
    made = Declared(laptop.name, len(laptop.declared) + 1, interest)
    laptop.declared.append(made)
    life.post(laptop, path.name, Kind.DECLARATION, frozenset({life.lead.person}), declared=made)


def lock(life: Life, laptop: Laptop) -> None:
    """Lock, sign and write the return."""
    path = life.path(f"{laptop.name}-scores.evreturn")
    locked = returns.lock(life.desk(laptop), path)
    laptop.locks = locked.number
    to = frozenset({life.moderator.person})
    life.post(laptop, path.name, Kind.RETURN, to, number=locked.number, scores=life.given(laptop))


def write_again(life: Life, laptop: Laptop, message: str) -> None:
    """Write a message once more, as another file."""
    parcel = next(one for one in life.parcels if one.message == message)
    path = life.path(f"again-{parcel.name}")
    outbox.save_again(life.desk(laptop), message, path)
    life.parcels.append(replace(parcel, name=path.name))


def take_in(life: Life, laptop: Laptop, parcel: Parcel) -> Incoming:
    """Take a file in."""
    came = intake.take_in(life.desk(laptop), life.folder / "files" / parcel.name)
    if came.outcome is not Outcome.KNOWN:
        laptop.taken[parcel.message] = True
        laptop.then.setdefault(parcel.message, (len(laptop.rows), len(laptop.declared)))
    return came


def undo(life: Life, laptop: Laptop, message: str) -> None:
    """Take back what a file brought."""
    intake.undo(life.desk(laptop), message, reason="The wrong file.")
    laptop.taken[message] = False


# at the lead's


def issue(life: Life, to: Sequence[SeatCode] | None) -> None:
    """Issue packs."""
    folder = life.path("packs")
    folder.mkdir()
    issued = packs.issue(life.desk(life.lead), folder, seats=to)
    for one, message in zip(issued, life.sent(life.lead)[-len(issued) :], strict=True):
        life.post(
            life.lead,
            f"{folder.name}/{one.path.name}",
            Kind.PACK,
            frozenset({holder_of(life, one.seat).person}),
            message=message,
            seat=one.seat,
            listing=life.listing,
            version=len(life.reworded),
            decided=decided_on(life, one.seat),
        )


def holder_of(life: Life, seat: SeatCode) -> Laptop:
    """Return the laptop whose key the lead's list names for a seat."""
    return life.laptops[life.listing.chairs[seat].holder or ""]


def decided_on(life: Life, seat: SeatCode) -> Decided | None:
    """Return what the lead decided last on a seat."""
    found = [one for one in life.decided if life.laptops[one.on.laptop].seat == seat]
    return found[-1] if found else None


def decide(life: Life, seat: SeatCode, waiting: Declared | None, recused: tuple[LotCode, ...]) -> None:
    """Decide on an interest."""
    interests.decide(life.desk(life.lead), seat, recused_lots=recused, reason="It is settled.")
    assert waiting is not None, "decided on what nobody declared"
    life.decided.append(Decided(waiting, recused))
    chair = life.listing.chairs[seat]
    left = tuple(lot for lot in (panels.NORTH, panels.SOUTH) if lot not in recused) if recused else ()
    if left != chair.lots:
        life.list_chair(seat, replace(chair, lots=left))


def withdraw(life: Life, seat: SeatCode) -> None:
    """Take a seat off the panel."""
    seats.withdraw(life.desk(life.lead), seat, reason="Left the council.")
    life.list_chair(seat, replace(life.listing.chairs[seat], active=False))


def put_in_place(life: Life, seat: SeatCode) -> None:
    """Put a new seat in place of one."""
    chair = life.listing.chairs[seat]
    new = Seat(code=SeatCode(f"R{len(life.listing.chairs)}"), name="Successor", questions=chair.questions)
    seats.replace_seat(life.desk(life.lead), seat, new, reason="Ill for long.")
    left = {**life.listing.chairs, seat: replace(chair, active=False, replaced=True), new.code: life.add_chair(new)}
    life.listing = Listing(revision=life.listing.revision + 1, chairs=left)


def revoke(life: Life, seat: SeatCode) -> None:
    """End the key of a lost laptop."""
    seats.revoke_key(life.desk(life.lead), seat, reason="Left on a train.")
    life.list_chair(seat, replace(life.listing.chairs[seat], holder=None))


def join(life: Life, seat: SeatCode, profile: OpenProfile | None = None, person: str = "") -> Laptop:
    """Let somebody sit down on a seat with a new laptop, and compare the six words."""
    known = sum(one.seat == seat for one in life.laptops.values())
    name = seat + "+" * known
    desk = life.desk(life.lead)
    invitation, answer = life.path(f"{name}.evinvite"), life.path(f"{name}.evjoin")
    enrolment.invite(desk, seat, invitation)
    profile = profile or panels.person(life.folder / "joined", SeatCode(name), life.clock)
    accepted = enrolment.accept(profile, invitation, answer, clock=life.clock)
    role = life.listing.chairs[seat].role
    case = accepted.desk.about.case
    laptop = Laptop(name=name, seat=seat, role=role, person=person or name, profile=profile, case=case)
    life.sits(laptop, accepted.desk)
    enrolment.receive_join(desk, answer)
    life.list_chair(seat, life.listing.chairs[seat])
    enrolment.confirm_words(desk, seat, words=accepted.words)
    life.list_chair(seat, replace(life.listing.chairs[seat], holder=name))
    enrolment.confirm_words(accepted.desk, words=accepted.words)
    return laptop


def amend(life: Life, question: CriterionCode) -> None:
    """Word a question otherwise."""
    words = f"Wording {life.made}?"
    rows = tuple(replace(row, guidance=words) if row.code == question else row for row in life.data.criteria)
    data = replace(life.data, criteria=rows)
    path = life.path("amended.xlsx")
    write_set_up(data, path)
    set_ups.amend(life.desk(life.lead), path, reason="It misled.", approver="Head of procurement")
    life.data = data
    life.reworded.append(question)


def clarify(life: Life, supplier: SupplierId) -> None:
    """Take a clarification in."""
    text = f"Clarified {life.made}."
    told = [
        Response(supplier=one.supplier, question=one.question, lot=None, text=text)
        if (one.supplier, one.question) == (supplier, panels.Q1)
        else one
        for one in life.data.responses
    ]
    data = replace(life.data, responses=tuple(told))
    path = life.path("clarified.xlsx")
    write_set_up(data, path)
    set_ups.clarify(life.desk(life.lead), path)
    life.data = data


# at the moderator's


def permit(life: Life, seat: SeatCode) -> None:
    """Permit a seat to change what it locked."""
    moderator = life.moderator
    number = max((one.number for one in life.standing(moderator, Kind.RETURN) if one.seat == seat), default=0)
    path = life.path(f"{seat}.evreopen")
    returns.permit_reopening(life.desk(moderator), seat, reason="A page was missing.", path=path)
    moderator.reopened.append((seat, number))
    listing = life.known(moderator)
    holder = None if listing is None else listing.chairs[seat].holder
    to = frozenset({life.laptops[holder or ""].person})
    life.post(moderator, path.name, Kind.REOPEN, to, seat=seat, number=number)


def reveal(life: Life) -> None:
    """Lay all scores open."""
    meetings.reveal(life.desk(life.moderator))
    life.moderator.revealed = True


def agree(life: Life, question: CriterionCode, supplier: SupplierId, value: Fraction) -> None:
    """Agree on one score."""
    reason = f"<MOD#{life.made}>"
    life.made += 1
    duty = duty_of(question, supplier)
    moderator = life.desk(life.moderator)
    meetings.agree(moderator, [panels.agreed_on(moderator, duty, value, reason)])
    life.moderator.agreed.append((question, supplier, value))


def agree_rest(life: Life, level: int) -> None:
    """Agree on all that is still to be agreed."""
    for place, duty in enumerate(meetings.still_to_agree(life.desk(life.moderator))):
        agree(life, duty.question, duty.supplier, Fraction(2 + (level + place) % 4))


def lock_quality(life: Life) -> None:
    """Lock quality, and write the moderation."""
    moderator = life.moderator
    path = life.path("moderation.evreturn")
    meetings.lock_quality(life.desk(moderator), path)
    moderator.quality_locked = True
    listing = life.known(moderator)
    used = [
        given
        for seat, parcel in life.returns(moderator).items()
        if listing is not None and not listing.chairs[seat].replaced
        for given in parcel.scores
    ]
    life.post(moderator, path.name, Kind.MODERATION, frozenset({life.lead.person}), scores=tuple(used))


def receipt(life: Life, laptop: Laptop, message: str) -> None:
    """Write a receipt."""
    path = life.path("receipt.evreturn")
    returns.write_receipt(life.desk(laptop), message, path)
    parcel = next(one for one in life.parcels if one.message == message)
    life.post(laptop, path.name, Kind.RECEIPT, frozenset({life.laptops[parcel.sender].person}))


def open_prices(life: Life) -> None:
    """Open the prices at the lead's."""
    outcomes.open_prices(life.desk(life.lead), life.folder / "prices.xlsx", reason="As the portal had it.")
    life.lead.prices_opened = True


def begun(life: Life, *, hats: bool) -> None:
    """Let everybody join, get a pack and declare; with `hats` the moderator also sits on E2."""
    chairs = {seat.code: life.add_chair(seat) for seat in life.data.seats}
    lead = chairs[LEAD]
    life.listing = Listing(revision=1, chairs={**chairs, LEAD: replace(lead, holder="LEAD")})
    for seat in [one.code for one in life.data.seats if one.role is not Role.LEAD]:
        if hats and seat == panels.E2:
            continue
        join(life, seat)
    if hats:
        moderator = life.moderator
        join(life, panels.E2, profile=moderator.profile, person=moderator.person)
    issue(life, None)
    for parcel in [*life.parcels]:
        take_in(life, holder_of(life, parcel.seat), parcel)
    for laptop in [*life.laptops.values()]:
        if laptop.role is not Role.LEAD:
            declare(life, laptop, interest=False)


def all_return(life: Life) -> None:
    """Let every seat score, lock and send, and the moderator take it in, the own one first."""
    own = life.moderator.person
    for laptop in sorted(life.scorers(), key=lambda one: one.person != own):
        finish(life, laptop, 3)
        lock(life, laptop)
        take_in(life, life.moderator, life.parcels[-1])


def succeeded(life: Life) -> None:
    """Let a successor take a seat whose scores were in, and score everything anew; everybody gets a new pack."""
    put_in_place(life, panels.E1)
    seat = list(life.listing.chairs)[-1]
    laptop = join(life, seat)
    issue(life, None)
    for parcel in [one for one in life.parcels if one.listing is life.listing]:
        take_in(life, holder_of(life, parcel.seat), parcel)
    declare(life, laptop, interest=False)
    finish(life, laptop, 1)
    lock(life, laptop)
    take_in(life, life.moderator, life.parcels[-1])


def quality(life: Life) -> None:
    """Let the meeting agree on everything, and the lead take the moderation in."""
    agree_rest(life, 0)
    lock_quality(life)
    take_in(life, life.lead, life.parcels[-1])
