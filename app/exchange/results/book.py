"""All result sheets of one evaluation."""

from collections.abc import Sequence

from app.domain.evaluation import EvaluationData
from app.exchange.results.cells import ResultSheet
from app.exchange.results.front import front_sheet
from app.exchange.results.ground import Ground
from app.exchange.results.inputs import inputs_of
from app.exchange.results.lot_sheet import lot_sheet
from app.exchange.results.method import method_sheet
from app.exchange.results.scores import score_lines
from app.exchange.results.weights import weights_of
from app.exchange.written_sheets import WrittenSheet
from app.scoring.results import Ranking
from app.text import results as words
from app.text.catalogue import _

_NARROW = 16


def result_sheets(data: EvaluationData, sheets: Sequence[WrittenSheet], ranking: Ranking) -> tuple[ResultSheet, ...]:
    """Return the sheets that work out the ranking from the sheets of an evaluation, which is sound.

    In this order: the ranking, one for each lot, scores, weights, the method.
    """
    ground = Ground(data=data, inputs=inputs_of(data, sheets), ranking=ranking)
    weights = weights_of(ground)
    lines = score_lines(ground, weights)
    lots = [lot_sheet(ground, lot, weights, lines) for lot in ground.lots]
    method = method_sheet(ground)
    return (
        front_sheet(ground, lots, lines, method),
        *(lot.frame.sheet(widths=(34, 34, *[_NARROW] * 60), no=_(words.NO)) for lot in lots),
        lines.sheet,
        weights.sheet,
        method.sheet,
    )
