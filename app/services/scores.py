"""A seat's own scores: drafts and versions, what is left, and nothing of anybody else (DR-16, DR-17, DR-18)."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.domain.codes import CriterionCode
from app.domain.evaluation import Response, Scale, Seat
from app.domain.freezing import amendment
from app.domain.score_record import ScoreVersion
from app.domain.visibility import Sight
from app.errors import AppError
from app.scoring.duties import Duty
from app.services.desk import Desk, Plan
from app.services.typing_in import kept
from app.storage import frozen, responses, scores
from app.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScore:
    """What a seat says of one duty: a level or none yet, its reason, its evidence, or that it is not sure."""

    duty: Duty
    value: Fraction | None = None
    reason: str = ""
    evidence: str = ""
    not_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An acknowledged score: its version, and when it was saved by this laptop's clock."""

    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One duty with the newest version of its score; `reconfirm` where an amendment touched it since."""

    duty: Duty
    score: ScoreVersion | None
    reconfirm: bool

    @property
    def complete(self) -> bool:
        """Whether it may be locked: a score with a reason, or the wish to talk about it."""
        return self.score is not None and not self.reconfirm and _lockable(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A seat's whole work: its duties in published order (screens shuffle them per seat), and whether it is locked."""

    seat: Seat
    lines: tuple[Line, ...]
    locked: bool

    @property
    def left(self) -> tuple[Line, ...]:
        """What is still to be done before the lock."""
        return tuple(line for line in self.lines if not line.complete)


def record_score(desk: Desk, ask: RecordScore) -> Saved:
    """Save one state of a score as a version of its own, with its audit line: both or neither.

    Raises AppError `not-in-sight-…`, `seat-locked`, `not-your-duty`, `score-no-level`, `score-and-not-sure`,
    `text-too-long`.
    """
    if ask.value is not None and ask.not_sure:
        raise AppError("score-and-not-sure")
    reason, evidence, duty = kept(ask.reason), kept(ask.evidence), ask.duty
    with desk.write(keeps_plan=True) as unit:
        desk.need(unit, Sight.TENDERS)
        plan = desk.plan(unit)
        seat = plan.roster.seat(desk.seat).seat
        if desk.standing(unit).locked:
            raise AppError("seat-locked", seat=desk.seat)
        if not plan.duties.includes(seat, duty):
            raise AppError("not-your-duty", question=duty.question, supplier=duty.supplier)
        if ask.value is not None and ask.value not in {level.value for level in scale_of(plan, duty.question).levels}:
            raise AppError("score-no-level", question=duty.question)
        held = scores.newest_of(unit, desk.seat, duty.supplier, duty.lot, duty.question)
        version = 1 if held is None else held.version + 1
        saved_at = desk.log(
            unit, "score-saved", question=duty.question, supplier=duty.supplier, lot=duty.lot, version=version
        )
        scores.save(
            unit,
            ScoreVersion(
                seat=desk.seat,
                supplier=duty.supplier,
                lot=duty.lot,
                question=duty.question,
                version=version,
                value=ask.value,
                reason=reason,
                evidence=evidence,
                not_sure=ask.not_sure,
                frozen=plan.frozen.hash,
                saved_at=saved_at,
            ),
        )
    return Saved(version=version, saved_at=saved_at)


def reconfirm(desk: Desk, duty: Duty) -> Saved:
    """Confirm that one's score of a duty stands under the amended wording: the same score, as a version of its own.

    Raises AppError `nothing-to-reconfirm`, and as `record_score` does.
    """
    with desk.read() as unit:
        held = scores.newest_of(unit, desk.seat, duty.supplier, duty.lot, duty.question)
    if held is None:
        raise AppError("nothing-to-reconfirm")
    return record_score(
        desk,
        RecordScore(duty=duty, value=held.value, reason=held.reason, evidence=held.evidence, not_sure=held.not_sure),
    )


def sheet(desk: Desk) -> Sheet:
    """Return the seat's own work; raises AppError `not-in-sight-tenders` before its declaration lets it read."""
    with desk.read() as unit:
        return sheet_in(desk, unit)


def sheet_in(desk: Desk, unit: Unit) -> Sheet:
    """Return the seat's own work, read in a unit that goes on."""
    desk.need(unit, Sight.TENDERS)
    plan = desk.plan(unit)
    seat = plan.roster.seat(desk.seat).seat
    if not seat.role.scores:
        raise AppError("not-your-part", role=seat.role.value)
    held = {(one.supplier, one.lot, one.question): one for one in scores.newest(unit, seat=desk.seat)}
    touched = reworded_since(unit, plan)
    lines = []
    for duty in plan.duties.of(seat):
        score = held.get((duty.supplier, duty.lot, duty.question))
        reconfirm = score is not None and duty.question in touched.get(score.frozen, ())
        lines.append(Line(duty=duty, score=score, reconfirm=reconfirm))
    return Sheet(seat=seat, lines=tuple(lines), locked=desk.standing(unit).locked)


def history(desk: Desk, duty: Duty) -> tuple[ScoreVersion, ...]:
    """Return every version of one's own score of a duty, the oldest first."""
    with desk.read() as unit:
        desk.need(unit, Sight.TENDERS)
        return tuple(scores.history(unit, desk.seat, duty.supplier, duty.lot, duty.question))


def response_to(desk: Desk, duty: Duty) -> Response | None:
    """Return what the supplier answered: a seat that scores reads what it owes a score for, and nothing else.

    Raises AppError `not-in-sight-tenders`, `not-your-duty`, and for who moderates or leads `not-a-duty`.
    """
    with desk.read() as unit:
        return response_in(desk, unit, duty)


def response_in(desk: Desk, unit: Unit, duty: Duty) -> Response | None:
    """Return what the supplier answered, as `response_to` does, read in a unit that goes on."""
    desk.need(unit, Sight.TENDERS)
    plan = desk.plan(unit)
    seat = plan.roster.seat(desk.seat).seat
    if seat.role.scores and not plan.duties.includes(seat, duty):
        raise AppError("not-your-duty", question=duty.question, supplier=duty.supplier)
    tendered = plan.coverage.lots_tendered.get(duty.supplier, ())
    asked = plan.coverage.lots_of_criterion.get(duty.question, ())
    lots = [lot for lot in tendered if lot in asked and duty.lot in {None, lot}]
    if not lots:
        raise AppError("not-a-duty", question=duty.question, supplier=duty.supplier)
    return responses.of(unit, duty.supplier, lots[0], duty.question)


def scale_of(plan: Plan, question: CriterionCode) -> Scale:
    """Return the scale of a question of a sound evaluation."""
    row = plan.coverage.by_code[question]
    return next(scale for scale in plan.data.scales if row.scale in {None, scale.code})


def reworded_since(unit: Unit, plan: Plan) -> dict[str, frozenset[CriterionCode]]:
    """Return, by the hash of each earlier frozen version, the questions whose scores must be reconfirmed."""
    versions = frozen.versions(unit)
    current = plan.frozen.hash
    return {
        version.hash: frozenset(amendment(frozen.of(unit, version.hash), plan.data).questions)
        for version in versions
        if version.hash != current
    }


def _lockable(score: ScoreVersion) -> bool:
    return score.not_sure or (score.value is not None and bool(score.reason.strip()))
