"""How far the ranked tenders of a lot are apart (DR-27)."""

from itertools import pairwise

from app.scoring.materiality.results import Margin
from app.scoring.settle import Settled


def margins_of(settled: Settled) -> tuple[Margin, ...]:
    """Return, from the best down, by how much each ranked tender's total is better than the next one's."""
    order = [settled.totals[entry] for _, group in settled.groups for entry in group]
    return tuple(
        Margin(
            supplier=one.walked.tender.supplier,
            following=other.walked.tender.supplier,
            points=abs(one.total - other.total),
        )
        for one, other in pairwise(order)
    )
