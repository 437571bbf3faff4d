"""Lots, and limits that only some results can have (WORKBOOK §2, §3.7)."""

from collections.abc import Iterator

from app.domain.codes import ResultKind, TierBasis
from app.domain.evaluation import EvaluationData, Tiers
from app.scoring.findings import Finding, Kind
from app.scoring.soundness.names import repeated


def check(data: EvaluationData) -> Iterator[Finding]:
    """Yield double lots, minimum totals where no total is made, and tiers whose edges are out of order."""
    yield from repeated(Kind.LOTS, [lot.code for lot in data.lots], "code")
    for index, lot in enumerate(data.lots):
        if lot.minimum_total is not None and data.method.result is ResultKind.ADMIT:
            yield Finding(
                kind=Kind.LOTS,
                code="minimum-total-with-admit",
                index=index,
                field="minimum total",
                facts={"lot": lot.code},
            )
        if lot.tiers is not None and not _in_order(lot.tiers):
            yield Finding(
                kind=Kind.LOTS, code="tiers-out-of-order", index=index, field="tiers", facts={"lot": lot.code}
            )


def _in_order(tiers: Tiers) -> bool:
    """Tell whether ranks rise in whole steps from 1, or scores fall to no less than 0."""
    edges = list(tiers.edges)
    if tiers.basis is TierBasis.RANK:
        return edges == sorted(set(edges)) and all(edge >= 1 and edge.denominator == 1 for edge in edges)
    return edges == sorted(set(edges), reverse=True) and all(edge >= 0 for edge in edges)
