"""Invented evaluations of any size, and the case files that hold them.

Every seat scores every question of every tender; the final score is the published mean, the price formula F1: the
method in which most is left to compute.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from app.domain.codes import (
    CriterionCode,
    CriterionType,
    LotCode,
    MergeRule,
    PriceFormula,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    WeightBasis,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Method,
    PriceEntry,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
)
from app.domain.freezing import FrozenVersion, frozen_hash, frozen_part
from app.domain.panel import PanelSeat, Roster
from app.domain.score_record import ScoreVersion
from app.exchange.container.kinds import Kind
from app.storage import frozen, messages, prices, rosters, scores, tenders
from app.storage.case_file import CaseAbout, create
from app.storage.messages import MessageRecord
from benchmarks.sizes import KEY, PRICE, TOP, Size, cells, pence, question, seat, supplier, weights

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = "The response describes the induction of new staff and names who checks it. " * 4
LOT = LotCode("1")
UUID = "00000000-0000-4000-8000-000000000001"


def published(size: Size) -> EvaluationData:
    """Return the method with suppliers, tenders, prices and seats, before any score."""
    questions = tuple(
        Criterion(
            code=CriterionCode(question(number)), title=f"Question {number}", type=CriterionType.QUALITY, weight=weight
        )
        for number, weight in enumerate(weights(size))
    )
    row = Criterion(code=CriterionCode("P"), title="Price", type=CriterionType.PRICE, weight=PRICE)
    return EvaluationData(
        reference=f"B-{size.name}",
        method=Method(
            weight_basis=WeightBasis.GLOBAL,
            merge_rule=MergeRule.MEAN,
            off_scale_scores=True,
            price_formula=PriceFormula.F1,
        ),
        scales=(Scale(code=ScaleCode("S"), levels=tuple(Level(value=Fraction(n)) for n in range(TOP + 1))),),
        criteria=(*questions, row),
        lots=(Lot(code=LOT, places=5, reserve=3),),
        suppliers=tuple(
            Supplier(id=SupplierId(supplier(number)), name=f"Supplier {number}") for number in range(size.tenders)
        ),
        tenders=tuple(
            Tender(
                supplier=SupplierId(supplier(number)), lot=LOT, prices=(PriceEntry(row=row.code, amount=pence(number)),)
            )
            for number in range(size.tenders)
        ),
        seats=tuple(Seat(code=SeatCode(seat(number)), name=f"Member {number}") for number in range(size.seats)),
    )


def evaluation(size: Size) -> EvaluationData:
    """Return the whole evaluation."""
    value = [Fraction(number) for number in range(TOP + 1)]
    given = tuple(
        Score(
            seat=SeatCode(who),
            supplier=SupplierId(whose),
            lot=LOT,
            question=CriterionCode(asked),
            value=value[found],
            reason=WORDS,
        )
        for who, whose, asked, found in cells(size)
    )
    return replace(published(size), scores=given)


def make_case(size: Size, path: Path) -> None:
    """Write the lead's case file: the scores came with the moderation, the prices were opened."""
    data = published(size)
    about = CaseAbout(
        case=UUID,
        evaluation=UUID,
        reference=data.reference,
        title="",
        seat=SeatCode("L"),
        role=Role.LEAD,
        key="a" * 64,
        created_at=AT,
    )
    case = create(path, KEY, about)
    digest = frozen_hash(data)
    came = MessageRecord(
        id=UUID,
        direction="in",
        kind=Kind.MODERATION.value,
        revision=1,
        manifest_sha256="b" * 64,
        sender=SeatCode("M"),
        created=AT,
        handled_at=AT,
        envelope=b"",
        summary={},
    )
    with case.write() as unit:
        frozen.add(unit, FrozenVersion(number=1, hash=digest, frozen_at=AT), frozen_part(data))
        tenders.add_suppliers(unit, data.suppliers, at=AT)
        tenders.add_tenders(unit, [replace(one, prices=()) for one in data.tenders], at=AT)
        rosters.add(unit, Roster(revision=1, seats=tuple(PanelSeat(seat=one) for one in data.seats)), at=AT)
        for one in data.tenders:
            prices.add(unit, one.supplier, one.lot, one.prices, at=AT, source="c" * 64)
        messages.add(unit, came)
        scores.add_returned(unit, came.id, _versions(size, digest))
    case.close()


def _versions(size: Size, digest: str) -> Iterable[ScoreVersion]:
    value = [Fraction(number) for number in range(TOP + 1)]
    for who, whose, asked, found in cells(size):
        yield ScoreVersion(
            seat=SeatCode(who),
            supplier=SupplierId(whose),
            lot=LOT,
            question=CriterionCode(asked),
            version=1,
            value=value[found],
            reason=WORDS,
            evidence="p. 12",
            frozen=digest,
            saved_at=AT,
        )
