"""The price method, tie-break chain and limits as published (WORKBOOK §2, §4; DR-26, s.23(4))."""

from collections.abc import Collection, Iterator

from app.domain.codes import CriterionType, PriceFormula, ResultKind, TierBasis, TieStep
from app.domain.evaluation import Criterion, EvaluationData, PriceParameters
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
    yield from _parameters(data, prices)
    asked = {row.code for row in data.criteria if row.type is CriterionType.QUALITY}
    for step in data.method.tie_break:
        if step.step is TieStep.SCORE and step.code not in asked:
            yield _method("unknown-question", "tie break", question=step.code or "")
    if data.method.lots_per_supplier is not None and not ranked:
        yield _method("limit-without-ranking", "lots per supplier")


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


def _parameters(data: EvaluationData, prices: list[Criterion]) -> Iterator[Finding]:
    """Yield parameters that are missing, idle or out of range, each where it would be written."""
    general = data.method.price_parameters
    formulas = {formula for row in prices if (formula := formula_of(data.method, row)) is not None}
    if data.method.price_formula is not None:
        formulas.add(data.method.price_formula)
    by_evaluation = [row for row in prices if row.formula is None and row.parameters is None]
    if data.method.price_formula is not None and (by_evaluation or not prices):
        yield from _lacking(data.method.price_formula, general, Kind.EVALUATION, None)
    yield from _unfit(formulas, general, Kind.EVALUATION, None)
    for row in prices:
        formula = formula_of(data.method, row)
        if formula is not None and row not in by_evaluation:
            index = data.criteria.index(row)
            yield from _lacking(formula, parameters_of(data.method, row), Kind.CRITERIA, index)
            yield from _unfit({formula}, row.parameters or PriceParameters(), Kind.CRITERIA, index)


def _lacking(formula: PriceFormula, parameters: PriceParameters, kind: Kind, index: int | None) -> Iterator[Finding]:
    names = missing_parameters(formula, parameters)
    if names:
        yield _of_parameters("parameters-missing", (formula,), names, kind, index)


def _unfit(
    formulas: Collection[PriceFormula], parameters: PriceParameters, kind: Kind, index: int | None
) -> Iterator[Finding]:
    idle = idle_parameters(formulas, parameters)
    if idle and formulas:
        yield _of_parameters("parameters-idle", formulas, idle, kind, index)
    wrong = out_of_range(parameters)
    if wrong:
        yield _of_parameters("parameters-out-of-range", formulas, wrong, kind, index)


def _of_parameters(
    code: str, formulas: Collection[PriceFormula], names: tuple[str, ...], kind: Kind, index: int | None
) -> Finding:
    facts = {"formula": tuple(sorted(formula.value for formula in formulas)), "parameters": names}
    return Finding(kind=kind, code=code, index=index, field="formula parameters", facts=facts)


def _method(code: str, field: str, **facts: str) -> Finding:
    return Finding(kind=Kind.EVALUATION, code=code, field=field, facts=facts)


def _lot(code: str, index: int, field: str, lot: str) -> Finding:
    return Finding(kind=Kind.LOTS, code=code, index=index, field=field, facts={"lot": lot})
