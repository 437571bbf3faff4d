"""Laws that hold for every evaluation, played by Hypothesis on invented ones."""

from dataclasses import replace
from fractions import Fraction
from random import Random  # noqa: TID251 - the one that Hypothesis plays

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.canonical import decode, encode
from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    GateStatus,
    PriceFormula,
    TenderStatus,
    TieStep,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    GateDecision,
    Lot,
    Minimum,
    PriceParameters,
    TieBreak,
)
from app.scoring.ranking import rank
from app.scoring.results import Outcome, Rule, TenderResult
from tests.scoring.builders import LOT, price_row, priced, question

INDEPENDENT = {
    PriceFormula.F5: PriceParameters(benchmark=500_00),
    PriceFormula.F6: PriceParameters(lowest=100_00, highest=1000_00),
}
RELATIVE = {
    PriceFormula.F1: PriceParameters(),
    PriceFormula.F2: PriceParameters(),
    PriceFormula.F3: PriceParameters(),
    PriceFormula.F4: PriceParameters(),
    PriceFormula.F16: PriceParameters(),
}


@st.composite
def evaluations(draw: st.DrawFn, formulas: dict[PriceFormula, PriceParameters], most: int = 6) -> EvaluationData:
    formula = draw(st.sampled_from(sorted(formulas)))
    names = "ABCDEFGH"[: draw(st.integers(1, most))]
    weights = draw(st.sampled_from([("30", "30"), ("59", "1"), ("33.33", "26.67"), ("10", "50")]))
    minimum = draw(st.sampled_from([None, Minimum(value=Fraction(2))]))
    chain = draw(st.sampled_from([(), (TieBreak(step=TieStep.QUALITY), TieBreak(step=TieStep.PRICE))]))
    data = priced(
        formula,
        [question("Q1", weights[0], minimum=minimum), question("Q2", weights[1]), price_row(40)],
        {name: draw(st.integers(100, 1000)) for name in names},
        {name: [draw(st.integers(0, 5)), draw(st.integers(0, 5))] for name in names},
        formulas[formula],
        tie_break=chain,
    )
    return replace(data, lots=(Lot(code=LOT, places=draw(st.integers(1, 3))),))


def outcome(data: EvaluationData) -> dict[str, tuple[object, ...]]:
    return {
        tender.supplier: (tender.rank, tender.status, tender.quality, tender.price_score, tender.total)
        for tender in rank(data).lots[0].tenders
    }


@settings(deadline=None)
@given(evaluations(RELATIVE | INDEPENDENT), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(data: EvaluationData, random: Random) -> None:
    def shuffled(rows: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(rows)
        random.shuffle(mixed)
        return tuple(mixed)

    mixed = replace(
        data,
        tenders=shuffled(data.tenders),  # type: ignore[arg-type]
        suppliers=shuffled(data.suppliers),  # type: ignore[arg-type]
        agreed=shuffled(data.agreed),  # type: ignore[arg-type]
        criteria=shuffled(data.criteria),  # type: ignore[arg-type]
    )

    assert outcome(mixed) == outcome(data)


@settings(deadline=None)
@given(evaluations(INDEPENDENT), st.data())
def test_a_better_score_never_worsens_a_rank_where_the_formula_is_independent(
    data: EvaluationData, more: st.DataObject
) -> None:
    improvable = [index for index, record in enumerate(data.agreed) if record.value is not None and record.value < 5]
    if not improvable:
        return
    index = more.draw(st.sampled_from(improvable))
    record = data.agreed[index]
    better = replace(record, value=(record.value or Fraction(0)) + 1)
    raised = replace(data, agreed=(*data.agreed[:index], better, *data.agreed[index + 1 :]))

    before, after = outcome(data)[record.supplier][0], outcome(raised)[record.supplier][0]

    assert after is not None or before is None
    assert before is None or (isinstance(after, int) and isinstance(before, int) and after <= before)


@settings(deadline=None)
@given(evaluations(RELATIVE | INDEPENDENT), st.integers(1, 99))
def test_splitting_a_weight_between_identical_children_changes_nothing(data: EvaluationData, part: int) -> None:
    first = CriterionCode("Q1")
    split = [CriterionCode("Q1-a"), CriterionCode("Q1-b")]
    whole = next(row for row in data.criteria if row.code == first)
    children = [
        replace(whole, code=code, parent=first, weight=weight * 100)
        for code, weight in zip(split, (part, 100 - part), strict=True)
    ]
    agreed: list[AgreedScore] = []
    for record in data.agreed:
        agreed += [replace(record, question=code) for code in split] if record.question == first else [record]
    divided = replace(
        data,
        criteria=(replace(whole, minimum=None), *children, *(row for row in data.criteria if row.code != first)),
        agreed=tuple(agreed),
    )

    assert outcome(divided) == outcome(data)


@settings(deadline=None)
@given(evaluations(RELATIVE | INDEPENDENT, most=4))
def test_an_evaluation_survives_its_canonical_form(data: EvaluationData) -> None:
    assert decode(encode(data)) == data
    assert rank(decode(encode(data))) == rank(data)


LOOKING = RELATIVE | {
    PriceFormula.F2K: PriceParameters(k=Fraction(1, 2)),
    PriceFormula.F4M: PriceParameters(),
    PriceFormula.F7: PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(50), Fraction(40)))),
    PriceFormula.F11: PriceParameters(base=Fraction(3)),
    PriceFormula.F12: PriceParameters(),
    PriceFormula.F13: PriceParameters(),
    PriceFormula.F15: PriceParameters(),
}


