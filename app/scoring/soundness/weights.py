"""Weights add up to exactly 100, in every lot and at every level (DR-10, WORKBOOK §2)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.domain.codes import CriterionCode, CriterionType, LotCode, ResultKind, WeightBasis
from app.domain.evaluation import Criterion, EvaluationData
from app.scoring.findings import Finding, Kind
from app.scoring.price_method import WEIGHTLESS, formula_of
from app.scoring.tree import WHOLE, ancestry, children_in_lot, section_codes
from app.text.numbers import exact

Children = dict[CriterionCode | None, list[Criterion]]


def check_rows(data: EvaluationData) -> Iterator[Finding]:
    """Yield rows whose weight is missing, or one that their type or price formula cannot have."""
    sections = section_codes(data.criteria)
    carrying = _carrying(data, sections)
    for index, row in enumerate(data.criteria):
        weightless = row.type is CriterionType.PRICE and formula_of(data.method, row) in WEIGHTLESS
        is_global = data.method.weight_basis is WeightBasis.GLOBAL
        may_lack = row.code in sections and (is_global or row.code not in carrying)
        weighted = row.type in {CriterionType.QUALITY, CriterionType.PRICE}
        code = None
        if not weighted:
            code = "weight-not-possible" if row.weight else None
        elif weightless:
            code = "price-weighs-nothing" if row.weight else None
        elif row.weight is None:
            code = None if may_lack else "weight-needed"
        elif row.weight <= 0:
            code = "weight-not-positive"
        if code:
            yield Finding(kind=Kind.CRITERIA, code=code, index=index, field="weight", facts={"criterion": row.code})


def check_sums(data: EvaluationData) -> Iterator[Finding]:
    """Yield groups whose weights don't add up, and lots in which nothing is scored; the tree is sound."""
    wrong: dict[tuple[CriterionCode | None, int], list[LotCode]] = {}
    groups: dict[tuple[CriterionCode | None, int], Sequence[Criterion]] = {}
    for lot in data.lots:
        children = children_in_lot(data, lot.code)
        if not children:
            if data.method.result is ResultKind.RANK:
                index = data.lots.index(lot)
                yield Finding(
                    kind=Kind.LOTS, code="lot-without-questions", index=index, field="code", facts={"lot": lot.code}
                )
            continue
        for parent, group in _groups(data, children):
            total = sum(row.weight or 0 for row in group)
            expected = (
                WHOLE if data.method.weight_basis is WeightBasis.LOCAL or parent is None else _entered(data, parent)
            )
            if total != expected and not _price_alone(data, group):
                wrong.setdefault((parent, total), []).append(lot.code)
                groups[parent, total] = group
    for (parent, total), where in wrong.items():
        yield _sum_finding(data, parent, total, groups[parent, total], where)


def _groups(data: EvaluationData, children: Children) -> Iterator[tuple[CriterionCode | None, Sequence[Criterion]]]:
    """Yield what must add up: siblings (local), or all leaves and each weighted section's leaves (global)."""
    if data.method.weight_basis is WeightBasis.LOCAL:
        yield from children.items()
        return
    by_code = {row.code: row for row in data.criteria}
    sections = section_codes(data.criteria)
    leaves = [row for group in children.values() for row in group if row.code not in sections]
    leaves.sort(key=data.criteria.index)
    yield None, leaves
    for group in children.values():
        for row in group:
            if row.code in sections and row.weight is not None:
                inside = [leaf for leaf in leaves if any(step is row for step in ancestry(leaf, by_code))]
                yield row.code, inside


def _entered(data: EvaluationData, section: CriterionCode) -> int:
    return next(row.weight or 0 for row in data.criteria if row.code == section)


def _price_alone(data: EvaluationData, group: Sequence[Criterion]) -> bool:
    """Tell whether nothing here can weigh anything: a price row of a formula that ranks on the price itself."""
    return all(row.type is CriterionType.PRICE and formula_of(data.method, row) in WEIGHTLESS for row in group)


def _carrying(data: EvaluationData, sections: frozenset[CriterionCode]) -> set[CriterionCode]:
    """Return the rows that something scored stands under, at any depth; the tree need not be sound."""
    parents = {row.code: row.parent for row in data.criteria}
    found: set[CriterionCode] = set()
    for row in data.criteria:
        if row.type is CriterionType.PRICE or (row.type is CriterionType.QUALITY and row.code not in sections):
            step = row.parent
            while step is not None and step not in found:
                found.add(step)
                step = parents.get(step)
    return found


def _sum_finding(
    data: EvaluationData,
    parent: CriterionCode | None,
    total: int,
    group: Sequence[Criterion],
    where: Sequence[LotCode],
) -> Finding:
    """Return the finding; what only rounding can have lost is offered to the last row (DR-10).

    So of a whole divided evenly: three times 33.33, of which the last becomes 33.34.
    """
    is_section = parent is not None and data.method.weight_basis is WeightBasis.GLOBAL
    named = next(row for row in data.criteria if row.code == parent) if is_section else group[0]
    expected = named.weight or 0 if is_section else WHOLE
    last = (group[-1].weight or 0) + expected - total
    facts = {
        "criteria": tuple(row.code for row in group),
        "parent": parent or "",
        "total": exact(Fraction(total, 100)),
        "expected": exact(Fraction(expected, 100)),
        "lots": tuple(where),
        "last": group[-1].code,
        "weight": exact(Fraction(last, 100)),
    }
    code = "section-weight-differs" if is_section else "weights-do-not-add-up"
    weights = [row.weight or 0 for row in group]
    if not is_section and len(group) > 2 and max(weights) - min(weights) <= 1 and abs(total - expected) < len(group):
        code = "weights-lack-remainder"
    return Finding(kind=Kind.CRITERIA, code=code, index=data.criteria.index(named), field="weight", facts=facts)
