"""Invented evaluations with panels, lots, gaps and contradictions, for comparing the quick way with the reference."""

from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    LotCode,
    LotMechanism,
    MergeRule,
    PriceFormula,
    ResultKind,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    TenderStatus,
    TieStep,
    WeightBasis,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    Level,
    Lot,
    Method,
    Minimum,
    PriceEntry,
    PriceParameters,
    Rounding,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
    TieBreak,
)

Record = TypeVar("Record", Score, AgreedScore)
F = PriceFormula
LOTS = (LotCode("N"), LotCode("S"))
# Levels of one digit, of several, halves, a hundred, and some too many for sixteen bits.
SCALES: tuple[tuple[int | str, ...], ...] = (
    (0, 1, 2, 3, 4, 5),
    (0, 2, 4, 6, 8, 10),
    (0, 25, 50, 75, 100),
    ("0", "0.5", "1", "1.5", "2"),
    (1, 2, 3),
    (0, 30000, 60000),
)
FORMULAS: dict[PriceFormula, PriceParameters] = {
    F.F1: PriceParameters(),
    F.F2: PriceParameters(),
    F.F2K: PriceParameters(k=Fraction(1, 2)),
    F.F3: PriceParameters(),
    F.F4: PriceParameters(clamp=False),
    F.F4M: PriceParameters(),
    F.F5: PriceParameters(benchmark=500_00),
    F.F6: PriceParameters(lowest=100_00, highest=900_00),
    F.F7: PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(20), Fraction(60)))),
    F.F11: PriceParameters(base=Fraction(2)),
    F.F13: PriceParameters(),
    F.F15: PriceParameters(),
    F.F16: PriceParameters(),
    F.F8: PriceParameters(),
    F.F9: PriceParameters(willingness=Fraction(500)),
    F.F10: PriceParameters(fixed=300_00),
    F.F14: PriceParameters(benchmark=500_00),
    F.F17: PriceParameters(),
}
WEIGHTLESS = frozenset({F.F8, F.F9, F.F10, F.F14, F.F17})
ALONE = WEIGHTLESS | {F.F13, F.F15}
# Four questions: sums that floats get wrong, thirds, and one that hardly counts.
WEIGHTS: tuple[tuple[int | Fraction, ...], ...] = (
    (10, 20, 30, 40),
    (30, 30, 30, 10),
    (Fraction("33.33"), Fraction("33.33"), Fraction("33.33"), Fraction("0.01")),
)
ROUNDINGS = (
    Rounding(),
    Rounding(),
    Rounding(),
    Rounding(cell_mean=1),
    Rounding(cell_mean=0, total=1),
    Rounding(criterion=1),
    Rounding(criterion=0, price_share=0, price_score=1),
    Rounding(total=0),
)


@st.composite
def evaluations(draw: st.DrawFn, *, sound: bool = True) -> EvaluationData:
    """Return one or two lots of up to six tenders, four questions in two sections, up to four seats."""
    lots = LOTS[: draw(st.integers(1, 2))]
    formula = draw(st.sampled_from(sorted(FORMULAS)))
    data = EvaluationData(
        reference="T-1",
        method=_method(draw, formula, lots),
        scales=_scales(draw),
        lots=tuple(_lot(draw, code, formula) for code in lots),
    )
    data = replace(data, criteria=_criteria(draw, data, formula))
    suppliers, tenders = _suppliers(draw, data)
    data = replace(data, suppliers=suppliers, tenders=tenders)
    seats, scores, agreed = _panel(draw, data)
    data = replace(data, seats=seats, scores=scores, agreed=agreed)
    return data if sound else _contradicted(draw, data)


def _method(draw: st.DrawFn, formula: PriceFormula, lots: tuple[LotCode, ...]) -> Method:
    ranks = draw(st.sampled_from([True] * 9 + [False]))
    limited = ranks and formula not in {F.F8, F.F9, F.F17} and len(lots) > 1 and draw(st.booleans())
    return Method(
        result=ResultKind.RANK if ranks else ResultKind.ADMIT,
        weight_basis=draw(st.sampled_from(WeightBasis)),
        merge_rule=draw(st.sampled_from(MergeRule)),
        off_scale_scores=draw(st.sampled_from([True, True, False])),
        price_formula=formula,
        price_parameters=FORMULAS[formula],
        rounding=draw(st.sampled_from(ROUNDINGS)),
        tie_break=draw(
            st.sampled_from(
                [
                    (),
                    (TieBreak(step=TieStep.QUALITY), TieBreak(step=TieStep.DRAW)),
                    (TieBreak(step=TieStep.SCORE, code=CriterionCode("Q2")), TieBreak(step=TieStep.HEAVIEST)),
                    (TieBreak(step=TieStep.SCORE, code=CriterionCode("X")),),
                ]
            )
        ),
        failed_in_price_reference=draw(st.booleans()),
        lots_per_supplier=1 if limited else None,
        lot_mechanism=LotMechanism.HIGHEST_SUM if limited else None,
    )