@st.composite
def fields(draw: st.DrawFn) -> EvaluationData:
    """Draw an evaluation in which tenders leave at every stage there is, under one of the relative formulas."""
    data = draw(evaluations(LOOKING, most=6))
    gate = Criterion(
        code=CriterionCode("G"),
        title="Gate",
        type=CriterionType.GATE,
        consequence=draw(st.sampled_from([Consequence.REJECT, Consequence.MAY_REJECT, Consequence.NO_EFFECT])),
    )
    status = st.sampled_from([TenderStatus.RECEIVED] * 4 + [TenderStatus.LATE, TenderStatus.WITHDRAWN])
    decided = st.sampled_from([GateStatus.PASS] * 4 + [GateStatus.FAIL, GateStatus.PENDING])
    limit = st.one_of(st.none(), st.integers(0, 60).map(lambda points: Minimum(value=Fraction(points))))
    return replace(
        data,
        method=replace(data.method, failed_in_price_reference=draw(st.booleans())),
        criteria=(*data.criteria, gate),
        lots=(
            replace(
                data.lots[0],
                minimum_quality=draw(limit),
                minimum_total=draw(limit),
                maximum_price=draw(st.one_of(st.none(), st.integers(100_00, 1000_00))),
            ),
        ),
        tenders=tuple(
            replace(
                tender,
                status=draw(status),
                gates=(GateDecision(gate=gate.code, status=draw(decided)),),
                prices=draw(st.sampled_from([tender.prices, tender.prices, tender.prices, ()])),
            )
            for tender in data.tenders
        ),
    )


def outside(data: EvaluationData, tender: TenderResult) -> bool:
    """Tell, by the words of WORKBOOK §3.4 alone, whether no price reference and no best quality rests on a tender."""
    source = next(one for one in data.tenders if one.supplier == tender.supplier)
    if source.status is not TenderStatus.RECEIVED:
        return True
    rejected = any(
        failure.effect is Consequence.REJECT and failure.rule is not Rule.TOTAL_MINIMUM for failure in tender.failed
    )
    if rejected:
        return not data.method.failed_in_price_reference or not source.prices
    return tender.status is Outcome.INCOMPLETE and not source.prices


@settings(deadline=None)
@given(fields())
def test_leaving_out_a_tender_outside_the_reference_changes_no_other_total(data: EvaluationData) -> None:
    results = rank(data).lots[0].tenders
    for gone in [tender.supplier for tender in results if outside(data, tender)]:
        rest = replace(
            data,
            tenders=tuple(tender for tender in data.tenders if tender.supplier != gone),
            agreed=tuple(record for record in data.agreed if record.supplier != gone),
        )

        assert standings(rank(rest).lots[0].tenders, gone) == standings(results, gone)


def standings(results: tuple[TenderResult, ...], without: str) -> dict[str, tuple[object, ...]]:
    return {
        tender.supplier: (tender.rank, tender.status, tender.price_score, tender.total, tender.failed)
        for tender in results
        if tender.supplier != without
    }


@settings(deadline=None)
@given(evaluations(RELATIVE, most=5))
def test_every_reversal_warned_of_is_one_and_none_is_missed(data: EvaluationData) -> None:
    lot = rank(data).lots[0]
    warned = {str(warning.facts["without"]) for warning in lot.warnings if warning.code == "rank-reversal"}
    awarded = {tender.supplier for tender in lot.tenders if tender.status.value == "awarded"}
    reversing = set()
    for gone in (t.supplier for t in lot.tenders if t.status.value in {"reserve", "not awarded"}):
        rest = replace(
            data,
            tenders=tuple(tender for tender in data.tenders if tender.supplier != gone),
            agreed=tuple(record for record in data.agreed if record.supplier != gone),
        )
        now = {tender.supplier for tender in rank(rest).lots[0].tenders if tender.status.value == "awarded"}
        if now != awarded:
            reversing.add(gone)

    assert warned == reversing
