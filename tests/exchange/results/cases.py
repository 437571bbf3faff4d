"""Evaluations whose export a spreadsheet program must work out as the exact calculation does, by name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

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
    TierBasis,
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
    Minimum,
    PriceEntry,
    PriceParameters,
    Rounding,
    Scale,
    Score,
    Seat,
    TieBreak,
    Tiers,
)
from app.exchange.workbook import read_evaluation
from app.shipped import shipped
from tests.scoring.builders import LOT, price_row, priced, question, scale

F = PriceFormula
PARAMETERS: dict[PriceFormula, PriceParameters] = {
    F.F2K: PriceParameters(k=Fraction("1.5")),
    F.F5: PriceParameters(benchmark=950_00),
    F.F6: PriceParameters(highest=2000_00, lowest=500_00),
    F.F7: PriceParameters(
        bands=((Fraction(0), Fraction(100)), (Fraction(5), Fraction(90)), (Fraction("33.4"), Fraction("12.5")))
    ),
    F.F9: PriceParameters(willingness=Fraction(1250)),
    F.F10: PriceParameters(fixed=1100_00),
    F.F11: PriceParameters(base=Fraction(4)),
    F.F14: PriceParameters(benchmark=1000_00),
}
WEIGHTLESS = frozenset({F.F8, F.F9, F.F10, F.F14, F.F17})
PRICES = {"A": 1000, "B": 1100, "C": 1333, "D": 1100, "E": 2500, "G": 999}
SCORES = {"A": (3, 4), "B": (5, 3), "C": (5, 5), "D": (5, 3), "E": (4, 4), "G": (2, 1)}
CHAIN = (
    TieBreak(step=TieStep.QUALITY),
    TieBreak(step=TieStep.SCORE, code=CriterionCode("Q2")),
    TieBreak(step=TieStep.HEAVIEST),
    TieBreak(step=TieStep.PRICE),
    TieBreak(step=TieStep.DRAW),
)
APART = frozenset({"beyond-floats"})  # cases in which a spreadsheet cannot find what the exact calculation does
MINIMUM = Minimum(value=Fraction(2))


def cases() -> dict[str, EvaluationData]:
    """Return every case; each is sound."""
    return {
        "sample": read_evaluation(shipped("samples", "care-and-support")),
        **{f"formula-{formula.value}": of_formula(formula) for formula in F},
        **{f"formula-{formula.value}-extremes": extremes(formula) for formula in (F.F1, F.F2, F.F4, F.F11, F.F15)},
        **{f"rounded-{name}": rounded_at(rounding) for name, rounding in ROUNDINGS.items()},
        "several-prices": several_prices(),
        "thresholds": thresholds(),
        "thresholds-failed-compared": thresholds(failed_in_price_reference=True),
        "thresholds-exact": exact_thresholds(),
        "mean": merged(MergeRule.MEAN),
        "median": merged(MergeRule.MEDIAN),
        "mean-rounded": merged(MergeRule.MEAN, Rounding(cell_mean=0)),
        "consensus-incomplete": merged(MergeRule.CONSENSUS),
        "ties": ties(CHAIN),
        "ties-step-skipped": ties((TieBreak(step=TieStep.DRAW), TieBreak(step=TieStep.QUALITY)), draws=(1, None, 2)),
        "ties-shared": ties(()),
        "ties-of-floats": ties_of_floats(),
        "lots-limited": lots(),
        "lots-tiers": tiers(),
        "admit": admit(),
        "admit-fixed-price": admit_at_a_fixed_price(),
        "price-outside": price_outside(),
        "global-sections": sections(),
        "beyond-floats": beyond_floats(),
        "long-numbers": long_numbers(),
        "no-tender-stands": no_tender_stands(),
    }


def of_formula(formula: PriceFormula) -> EvaluationData:
    """Return a lot with thresholds, an excluded and an incomplete tender, under one formula."""
    weightless = formula in WEIGHTLESS
    weights = ("70", "30") if weightless else ("45", "15")
    data = priced(
        formula,
        [question("Q1", weights[0]), question("Q2", weights[1], minimum=MINIMUM), price_row(0 if weightless else 40)],
        {**PRICES, "H": None},
        {**SCORES, "H": (3, 3)},
        PARAMETERS.get(formula),
        tie_break=(TieBreak(step=TieStep.QUALITY), TieBreak(step=TieStep.PRICE)),
    )
    if formula is not F.GIVEN:
        return data
    points = {"A": "40", "B": "33.5", "C": "0", "D": "33.5", "E": "12.25", "G": "39", "H": "1"}
    tenders = (
        replace(one, prices=(PriceEntry(row=CriterionCode("P"), score=Fraction(points[one.supplier])),))
        for one in data.tenders
    )
    return replace(data, tenders=tuple(tenders))


def extremes(formula: PriceFormula) -> EvaluationData:
    """Return a lot with a price of zero that counts as a penny, unclamped shares and very unequal prices."""
    given = PARAMETERS.get(formula, PriceParameters())
    data = of_formula(formula)
    method = replace(data.method, price_parameters=replace(given, clamp=False, zero=1))
    tenders = (
        replace(one, prices=(PriceEntry(row=CriterionCode("P"), amount=0),)) if one.supplier == "G" else one
        for one in data.tenders
    )
    return replace(
        data, method=method, criteria=tuple(replace(one, minimum=None) for one in data.criteria), tenders=tuple(tenders)
    )


ROUNDINGS = {
    "criterion": Rounding(criterion=0),
    "price-share": Rounding(price_share=0),
    "price-score": Rounding(price_score=1),
    "total": Rounding(total=0),
    "all": Rounding(cell_mean=1, criterion=2, price_share=2, price_score=2, total=2),
    "fine": Rounding(criterion=12, price_score=11, total=12),
}


def rounded_at(rounding: Rounding) -> EvaluationData:
    """Return a mean-merged lot whose halves must be rounded away from zero."""
    data = priced(
        F.F3,
        [question("Q1", "40.17"), question("Q2", "19.83"), price_row(40)],
        {"A": 1005, "B": 1115, "C": 1225, "D": 1005},
        {},
        rounding=rounding,
        merge_rule=MergeRule.MEAN,
        off_scale_scores=True,
    )
    return with_seats(data, {"E1": (3, 4, 5, 2, 5, 5, 1, 4), "E2": (4, 4, 2, 3, 4, 5, 2, 5)})


def in_sections(
    formula: PriceFormula,
    criteria: Sequence[Criterion],
    prices: Mapping[str, int | None],
    scores: Mapping[str, Sequence[int | str | None]],
    **method: object,
) -> EvaluationData:
    """Return a one-lot evaluation as `priced` does, with sections among the criteria."""
    parents = {row.parent for row in criteria}
    plain = [row for row in criteria if row.code not in parents]
    return replace(priced(formula, plain, prices, scores, **method), criteria=tuple(criteria))  # type: ignore[arg-type]


def with_seats(data: EvaluationData, scores: Mapping[str, Sequence[int | str | None]]) -> EvaluationData:
    """Return the evaluation with seats; their scores tender by tender, question by question."""
    questions = [row.code for row in data.criteria if row.type is CriterionType.QUALITY]
    cells = [(tender.supplier, asked) for tender in data.tenders for asked in questions]
    return replace(
        data,
        seats=(*(Seat(code=SeatCode(seat)) for seat in scores), Seat(code=SeatCode("M"), role=Role.MODERATOR)),
        scores=tuple(
            Score(
                seat=SeatCode(seat),
                supplier=supplier,
                lot=LOT if seat == "E2" else None,
                question=asked,
                value=None if value is None else Fraction(value),
            )
            for seat, row in scores.items()
            for (supplier, asked), value in zip(cells, row, strict=True)
        ),
    )


def merged(rule: MergeRule, rounding: Rounding | None = None) -> EvaluationData:
    """Return a lot with three seats, missing scores, some agreed scores, and a tender nobody scored."""
    data = priced(
        F.F1,
        [question("Q1", 35), question("Q2", 25), price_row(40)],
        {"A": 500, "B": 450, "C": 600, "D": 400},
        {"A": (4, None)} if rule is not MergeRule.CONSENSUS else {"A": (4, 3), "B": (2, 5), "C": (3, None)},
        rounding=rounding,
        merge_rule=rule,
        off_scale_scores=True,
    )
    return with_seats(
        data,
        {
            "E1": (3, 4, 5, 2, 5, 5, None, 4),
            "E2": (4, 4, None, None, 4, 5, None, 5),
            "E3": (1, 2, 5, 3, 1, 0, None, 2),
        },
    )


def several_prices() -> EvaluationData:
    """Return a lot with four price rows under formulas of their own, in a section with a question."""
    data = in_sections(
        F.F1,
        [
            Criterion(code=CriterionCode("COST"), title="Cost", type=CriterionType.QUALITY, weight=60_00),
            replace(question("Q1", 25), parent=CriterionCode("COST")),
            replace(price_row(25, "P"), parent=CriterionCode("COST")),
            replace(price_row(20, "DAY", formula=F.F3), parent=CriterionCode("COST")),
            replace(
                price_row(20, "KM", formula=F.F6, parameters=PriceParameters(highest=2_00, lowest=0)),
                parent=CriterionCode("COST"),
            ),
            replace(price_row(10, "FIT", formula=F.GIVEN), parent=CriterionCode("COST")),
            question("Q2", 40),
        ],
        {"A": 500, "B": 450, "C": 600, "D": 400},
        {"A": (4, 3), "B": (2, 5), "C": (3, 4), "D": (5, 1)},
        rounding=Rounding(price_score=2),
        tie_break=(TieBreak(step=TieStep.SCORE, code=CriterionCode("COST")),),
    )
    more = {"A": (31_00, 45, "5.5"), "B": (29_50, 1_99, "0"), "C": (31_00, 2_50, "6"), "D": (40_00, None, "1")}
    tenders = []
    for tender in data.tenders:
        day, kilometre, fit = more[tender.supplier]
        prices = [
            *tender.prices,
            PriceEntry(row=CriterionCode("DAY"), amount=day),
            PriceEntry(row=CriterionCode("FIT"), score=Fraction(fit)),
        ]
        if kilometre is None:
            prices.append(PriceEntry(row=CriterionCode("KM"), score=Fraction(7)))
        else:
            prices.append(PriceEntry(row=CriterionCode("KM"), amount=kilometre))
        order = {"P": 0, "DAY": 1, "KM": 2, "FIT": 3}
        tenders.append(replace(tender, prices=tuple(sorted(prices, key=lambda entry: order[str(entry.row)]))))
    return replace(data, tenders=tuple(tenders))


def thresholds(**method: bool) -> EvaluationData:
    """Return a lot in which a tender fails at every stage, some at several, some only at discretion."""
    section = Criterion(
        code=CriterionCode("S"),
        title="Section",
        type=CriterionType.QUALITY,
        weight=60_00,
        minimum=Minimum(value=Fraction("0.5"), share=True),
    )
    may = Criterion(
        code=CriterionCode("T"),
        title="May",
        type=CriterionType.QUALITY,
        weight=50_00,
        parent=CriterionCode("S"),
        minimum=Minimum(value=Fraction(20)),
        consequence=Consequence.MAY_REJECT,
    )
    names = "ABCDEGHIJKLMN"
    data = in_sections(
        F.F2,
        [
            section,
            may,
            replace(question("Q1", 100, minimum=MINIMUM, consequence=Consequence.REJECT), parent=CriterionCode("T")),
            replace(question("Q2", 30, minimum=MINIMUM, consequence=Consequence.MAY_REJECT), parent=CriterionCode("S")),
            replace(question("Q3", 20, minimum=MINIMUM, consequence=Consequence.NO_EFFECT), parent=CriterionCode("S")),
            price_row(40),
            Criterion(
                code=CriterionCode("INS"), title="Cover", type=CriterionType.GATE, consequence=Consequence.REJECT
            ),
            Criterion(
                code=CriterionCode("REF"), title="Referees", type=CriterionType.GATE, consequence=Consequence.MAY_REJECT
            ),
            Criterion(
                code=CriterionCode("CQC"), title="Rating", type=CriterionType.GATE, consequence=Consequence.NO_EFFECT
            ),
        ],
        {name: 800 + 10 * number for number, name in enumerate(names)} | {"J": 5000, "D": 300, "G": None, "M": None},
        dict.fromkeys(names, (4, 4, 3))
        | {"C": (1, 5, 5), "D": (2, 0, 0), "E": (2, 2, 2), "G": (1, 1, None), "H": (5, None, 5), "K": (5, 1, 1)}
        | {"L": (2, 4, 5), "N": (3, 2, 3)},
        **method,
    )
    gates = {
        "A": (GateStatus.PASS, GateStatus.PENDING),
        "B": (GateStatus.FAIL, GateStatus.FAIL),
        "E": (GateStatus.WAIVED, GateStatus.EXPIRED),
    }
    statuses = {"I": TenderStatus.LATE}
    tenders = tuple(
        replace(
            tender,
            status=statuses.get(tender.supplier, TenderStatus.RECEIVED),
            gates=tuple(
                GateDecision(gate=CriterionCode(code), status=status)
                for code, status in zip(
                    ("INS", "REF", "CQC"),
                    (*gates.get(tender.supplier, (GateStatus.PASS, GateStatus.PASS)), GateStatus.FAIL),
                    strict=True,
                )
            ),
        )
        for tender in data.tenders
    )
    lot = Lot(
        code=LOT,
        places=2,
        reserve=2,
        minimum_quality=Minimum(value=Fraction("0.55"), share=True),
        minimum_total=Minimum(value=Fraction("0.65"), share=True),
        maximum_price=1500_00,
    )
    return replace(data, tenders=tenders, lots=(lot,))


def exact_thresholds() -> EvaluationData:
    """Return the published trap: exactly half the points, which floats put just below (notes/scoring.md)."""
    weights = (30, 30, 30, 10)
    data = priced(
        None,
        [question(f"Q{number}", weight) for number, weight in enumerate(weights, start=1)],
        {"A": None, "B": None},
        {},
        merge_rule=MergeRule.MEAN,
        off_scale_scores=True,
    )
    lot = Lot(code=LOT, minimum_quality=Minimum(value=Fraction("0.5"), share=True))
    seats = {
        "E1": (2, 3, 0, 5, 2, 3, 0, 5),
        "E2": (2, 5, 2, 2, 2, 5, 2, 2),
        "E3": (2, 5, 1, 2, 2, 5, 1, 1),
    }
    return with_seats(replace(data, lots=(lot,)), seats)


def ties(chain: tuple[TieBreak, ...], draws: tuple[int | None, ...] = (3, 1, 2)) -> EvaluationData:
    """Return a lot of equal totals that steps part one after the other, and one for second place."""
    data = priced(
        F.F6,
        [question("Q1", 30), question("Q2", 30), price_row(40)],
        {"A": 400, "B": 400, "C": 400, "D": 250, "E": 250, "G": 550, "H": 250, "I": 100},
        {
            "A": (3, 2),
            "B": (2, 3),
            "C": (2, 3),
            "D": (2, 1),
            "E": (1, 2),
            "G": (5, 2),
            "H": (2, 1),
            "I": (0, 0),
        },
        PriceParameters(highest=700_00, lowest=100_00),
        tie_break=chain,
    )
    by_name = dict(zip("ABC", draws, strict=True)) | {"D": 2, "H": 2}
    tenders = tuple(
        replace(one, draw=None if by_name.get(one.supplier) is None else Fraction(by_name[one.supplier] or 0))
        for one in data.tenders
    )
    return replace(data, tenders=tenders, lots=(Lot(code=LOT, places=4, reserve=2),))


def ties_of_floats() -> EvaluationData:
    """Return the published trap: exactly equal totals, which floats part (notes/scoring.md)."""
    return priced(
        None,
        [question(f"Q{number}", 10 * number) for number in (1, 2, 3, 4)],
        {"A": None, "B": None, "C": None},
        {"A": (5, 5, 0, 5), "B": (0, 0, 5, 5), "C": (5, 5, 5, 0)},
        tie_break=(TieBreak(step=TieStep.SCORE, code=CriterionCode("Q3")),),
    )


def lots(limit: int | None = 1) -> EvaluationData:
    """Return three lots with questions of their own and a limit of lots per supplier."""
    names = ("N", "S", "W")
    codes = tuple(LotCode(name) for name in names)
    data = priced(
        F.F1,
        [
            question("Q1", 40),
            question("Q2", 20, lots=codes[:1]),
            question("Q3", 20, lots=codes[1:]),
            price_row(40),
            Criterion(code=CriterionCode("NOTE"), title="Note", type=CriterionType.INFORMATION),
        ],
        {"A": 500, "B": 450, "C": 600},
        {},
        lots_per_supplier=limit,
        lot_mechanism=None if limit is None else LotMechanism.HIGHEST_SUM,
    )
    scores = {"A": (5, 3, 4), "B": (4, 4, 4), "C": (2, 5, 1)}
    agreed = [
        AgreedScore(supplier=SupplierId(name), lot=None, question=CriterionCode(f"Q{number}"), value=Fraction(value))
        for name, row in scores.items()
        for number, value in enumerate(row, start=1)
    ]
    own = AgreedScore(supplier=SupplierId("B"), lot=codes[1], question=CriterionCode("Q1"), value=Fraction(1))
    agreed = [one for one in agreed if (one.supplier, one.question) != ("B", "Q1")] + [
        own,
        replace(own, lot=codes[0], value=Fraction(4)),
        replace(own, lot=codes[2], value=Fraction(5)),
    ]
    return replace(
        data,
        lots=tuple(Lot(code=code, title=f"Lot {code}", places=1, reserve=1) for code in codes),
        tenders=tuple(
            replace(
                tender,
                lot=code,
                prices=(PriceEntry(row=CriterionCode("P"), amount=(tender.prices[0].amount or 0) + 1000 * place),),
            )
            for place, code in enumerate(codes)
            for tender in data.tenders
        ),
        agreed=tuple(agreed),
    )


def tiers() -> EvaluationData:
    """Return lots with unlimited places, tiers by rank and by score."""
    data = lots(limit=None)
    by_rank = Tiers(basis=TierBasis.RANK, edges=(Fraction(1), Fraction(2)))
    by_score = Tiers(basis=TierBasis.SCORE, edges=(Fraction(80), Fraction("68.5")))
    return replace(
        data,
        lots=(
            replace(data.lots[0], places=None, tiers=by_rank),
            replace(data.lots[1], places=None, tiers=by_score),
            replace(data.lots[2], places=2),
        ),
    )


def admit() -> EvaluationData:
    """Return a lot that admits all who pass, with a highest price."""
    data = priced(
        None,
        [question("Q1", 100, minimum=MINIMUM), price_row(0)],
        {"A": 500, "B": 4500, "C": None, "D": 100},
        {"A": (5,), "B": (4,), "C": (2,), "D": (1,)},
        result=ResultKind.ADMIT,
    )
    criteria = tuple(row for row in data.criteria if row.type is not CriterionType.PRICE)
    tenders = tuple(
        replace(tender, prices=tuple(replace(entry, row=None) for entry in tender.prices)) for tender in data.tenders
    )
    return replace(data, criteria=criteria, tenders=tenders, lots=(Lot(code=LOT, maximum_price=1000_00),))


def admit_at_a_fixed_price() -> EvaluationData:
    """Return a lot that admits all who pass at the one price there is; who names none has not named another."""
    return priced(
        F.F10,
        [question("Q1", 100, minimum=MINIMUM), price_row(0)],
        {"A": 500, "B": 450, "C": None, "D": 0},
        {"A": (5,), "B": (4,), "C": (2,), "D": (3,)},
        PriceParameters(fixed=500_00),
        result=ResultKind.ADMIT,
    )


def price_outside() -> EvaluationData:
    """Return a lot without a price row, whose prices serve a limit and the tie-break."""
    data = priced(
        None,
        [question("Q1", 100)],
        {"A": 500, "B": 400, "C": 400, "D": 5000, "E": None},
        {"A": (5,), "B": (5,), "C": (5,), "D": (4,), "E": (5,)},
        tie_break=(TieBreak(step=TieStep.PRICE),),
    )
    return replace(data, lots=(Lot(code=LOT, places=1, maximum_price=1000_00),))


def sections() -> EvaluationData:
    """Return global weights in sections, scales of their own and a minimum in points."""
    data = in_sections(
        F.F12,
        [
            Criterion(
                code=CriterionCode("S1"),
                title="One",
                type=CriterionType.QUALITY,
                minimum=Minimum(value=Fraction("10.5")),
            ),
            replace(question("Q1", "12.5", scale=ScaleCode("S")), parent=CriterionCode("S1")),
            replace(question("Q2", "20.83", scale=ScaleCode("T")), parent=CriterionCode("S1")),
            replace(price_row("33.34"), parent=CriterionCode("S1")),
            question("Q3", "33.33", scale=ScaleCode("T")),
        ],
        {"A": 500, "B": 450, "C": 470},
        {"A": (5, 10, "7.5"), "B": (1, 2, 10), "C": (3, "2.5", 10)},
        weight_basis=WeightBasis.GLOBAL,
    )
    levels = tuple(Level(value=Fraction(value)) for value in ("0", "1", "2", "2.5", "7.5", "10"))
    return replace(data, scales=(scale(), Scale(code=ScaleCode("T"), levels=levels)))


def beyond_floats() -> EvaluationData:
    """Return two totals that differ by less than a spreadsheet's number can hold."""
    near = Fraction("4.99999999999999")
    data = priced(
        None,
        [question("Q1", 100)],
        {"A": None, "B": None, "C": None},
        {"A": (5,), "B": (near,), "C": (3,)},
    )
    levels = (*data.scales[0].levels, Level(value=near))
    return replace(data, scales=(replace(data.scales[0], levels=levels),))


def long_numbers() -> EvaluationData:
    """Return scores and levels of more digits than a spreadsheet's number holds: they are text on their sheets."""
    long = Fraction("4.12345678901234567")
    data = priced(
        F.F1,
        [question("Q1", 60, minimum=Minimum(value=Fraction("2.00000000000000001"))), price_row(40)],
        {"A": 500, "B": 450},
        {"A": (long,), "B": (5,)},
        tie_break=(TieBreak(step=TieStep.DRAW),),
    )
    levels = (*data.scales[0].levels, Level(value=long))
    tenders = tuple(replace(tender, draw=Fraction("1.12345678901234567")) for tender in data.tenders)
    return replace(data, scales=(replace(data.scales[0], levels=levels),), tenders=tenders)


def no_tender_stands() -> EvaluationData:
    """Return a lot in which nobody reaches the total, and one for which nobody tendered."""
    data = priced(
        F.F4,
        [question("Q1", 60, minimum=MINIMUM), price_row(40)],
        {"A": 500, "B": 450},
        {"A": (1,), "B": (0,)},
    )
    return replace(data, lots=(*data.lots, Lot(code=LotCode("2"), title="Empty")))