def _scales(draw: st.DrawFn) -> tuple[Scale, ...]:
    chosen = draw(st.lists(st.sampled_from(SCALES), min_size=1, max_size=2, unique=True))
    return tuple(
        Scale(code=ScaleCode(f"S{number}"), levels=tuple(Level(value=Fraction(level)) for level in levels))
        for number, levels in enumerate(chosen)
    )


def _lot(draw: st.DrawFn, code: LotCode, formula: PriceFormula) -> Lot:
    by_total = formula not in {F.F8, F.F9, F.F17}
    return Lot(
        code=code,
        places=draw(st.sampled_from([1, 1, 2, None])),
        reserve=draw(st.integers(0, 1)),
        minimum_quality=draw(st.sampled_from([None, None, None, Minimum(value=Fraction(1, 2), share=True)])),
        minimum_total=draw(st.sampled_from([None, None, None, Minimum(value=Fraction(40))])) if by_total else None,
    )


def _criteria(draw: st.DrawFn, data: EvaluationData, formula: PriceFormula) -> tuple[Criterion, ...]:
    """Return two sections of two questions each, a gate, and one or two price rows."""
    is_local = data.method.weight_basis is WeightBasis.LOCAL
    weightless = formula in WEIGHTLESS
    several = formula not in ALONE and draw(st.booleans())
    quality = Fraction(100 if weightless else 60)
    parts = [Fraction(part) for part in draw(st.sampled_from(WEIGHTS))]
    if is_local:
        shares = [quality / 2] * 2
        weights = [Fraction(40), Fraction(60), Fraction("33.33"), Fraction("66.67")]
    else:
        weights = [Fraction(max(int(part * quality), 1), 100) for part in parts]
        weights[0] += quality - sum(weights)
        shares = [sum(weights[:2], Fraction(0)), sum(weights[2:], Fraction(0))]
    rows = []
    for number in range(2):
        rows.append(
            Criterion(
                code=CriterionCode("XY"[number]),
                title="Section",
                type=CriterionType.QUALITY,
                weight=int(shares[number] * 100),
                minimum=draw(st.sampled_from([None, None, None, Minimum(value=Fraction(1, 3), share=True)])),
                consequence=draw(st.sampled_from([None, Consequence.MAY_REJECT])),
            )
        )
        rows += [
            Criterion(
                code=CriterionCode(f"Q{place}"),
                title="Question",
                type=CriterionType.QUALITY,
                parent=rows[-1 - place % 2].code if place % 2 == 0 else CriterionCode("XY"[number]),
                weight=int(weights[place] * 100),
                scale=draw(st.sampled_from(data.scales)).code,
                minimum=draw(st.sampled_from([None] * 6 + [Minimum(value=Fraction(1))])),
            )
            for place in (2 * number, 2 * number + 1)
        ]
    if draw(st.booleans()):
        rows.append(
            Criterion(
                code=CriterionCode("G"), title="Gate", type=CriterionType.GATE, consequence=Consequence.MAY_REJECT
            )
        )
    price = 0 if weightless else 40_00
    rows += [
        Criterion(code=CriterionCode(code), title="Price", type=CriterionType.PRICE, weight=weight)
        for code, weight in ((("P1", price // 4), ("P2", price - price // 4)) if several else (("P1", price),))
    ]
    return tuple(rows)


def _suppliers(draw: st.DrawFn, data: EvaluationData) -> tuple[tuple[Supplier, ...], tuple[Tender, ...]]:
    names = [SupplierId(name) for name in "ABCDEF"[: draw(st.integers(1, 6))]]
    rows = [row for row in data.criteria if row.type is CriterionType.PRICE]
    gates = [row for row in data.criteria if row.type is CriterionType.GATE]
    tenders = tuple(
        Tender(
            supplier=name,
            lot=lot.code,
            prices=tuple(
                PriceEntry(
                    row=row.code, amount=draw(st.sampled_from([200_00, 300_00, 300_00, 310_01] * 4 + [900_00, None]))
                )
                for row in rows
                if draw(st.sampled_from([True] * 19 + [False]))
            ),
            status=draw(st.sampled_from([TenderStatus.RECEIVED] * 9 + [TenderStatus.LATE])),
            draw=draw(st.sampled_from([None, Fraction(1), Fraction(2)])),
            gates=tuple(
                GateDecision(gate=row.code, status=draw(st.sampled_from([GateStatus.PASS] * 9 + [*GateStatus])))
                for row in gates
            ),
        )
        for name in names
        for lot in draw(st.sampled_from([data.lots, data.lots[:1], data.lots[-1:]]))
    )
    return tuple(Supplier(id=name, name=name) for name in names), tenders


def _panel(
    draw: st.DrawFn, data: EvaluationData
) -> tuple[tuple[Seat, ...], tuple[Score, ...], tuple[AgreedScore, ...]]:
    """Return seats, their scores with gaps, and some agreed scores; each record for a lot or for every one."""
    seats = tuple(
        Seat(
            code=SeatCode(f"E{number}"),
            role=Role.EVALUATOR,
            questions=draw(st.sampled_from([(), (), (CriterionCode("X"),), (CriterionCode("Q1"), CriterionCode("Y"))])),
            lots=draw(st.sampled_from([(), (), (data.lots[0].code,)])),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    questions = [row for row in data.criteria if row.scale is not None]
    levels = {scale.code: [level.value for level in scale.levels] for scale in data.scales}
    tendered: dict[SupplierId, list[LotCode]] = {}
    for tender in data.tenders:
        tendered.setdefault(tender.supplier, []).append(tender.lot)
    gaps = draw(st.sampled_from([(False,), (False,), (False, False, False, True)]))
    settled = draw(st.sampled_from([(True,), (True,), (True, True, False), (False,), (False, True)]))
    scores: list[Score] = []
    agreed: list[AgreedScore] = []
    for supplier, lots in tendered.items():
        for row in questions:
            values = levels[row.scale or data.scales[0].code]
            by_lot = draw(st.sampled_from([True, False]))
            for lot in (*lots,) if by_lot else (None,):
                for seat in seats:
                    if _covers(data, seat, row, [lot] if lot else lots):
                        value = None if draw(st.sampled_from(gaps)) else draw(st.sampled_from(values))
                        scores.append(Score(seat=seat.code, supplier=supplier, lot=lot, question=row.code, value=value))
                if draw(st.sampled_from(settled)):
                    between = [Fraction(values[0] + values[1], 2), Fraction(values[0] + 2 * values[1], 3)]
                    choices = values + between if data.method.off_scale_scores else values
                    agreed.append(
                        AgreedScore(supplier=supplier, lot=lot, question=row.code, value=draw(st.sampled_from(choices)))
                    )
    order = draw(st.sampled_from([1, -1]))
    return seats, tuple(scores[::order]), tuple(agreed[::order])


def _covers(data: EvaluationData, seat: Seat, row: Criterion, lots: list[LotCode]) -> bool:
    asked = not seat.questions or row.code in seat.questions or row.parent in seat.questions
    return asked and (not seat.lots or any(lot in seat.lots for lot in lots))


def _contradicted(draw: st.DrawFn, data: EvaluationData) -> EvaluationData:
    """Return the evaluation with one of its scores, or agreed scores, made wrong or written twice."""
    of_a_seat = draw(st.booleans())
    if data.scores and of_a_seat:
        index = draw(st.integers(0, len(data.scores) - 1))
        score = data.scores[index]
        wrong = [*_wrong(score, data), replace(score, seat=SeatCode("none")), replace(score, seat=SeatCode("E0"))]
        score, kept = draw(st.sampled_from(wrong)), draw(st.booleans())
        return replace(data, scores=_with(data.scores, index, score, kept=kept))
    if data.agreed:
        index = draw(st.integers(0, len(data.agreed) - 1))
        agreed, twice = draw(st.sampled_from(_wrong(data.agreed[index], data))), draw(st.booleans())
        return replace(data, agreed=_with(data.agreed, index, agreed, kept=twice))
    return data


def _wrong(record: Record, data: EvaluationData) -> list[Record]:
    return [
        replace(record, supplier=SupplierId("Z")),
        replace(record, question=CriterionCode("X")),
        replace(record, question=CriterionCode("none")),
        replace(record, question=CriterionCode("Q0\x1fQ1")),
        replace(record, lot=LotCode("none")),
        replace(record, lot=None),
        replace(record, lot=data.lots[0].code),
        replace(record, value=Fraction(-1)),
        replace(record, value=Fraction(7)),
        replace(record, value=Fraction("0.7")),
    ]


def _with(records: tuple[Record, ...], index: int, other: Record, *, kept: bool) -> tuple[Record, ...]:
    """Return the records with another at that place, or beside the one there: perhaps one too many."""
    return records[: index + kept] + (other,) + records[index + 1 :]  # noqa: RUF005 - keeps the type
