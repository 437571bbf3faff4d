"""Small invented evaluations with a panel, and what brute force finds in them: every configuration is ranked anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from app.domain.codes import (
    CriterionCode,
    CriterionType,
    LotCode,
    PriceFormula,
    SeatCode,
    SupplierId,
    TieStep,
    WeightBasis,
)
from app.domain.evaluation import (
    Criterion,
    EvaluationData,
    Lot,
    Minimum,
    PriceParameters,
    Rounding,
    Score,
    Seat,
    TieBreak,
)
from app.scoring.ranking import Unsound, rank
from app.scoring.results import LotResult
from tests.scoring.builders import LOT, price_row, priced, question, scale

CellName = tuple[SupplierId, CriterionCode]
LEVELS = tuple(Fraction(level) for level in (0, 1, 2, 4))
F = PriceFormula

FORMULAS: dict[PriceFormula | None, PriceParameters] = {
    None: PriceParameters(),
    F.F1: PriceParameters(),
    F.F2: PriceParameters(),
    F.F2K: PriceParameters(k=Fraction(1, 2)),
    F.F3: PriceParameters(),
    F.F4: PriceParameters(clamp=False),
    F.F4M: PriceParameters(),
    F.F5: PriceParameters(benchmark=500_00),
    F.F6: PriceParameters(lowest=100_00, highest=600_00),
    F.F7: PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(20), Fraction(60)))),
    F.F8: PriceParameters(),
    F.F9: PriceParameters(willingness=Fraction(500)),
    F.F10: PriceParameters(fixed=300_00),
    F.F11: PriceParameters(base=Fraction(2)),
    F.F12: PriceParameters(),
    F.F13: PriceParameters(),
    F.F14: PriceParameters(benchmark=500_00),
    F.F15: PriceParameters(),
    F.F16: PriceParameters(),
    F.F17: PriceParameters(),
}
WEIGHTLESS = frozenset({F.F8, F.F9, F.F10, F.F14, F.F17})
CHAINS = (
    (),
    (),
    (TieBreak(step=TieStep.HEAVIEST), TieBreak(step=TieStep.PRICE)),
    (TieBreak(step=TieStep.SCORE, code=CriterionCode("Q2")), TieBreak(step=TieStep.DRAW)),
)


@st.composite
def panels(draw: st.DrawFn, *, most_open: int = 4, minima: bool = True) -> EvaluationData:
    """Return a lot of two to four tenders, two questions and two seats, who disagree about a few cells."""
    formula = draw(st.sampled_from(sorted(FORMULAS, key=str)))
    weights = draw(st.sampled_from([("30", "30"), ("59", "1"), ("20", "40")]))
    if formula is None or formula in WEIGHTLESS:
        weights = draw(st.sampled_from([("50", "50"), ("99", "1"), ("33.33", "66.67")]))
    names = "ABCD"[: draw(st.integers(2, 4))]
    at_least = draw(st.sampled_from([None, Minimum(value=Fraction(1)), Minimum(value=Fraction(2))]))
    section = draw(st.sampled_from([None, None, Minimum(value=Fraction("0.5"), share=True)])) if minima else None
    asked = [question("Q1", weights[0], minimum=at_least), question("Q2", weights[1])]
    if section is not None:
        asked = [replace(row, parent=CriterionCode("S1")) for row in asked]
    prices = [] if formula is None else [price_row(0 if formula in WEIGHTLESS else 40)]
    final = {name: [draw(st.sampled_from(LEVELS)) for _ in asked] for name in names}
    data = priced(
        formula,
        [*asked, *prices],
        {name: draw(st.sampled_from([200, 300, 310, 500, 900])) if prices else None for name in names},
        final,
        FORMULAS[formula],
        draw(st.sampled_from([None, None, Rounding(criterion=0), Rounding(total=0)])),
        tie_break=draw(st.sampled_from(CHAINS)),
        failed_in_price_reference=draw(st.booleans()),
        weight_basis=WeightBasis.GLOBAL,
    )
    if section is not None:
        heading = Criterion(code=CriterionCode("S1"), title="Section", type=CriterionType.QUALITY, minimum=section)
        data = replace(data, criteria=(heading, *data.criteria))
    by_total = minima and formula not in {F.F8, F.F9, F.F17}
    lot = Lot(
        code=LOT,
        places=draw(st.sampled_from([1, 1, 2, 3, None])),
        minimum_quality=draw(st.sampled_from([None, None, Minimum(value=Fraction(30))])) if minima else None,
        minimum_total=draw(st.sampled_from([None, None, Minimum(value=Fraction(45))])) if by_total else None,
    )
    cells = [(SupplierId(name), row.code) for name in names for row in asked]
    disputed = draw(st.lists(st.sampled_from(cells), unique=True, max_size=most_open))
    first = {cell: draw(st.sampled_from(LEVELS)) for cell in cells}
    second = {cell: draw(st.sampled_from(LEVELS)) if cell in disputed else first[cell] for cell in cells}
    return with_panel(replace(data, lots=(lot,), scales=(scale(0, 1, 2, 4),)), {"E1": first, "E2": second})


def with_panel(data: EvaluationData, seats: Mapping[str, Mapping[CellName, Fraction]]) -> EvaluationData:
    """Return the evaluation with seats and their scores; the scores agreed stay."""
    return replace(
        data,
        seats=tuple(Seat(code=SeatCode(code), name=f"Member {code}") for code in seats),
        scores=tuple(
            Score(seat=SeatCode(code), supplier=supplier, lot=None, question=asked, value=value)
            for code, scores in seats.items()
            for (supplier, asked), value in scores.items()
        ),
    )


def with_final(data: EvaluationData, scores: Mapping[CellName, Fraction]) -> EvaluationData:
    """Return the evaluation with other scores agreed on some cells."""
    return replace(
        data,
        agreed=tuple(replace(one, value=scores.get((one.supplier, one.question), one.value)) for one in data.agreed),
    )


def configurations(data: EvaluationData) -> Iterator[dict[CellName, Fraction]]:
    """Yield every way the cells on which seats disagree can come out."""
    now = {(one.supplier, one.question): one.value for one in data.agreed}
    choices: dict[CellName, list[Fraction]] = {}
    for cell, value in now.items():
        seats = [one.value for one in data.scores if (one.supplier, one.question) == cell and one.value is not None]
        if value is not None and len(set(seats)) > 1:
            low, high = min(*seats, value), max(*seats, value)
            choices[cell] = sorted({value, *(level for level in LEVELS if low <= level <= high)})
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def ranked(data: EvaluationData, lot: int = 0) -> LotResult | None:
    """Return one lot ranked; None where the method refuses it."""
    try:
        return rank(data).lots[lot]
    except Unsound:
        return None


def awarded(lot: LotResult) -> frozenset[str]:
    """Return who is awarded."""
    return frozenset(one.supplier for one in lot.tenders if one.status.value == "awarded")


def without_tender(data: EvaluationData, supplier: str, lot: LotCode = LOT) -> EvaluationData:
    """Return the evaluation as if a supplier had never tendered for a lot, if that was its only one."""
    return replace(
        data,
        tenders=tuple(one for one in data.tenders if (one.supplier, one.lot) != (supplier, lot)),
        agreed=tuple(one for one in data.agreed if one.supplier != supplier),
        scores=tuple(one for one in data.scores if one.supplier != supplier),
    )
