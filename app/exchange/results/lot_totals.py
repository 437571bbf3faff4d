"""The totals of a lot's sheet, and the minimum they must reach (WORKBOOK §3.6, stage 7)."""

from fractions import Fraction

from app.domain.codes import PriceFormula
from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, as_published
from app.exchange.results.frame import Line
from app.exchange.results.lot_parts import RANKED, LotParts, flag, whole_points
from app.exchange.results.lot_prices import names_of
from app.exchange.results.shares import FIGURES, own_total
from app.exchange.results.weights import minimum_points
from app.scoring.price_method import LOWEST_WINS, NO_PRICE_SCORE
from app.scoring.stages import needed_points
from app.text import results as words
from app.text.catalogue import _
from app.text.numbers import rounded

_FLOAT_PLACES = 12  # decimal places that floats hold of a number below 10, with a margin


def add_totals(parts: LotParts) -> None:
    """Add price score, total, the minimum of the total, and the total that is ranked."""
    if parts.admits:
        return
    frame, own = parts.frame, parts.lot.contest.own_total
    if own is not None and "best Q" in FIGURES[own[1].formula]:
        frame.column("quality standing", _(words.QUALITY_STANDING), lambda line: _quality_standing(parts, line))
    if _has_price_score(parts):
        frame.column("price score", _(words.PRICE_SCORE), lambda line: _price_score(parts, line))
    frame.column("total", _(words.TOTAL), lambda line: _total(parts, line))
    frame.figure("places compared", _(words.PLACES_COMPARED), lambda: _places_compared(parts))
    if parts.lot.lot.minimum_total is not None:
        _add_minimum(parts)
    frame.column(RANKED, _(words.RANKED_TOTAL), lambda line: _ranked_total(parts, line))


def places_compared(parts: LotParts) -> int:
    """Return to how many decimal places the spreadsheet compares totals: fewer, the larger they are."""
    largest = max((abs(found.total) for found in parts.lot.settled.totals.values()), default=Fraction(0))
    return _FLOAT_PLACES + 1 - len(str(int(max(largest, Fraction(1)))))


def _has_price_score(parts: LotParts) -> bool:
    own = parts.lot.contest.own_total
    return bool(parts.price_rows) and (own is None or own[1].formula not in NO_PRICE_SCORE)


def _quality_standing(parts: LotParts, line: Line) -> ResultCell:
    frame, entry = parts.frame, line.entry
    value = (entry.quality or Fraction(0)) if entry.stands else None
    return Formula(f'=IF({frame.at("stands", line)}=1,{frame.at("quality", line)},"")', value)


def _price_score(parts: LotParts, line: Line) -> ResultCell:
    frame, found = parts.frame, parts.totalled(line)
    points = ",".join(frame.at(f"points {code}", line) for code, _method in parts.price_rows)
    return Formula(f'=IF({frame.at("stands", line)}=1,SUM({points}),"")', None if found is None else found.price_score)


def _total(parts: LotParts, line: Line) -> ResultCell:
    frame, found = parts.frame, parts.totalled(line)
    own = parts.lot.contest.own_total
    quality = frame.at("quality", line)
    score = f"+{frame.at('price score', line)}" if _has_price_score(parts) else ""
    guard = 10
    if own is None:
        text = quality + score
    else:
        row, method = own
        text = own_total(method.formula, names_of(parts, row.code, method, line), quality)
        text += score if method.formula is PriceFormula.F13 else ""
        guard = 7 if method.formula in LOWEST_WINS | {PriceFormula.F14} else 10  # these may be large
    text = as_published(text, parts.ground.data.method.rounding.total, guard)
    return Formula(f'=IF({frame.at("stands", line)}=1,{text},"")', None if found is None else found.total)


def _places_compared(parts: LotParts) -> ResultCell:
    span = parts.frame.span("total")
    return Formula(f"={_FLOAT_PLACES}-INT(LOG10(MAX(1,MAX({span}),-MIN({span}))))", places_compared(parts))


def _add_minimum(parts: LotParts) -> None:
    frame, minimum = parts.frame, parts.lot.lot.minimum_total
    if minimum is None:
        return
    needed = needed_points(minimum, whole_points(parts))
    place = (parts.ground.lot_index(parts.code), "minimum total")
    text = minimum_points(parts.ground, SheetName.LOTS, place, minimum, parts.weights.whole(parts.code))
    frame.figure("minimum total", _(words.MINIMUM_TOTAL), lambda: Formula("=" + text, needed))

    def below(line: Line) -> ResultCell:
        name, found = frame.at("total", line), parts.totalled(line)
        places = frame.fixed("places compared")
        return Formula(
            f'=IF({name}="",0,IF(ROUND({name}-{frame.fixed("minimum total")},{places})<0,1,0))',
            flag(found is not None and bool(found.failed)),
        )

    frame.column("below total", _(words.BELOW_TOTAL), below)


def _ranked_total(parts: LotParts, line: Line) -> ResultCell:
    frame, found = parts.frame, parts.totalled(line)
    name = frame.at("total", line)
    out = f'OR({name}="",{frame.at("below total", line)}=1)' if frame.has("below total") else f'{name}=""'
    value = None if found is None or found.failed else rounded(found.total, places_compared(parts))
    return Formula(f'=IF({out},"",ROUND({name},{frame.fixed("places compared")}))', value)
