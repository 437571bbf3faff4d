"""A score return: all that a seat locked, under its signature (DESIGN §5, DR-16)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.score_record import ScoreVersion, SeatLock
from app.errors import AppError
from app.exchange.container.labels import is_hash, is_shown
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part
from app.exchange.container.reception import Sink
from app.exchange.messages.gathering import Gathering, whole
from app.exchange.messages.members import BODY, BodySink, RecordsSink, Take, body_part, lines_digest, lines_part

SCORES = "scores.ndjson"
MOST_SCORES = 250_000
_MOST = 64 * 1024

Place = tuple[SeatCode, SupplierId, CriterionCode, bool, LotCode | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnBody:
    """The newest version of each of a seat's scores, with the lock that signs them.

    `declaration` is the version of the declaration of interests that held when they were locked.
    """

    lock: SeatLock
    scores: Sequence[ScoreVersion] = ()
    declaration: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    lock: SeatLock
    declaration: int | None = None


def place_of(score: ScoreVersion) -> Place:
    """Return what scores are ordered by in files and digests: no two scores of a panel have the same."""
    return (score.seat, score.supplier, score.question, score.lot is not None, score.lot or "")


def scores_digest(scores: Iterable[ScoreVersion]) -> str:
    """Return the SHA-256 that a seat's lock signs: of its scores as their member holds them, in one order."""
    in_order = sorted(scores, key=place_of)
    return lines_digest(in_order)


def scores_part(scores: Iterable[ScoreVersion]) -> Part:
    """Return the scores as their member; its hash is their digest, and making it once costs less than twice."""
    in_order = sorted(scores, key=place_of)
    return lines_part(SCORES, lambda: in_order)


def parts(body: ReturnBody, made: Part | None = None) -> Sequence[Part]:
    """Return the members of a return, `made` being its scores as `scores_part` made them.

    Raises AppError `return-not-as-locked` where the lock is of other scores.
    """
    lines = scores_part(body.scores) if made is None else made
    if lines.sha256 != body.lock.digest or len(body.scores) != body.lock.scores:
        raise AppError("return-not-as-locked", seat=body.lock.seat)
    return (body_part(_Body(lock=body.lock, declaration=body.declaration), most=_MOST), lines)


def reader(take: Take[ScoreVersion] | None = None) -> "ReturnReader":
    """Return what takes in a return; with `take` its scores are handed on in batches and not kept in the body."""
    return ReturnReader(take)


class ReturnReader:
    """Takes in a return: every score is the seat's own, stands once, and is what the lock signed."""

    def __init__(self, take: Take[ScoreVersion] | None) -> None:
        self._kept: list[ScoreVersion] = []
        self._take: Callable[[Sequence[ScoreVersion]], None] = take or self._kept.extend
        self._body: BodySink[_Body] | None = None
        self._scores: RecordsSink[ScoreVersion] | None = None
        self._scores_digest = ""
        self._gathering = Gathering([(BODY, self._begin_body), (SCORES, self._begin_scores)])

    def begin(self, member: Member) -> Sink:
        """Return where the member's bytes go."""
        return self._gathering.begin(member)

    def body(self) -> ReturnBody:
        """Return what the return says, once it was read to its end; raises AppError `return-not-as-locked`."""
        self._gathering.refuse_missing()
        read = whole(self._body)
        count = 0 if self._scores is None else self._scores.count
        if read.lock.digest != self._scores_digest or read.lock.scores != count:
            raise AppError("return-not-as-locked", seat=read.lock.seat)
        return ReturnBody(lock=read.lock, scores=tuple(self._kept), declaration=read.declaration)

    def _begin_body(self, member: Member) -> Sink:
        self._body = BodySink(member, _Body, _fits, most=_MOST)
        return self._body

    def _begin_scores(self, member: Member) -> Sink:
        self._scores_digest = member.sha256
        self._scores = RecordsSink(
            member, ScoreVersion, self._take, most=MOST_SCORES, order=place_of, check=self._check
        )
        return self._scores

    def _check(self, score: ScoreVersion) -> None:
        seat = whole(self._body).lock.seat
        if score.seat != seat:
            raise AppError("score-of-another-seat", seat=seat, other=score.seat)
        refuse_unlockable(score)


def refuse_unlockable(score: ScoreVersion) -> None:
    """Raise AppError for a score that no lock can have signed: unnumbered, or without a reason (DESIGN §2.7)."""
    if score.version < 1 or not is_hash(score.frozen):
        raise AppError("message-damaged", name=SCORES)
    if score.value is not None and not score.reason.strip():
        raise AppError("score-without-reason", question=score.question, supplier=score.supplier)


def _fits(body: _Body) -> bool:
    lock = body.lock
    numbered = lock.number >= 1 and lock.scores >= 0 and (body.declaration is None or body.declaration >= 1)
    return numbered and is_shown(lock.seat) and is_hash(lock.frozen) and is_hash(lock.digest)
