"""Suppliers and their tenders: who tenders for what, and at which price (WORKBOOK §2, §4)."""

from collections.abc import Iterator

from app.domain.codes import CriterionType, PriceFormula, ResultKind
from app.domain.evaluation import Criterion, EvaluationData, PriceEntry, Tender
from app.scoring.findings import Finding, Kind
from app.scoring.price_method import NO_PRICE_SCORE, formula_of, parameters_of
from app.scoring.soundness.names import repeated
from app.scoring.tree import lot_tree
from app.text.numbers import exact


def check(data: EvaluationData) -> Iterator[Finding]:
    """Yield double suppliers and tenders, and tenders of unknown suppliers or for unknown lots."""
    yield from repeated(Kind.SUPPLIERS, [supplier.id for supplier in data.suppliers], "id")
    suppliers = {supplier.id for supplier in data.suppliers}
    lots = {lot.code for lot in data.lots}
    seen = set()
    for index, tender in enumerate(data.tenders):
        if tender.supplier not in suppliers:
            yield _finding("unknown-supplier", index, "supplier", tender)
        if tender.lot not in lots:
            yield _finding("unknown-lot", index, "lot", tender)
        if (tender.supplier, tender.lot) in seen:
            yield _finding("tender-twice", index, "supplier", tender)
        seen.add((tender.supplier, tender.lot))
        for entry in tender.prices:
            if entry.amount is not None and entry.amount < 0:
                yield _finding("negative-price", index, _column(data, entry), tender)


def check_prices(data: EvaluationData) -> Iterator[Finding]:
    """Yield prices and price scores that the price method can't take; the tree is sound."""
    if data.method.result is ResultKind.ADMIT:
        return
    trees = {lot.code: lot_tree(data, lot.code) for lot in data.lots}
    for index, tender in enumerate(data.tenders):
        tree = trees.get(tender.lot)
        if tree is None:
            continue
        rows = {row.code: row for row in tree.prices}
        for entry in tender.prices:
            row = rows.get(entry.row) if entry.row is not None else None
            if row is not None:
                code = _wrong_entry(data, row, entry)
                if code:
                    yield _finding(code, index, _column(data, entry), tender)
                elif entry.score is not None and not 0 <= entry.score <= tree.points[row.code]:
                    most = exact(tree.points[row.code])
                    yield _finding("price-score-beyond-weight", index, _column(data, entry), tender, most=most)


def _wrong_entry(data: EvaluationData, row: Criterion, entry: PriceEntry) -> str | None:
    formula = formula_of(data.method, row)
    if formula is PriceFormula.GIVEN and entry.amount is not None:
        return "given-takes-scores"
    if formula in NO_PRICE_SCORE and entry.score is not None:
        return "formula-needs-price"
    if entry.amount == 0 and parameters_of(data.method, row).zero is None:
        return "zero-price"
    return None


def _column(data: EvaluationData, entry: PriceEntry) -> str:
    several = sum(row.type is CriterionType.PRICE for row in data.criteria) > 1
    if several:
        return f"{entry.row} score" if entry.score is not None else f"{entry.row}"
    return "price score" if entry.score is not None else "price"


def _finding(code: str, index: int, field: str, tender: Tender, **facts: str) -> Finding:
    facts = {"supplier": tender.supplier, "lot": tender.lot, **facts}
    return Finding(kind=Kind.TENDERS, code=code, index=index, field=field, facts=facts)
