"""What a file is that somebody dropped or chose, by its content alone, and which case it belongs to."""

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from app.domain.codes import Role, SeatCode
from app.domain.panel import Card
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.reading import peek
from app.exchange.messages.invite import Invitation
from app.services import enrolment, handovers, intake
from app.services.cases import list_cases, open_desk
from app.services.desk import Clock, Desk
from app.services.intake import Incoming
from app.services.profiles import OpenProfile
from app.storage import pins, rosters
from app.storage.case_file import CaseAbout

__all__ = ["Answer", "Invitation", "Recognised", "Sort", "forget", "is_report", "pasted", "recognise", "take_over"]

_ARCHIVE = b"PK\x03\x04"
_NOT_HERE = frozenset({"other-evaluation", "unknown-signer", "pack-for-another-seat"})


class Sort(StrEnum):
    """What is to be done with a file."""

    INVITATION = "invitation"
    ANSWER = "answer"
    MESSAGE = "message"
    HANDOVER = "handover"
    REPORT = "report"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the answer to an invitation says: who wants to sit where, and by whom they are supported."""

    seat: SeatCode
    name: str
    supported_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file that was recognised; `about` is the case that it belongs to, None where it belongs to none yet.

    `incoming` is what taking a message in would change.
    """

    sort: Sort
    path: Path
    about: CaseAbout | None = None
    invitation: Invitation | None = None
    answer: Answer | None = None
    incoming: Incoming | None = None


def recognise(profile: OpenProfile, path: Path, clock: Clock) -> Recognised:
    """Verify a file and tell what it is; nothing of it is kept.

    Raises AppError `no-such-file`, `file-unrecognised`, `not-addressed-to-me`, `no-case-for-file`,
    `no-evaluation-for-answer`, and whatever else speaks against the file.
    """
    if path.is_dir():
        return Recognised(sort=Sort.WORKBOOK, path=path)
    found = peek(path, secret=profile.receiving.secret)
    if found == "sealed":
        raise AppError("not-addressed-to-me")
    if found is None or found == "report":
        return _foreign(path) if found is None else Recognised(sort=Sort.REPORT, path=path)
    if found is Kind.HANDOVER:
        return Recognised(sort=Sort.HANDOVER, path=path)
    if found in {Kind.INVITE, Kind.JOIN}:
        return (_invitation if found is Kind.INVITE else _answer)(profile, path)
    return _message(profile, path, clock)


def is_report(path: Path) -> bool:
    """Tell whether a file is a report, which anybody may check; raises AppError `no-such-file`, `file-not-read`."""
    return not path.is_dir() and peek(path) == "report"


def take_over(profile: OpenProfile, path: Path, clock: Clock) -> Desk:
    """Take on a case from whoever of the panels known here signed it; raises as `handovers.take_over` does."""
    refused = AppError("unknown-signer", seat="", key="")
    for giver in _cards(profile, clock):
        try:
            return handovers.take_over(profile, path, giver=giver, clock=clock)
        except AppError as error:
            if error.code != "unknown-signer":
                raise
            refused = error
    raise refused


def pasted(text: str) -> Path:
    """Keep the text of an e-mail as a file of its own, for as long as it is looked at; `forget` takes it away."""
    path = Path(mkdtemp(prefix="evenhand-")) / "e-mail.txt"
    path.write_text(text, encoding="utf-8")
    return path


def forget(path: Path) -> None:
    """Take a pasted text away again, with its folder."""
    rmtree(path.parent, ignore_errors=True)


def _foreign(path: Path) -> Recognised:
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_ARCHIVE))
    except OSError as error:
        raise AppError("file-not-read", path=str(path), reason=error.strerror or str(error)) from error
    if beginning == _ARCHIVE:
        return Recognised(sort=Sort.WORKBOOK, path=path)
    raise AppError("file-unrecognised")


def _invitation(profile: OpenProfile, path: Path) -> Recognised:
    invitation, _received = enrolment.read_invitation(path)
    mine = [one for one in _mine(profile) if (one.evaluation, one.seat) == (invitation.evaluation, invitation.seat)]
    return Recognised(sort=Sort.INVITATION, path=path, invitation=invitation, about=next(iter(mine), None))


def _answer(profile: OpenProfile, path: Path) -> Recognised:
    joining, received = enrolment.read_join(path)
    evaluation = received.manifest.evaluation
    led = [one for one in _mine(profile) if one.evaluation == evaluation and one.role is Role.LEAD]
    if not led:
        raise AppError("no-evaluation-for-answer", name=joining.name, seat=joining.seat)
    answer = Answer(seat=joining.seat, name=joining.name, supported_by=joining.supported_by)
    return Recognised(sort=Sort.ANSWER, path=path, answer=answer, about=led[0])


def _message(profile: OpenProfile, path: Path, clock: Clock) -> Recognised:
    """Ask each case whether it would take the file in; what speaks against it there is told, if it belongs there."""
    refusals: list[AppError] = []
    for about in _mine(profile):
        try:
            with closing(open_desk(profile, about.case, clock)) as desk:
                incoming = intake.preview(desk, path)
        except AppError as refusal:
            refusals.append(refusal)
        else:
            return Recognised(sort=Sort.MESSAGE, path=path, about=about, incoming=incoming)
    telling = [one for one in refusals if one.code not in _NOT_HERE]
    if telling:
        raise telling[0]
    seats = [one for one in refusals if one.code == "pack-for-another-seat"]
    raise seats[0] if seats else AppError("no-case-for-file")


def _mine(profile: OpenProfile) -> tuple[CaseAbout, ...]:
    return tuple(one.about for one in list_cases(profile) if one.about is not None)


def _cards(profile: OpenProfile, clock: Clock) -> tuple[Card, ...]:
    """Return everybody whose key was compared in one of the panels known here."""
    found: dict[str, Card] = {profile.card.key: profile.card}
    for about in _mine(profile):
        with closing(open_desk(profile, about.case, clock)) as desk, desk.read() as unit:
            roster = rosters.newest(unit)
            held = () if roster is None else tuple(seat.card for seat in roster.seats if seat.trusted)
            pinned = tuple(pin.card for pin in pins.of_seat(unit) if pin.state.value in {"verified", "unchecked"})
            found.update({card.key: card for card in (*held, *pinned) if card is not None})
    return tuple(found.values())
