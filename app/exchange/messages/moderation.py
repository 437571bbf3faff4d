"""Quality as the moderator locked it: all scores, all that was agreed, and what both rest on (DR-20, DESIGN §2)."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.declarations import Decision, Declaration
from app.domain.evaluation import Response
from app.domain.panel import SeatState
from app.domain.provenance import SeatReturn
from app.domain.score_record import AgreedVersion, ScoreVersion
from app.errors import AppError
from app.exchange.container.labels import is_hash, is_shown
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part
from app.exchange.container.reception import Sink
from app.exchange.messages.gathering import Gathering, whole
from app.exchange.messages.members import BODY, BodySink, RecordsSink, Take, body_part, lines_digest, lines_part
from app.exchange.messages.score_return import SCORES, place_of, refuse_unlockable

AGREED = "agreed.ndjson"
RETURNS = "returns.ndjson"
MOST_RETURNS = 1000
MOST_AGREED = 1_000_000

AgreedPlace = tuple[SupplierId, CriterionCode, bool, LotCode | str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A seat that no longer takes part, how, and why."""

    seat: SeatCode
    state: SeatState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A seat's newest declaration of interests, with the decision on it if one was needed."""

    declaration: Declaration
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedReturn:
    """The envelope of the return that a seat's scores came in: the seat's signature, which the moderator can't make."""

    seat: SeatCode
    envelope: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationBody:
    """What was locked, when and by whom, under which frozen hash; `agreed` holds every version, not the newest alone.

    `scores` are those of the returns, whole, in the order of `place_of`; `responses` is the `responses_digest` of what
    was scored; `returns` hold one envelope for each of `rests_on`. `digest` is `moderation_digest` of scores and agreed
    scores: it is filled in when the message is made.
    """

    locked_at: datetime
    locked_by: SeatCode
    frozen: str
    rests_on: tuple[SeatReturn, ...]
    withdrawn: tuple[Left, ...] = ()
    register: tuple[Registered, ...] = ()
    scores: Sequence[ScoreVersion] = ()
    agreed: Sequence[AgreedVersion] = ()
    returns: Sequence[SignedReturn] = ()
    responses: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    locked_at: datetime
    locked_by: SeatCode
    frozen: str
    rests_on: tuple[SeatReturn, ...]
    withdrawn: tuple[Left, ...] = ()
    register: tuple[Registered, ...] = ()
    responses: str
    digest: str


def responses_digest(responses: Iterable[Response]) -> str:
    """Return the one SHA-256 of all responses, whatever their order."""
    in_order = sorted(responses, key=lambda one: (one.supplier, one.question, one.lot or ""))
    return lines_digest(in_order)


def agreed_place(agreed: AgreedVersion) -> AgreedPlace:
    """Return what agreed scores are ordered by: no two versions of a record have the same."""
    return (agreed.supplier, agreed.question, agreed.lot is not None, agreed.lot or "", agreed.version)


def moderation_digest(scores: Iterable[ScoreVersion], agreed: Iterable[AgreedVersion]) -> str:
    """Return the one SHA-256 of all scores and all versions agreed, whatever their order."""
    given, settled = sorted(scores, key=place_of), sorted(agreed, key=agreed_place)
    return _digest(lines_digest(given), lines_digest(settled))


def parts(body: ModerationBody) -> Sequence[Part]:
    """Return the members of a locked moderation."""
    scores, agreed = sorted(body.scores, key=place_of), sorted(body.agreed, key=agreed_place)
    given, settled = lines_part(SCORES, lambda: scores), lines_part(AGREED, lambda: agreed)
    told = _Body(
        locked_at=body.locked_at,
        locked_by=body.locked_by,
        frozen=body.frozen,
        rests_on=body.rests_on,
        withdrawn=body.withdrawn,
        register=body.register,
        responses=body.responses,
        digest=_digest(given.sha256, settled.sha256),
    )
    signed = sorted(body.returns, key=lambda one: one.seat)
    return (body_part(told), lines_part(RETURNS, lambda: signed), given, settled)


