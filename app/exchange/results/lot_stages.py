"""The stages of a lot's sheet: status, gates, minima, and what is missing (WORKBOOK §3.3)."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from app.domain.codes import (
    Consequence,
    CriterionCode,
    GateStatus,
    PriceFormula,
    ResultKind,
    TenderStatus,
)
from app.domain.evaluation import Criterion
from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, literal
from app.exchange.results.frame import Line
from app.exchange.results.lot_parts import LotParts, flag
from app.exchange.results.weights import minimum_points
from app.scoring.price import PENCE
from app.scoring.price_method import NO_PRICE_SCORE
from app.scoring.results import Cell, Rule
from app.scoring.stages import needed_points
from app.text import outcomes
from app.text import results as words
from app.text.catalogue import _

_SUFFIXES = {Consequence.REJECT: "", Consequence.MAY_REJECT: " may", Consequence.NO_EFFECT: " none"}


def add_before_price(parts: LotParts) -> None:
    """Add status, gates, question minima, points of sections and quality."""
    frame = parts.frame
    frame.column("supplier", _(words.SUPPLIER), lambda line: line.entry.tender.supplier)
    frame.column("name", _(words.NAME), _name_of(parts))
    frame.column("status", _(words.STATUS), lambda line: _status(parts, line))
    for effect in (Consequence.REJECT, Consequence.MAY_REJECT):
        gates = [gate for gate in parts.lot.tree.gates if gate.consequence is effect]
        if gates:
            _add_gates(parts, effect, gates)
        asked = [
            question
            for question in parts.lot.tree.questions
            if question.minimum is not None and (question.consequence or Consequence.REJECT) is effect
        ]
        if asked:
            _add_question_minima(parts, effect, asked)
    frame.column("missing scores", _(words.MISSING_SCORES), lambda line: _missing_scores(parts, line))
    for section in parts.lot.tree.sections:
        _add_section(parts, section)
    frame.column("quality", _(words.QUALITY), lambda line: _quality(parts, line))
    if parts.lot.lot.minimum_quality is not None:
        _add_minimum_quality(parts)


def add_after_price(parts: LotParts) -> None:
    """Add limits of price, where each tender ended, and whether its prices are compared; prices stand already."""
    frame, lot = parts.frame, parts.lot.lot
    single = parts.single_price()
    if not parts.admits or lot.maximum_price is not None:
        frame.column("missing prices", _(words.MISSING_PRICES), lambda line: _missing_prices(parts, line))
    if lot.maximum_price is not None and single is not None:
        most = Fraction(lot.maximum_price, PENCE)
        frame.figure("maximum", _(words.MAXIMUM_PRICE), lambda: Formula("=" + parts.minimum("maximum price"), most))
        frame.column("above maximum", _(words.ABOVE_MAXIMUM), lambda line: _above_maximum(parts, line, single, most))
    for code, price in parts.fixed_prices:
        if parts.admits:  # else the formula's figures are added with the price scores
            frame.figure(f"fixed {code}", words.figure_of("fixed", code), lambda price=price: price)  # type: ignore[misc]
        frame.column(f"not fixed {code}", _(words.NOT_FIXED), _not_fixed(parts, code, price))
    frame.column("ended", _(words.ENDED), lambda line: _ended(parts, line))
    frame.column(
        "stands",
        _(words.STANDS),
        lambda line: Formula(f'=IF({frame.at("ended", line)}="",1,0)', flag(line.entry.stands)),
    )


def ended_words(parts: LotParts, line: Line) -> str | None:
    """Return where a tender ended, None where it reached stage 7."""
    entry = line.entry
    if entry.tender.status is not TenderStatus.RECEIVED:
        return entry.tender.status.value
    rule = next((failure.rule for failure in entry.failed if failure.effect is Consequence.REJECT), None)
    if rule is not None:
        return outcomes.rule(rule.value)
    return outcomes.status("incomplete") if entry.missing else None


def _name_of(parts: LotParts) -> Callable[[Line], ResultCell]:
    names = {supplier.id: supplier.name for supplier in parts.ground.data.suppliers}
    return lambda line: names[line.entry.tender.supplier]


def _status(parts: LotParts, line: Line) -> ResultCell:
    name = parts.tender(line, "status")
    received = literal(TenderStatus.RECEIVED.value)
    return Formula(f'=IF({name}="",{received},{name})', line.entry.tender.status.value)


def _add_gates(parts: LotParts, effect: Consequence, gates: Sequence[Criterion]) -> None:
    codes = [gate.code for gate in gates]
    header = _(words.GATES_FAILED) if effect is Consequence.REJECT else _(words.GATES_MAY)

    def cell(line: Line) -> ResultCell:
        names = [parts.tender(line, parts.ground.inputs.columns.gate_field(code)) for code in codes]
        failed = [status.value for status in GateStatus if status.is_failed]
        text = "+".join("IF(OR(" + ",".join(f"{name}={literal(word)}" for word in failed) + "),1,0)" for name in names)
        states = {decision.gate: decision.status for decision in line.entry.tender.gates}
        return Formula("=" + text, sum(code in states and states[code].is_failed for code in codes))

    parts.frame.column(f"gates{_SUFFIXES[effect]}", header, cell)


def _add_question_minima(parts: LotParts, effect: Consequence, asked: Sequence[Criterion]) -> None:
    codes = tuple(question.code for question in asked)
    header = _(words.QUESTIONS_BELOW) if effect is Consequence.REJECT else _(words.QUESTIONS_MAY)

    def cell(line: Line) -> ResultCell:
        cells = {cell.question: cell for cell in line.entry.cells}
        below = sum(_is_below(question, cells[question.code]) for question in asked)
        return Formula(f"=SUM({parts.lines.below(parts.score_rows(line, codes))})", below)

    parts.frame.column(f"questions{_SUFFIXES[effect]}", header, cell)


def _is_below(question: Criterion, cell: Cell) -> bool:
    return question.minimum is not None and cell.score is not None and cell.score < question.minimum.value


def _missing_scores(parts: LotParts, line: Line) -> ResultCell:
    rows = parts.score_rows(line)
    if not rows:
        return 0
    missing = sum(cell.score is None for cell in line.entry.cells)
    return Formula(f"={len(rows)}-COUNT({parts.lines.final(rows)})", missing)


def _add_section(parts: LotParts, section: Criterion) -> None:
    frame, code = parts.frame, section.code
    under = parts.lot.tree.questions_under[code]
    frame.column(
        f"section {code}",
        words.points_of(code),
        lambda line: _sum(parts, parts.score_rows(line, under), line.entry.sections[code]),
    )
    if section.minimum is None:
        return
    whole = sum((parts.lot.tree.points[question] for question in under), Fraction(0))
    needed = needed_points(section.minimum, whole)
    effect = section.consequence or Consequence.REJECT

    def below(line: Line) -> ResultCell:
        reached = line.entry.sections[code]
        name = frame.at(f"section {code}", line)
        return Formula(
            f'=IF({name}="",0,IF(ROUND({name}-{parts.weights.minimum(parts.code, code)},10)<0,1,0))',
            flag(reached is not None and reached < needed),
        )

    frame.column(f"below {code}{_SUFFIXES[effect]}", words.below_minimum_of(code, effect.value), below)


def _sum(parts: LotParts, rows: list[int], value: Fraction | None) -> ResultCell:
    if not rows:
        return 0
    points = parts.lines.points(rows)
    return Formula(f'=IF(COUNT({points})={len(rows)},SUM({points}),"")', value)


def _quality(parts: LotParts, line: Line) -> ResultCell:
    return _sum(parts, parts.score_rows(line), line.entry.quality)


def _add_minimum_quality(parts: LotParts) -> None:
    frame, minimum = parts.frame, parts.lot.lot.minimum_quality
    if minimum is None:
        return
    whole = parts.lot.tree.quality_points
    needed = needed_points(minimum, whole)
    place = (parts.ground.lot_index(parts.code), "minimum quality")
    text = minimum_points(parts.ground, SheetName.LOTS, place, minimum, parts.weights.points(parts.code, None))
    frame.figure("minimum quality", _(words.MINIMUM_QUALITY), lambda: Formula("=" + text, needed))

    def below(line: Line) -> ResultCell:
        name, reached = frame.at("quality", line), line.entry.quality
        return Formula(
            f'=IF({name}="",0,IF(ROUND({name}-{frame.fixed("minimum quality")},10)<0,1,0))',
            flag(reached is not None and reached < needed),
        )

    frame.column("below quality", _(words.BELOW_QUALITY), below)


def _missing_prices(parts: LotParts, line: Line) -> ResultCell:
    entry, frame = line.entry, parts.frame
    texts, missing = [], 0
    for code, method in parts.price_rows:
        price, given = frame.at(f"price {code}", line), frame.at(f"given {code}", line)
        if method.formula is PriceFormula.GIVEN:
            texts.append(f'IF({given}="",1,0)')
            missing += code not in entry.given
        elif method.formula in NO_PRICE_SCORE:
            texts.append(f'IF({price}="",1,0)')
            missing += code not in entry.prices
        else:
            texts.append(f'IF(AND({price}="",{given}=""),1,0)')
            missing += code not in entry.prices and code not in entry.given
    capped = parts.lot.lot.maximum_price is not None and parts.ground.data.method.result is ResultKind.RANK
    single = parts.single_price()
    if not parts.price_rows and capped and single is not None:
        texts.append(f'IF({frame.at(single, line)}="",1,0)')
        missing += entry.plain_price is None
    return Formula("=" + "+".join(texts), missing) if texts else 0


def _above_maximum(parts: LotParts, line: Line, single: str, most: Fraction) -> ResultCell:
    name, price = parts.frame.at(single, line), line.entry.plain_price
    return Formula(
        f'=IF({name}="",0,IF({name}>{parts.frame.fixed("maximum")},1,0))', flag(price is not None and price > most)
    )


def _not_fixed(parts: LotParts, code: CriterionCode, only: Fraction) -> Callable[[Line], ResultCell]:
    def cell(line: Line) -> ResultCell:
        name, fixed = parts.frame.at(f"price {code}", line), parts.frame.fixed(f"fixed {code}")
        price = line.entry.prices.get(code)
        return Formula(f'=IF({name}="",0,IF({name}={fixed},0,1))', flag(price is not None and price != only))

    return cell


def _ended(parts: LotParts, line: Line) -> ResultCell:
    frame = parts.frame
    status = frame.at("status", line)
    sections = [f"below {section.code}" for section in parts.lot.tree.sections]
    fixed = [f"not fixed {code}" for code, _price in parts.fixed_prices]
    stages: list[tuple[list[str], str]] = [
        (["gates"], outcomes.rule(Rule.GATE.value)),
        (["questions"], outcomes.rule(Rule.QUESTION_MINIMUM.value)),
        (["missing scores", "missing prices"], outcomes.status("incomplete")),
        (sections, outcomes.rule(Rule.SECTION_MINIMUM.value)),
        (["below quality"], outcomes.rule(Rule.QUALITY_MINIMUM.value)),
        (["above maximum"], outcomes.rule(Rule.MAXIMUM_PRICE.value)),
        (fixed, outcomes.rule(Rule.FIXED_PRICE.value)),
    ]
    text = '""'
    for keys, what in reversed(stages):
        there = [frame.at(key, line) for key in keys if frame.has(key)]
        if there:
            text = f"IF({'+'.join(there)}>0,{literal(what)},{text})"
    received = literal(TenderStatus.RECEIVED.value)
    return Formula(f"=IF({status}<>{received},{status},{text})", ended_words(parts, line))
