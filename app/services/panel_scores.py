"""The panel's scores as a case file holds them: each seat's own, from the return that is in force."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData, Score, Seat
from app.domain.milestones import Milestone
from app.domain.panel import Roster, SeatState
from app.domain.score_record import ScoreVersion
from app.scoring.coverage import Coverage
from app.scoring.duties import Duty
from app.scoring.examining import quick_book
from app.scoring.merge import ScoreBook
from app.scoring.rows import ScoreRow
from app.services.held import moderation_held, return_held
from app.storage import agreed as agreed_scores
from app.storage import evaluations, milestones, rosters, scores
from app.storage.unit import Unit

# The fact of the milestone of the reveal that names the seats counted then.
COUNTED = "counted"

Given = TypeVar("Given", Score, ScoreVersion)


def counted(unit: Unit, roster: Roster) -> tuple[SeatCode, ...]:
    """Return the seats whose scores are used: active ones, and withdrawn ones with what they had locked.

    A replaced seat's scores stay in the record and count no more: its successor scored everything anew (DOMAIN §1.6).
    Once the scores were revealed they are the panel's whatever becomes of a seat: nobody is left out knowing them.
    """
    revealed = milestones.reached(unit).get(Milestone.REVEALED)
    if revealed is not None:
        known = str(revealed.facts[COUNTED]).split(",")
        return tuple(seat.code for seat in roster.seats if seat.code in known)
    moderation = moderation_held(unit)
    brought = () if moderation is None else scores.seats_in(unit, moderation.id)
    return tuple(
        seat.code
        for seat in roster.seats
        if seat.seat.role.scores and (seat.state is not SeatState.REPLACED or seat.code in brought)
    )


def panel_scores(unit: Unit) -> tuple[ScoreVersion, ...]:
    """Return the scores that are used, in the panel's order; the caller has asked the visibility ladder.

    What a seat gave in lots that it was recused from since stays in the record and counts no more.
    """
    data = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
    return covered(data, _seats(unit), returned_scores(unit))


def covered(data: EvaluationData, seats: Iterable[Seat], found: Iterable[Given]) -> tuple[Given, ...]:
    """Return the scores whose seats cover them in a lot that is tendered for, as the seats' lots are given."""
    known = {seat.code: seat for seat in seats}
    coverage = Coverage(data=replace(data, seats=tuple(known.values())))
    return tuple(one for one in found if _covers(coverage, known.get(one.seat), one))


def _covers(coverage: Coverage, seat: Seat | None, score: Score | ScoreVersion) -> bool:
    if seat is None or not seat.lots:  # only a seat with lots of its own can have been recused from others
        return True
    if score.lot is not None:
        return score.lot in seat.lots
    return bool(coverage.lots_meant(score.supplier, None, score.question, seat))


def _seats(unit: Unit) -> tuple[Seat, ...]:
    roster = rosters.newest(unit)
    return () if roster is None else tuple(one.seat for one in roster.seats)


def returned_scores(unit: Unit) -> tuple[ScoreVersion, ...]:
    """Return the scores of the returns in force, whole, in the panel's order; the caller has asked the ladder.

    The moderator has them from returns; the lead from the moderation, which holds them all.
    """
    return tuple(scores.returned(unit, _bringing(unit)))


def panel_rows(unit: Unit) -> list[ScoreRow]:
    """Return the values of the returns in force, a row for each seat and tender; the caller has asked the ladder."""
    return scores.rows(unit, _bringing(unit))


def panel_book(unit: Unit, *, prices: bool) -> ScoreBook | None:
    """Return the panel's scores and agreed scores as they are ranked, without their words.

    None where anything in them contradicts anything: then `panel_data` has the records that say what. The caller has
    asked the visibility ladder.
    """
    given = scores.rows(unit, _bringing(unit))
    seats = {row.seat for row in given if row.seat is not None}
    data = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=prices, scored=seats)
    return quick_book(data, [*given, *agreed_scores.rows(unit)])


def _bringing(unit: Unit) -> list[str]:
    """Return the messages that brought the scores which are used."""
    moderation = moderation_held(unit)
    if moderation is not None:
        return [moderation.id]
    roster = rosters.newest(unit)
    found = [] if roster is None else [return_held(unit, seat) for seat in counted(unit, roster)]
    return [record.id for record in found if record is not None]


def scores_of(unit: Unit, seats: Sequence[SeatCode], duty: Duty) -> tuple[ScoreVersion, ...]:
    """Return these seats' own scores for one duty, found by their place alone; the caller has asked the ladder."""
    moderation = moderation_held(unit)
    brought = ((seat, return_held(unit, seat) if moderation is None else moderation) for seat in seats)
    found = (
        scores.returned_of(unit, record.id, seat, supplier=duty.supplier, lot=duty.lot, question=duty.question)
        for seat, record in brought
        if record is not None
    )
    return tuple(score for score in found if score is not None)


def panel_data(unit: Unit, *, responses: bool = False, agreed: bool = True, prices: bool = False) -> EvaluationData:
    """Return the evaluation with the panel's scores; the caller has asked the visibility ladder."""
    found = returned_scores(unit)
    return data_with(unit, found, responses=responses, agreed=agreed, prices=prices)


def data_with(
    unit: Unit,
    found: Iterable[ScoreVersion],
    *,
    responses: bool = False,
    agreed: bool = False,
    prices: bool = False,
) -> EvaluationData:
    """Return the evaluation with these scores, as far as their seats cover them."""
    data = evaluations.load(unit, responses=responses, scores=found, agreed=agreed, prices=prices)
    return replace(data, scores=covered(data, _seats(unit), data.scores))