def reader(
    take_scores: Take[ScoreVersion] | None = None, take_agreed: Take[AgreedVersion] | None = None
) -> "ModerationReader":
    """Return what takes in a moderation; what is taken in batches is not kept in the body."""
    return ModerationReader(take_scores, take_agreed)


class ModerationReader:
    """Takes in a moderation: every score and every version agreed stands once, and is what the digest is of."""

    def __init__(self, take_scores: Take[ScoreVersion] | None, take_agreed: Take[AgreedVersion] | None) -> None:
        self._scores: list[ScoreVersion] = []
        self._agreed: list[AgreedVersion] = []
        self._take_scores = take_scores or self._scores.extend
        self._take_agreed = take_agreed or self._agreed.extend
        self._body: BodySink[_Body] | None = None
        self._returns: list[SignedReturn] = []
        self._digests = ["", ""]
        self._gathering = Gathering(
            [
                (BODY, self._begin_body),
                (RETURNS, self._begin_returns),
                (SCORES, self._begin_scores),
                (AGREED, self._begin_agreed),
            ]
        )

    def begin(self, member: Member) -> Sink:
        """Return where the member's bytes go."""
        return self._gathering.begin(member)

    def body(self) -> ModerationBody:
        """Return what the moderation says, once it was read to its end; raises AppError `moderation-not-as-locked`."""
        self._gathering.refuse_missing()
        read = whole(self._body)
        if read.digest != _digest(*self._digests):
            raise AppError("moderation-not-as-locked")
        return ModerationBody(
            locked_at=read.locked_at,
            locked_by=read.locked_by,
            frozen=read.frozen,
            rests_on=read.rests_on,
            withdrawn=read.withdrawn,
            register=read.register,
            scores=tuple(self._scores),
            agreed=tuple(self._agreed),
            returns=tuple(self._returns),
            responses=read.responses,
            digest=read.digest,
        )

    def _begin_body(self, member: Member) -> Sink:
        self._body = BodySink(member, _Body, _fits)
        return self._body

    def _begin_returns(self, member: Member) -> Sink:
        return RecordsSink(
            member,
            SignedReturn,
            self._returns.extend,
            most=MOST_RETURNS,
            order=lambda one: (one.seat,),
            check=self._check_return,
        )

    def _begin_scores(self, member: Member) -> Sink:
        self._digests[0] = member.sha256
        return RecordsSink(member, ScoreVersion, self._take_scores, order=place_of, check=self._check_score)

    def _begin_agreed(self, member: Member) -> Sink:
        self._digests[1] = member.sha256
        return RecordsSink(
            member, AgreedVersion, self._take_agreed, most=MOST_AGREED, order=agreed_place, check=_check_agreed
        )

    def _check_return(self, signed: SignedReturn) -> None:
        if signed.seat not in {rest.seat for rest in whole(self._body).rests_on}:
            raise AppError("message-damaged", name=RETURNS)

    def _check_score(self, score: ScoreVersion) -> None:
        if score.seat not in {rest.seat for rest in whole(self._body).rests_on}:
            raise AppError("score-without-return", seat=score.seat)
        refuse_unlockable(score)


def _check_agreed(agreed: AgreedVersion) -> None:
    if agreed.version < 1 or not (agreed.reason.strip() or agreed.sub_reasons):
        raise AppError("message-damaged", name=AGREED)


def _digest(scores: str, agreed: str) -> str:
    return hashlib.sha256(f"{scores}\n{agreed}\n".encode()).hexdigest()


def _fits(body: _Body) -> bool:
    seats = [rest.seat for rest in body.rests_on]
    sound = all(is_hash(rest.manifest) for rest in body.rests_on) and len(set(seats)) == len(seats)
    return sound and is_shown(body.locked_by) and all(map(is_hash, (body.frozen, body.digest, body.responses)))
