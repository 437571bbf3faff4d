"""The evaluation as the case file holds it: the one value that a ranking is made from (DESIGN §4, "One seam")."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData, Seat
from app.domain.freezing import frozen_part
from app.domain.panel import PanelSeat
from app.domain.score_record import ScoreVersion
from app.errors import AppError
from app.storage import agreed as agreed_scores
from app.storage import frozen, rosters, set_ups
from app.storage import prices as opened_prices
from app.storage import responses as answers
from app.storage import tenders as submissions
from app.storage.unit import Unit


def load(
    unit: Unit,
    *,
    responses: bool,
    scores: Iterable[ScoreVersion] | None,
    agreed: bool,
    prices: bool,
    scored: Collection[SeatCode] = (),
) -> EvaluationData:
    """Return what was frozen, or the set-up before that, with suppliers, tenders and seats, and with what is asked for.

    Which scores belong to it is the caller's to say; `scored` are seats that gave some which are read elsewhere.
    Raises AppError `not-set-up` where there is neither.
    """
    given = tuple(version.as_score() for version in scores or ())
    data = replace(
        _published(unit),
        suppliers=submissions.suppliers(unit),
        tenders=submissions.tenders(unit),
        seats=_seats(unit, frozenset(score.seat for score in given).union(scored)),
        scores=given,
    )
    if prices:
        asked = opened_prices.newest(unit)
        data = replace(
            data,
            tenders=tuple(replace(one, prices=asked.get((one.supplier, one.lot), ())) for one in data.tenders),
        )
    if agreed:
        data = replace(data, agreed=tuple(version.as_agreed() for version in agreed_scores.newest(unit)))
    if responses:
        data = replace(data, responses=tuple(answers.all(unit)))
    return data


def _published(unit: Unit) -> EvaluationData:
    found = frozen.newest(unit)
    if found is not None:
        return found[1]
    data = set_ups.newest(unit)
    if data is None:
        raise AppError("not-set-up")
    return frozen_part(data)


def _seats(unit: Unit, scored: frozenset[SeatCode]) -> tuple[Seat, ...]:
    """Return the seats that count: the active ones, and those that left scores behind; a deputy only stands ready."""
    roster = rosters.newest(unit)
    return () if roster is None else tuple(one.seat for one in roster.seats if _counts(one, scored))


def _counts(one: PanelSeat, scored: frozenset[SeatCode]) -> bool:
    return one.code in scored or (one.active and not one.deputy)
