"""The prices of a lot's sheet: what is compared with what, and the points it earns (WORKBOOK §3.4–5, §4)."""

from collections.abc import Callable
from fractions import Fraction

from app.domain.codes import CriterionCode, PriceFormula, TenderStatus
from app.domain.evaluation import PriceParameters
from app.exchange.records.tenders import PriceColumns
from app.exchange.results.cells import Formula, ResultCell, as_published, literal
from app.exchange.results.frame import Line
from app.exchange.results.lot_parts import LotParts, flag
from app.exchange.results.shares import FIGURES, Names, share
from app.scoring.price import LOGARITHM_PLACES, PENCE, has_share
from app.scoring.price_method import LOWEST_WINS, RELATIVE, PriceMethod, parameters_of
from app.scoring.results import PriceLine, Reference
from app.scoring.settle import in_reference
from app.text import outcomes
from app.text import results as words
from app.text.catalogue import _

F = PriceFormula
_MONEY = {"B": "benchmark", "max": "highest", "min": "lowest", "wtp": "willingness", "fixed": "fixed"}
_PLAIN = {"k": "k", "a": "base"}
_OF_REFERENCE: dict[str, Callable[[Reference], Fraction | int]] = {
    "L": lambda found: found.lowest,
    "H": lambda found: found.highest,
    "n": lambda found: found.count,
}
_FUNCTIONS = {"L": "MIN", "H": "MAX", "n": "COUNT"}


def add_amounts(parts: LotParts) -> None:
    """Add every price as it counts, and every price score that was given."""
    frame, inputs = parts.frame, parts.ground.inputs
    for row in parts.lot.tree.prices:
        columns = inputs.price(row.code)
        if columns is None:
            continue
        if not parts.admits:
            frame.column(f"given {row.code}", words.given_score_of(row.code), _given(parts, row.code, columns.score))
        parameters = parameters_of(parts.ground.data.method, row)
        if parameters.zero is not None:
            zero = Fraction(parameters.zero, PENCE)
            frame.figure(f"zero {row.code}", words.zero_of(row.code), lambda zero=zero: zero)  # type: ignore[misc]
        frame.column(
            f"price {row.code}",
            words.price_of(row.code),
            _amount(parts, row.code, columns, parameters),
        )
    if not parts.lot.tree.prices:
        frame.column("price", _(words.PRICE), lambda line: _plain(parts, line))


def add_price_scores(parts: LotParts) -> None:
    """Add the reference of every price row with its figures, the share that each price earns, and its points."""
    if not parts.price_rows:
        return
    frame = parts.frame
    compared = [code for code, method in parts.price_rows if method.formula in RELATIVE]
    if compared:
        frame.column("compared", _(words.COMPARED), lambda line: _compared(parts, line))
    for code, method in parts.price_rows:
        _add_row(parts, code, method)


def _add_row(parts: LotParts, code: CriterionCode, method: PriceMethod) -> None:
    frame, formula = parts.frame, method.formula
    weight = parts.lot.tree.points[code]
    frame.figure(
        f"formula {code}", words.formula_of(code), lambda: formula.value, lambda: words.formula_words(formula.value)
    )
    if formula not in LOWEST_WINS | {F.F10, F.F14}:
        frame.figure(
            f"weight {code}",
            words.weight_of(code),
            lambda: Formula("=" + parts.weights.points(parts.code, code), weight),
        )
    if formula in RELATIVE:
        frame.column(f"reference {code}", words.reference_of(code), _reference(parts, code))
    for name in FIGURES[formula]:
        _add_figure(parts, code, method, name)
    if formula is F.F7:
        for number, (edge, part) in enumerate(method.parameters.bands, start=1):
            frame.figure(
                f"band {number} {code}",
                words.band_of(number, code),
                lambda edge=edge: edge,  # type: ignore[misc]
                lambda part=part: part,  # type: ignore[misc]
            )
    if has_share(formula):
        frame.column(f"share {code}", words.share_of(code), _share(parts, code, method))
    if has_share(formula) or formula is F.GIVEN:
        frame.column(f"points {code}", words.price_points_of(code), _points(parts, code, method))


def names_of(parts: LotParts, code: CriterionCode, method: PriceMethod, line: Line) -> Names:
    """Return how the formula of a price row names what it looks at."""
    frame = parts.frame
    figures = {name: frame.fixed(f"{name} {code}") for name in FIGURES[method.formula]}
    if method.formula is F.F15:
        figures["W"] = frame.fixed(f"weight {code}")
    bands = [f"band {number} {code}" for number in range(1, len(method.parameters.bands) + 1)]
    banded = method.formula is F.F7
    return Names(
        price=frame.at(f"price {code}", line),
        figures=figures,
        reference=frame.span(f"reference {code}") if method.formula in RELATIVE else "",
        edges=frame.fixed_span(bands) if banded else "",
        shares=frame.fixed_span(bands, more=True) if banded else "",
    )


def _given(parts: LotParts, code: CriterionCode, field: str) -> Callable[[Line], ResultCell]:
    return lambda line: Formula("=" + parts.tenders_number(line, field), line.entry.given.get(code))


