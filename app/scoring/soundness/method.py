"""The price method, tie-break chain and limits as published (WORKBOOK §2, §4; DR-26, s.23(4))."""

from collections.abc import Iterator

from app.domain.codes import CriterionType, PriceFormula, ResultKind, TierBasis, TieStep
from app.domain.evaluation import EvaluationData, PriceParameters
from app.scoring.findings import Finding, Kind
from app.scoring.price_method import (
    LOWEST_WINS,
    OWN_TOTAL,
    formula_of,
    idle_parameters,
    missing_parameters,
    out_of_range,
    parameters_of,
)
from app.scoring.tree import LotTree, lot_tree


def check(data: EvaluationData) -> Iterator[Finding]:
    """Yield formulas that are missing or lack parameters, unknown tie-break codes and limits without a mechanism."""
    prices = [row for row in data.criteria if row.type is CriterionType.PRICE]
    ranked = data.method.result is ResultKind.RANK
    if ranked and any(formula_of(data.method, row) is None for row in prices):
        yield _method("price-formula-needed", "price formula")
    if data.method.price_formula is not None:
        inherited = not prices or any(row.formula is None and row.parameters is None for row in prices)
        yield from _parameters(
            data.method.price_formula, data.method.price_parameters, Kind.EVALUATION, None, needed=inherited
        )
    for index, row in enumerate(data.criteria):
        if row.type is CriterionType.PRICE and (row.formula or row.parameters is not None):
            formula = formula_of(data.method, row)
            if formula is not None:
                parameters = parameters_of(data.method, row)
                yield from _parameters(formula, parameters, Kind.CRITERIA, index, needed=True)
    asked = {row.code for row in data.criteria if row.type is CriterionType.QUALITY}
    for step in data.method.tie_break:
        if step.step is TieStep.SCORE and step.code not in asked:
            yield _method("unknown-question", "tie break", question=step.code or "")
    if data.method.lots_per_supplier is not None:
        if not ranked:
            yield _method("limit-without-ranking", "lots per supplier")
        elif data.method.lot_mechanism is None:
            yield _method("mechanism-needed", "lot mechanism")


def check_by_lot(data: EvaluationData) -> Iterator[Finding]:
    """Yield what a lot's price rows rule out; the tree is sound."""
    several: list[LotTree] = []
    for index, lot in enumerate(data.lots):
        tree = lot_tree(data, lot.code)
        formulas = {formula_of(data.method, row) for row in tree.prices}
        if len(tree.prices) > 1:
            several.append(tree)
            if lot.maximum_price is not None:
                yield _lot("maximum-price-with-several-prices", index, "maximum price", lot.code)
        if formulas & LOWEST_WINS:
            if lot.minimum_total is not None:
                yield _lot("minimum-total-with-lowest-wins", index, "minimum total", lot.code)
            if lot.tiers is not None and lot.tiers.basis is TierBasis.SCORE:
                yield _lot("score-tiers-with-lowest-wins", index, "tiers", lot.code)
            if data.method.lots_per_supplier is not None:
                yield _method("limit-with-lowest-wins", "lots per supplier", lot=lot.code)
    yield from _several(data, several)


def _several(data: EvaluationData, trees: list[LotTree]) -> Iterator[Finding]:
    if trees and any(step.step is TieStep.PRICE for step in data.method.tie_break):
        yield _method("tie-break-price-with-several-prices", "tie break", lot=trees[0].lot)
    reported = set()
    for tree in trees:
        for row in tree.prices:
            if formula_of(data.method, row) in OWN_TOTAL and row.code not in reported:
                reported.add(row.code)
                if row.formula is None:
                    yield _method("formula-with-several-prices", "price formula", lot=tree.lot)
                    return
                yield Finding(
                    kind=Kind.CRITERIA,
                    code="formula-with-several-prices",
                    index=data.criteria.index(row),
                    field="formula",
                    facts={"lot": tree.lot},
                )


def _parameters(
    formula: PriceFormula, parameters: PriceParameters, kind: Kind, index: int | None, *, needed: bool
) -> Iterator[Finding]:
    wrong = [
        ("parameters-missing", missing_parameters(formula, parameters) if needed else ()),
        ("parameters-idle", idle_parameters(formula, parameters)),
        ("parameters-out-of-range", out_of_range(parameters)),
    ]
    for code, names in wrong:
        if names:
            facts = {"formula": formula.value, "parameters": names}
            yield Finding(kind=kind, code=code, index=index, field="formula parameters", facts=facts)


def _method(code: str, field: str, **facts: str) -> Finding:
    return Finding(kind=Kind.EVALUATION, code=code, field=field, facts=facts)


def _lot(code: str, index: int, field: str, lot: str) -> Finding:
    return Finding(kind=Kind.LOTS, code=code, index=index, field=field, facts={"lot": lot})
