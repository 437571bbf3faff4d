"""Which scores, tenders, seats and prices could change the award (DR-27, notes/scoring.md *Materiality*).

For quality assurance after the lock, never before it (DESIGN §2.6), and never for publication: a score is changed
because of it only through the work-flow that re-opens scores.
"""

from app.domain.evaluation import EvaluationData
from app.scoring.examining import Unsound, examine
from app.scoring.materiality.cells import critical_cells
from app.scoring.materiality.joint import joint_analysis
from app.scoring.materiality.left_out import without_each_seat, without_each_supplier
from app.scoring.materiality.margins import margins_of
from app.scoring.materiality.prices import price_changes
from app.scoring.materiality.results import LotMateriality, SeatLeftOut, Withheld
from app.scoring.materiality.situation import Situation, situation_of, with_fate
from app.scoring.materiality.weight_shifts import weight_shifts
from app.scoring.merge import ScoreBook
from app.scoring.results import Outcome

__all__ = ["LotMateriality", "materiality", "materiality_of"]


def materiality(data: EvaluationData) -> tuple[LotMateriality, ...]:
    """Return, lot by lot, what could change the award; to be asked only when quality is locked.

    Raises Unsound with every finding where the evaluation can't be ranked.
    """
    examined = examine(data)
    if examined.found:
        raise Unsound(examined.found)
    return materiality_of(examined.book)


def materiality_of(book: ScoreBook) -> tuple[LotMateriality, ...]:
    """Return what `materiality` does, of an evaluation that was examined and found sound."""
    stands = situation_of(book)
    seats = without_each_seat(book)
    return tuple(_of_lot(stands, number, seats[number]) for number in range(len(stands.data.lots)))


def _of_lot(stands: Situation, number: int, seats: tuple[SeatLeftOut, ...]) -> LotMateriality:
    together = joint_analysis(stands, number)
    prices = price_changes(stands, number)
    weights = weight_shifts(stands, number)
    return LotMateriality(
        lot=stands.data.lots[number].code,
        awarded=with_fate(stands.fates[number], Outcome.AWARDED),
        critical=critical_cells(stands, number),
        joint=None if isinstance(together, Withheld) else together,
        joint_withheld=together if isinstance(together, Withheld) else None,
        without_supplier=without_each_supplier(stands, number),
        without_seat=seats,
        margins=margins_of(stands.settled[number]),
        prices=None if isinstance(prices, Withheld) else prices,
        prices_withheld=prices if isinstance(prices, Withheld) else None,
        weights=None if isinstance(weights, Withheld) else weights,
        weights_withheld=weights if isinstance(weights, Withheld) else None,
    )
