"""Sheet Result lot: a lot's tenders from their points to their ranks, in formulas, and the exact results beside."""

from app.exchange.results.frame import Frame
from app.exchange.results.ground import Ground, LotGround
from app.exchange.results.lot_exported import add_exported
from app.exchange.results.lot_parts import LotParts
from app.exchange.results.lot_prices import add_amounts, add_price_scores
from app.exchange.results.lot_ranks import add_ranks
from app.exchange.results.lot_stages import add_after_price, add_before_price
from app.exchange.results.lot_totals import add_totals
from app.exchange.results.scores import ScoreLines
from app.exchange.results.weights import Weights
from app.text.commands import lot_name


def lot_sheet(ground: Ground, lot: LotGround, weights: Weights, lines: ScoreLines) -> LotParts:
    """Return the sheet of a lot, its columns in the order of WORKBOOK §3."""
    parts = LotParts(
        ground=ground,
        lot=lot,
        weights=weights,
        lines=lines,
        frame=Frame(
            name=f"Result lot {lot.number}",
            heading=lot_name(lot.lot.code, lot.lot.title),
            entries=lot.contest.walked,
        ),
    )
    add_before_price(parts)
    add_amounts(parts)
    add_after_price(parts)
    add_price_scores(parts)
    add_totals(parts)
    add_ranks(parts)
    add_exported(parts)
    return parts
