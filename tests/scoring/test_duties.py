"""What seats owe: one score for every question of every tender that reached quality."""

from dataclasses import replace
from fractions import Fraction

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    TenderStatus,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    GateDecision,
    Level,
    Lot,
    Scale,
    Seat,
    Supplier,
    Tender,
)
from app.scoring.coverage import Coverage
from app.scoring.duties import Duties, Duty

N, S = LotCode("N"), LotCode("S")
A, B = SupplierId("A"), SupplierId("B")
SEC, Q1, Q2, G = map(CriterionCode, ("SEC", "Q1", "Q2", "G"))

DATA = EvaluationData(
    reference="T",
    scales=(Scale(code=ScaleCode("X"), levels=(Level(value=Fraction(0)), Level(value=Fraction(5)))),),
    criteria=(
        Criterion(code=G, title="Gate", type=CriterionType.GATE, consequence=Consequence.REJECT),
        Criterion(code=SEC, title="Section", type=CriterionType.QUALITY, weight=10000),
        Criterion(code=Q1, title="One", type=CriterionType.QUALITY, weight=5000, parent=SEC),
        Criterion(code=Q2, title="Two", type=CriterionType.QUALITY, weight=5000, parent=SEC, lots=(N,)),
    ),
    lots=(Lot(code=N), Lot(code=S)),
    suppliers=(Supplier(id=A, name="A"), Supplier(id=B, name="B")),
    tenders=(Tender(supplier=A, lot=N), Tender(supplier=A, lot=S), Tender(supplier=B, lot=S)),
    seats=(
        Seat(code=SeatCode("E1")),
        Seat(code=SeatCode("E2"), questions=(Q2,)),
        Seat(code=SeatCode("E3"), lots=(S,)),
        Seat(code=SeatCode("MOD"), role=Role.MODERATOR),
    ),
)
NOTHING: frozenset[tuple[SupplierId, CriterionCode]] = frozenset()


def duties(data: EvaluationData = DATA, by_lot: frozenset[tuple[SupplierId, CriterionCode]] = NOTHING) -> Duties:
    return Duties(coverage=Coverage(data=data), answered_by_lot=by_lot)


def duty(question: CriterionCode, supplier: SupplierId, lot: LotCode | None = None) -> Duty:
    return Duty(question=question, supplier=supplier, lot=lot)


def of(code: str, owed: Duties) -> tuple[Duty, ...]:
    return owed.of(next(seat for seat in owed.coverage.data.seats if seat.code == code))


def test_a_common_question_is_scored_once_for_all_its_lots() -> None:
    owed = duties()

    assert of("E1", owed) == (duty(Q1, A), duty(Q1, B), duty(Q2, A))
    assert owed.lots(duty(Q1, A)) == (N, S)
    assert owed.lots(duty(Q2, A)) == (N,)


def test_a_question_answered_for_each_lot_apart_is_scored_apart() -> None:
    owed = duties(by_lot=frozenset({(A, Q1)}))

    assert of("E1", owed) == (duty(Q1, A, N), duty(Q1, A, S), duty(Q1, B), duty(Q2, A))
    assert of("E3", owed) == (duty(Q1, A, S), duty(Q1, B))
    assert owed.lots(duty(Q1, A, S)) == (S,)


def test_a_seat_owes_its_own_questions_and_lots_and_a_moderator_nothing() -> None:
    owed = duties()

    assert of("E2", owed) == (duty(Q2, A),)
    assert of("E3", owed) == (duty(Q1, A), duty(Q1, B))
    assert of("MOD", owed) == ()
    assert owed.includes(DATA.seats[1], duty(Q2, A))
    assert not owed.includes(DATA.seats[1], duty(Q1, A))
    assert not owed.includes(DATA.seats[0], duty(Q2, B))


def test_nobody_owes_a_score_for_a_tender_that_fell_out_before_quality() -> None:
    late = replace(DATA.tenders[2], status=TenderStatus.LATE)
    failed = replace(DATA.tenders[1], gates=(GateDecision(gate=G, status=GateStatus.FAIL),))
    owed = duties(replace(DATA, tenders=(DATA.tenders[0], failed, late)))

    assert of("E1", owed) == (duty(Q1, A), duty(Q2, A))
    assert owed.lots(duty(Q1, A)) == (N,)
