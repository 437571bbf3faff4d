"""Evaluations to print: the sample, and odd ones made small."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO

import pikepdf

from app.domain.canonical import encode
from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    LotCode,
    LotMechanism,
    PriceFormula,
    Role,
    SeatCode,
    SupplierId,
    TenderStatus,
    TierBasis,
    TieStep,
)
from app.domain.disclosure import for_report
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
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
    Tiers,
)
from app.reports.award_report import render
from app.scoring.ranking import rank
from app.services.evaluations import rank_workbook
from app.shipped import shipped

Q1, Q2, P = CriterionCode("Q1"), CriterionCode("Q2"), CriterionCode("P")
E1 = SeatCode("E1")


@cache
def sample() -> EvaluationData:
    """Return the sample evaluation as its report may carry it."""
    return for_report(rank_workbook(shipped("samples", "care-and-support")).data)


@cache
def sample_report() -> bytes:
    """Return the unsigned report of the sample."""
    return rendered(sample())


def rendered(data: EvaluationData) -> bytes:
    """Return the unsigned report of an evaluation."""
    return render(data, rank(data), evaluation_json=encode(data), app_version="1.2.3")


def small(
    *,
    formula: PriceFormula | None = PriceFormula.F1,
    parameters: PriceParameters | None = None,
    names: Mapping[str, str] | None = None,
    lots: int = 1,
    reason: str = "Fully met, with evidence.",
) -> EvaluationData:
    """Return two questions, a price row unless there is no formula, and a tender of each supplier for each lot."""
    suppliers = dict(names or {"S1": "First Ltd", "S2": "Second Ltd", "S3": "Third Ltd"})
    codes = [LotCode(str(number)) for number in range(1, lots + 1)]
    weightless = {PriceFormula.F8, PriceFormula.F9, PriceFormula.F10, PriceFormula.F14, PriceFormula.F17}
    has_points = formula is not None and formula not in weightless
    criteria = [
        Criterion(code=Q1, title="Safety", type=CriterionType.QUALITY, weight=4000 if has_points else 6000),
        Criterion(code=Q2, title="Staff", type=CriterionType.QUALITY, weight=3000 if has_points else 4000),
    ]
    if formula is not None:
        weight = 3000 if has_points else 0
        criteria.append(Criterion(code=P, title="Price", type=CriterionType.PRICE, weight=weight))
    return EvaluationData(
        reference="T-1",
        title="A test",
        method=Method(price_formula=formula, price_parameters=parameters or PriceParameters()),
        scales=(Scale(code="S", levels=tuple(Level(value=Fraction(level)) for level in range(6))),),  # type: ignore[arg-type]
        criteria=tuple(criteria),
        lots=tuple(Lot(code=code, title=f"Part {code}") for code in codes),
        suppliers=tuple(Supplier(id=SupplierId(key), name=name) for key, name in suppliers.items()),
        tenders=tuple(
            Tender(
                supplier=SupplierId(key),
                lot=code,
                prices=(PriceEntry(row=P, amount=100_000 + 1_300 * number),) if formula is not None else (),
            )
            for code in codes
            for number, key in enumerate(suppliers)
        ),
        seats=(Seat(code=E1, name="An officer"), Seat(code=SeatCode("M"), role=Role.MODERATOR)),
        scores=tuple(
            Score(seat=E1, supplier=SupplierId(key), lot=None, question=question, value=Fraction(4), reason=reason)
            for key in suppliers
            for question in (Q1, Q2)
        ),
        agreed=tuple(
            AgreedScore(
                supplier=SupplierId(key),
                lot=None,
                question=question,
                value=Fraction(5 - (number + column) % 4),
                reason=reason,
            )
            for number, key in enumerate(suppliers)
            for column, question in enumerate((Q1, Q2))
        ),
    )


def without_tenders_in(data: EvaluationData, lot: str) -> EvaluationData:
    """Return the evaluation without tenders for one lot."""
    return replace(data, tenders=tuple(tender for tender in data.tenders if tender.lot != lot))


def all_late(data: EvaluationData) -> EvaluationData:
    """Return the evaluation with every tender received late."""
    return replace(data, tenders=tuple(replace(tender, status=TenderStatus.LATE) for tender in data.tenders))


def open_gates(data: EvaluationData) -> EvaluationData:
    """Return the evaluation with five conditions, none of them decided."""
    gates = tuple(
        Criterion(
            code=CriterionCode(f"G{number}"), title="Condition", type=CriterionType.GATE, consequence=Consequence.REJECT
        )
        for number in range(5)
    )
    return replace(data, criteria=(*data.criteria, *gates))


def with_every_term(data: EvaluationData) -> EvaluationData:
    """Return the evaluation with minima, tiers, rounding, a limit of lots, a maximum price, and what they exclude."""
    share = Minimum(value=Fraction(1, 10), share=True)
    terms = replace(
        data.lots[0],
        places=None,
        reserve=2,
        tiers=Tiers(basis=TierBasis.RANK, edges=(Fraction(1), Fraction(2))),
        minimum_quality=share,
        minimum_total=Minimum(value=Fraction(70)),
        maximum_price=101_400,
    )
    late, *rest = data.tenders
    return replace(
        data,
        method=replace(
            data.method,
            rounding=Rounding(criterion=1, price_score=1, total=1),
            lots_per_supplier=1,
            lot_mechanism=LotMechanism.HIGHEST_SUM,
            failed_in_price_reference=True,
            tie_break=(TieBreak(step=TieStep.SCORE, code=Q1), TieBreak(step=TieStep.PRICE)),
        ),
        criteria=(
            *(replace(row, minimum=Minimum(value=Fraction(1))) if row.code == Q1 else row for row in data.criteria),
            Criterion(code=CriterionCode("I"), title="Turnover", type=CriterionType.INFORMATION),
        ),
        lots=(terms, *data.lots[1:]),
        tenders=(replace(late, status=TenderStatus.WITHDRAWN, reason="No staff left"), *rest),
        seats=(replace(data.seats[0], role=Role.GROUP, group="officers", lots=(terms.code,)), *data.seats[1:]),
    )


def attached(pdf: bytes) -> list[tuple[str, bytes]]:
    """Return the files that a PDF carries, under any name."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [(name, item.get_file().read_bytes()) for name, item in opened.attachments.items()]
