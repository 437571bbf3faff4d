"""Every contradiction that keeps an evaluation from being ranked is found, at the field it stands in."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.codes import (
    Consequence,
    CriterionCode,
    CriterionType,
    LotCode,
    LotMechanism,
    MergeRule,
    PriceFormula,
    ResultKind,
    Role,
    ScaleCode,
    SeatCode,
    SupplierId,
    TierBasis,
    TieStep,
    WeightBasis,
)
from app.domain.evaluation import (
    AgreedScore,
    Criterion,
    EvaluationData,
    Level,
    Lot,
    Minimum,
    PriceEntry,
    PriceParameters,
    Response,
    Scale,
    Score,
    Seat,
    Supplier,
    Tender,
    TieBreak,
    Tiers,
)
from app.scoring.findings import Finding
from app.scoring.ranking import Unsound, rank
from app.text.sentences import sentence
from tests.scoring.builders import LOT, PRICE, price_row, priced, question, scale

A, B = SupplierId("A"), SupplierId("B")
Q1, Q2 = CriterionCode("Q1"), CriterionCode("Q2")


def sound() -> EvaluationData:
    data = priced(
        PriceFormula.F1,
        [question("Q1", 40), question("Q2", 20), price_row(40)],
        {"A": 100, "B": 120},
        {"A": [5, 4], "B": [4, 4]},
    )
    seats = (
        Seat(code=SeatCode("E1")),
        Seat(code=SeatCode("E2"), questions=(Q1,)),
        Seat(code=SeatCode("M"), role=Role.MODERATOR),
    )
    return replace(data, seats=seats)


def found(data: EvaluationData) -> list[tuple[str, str, int | None, str | None]]:
    """Return the findings as code, kind, index and field, each of them worded."""
    with pytest.raises(Unsound) as refusal:
        rank(data)
    for finding in refusal.value.findings:
        assert sentence(finding.code, finding.facts)
    return [_brief(finding) for finding in refusal.value.findings]


def _brief(finding: Finding) -> tuple[str, str, int | None, str | None]:
    return finding.code, finding.kind.value, finding.index, finding.field


def criterion(data: EvaluationData, index: int, **changes: object) -> EvaluationData:
    rows = list(data.criteria)
    rows[index] = replace(rows[index], **changes)  # type: ignore[arg-type]
    return replace(data, criteria=tuple(rows))


def added(data: EvaluationData, *rows: Criterion) -> EvaluationData:
    return replace(data, criteria=(*data.criteria, *rows))


def row(code: str, kind: CriterionType, **more: object) -> Criterion:
    return Criterion(code=CriterionCode(code), title=code, type=kind, **more)  # type: ignore[arg-type]


def method(data: EvaluationData, **changes: object) -> EvaluationData:
    return replace(data, method=replace(data.method, **changes))  # type: ignore[arg-type]


def lot(data: EvaluationData, **changes: object) -> EvaluationData:
    return replace(data, lots=(replace(data.lots[0], **changes),))  # type: ignore[arg-type]


def tender(data: EvaluationData, index: int, **changes: object) -> EvaluationData:
    tenders = list(data.tenders)
    tenders[index] = replace(tenders[index], **changes)  # type: ignore[arg-type]
    return replace(data, tenders=tuple(tenders))


def price(data: EvaluationData, **entry: object) -> EvaluationData:
    return tender(data, 0, prices=(PriceEntry(row=PRICE, **entry),))  # type: ignore[arg-type]


def scored(data: EvaluationData, seat: str = "E1", question: str = "Q1", **more: object) -> EvaluationData:
    base = Score(seat=SeatCode(seat), supplier=A, lot=None, question=CriterionCode(question), value=Fraction(3))
    return replace(data, scores=(replace(base, **more),))  # type: ignore[arg-type]


def agreed(data: EvaluationData, **changes: object) -> EvaluationData:
    return replace(data, agreed=(replace(data.agreed[0], **changes), *data.agreed[1:]))  # type: ignore[arg-type]


def without_prices(data: EvaluationData) -> EvaluationData:
    return replace(
        data,
        criteria=(question("Q1", 60), question("Q2", 40)),
        tenders=tuple(replace(tender, prices=()) for tender in data.tenders),
    )


def own_total(formula: PriceFormula, **parameters: object) -> EvaluationData:
    data = sound()
    return method(
        replace(data, criteria=(question("Q1", 60), question("Q2", 40), price_row(0))),
        price_formula=formula,
        price_parameters=PriceParameters(**parameters),  # type: ignore[arg-type]
    )


def several_prices(data: EvaluationData) -> EvaluationData:
    second = CriterionCode("P2")
    return replace(
        data,
        criteria=(question("Q1", 40), question("Q2", 20), price_row(30), price_row(10, "P2")),
        tenders=tuple(
            replace(tender, prices=(*tender.prices, PriceEntry(row=second, amount=50_00))) for tender in data.tenders
        ),
    )


CASES: dict[str, tuple[Callable[[], EvaluationData], tuple[str, str, int | None, str | None]]] = {
    # the tree
    "double code": (lambda: criterion(sound(), 1, code=CriterionCode("q1")), ("duplicate", "criteria", 1, "code")),
    "unknown parent": (
        lambda: criterion(sound(), 1, parent=CriterionCode("X")),
        ("unknown-parent", "criteria", 1, "parent"),
    ),
    "price as parent": (lambda: criterion(sound(), 1, parent=PRICE), ("parent-is-no-section", "criteria", 1, "parent")),
    "circle": (
        lambda: criterion(criterion(sound(), 0, parent=Q2), 1, parent=Q1),
        ("circular-parents", "criteria", 0, "parent"),
    ),
    "unknown lot": (lambda: criterion(sound(), 1, lots=(LotCode("X"),)), ("unknown-lot", "criteria", 1, "lots")),
    "lonely sub-criterion": (
        lambda: added(sound(), row("Q1a", CriterionType.SUB_CRITERION)),
        ("sub-criterion-without-question", "criteria", 3, "parent"),
    ),
    "gate with parent": (
        lambda: added(sound(), row("G", CriterionType.GATE, parent=Q1, consequence=Consequence.REJECT)),
        ("gate-with-parent", "criteria", 3, "parent"),
    ),
    "sub-criterion of a section": (
        lambda: added(sound(), question("Q3", 100, parent=Q1), row("Q1a", CriterionType.SUB_CRITERION, parent=Q1)),
        ("sub-criterion-under-section", "criteria", 4, "parent"),
    ),
    # rows
    "unknown scale": (lambda: criterion(sound(), 0, scale=ScaleCode("X")), ("unknown-scale", "criteria", 0, "scale")),
    "which scale": (
        lambda: replace(sound(), scales=(scale(), scale(0, 1, code="T"))),
        ("scale-needed", "criteria", 0, "scale"),
    ),
    "minimum of a price": (
        lambda: criterion(sound(), 2, minimum=Minimum(value=Fraction(1))),
        ("minimum-not-possible", "criteria", 2, "minimum"),
    ),
    "question minimum in per cent": (
        lambda: criterion(sound(), 0, minimum=Minimum(value=Fraction(1, 2), share=True)),
        ("question-minimum-in-percent", "criteria", 0, "minimum"),
    ),
    "gate without consequence": (
        lambda: added(sound(), row("G", CriterionType.GATE)),
        ("consequence-needed", "criteria", 3, "consequence"),
    ),
    "formula of a question": (
        lambda: criterion(sound(), 0, formula=PriceFormula.F1),
        ("formula-without-price", "criteria", 0, "formula"),
    ),
    "parameters of a question": (
        lambda: criterion(sound(), 0, parameters=PriceParameters()),
        ("formula-without-price", "criteria", 0, "formula parameters"),
    ),
    "level twice": (
        lambda: replace(
            sound(), scales=(Scale(code=ScaleCode("S"), levels=(*scale().levels, Level(value=Fraction(5)))),)
        ),
        ("level-twice", "scales", 0, "value"),
    ),
    "scale of nothing": (
        lambda: replace(
            sound(),
            scales=(scale(), Scale(code=ScaleCode("N"), levels=())),
            criteria=tuple(
                replace(entry, scale=ScaleCode("S")) if entry.type is CriterionType.QUALITY else entry
                for entry in sound().criteria
            ),
        ),
        ("scale-without-top", "scales", 1, "value"),
    ),
    # weights
    "sum": (lambda: criterion(sound(), 0, weight=39_99), ("weights-do-not-add-up", "criteria", 0, "weight")),
    "gate that weighs": (
        lambda: added(sound(), row("G", CriterionType.GATE, consequence=Consequence.REJECT, weight=1)),
        ("weight-not-possible", "criteria", 3, "weight"),
    ),
    "no weight": (lambda: criterion(sound(), 2, weight=None), ("weight-needed", "criteria", 2, "weight")),
    "zero weight": (lambda: criterion(sound(), 2, weight=0), ("weight-not-positive", "criteria", 2, "weight")),
    "price must weigh nothing": (
        lambda: criterion(own_total(PriceFormula.F17), 2, weight=1),
        ("price-weighs-nothing", "criteria", 2, "weight"),
    ),
    "lot without questions": (
        lambda: replace(
            sound(),
            lots=(Lot(code=LOT), Lot(code=LotCode("2"))),
            criteria=tuple(replace(entry, lots=(LOT,)) for entry in sound().criteria),
        ),
        ("lot-without-questions", "lots", 1, "code"),
    ),
    "global sum": (
        lambda: method(criterion(sound(), 0, weight=41_00), weight_basis=WeightBasis.GLOBAL),
        ("weights-do-not-add-up", "criteria", 0, "weight"),
    ),
    "global section": (
        lambda: method(
            replace(
                sound(),
                criteria=(
                    question("S", 50),
                    question("Q1", 40, parent=CriterionCode("S")),
                    question("Q2", 20, parent=CriterionCode("S")),
                    price_row(40),
                ),
            ),
            weight_basis=WeightBasis.GLOBAL,
        ),
        ("section-weight-differs", "criteria", 0, "weight"),
    ),
    # method
    "no formula": (
        lambda: method(sound(), price_formula=None),
        ("price-formula-needed", "evaluation", None, "price formula"),
    ),
    "parameters of a row without any formula": (
        lambda: method(criterion(sound(), 2, parameters=PriceParameters()), price_formula=None),
        ("price-formula-needed", "evaluation", None, "price formula"),
    ),
    "parameter missing": (
        lambda: method(sound(), price_formula=PriceFormula.F5),
        ("parameters-missing", "evaluation", None, "formula parameters"),
    ),
    "parameter of a row missing": (
        lambda: criterion(sound(), 2, formula=PriceFormula.F5),
        ("parameters-missing", "criteria", 2, "formula parameters"),
    ),
    "parameter idle": (
        lambda: method(sound(), price_parameters=PriceParameters(k=Fraction(1))),
        ("parameters-idle", "evaluation", None, "formula parameters"),
    ),
    "unknown tie-break code": (
        lambda: method(sound(), tie_break=(TieBreak(step=TieStep.SCORE, code=CriterionCode("X")),)),
        ("unknown-question", "evaluation", None, "tie break"),
    ),
    "limit with admission": (
        lambda: method(sound(), lots_per_supplier=1, result=ResultKind.ADMIT),
        ("limit-without-ranking", "evaluation", None, "lots per supplier"),
    ),
    "limit where the lowest wins": (
        lambda: method(own_total(PriceFormula.F17), lots_per_supplier=1, lot_mechanism=LotMechanism.HIGHEST_SUM),
        ("limit-with-lowest-wins", "evaluation", None, "lots per supplier"),
    ),
    "maximum price of several": (
        lambda: lot(several_prices(sound()), maximum_price=1),
        ("maximum-price-with-several-prices", "lots", 0, "maximum price"),
    ),
    "tie-break price of several": (
        lambda: method(several_prices(sound()), tie_break=(TieBreak(step=TieStep.PRICE),)),
        ("tie-break-price-with-several-prices", "evaluation", None, "tie break"),
    ),
    "own total of several": (
        lambda: method(several_prices(sound()), price_formula=PriceFormula.F13),
        ("formula-with-several-prices", "evaluation", None, "price formula"),
    ),
    "own total of a row among several": (
        lambda: criterion(several_prices(sound()), 3, formula=PriceFormula.F13),
        ("formula-with-several-prices", "criteria", 3, "formula"),
    ),
    "minimum total where the lowest wins": (
        lambda: lot(own_total(PriceFormula.F17), minimum_total=Minimum(value=Fraction(1))),
        ("minimum-total-with-lowest-wins", "lots", 0, "minimum total"),
    ),
    "score tiers where the lowest wins": (
        lambda: lot(own_total(PriceFormula.F17), tiers=Tiers(basis=TierBasis.SCORE, edges=(Fraction(1),))),
        ("score-tiers-with-lowest-wins", "lots", 0, "tiers"),
    ),
    "minimum total with admission": (
        lambda: method(lot(sound(), minimum_total=Minimum(value=Fraction(1))), result=ResultKind.ADMIT),
        ("minimum-total-with-admit", "lots", 0, "minimum total"),
    ),
    # who takes part
    "double lot": (
        lambda: replace(sound(), lots=(Lot(code=LotCode("a")), Lot(code=LotCode("A")))),
        ("duplicate", "lots", 1, "code"),
    ),
    "double supplier": (
        lambda: replace(sound(), suppliers=(*sound().suppliers, Supplier(id=SupplierId("a"), name="Other"))),
        ("duplicate", "suppliers", 2, "id"),
    ),
    "unknown supplier": (
        lambda: tender(sound(), 1, supplier=SupplierId("X")),
        ("unknown-supplier", "tenders", 1, "supplier"),
    ),
    "tender for an unknown lot": (lambda: tender(sound(), 1, lot=LotCode("X")), ("unknown-lot", "tenders", 1, "lot")),
    "tender twice": (lambda: tender(sound(), 1, supplier=A), ("tender-twice", "tenders", 1, "supplier")),
    "negative price": (lambda: price(sound(), amount=-1), ("negative-price", "tenders", 0, "price")),
    "zero price": (lambda: price(sound(), amount=0), ("zero-price", "tenders", 0, "price")),
    "zero price in one of several lines": (
        lambda: tender(several_prices(sound()), 0, prices=(PriceEntry(row=PRICE, amount=0),)),
        ("zero-price", "tenders", 0, "P"),
    ),
    "price where scores are given": (
        lambda: method(sound(), price_formula=PriceFormula.GIVEN),
        ("given-takes-scores", "tenders", 0, "price"),
    ),
    "price score where a price is needed": (
        lambda: price(own_total(PriceFormula.F8), score=Fraction(0)),
        ("formula-needs-price", "tenders", 0, "price score"),
    ),
    "price score beyond its weight": (
        lambda: price(sound(), score=Fraction(41)),
        ("price-score-beyond-weight", "tenders", 0, "price score"),
    ),
    "price score beyond one of several weights": (
        lambda: tender(several_prices(sound()), 0, prices=(PriceEntry(row=CriterionCode("P2"), score=Fraction(11)),)),
        ("price-score-beyond-weight", "tenders", 0, "P2 score"),
    ),
    "double seat": (
        lambda: replace(sound(), seats=(Seat(code=SeatCode("e")), Seat(code=SeatCode("E")))),
        ("duplicate", "seats", 1, "seat"),
    ),
    "seat for an unknown question": (
        lambda: replace(sound(), seats=(Seat(code=SeatCode("E"), questions=(PRICE,)),)),
        ("unknown-question", "seats", 0, "questions"),
    ),
    "seat for an unknown lot": (
        lambda: replace(sound(), seats=(Seat(code=SeatCode("E"), lots=(LotCode("X"),)),)),
        ("unknown-lot", "seats", 0, "lots"),
    ),
    # records
    "unknown seat": (lambda: scored(sound(), "X"), ("unknown-seat", "scores", 0, "seat")),
    "seat that does not score": (lambda: scored(sound(), "M"), ("seat-does-not-score", "scores", 0, "seat")),
    "score of an unknown supplier": (
        lambda: scored(sound(), supplier=SupplierId("X")),
        ("unknown-supplier", "scores", 0, "supplier"),
    ),
    "score in an unknown lot": (lambda: scored(sound(), lot=LotCode("X")), ("unknown-lot", "scores", 0, "lot")),
    "score of an unknown question": (
        lambda: scored(sound(), question="X"),
        ("unknown-question", "scores", 0, "question"),
    ),
    "score of a price": (lambda: scored(sound(), question="P"), ("not-a-question", "scores", 0, "question")),
    "seat not assigned": (lambda: scored(sound(), "E2", "Q2"), ("seat-not-assigned", "scores", 0, "seat")),
    "score off the scale": (lambda: scored(sound(), value=Fraction(7)), ("score-off-scale", "scores", 0, "score")),
    "score twice": (
        lambda: replace(scored(sound()), scores=(*scored(sound()).scores, *scored(sound(), lot=LOT).scores)),
        ("record-twice", "scores", 1, "question"),
    ),
    "score without a tender": (
        lambda: scored(
            replace(sound(), suppliers=(*sound().suppliers, Supplier(id=SupplierId("C"), name="C"))),
            supplier=SupplierId("C"),
        ),
        ("no-tender", "scores", 0, "supplier"),
    ),
    "agreed off the scale": (lambda: agreed(sound(), value=Fraction(7, 2)), ("score-off-scale", "agreed", 0, "score")),
    "agreed beyond the scale": (
        lambda: method(agreed(sound(), value=Fraction(6)), off_scale_scores=True),
        ("score-off-scale", "agreed", 0, "score"),
    ),
    "response to nothing": (
        lambda: replace(sound(), responses=(Response(supplier=A, lot=None, question=CriterionCode("X"), text="x"),)),
        ("unknown-question", "responses", 0, "question"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_is_found_where_it_stands(case: str) -> None:
    build, expected = CASES[case]

    assert expected in found(build())


def test_nothing_is_found_in_a_sound_evaluation() -> None:
    assert rank(sound()).final


def test_a_price_row_may_have_a_method_of_its_own() -> None:
    own = criterion(sound(), 2, formula=PriceFormula.F5, parameters=PriceParameters(benchmark=110_00))
    seats = (*own.seats, Seat(code=SeatCode("E3"), questions=(Q1,), lots=(LOT,)))

    assert [tender.price_score for tender in rank(replace(own, seats=seats)).lots[0].tenders] == [40, Fraction(110, 3)]


def test_a_price_row_takes_from_the_evaluation_the_parameters_that_it_does_not_give() -> None:
    data = method(sound(), price_parameters=PriceParameters(zero=1, k=Fraction(1, 2)))
    data = price(criterion(data, 2, formula=PriceFormula.F2K), amount=0)

    assert [tender.price_score for tender in rank(data).lots[0].tenders] == [40, 0]


@pytest.mark.parametrize(
    ("formula", "parameters", "names"),
    [
        ("F2k", {"k": Fraction(0)}, ("k",)),
        ("F5", {"benchmark": 0}, ("B",)),
        ("F6", {"lowest": 10, "highest": 10}, ("min",)),
        ("F6", {"lowest": -1, "highest": 10}, ("min",)),
        ("F7", {"bands": ((Fraction(5), Fraction(90)), (Fraction(0), Fraction(100)))}, ("bands",)),
        ("F7", {"bands": ((Fraction(-1), Fraction(90)),)}, ("bands",)),
        ("F7", {"bands": ((Fraction(0), Fraction(101)),)}, ("bands",)),
        ("F11", {"base": Fraction(1)}, ("a",)),
    ],
)
def test_a_parameter_that_no_formula_can_use_is_found(
    formula: str, parameters: dict[str, object], names: tuple[str, ...]
) -> None:
    data = method(
        sound(),
        price_formula=PriceFormula(formula),
        price_parameters=PriceParameters(**parameters),  # type: ignore[arg-type]
    )
    with pytest.raises(Unsound) as refusal:
        rank(data)

    assert [finding.facts.get("parameters") for finding in refusal.value.findings] == [names]


def test_a_record_in_a_lot_where_it_has_no_place_is_found() -> None:
    second = LotCode("2")
    data = replace(
        without_prices(sound()),
        lots=(Lot(code=LOT), Lot(code=second)),
        criteria=(question("Q1", 100, lots=(LOT,)), question("Q2", 100, lots=(second,))),
        tenders=(Tender(supplier=A, lot=LOT), Tender(supplier=B, lot=second)),
        agreed=(
            AgreedScore(supplier=A, lot=second, question=Q2, value=Fraction(1)),
            AgreedScore(supplier=A, lot=LOT, question=Q2, value=Fraction(1)),
            AgreedScore(supplier=A, lot=None, question=Q2, value=Fraction(1)),
        ),
    )

    assert found(data) == [
        ("no-tender-for-lot", "agreed", 0, "lot"),
        ("question-not-in-lot", "agreed", 1, "question"),
        ("stands-for-no-lot", "agreed", 2, "question"),
    ]


def test_a_mean_off_the_published_scale_is_refused_as_a_final_score() -> None:
    data = method(replace(sound(), agreed=()), merge_rule=MergeRule.MEAN)
    data = replace(
        data,
        scores=tuple(
            Score(seat=SeatCode(seat), supplier=A, lot=None, question=Q1, value=Fraction(value))
            for seat, value in (("E1", 3), ("E2", 4))
        ),
    )

    assert found(data) == [("merged-off-scale", "scores", 0, "score")]


def test_what_merging_shows_is_found_beside_contradictions() -> None:
    data = method(replace(sound(), agreed=()), merge_rule=MergeRule.MEAN)
    given = (("E1", 3), ("E2", 4), ("X", 5), ("E1", 9))
    data = replace(
        criterion(data, 0, weight=39_00),
        scores=tuple(
            Score(seat=SeatCode(seat), supplier=A, lot=None, question=Q1, value=Fraction(value))
            for seat, value in given
        ),
    )

    assert [(code, index) for code, _, index, _ in found(data)] == [
        ("weights-do-not-add-up", 0),
        ("unknown-seat", 2),
        ("record-twice", 3),
        ("score-off-scale", 3),
        ("merged-off-scale", 0),
    ]


def test_no_quality_is_nothing_to_divide_a_price_by() -> None:
    data = own_total(PriceFormula.F8)
    data = replace(data, agreed=tuple(replace(record, value=Fraction(0)) for record in data.agreed))

    assert found(data) == [
        ("no-quality-to-divide-by", "tenders", 0, "price"),
        ("no-quality-to-divide-by", "tenders", 1, "price"),
    ]
    assert rank(method(data, result=ResultKind.ADMIT)).final


def test_all_is_found_at_once() -> None:
    data = price(criterion(agreed(sound(), value=Fraction(9)), 0, weight=10_00), amount=0)

    assert {code for code, *_place in found(data)} == {"weights-do-not-add-up", "zero-price", "score-off-scale"}


def test_one_wrong_parent_hides_nothing_else() -> None:
    broken = criterion(agreed(price(sound(), amount=0), value=Fraction(9)), 1, parent=CriterionCode("X"))
    data = scored(replace(broken, lots=(replace(broken.lots[0], places=2),)), "X")

    assert {code for code, *_place in found(data)} == {
        "unknown-parent",
        "weights-do-not-add-up",
        "zero-price",
        "score-off-scale",
        "unknown-seat",
    }


def test_what_stands_under_a_wrong_row_is_passed_over() -> None:
    data = added(
        criterion(sound(), 0, parent=CriterionCode("X")),
        row("I", CriterionType.INFORMATION, parent=Q1),
        row("J", CriterionType.INFORMATION, parent=CriterionCode("I")),
    )

    assert ("unknown-parent", "criteria", 0, "parent") in found(data)
    assert ("parent-is-no-section", "criteria", 4, "parent") in found(data)


@pytest.mark.parametrize(
    ("basis", "edges"),
    [
        (TierBasis.RANK, (5, 5)),
        (TierBasis.RANK, (0, 5)),
        (TierBasis.RANK, ("1.5",)),
        (TierBasis.SCORE, (60, 80)),
        (TierBasis.SCORE, (80, -1)),
    ],
)
def test_tiers_out_of_order_are_found(basis: TierBasis, edges: tuple[int | str, ...]) -> None:
    tiers = Tiers(basis=basis, edges=tuple(Fraction(edge) for edge in edges))

    assert found(lot(sound(), tiers=tiers)) == [("tiers-out-of-order", "lots", 0, "tiers")]


def test_what_rounding_lost_of_an_even_split_is_offered_to_the_last_row() -> None:
    # DR-10: 33.33 three times is 99.99, and 100 − 2 × 33.33 = 33.34.
    thirds = priced(None, [question(code, "33.33") for code in ("Q1", "Q2", "Q3")], {"A": None}, {"A": [5, 4, 3]})
    with pytest.raises(Unsound) as refusal:
        rank(thirds)
    (finding,) = refusal.value.findings

    assert finding.code == "weights-lack-remainder"
    assert (finding.facts["last"], finding.facts["weight"], finding.facts["total"]) == ("Q3", "33.34", "99.99")
    assert "give it to the last: Q3 weighs 33.34" in sentence(finding.code, finding.facts)
    assert rank(criterion(thirds, 2, weight=33_34)).lots[0].tenders[0].total == Fraction("79.998")


def test_sevenths_that_add_up_to_more_are_offered_back_too() -> None:
    # 7 × 14.29 = 100.03, so the last weighs 14.26.
    rows = [question(f"Q{number}", "14.29") for number in range(7)]
    sevenths = priced(None, rows, {"A": None}, {"A": [5] * 7})
    with pytest.raises(Unsound) as refusal:
        rank(sevenths)

    assert [(one.code, one.facts["weight"]) for one in refusal.value.findings] == [("weights-lack-remainder", "14.26")]