def _amount(
    parts: LotParts, code: CriterionCode, fields: PriceColumns, parameters: PriceParameters
) -> Callable[[Line], ResultCell]:
    def cell(line: Line) -> ResultCell:
        amount = fields.amount
        price = parts.tenders_number(line, amount)
        if parameters.zero is not None:
            name, value = parts.tender(line, amount), parts.tenders_value(line, amount)
            price = f'IF({name}="","",IF({value}=0,{parts.frame.fixed(f"zero {code}")},{value}))'
        given = parts.tender(line, fields.score)
        return Formula(f'=IF({given}="",{price},"")', line.entry.prices.get(code))

    return cell


def _plain(parts: LotParts, line: Line) -> ResultCell:
    """Return the price of a lot without a price row: the first that its tender names."""
    text = '""'
    for columns in reversed(parts.ground.inputs.columns.prices):
        amount, score = parts.tender(line, columns.amount), parts.tender(line, columns.score)
        number = parts.tenders_value(line, columns.amount)
        text = f'IF({amount}<>"",{number},IF({score}<>"","",{text}))'
    return Formula(f"={text}", line.entry.plain_price)


def _compared(parts: LotParts, line: Line) -> ResultCell:
    frame = parts.frame
    received = f"{frame.at('status', line)}={literal(TenderStatus.RECEIVED.value)}"
    value = flag(in_reference(parts.lot.contest, line.entry))
    if parts.ground.data.method.failed_in_price_reference:
        return Formula(f"=IF({received},1,0)", value)
    ended = frame.at("ended", line)
    incomplete = literal(outcomes.status("incomplete"))
    return Formula(f'=IF(OR({ended}="",{ended}={incomplete}),1,0)', value)


def _reference(parts: LotParts, code: CriterionCode) -> Callable[[Line], ResultCell]:
    def cell(line: Line) -> ResultCell:
        price = parts.frame.at(f"price {code}", line)
        there = in_reference(parts.lot.contest, line.entry)
        value = line.entry.prices.get(code) if there else None
        return Formula(f'=IF({parts.frame.at("compared", line)}=1,{price},"")', value)

    return cell


def _add_figure(parts: LotParts, code: CriterionCode, method: PriceMethod, name: str) -> None:
    frame, own = parts.frame, method.parameters
    found = parts.lot.settled.references[code]
    label = words.figure_of(name, code)
    key = f"{name} {code}"
    if name in _MONEY:
        pounds = Fraction(getattr(own, _MONEY[name])) / PENCE
        frame.figure(key, label, lambda: pounds)
    elif name in _PLAIN:
        plain = getattr(own, _PLAIN[name])
        frame.figure(key, label, lambda: plain)
    elif name == "Wq":
        whole = parts.lot.tree.quality_points
        frame.figure(key, label, lambda: Formula("=" + parts.weights.points(parts.code, None), whole))
    elif name == "best Q":
        best = parts.lot.settled.measures.best_quality
        frame.figure(key, label, lambda: Formula(f"=MAX(0,{frame.span('quality standing')})", best))
    else:
        median = method.formula is F.F4M
        function = _FUNCTIONS.get(name) or ("MEDIAN" if median else "AVERAGE")
        value: Fraction | int | None = None
        if found is not None:
            middle = found.median if median else found.mean
            value = _OF_REFERENCE[name](found) if name in _OF_REFERENCE else middle
        if name == "n" and found is None:
            value = 0
        frame.figure(key, label, lambda: Formula(_over(function, frame.span(f"reference {code}")), value))


def _over(function: str, span: str) -> str:
    return f"=COUNT({span})" if function == "COUNT" else f'=IF(COUNT({span})=0,"",{function}({span}))'


def _line_of(parts: LotParts, line: Line, code: CriterionCode) -> PriceLine | None:
    totalled = parts.totalled(line)
    return None if totalled is None else next(found for found in totalled.lines if found.row == code)


def _share(parts: LotParts, code: CriterionCode, method: PriceMethod) -> Callable[[Line], ResultCell]:
    def cell(line: Line) -> ResultCell:
        frame = parts.frame
        text = share(method.formula, names_of(parts, code, method, line))
        if method.parameters.clamp:
            text = f"MAX(0,MIN(1,{text}))"
        found = _line_of(parts, line, code)
        price = frame.at(f"price {code}", line)
        condition = f'AND({frame.at("stands", line)}=1,{price}<>"")'
        return Formula(f'=IF({condition},{text},"")', None if found is None else found.share)

    return cell


def _points(parts: LotParts, code: CriterionCode, method: PriceMethod) -> Callable[[Line], ResultCell]:
    rounding = parts.ground.data.method.rounding

    def cell(line: Line) -> ResultCell:
        frame = parts.frame
        given = frame.at(f"given {code}", line)
        text = given
        if has_share(method.formula):
            earned = frame.at(f"share {code}", line)
            part = earned
            if rounding.price_share is not None:
                part = as_published(f"100*{earned}", rounding.price_share) + "/100"
            scored = f"{frame.fixed(f'weight {code}')}*{part}"
            if method.formula is F.F11:
                scored = f"ROUND({scored},{LOGARITHM_PLACES})"
            scored = as_published(scored, rounding.price_score)
            text = f'IF({given}<>"",{given},IF({earned}="","",{scored}))'
        found = _line_of(parts, line, code)
        return Formula(f'=IF({frame.at("stands", line)}=1,{text},"")', None if found is None else found.points)

    return cell
