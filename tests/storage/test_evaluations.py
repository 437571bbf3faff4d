"""The evaluation composed from a case file ranks as the workbook that it came from."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData, PriceEntry, Response, Score
from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.panel import PanelSeat, Roster, SeatState
from app.domain.score_record import AgreedVersion, ScoreVersion
from app.errors import AppError
from app.exchange.workbook import read_evaluation
from app.scoring.ranking import rank
from app.storage import agreed, evaluations, frozen, prices, responses, rosters, scores, set_ups, tenders
from app.storage.case_file import CaseFile, create
from app.storage.unit import Unit
from tests.storage.cases import (
    ABOUT,
    AGREED,
    ALPHA,
    AT,
    DATA,
    E2,
    KEY,
    LEAD,
    MODERATOR,
    Q1,
    ROSTER,
    SUPPLIERS,
    TENDERS,
    score,
)


def stored(unit: Unit, data: EvaluationData) -> None:
    """Put a whole evaluation into an empty case file."""
    digest = frozen_hash(data)
    frozen.add(unit, FrozenVersion(number=1, hash=digest, frozen_at=AT), data)
    tenders.add_suppliers(unit, data.suppliers, at=AT)
    tenders.add_tenders(unit, [replace(tender, prices=()) for tender in data.tenders], at=AT)
    responses.add(unit, data.responses, at=AT)
    rosters.add(unit, Roster(revision=1, seats=tuple(PanelSeat(seat=seat) for seat in data.seats)), at=AT)
    for found in data.scores:
        scores.save(unit, version_of(found, digest))
    for one in data.agreed:
        assert one.value is not None
        agreed.add(
            unit,
            AgreedVersion(
                supplier=one.supplier,
                lot=one.lot,
                question=one.question,
                version=1,
                value=one.value,
                reason=one.reason,
                chaired_by=MODERATOR,
                saved_at=AT,
            ),
        )
    for tender in data.tenders:
        prices.add(unit, tender.supplier, tender.lot, tender.prices, at=AT, source="a" * 64)


def version_of(found: Score, digest: str) -> ScoreVersion:
    return ScoreVersion(
        seat=found.seat,
        supplier=found.supplier,
        lot=found.lot,
        question=found.question,
        version=1,
        value=found.value,
        reason=found.reason,
        evidence=found.evidence,
        frozen=digest,
        saved_at=AT,
    )


def test_the_sample_comes_back_as_it_was_and_ranks_alike(tmp_path: Path, root: Path) -> None:
    data = read_evaluation(root / "resources" / "samples" / "care-and-support")
    case = create(tmp_path / "case.evcase", KEY, ABOUT)
    with case.write() as unit:
        stored(unit, data)

    with case.read() as unit:
        again = evaluations.load(unit, responses=True, scores=scores.newest(unit), agreed=True, prices=True)
    case.close()

    assert again == data
    assert rank(again) == rank(data)


def test_only_what_is_asked_for_is_there(full: CaseFile) -> None:
    with full.read() as unit:
        bare = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
        whole = evaluations.load(unit, responses=True, scores=[score()], agreed=True, prices=True)

    assert bare == replace(DATA, suppliers=SUPPLIERS, tenders=TENDERS, seats=tuple(one.seat for one in ROSTER.seats))
    assert whole == replace(
        bare,
        tenders=(TENDERS[0], replace(TENDERS[1], prices=(PriceEntry(row=None, amount=100_00),)), TENDERS[2]),
        scores=(score().as_score(),),
        agreed=(AGREED.as_agreed(),),
        responses=(Response(supplier=ALPHA, lot=None, question=Q1, text="We train everybody."),),
    )


def test_seats_that_left_count_while_they_have_scores_and_a_deputy_does_not(case: CaseFile) -> None:
    lead, moderator, first, second = ROSTER.seats
    changed = replace(
        ROSTER,
        seats=(
            lead,
            moderator,
            replace(moderator, seat=replace(moderator.seat, code=SeatCode("D")), deputy=True),
            replace(first, state=SeatState.WITHDRAWN),
            replace(second, state=SeatState.REPLACED),
        ),
    )
    with case.write() as unit:
        rosters.add(unit, changed, at=AT)
        found = evaluations.load(unit, responses=False, scores=[score(seat=E2)], agreed=False, prices=False)

    assert [seat.code for seat in found.seats] == [LEAD, MODERATOR, E2]


def test_before_the_freeze_it_is_the_newest_set_up(tmp_path: Path) -> None:
    case = create(tmp_path / "case.evcase", KEY, ABOUT)
    with case.write() as unit:
        with pytest.raises(AppError, match=r"^not-set-up$"):
            evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
        set_ups.add(unit, replace(DATA, suppliers=SUPPLIERS), source="a.xlsx", digest="a" * 64, at=AT)
        found = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
    case.close()

    assert found == DATA  # suppliers, tenders and seats have records of their own
