"""What there is to see in one lot of one invented contest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from app.domain.codes import CriterionCode, PriceFormula, SupplierId
from app.scoring.price_method import LOWEST_WINS, OWN_TOTAL, price_method
from app.scoring.rehearsal.bench import Bench
from app.scoring.rehearsal.results import Line, Meeting
from app.scoring.results import Best, LotResult, Outcome, Rule, TenderResult
from app.scoring.stages import needed_points

_WINNING = frozenset({Outcome.AWARDED, Outcome.TIED})
_WARNINGS = {"decisive-tie": Meeting.TIE, "rounding-decides": Meeting.ROUNDING, "rank-reversal": Meeting.REVERSAL}

Sighting = tuple[Meeting, CriterionCode | None, SupplierId | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One lot of one contest: `minima` by rule and criterion are those that were tried, True where anyone met them.

    `rows` are the price rows compared, `rows_decided` those without whose points others would win.
    """

    awarding: bool
    open: bool
    price_decided: bool
    quality_decided: bool
    rows: tuple[CriterionCode, ...]
    rows_decided: frozenset[CriterionCode]
    minima: dict[tuple[str, CriterionCode | None], bool]
    meetings: tuple[Sighting, ...]


def observe(bench: Bench, lot: LotResult) -> Seen:
    """Return what can be seen in the result of one lot."""
    ranked = [tender for tender in lot.tenders if tender.rank is not None]
    winning = frozenset(tender.supplier for tender in lot.tenders if tender.status in _WINNING)
    first = bench.lot.places or 1  # where places are unlimited, who comes first is what price and quality decide
    leading = frozenset(tender.supplier for tender in ranked if (tender.rank or 0) <= first)
    is_open = len(ranked) > first
    additive = not any(price_method(bench.data.method, row).formula in OWN_TOTAL for row in bench.tree.prices)
    rows = tuple(row.code for row in bench.tree.prices) if is_open and additive else ()
    return Seen(
        awarding=bool(winning),
        open=is_open,
        price_decided=is_open and not leading <= _foremost(ranked, first, lambda one: one.quality),
        quality_decided=is_open and not leading <= _foremost(ranked, first, _cheapness(bench)),
        rows=rows,
        rows_decided=frozenset(row for row in rows if not leading <= _foremost(ranked, first, partial(_without, row))),
        minima=dict(_minima(bench, lot)),
        meetings=tuple(_meetings(lot)),
    )


def lines(lot: LotResult) -> tuple[Line, ...]:
    """Return all tenders of a lot as an example shows them, in the order of the result."""
    return tuple(
        Line(
            supplier=tender.supplier,
            prices=tuple((line.row, line.amount) for line in tender.prices),
            quality=tender.quality,
            price_score=tender.price_score,
            total=tender.total,
            rank=tender.rank,
            status=tender.status,
        )
        for tender in lot.tenders
    )


def _foremost(
    ranked: Sequence[TenderResult], first: int, worth: Callable[[TenderResult], Fraction | None]
) -> frozenset[SupplierId]:
    """Return those that could be among the first by a measure: all as good as the last of them."""
    values = {tender.supplier: worth(tender) or Fraction(0) for tender in ranked}
    least = sorted(values.values(), reverse=True)[min(first, len(values)) - 1]
    return frozenset(supplier for supplier, value in values.items() if value >= least)


def _cheapness(bench: Bench) -> Callable[[TenderResult], Fraction | None]:
    """Return how good a tender is by its prices alone: by its price score, or by the price where there is none."""
    formulas = {price_method(bench.data.method, row).formula for row in bench.tree.prices}
    if formulas & (LOWEST_WINS | {PriceFormula.F14, PriceFormula.F15, PriceFormula.F10}):
        return lambda one: -sum((line.amount or Fraction(0) for line in one.prices), Fraction(0))
    return lambda one: one.price_score


def _without(row: CriterionCode, tender: TenderResult) -> Fraction:
    lost = next((line.points for line in tender.prices if line.row == row), None)
    return (tender.total or Fraction(0)) - (lost or 0)


def _minima(bench: Bench, lot: LotResult) -> Iterator[tuple[tuple[str, CriterionCode | None], bool]]:
    """Yield each minimum that a tender came to, and whether any tender met it."""
    cells = {(t.supplier, cell.question): cell.score for t in lot.tenders for cell in t.cells}
    for question in bench.tree.questions:
        if question.minimum is not None:
            least = question.minimum.value
            met = any((cells[t.supplier, question.code] or Fraction(0)) >= least for t in lot.tenders)
            yield (Rule.QUESTION_MINIMUM.value, question.code), met
    for section in bench.tree.sections:
        if section.minimum is not None:
            under = bench.tree.questions_under[section.code]
            needed = needed_points(section.minimum, sum((bench.tree.points[code] for code in under), Fraction(0)))
            met = any((dict(t.sections)[section.code] or Fraction(0)) >= needed for t in lot.tenders)
            yield (Rule.SECTION_MINIMUM.value, section.code), met
    if bench.lot.minimum_quality is not None:
        needed = needed_points(bench.lot.minimum_quality, bench.tree.quality_points)
        yield (Rule.QUALITY_MINIMUM.value, None), any((t.quality or Fraction(0)) >= needed for t in lot.tenders)
    if bench.lot.minimum_total is not None:
        came = [t for t in lot.tenders if t.rank is not None or any(f.rule is Rule.TOTAL_MINIMUM for f in t.failed)]
        if came:
            yield (Rule.TOTAL_MINIMUM.value, None), any(t.rank is not None for t in came)


def _meetings(lot: LotResult) -> Iterator[Sighting]:
    """Yield what was met, each once."""
    seen: set[tuple[Meeting, CriterionCode | None]] = set()
    for sighting in _all_meetings(lot):
        if sighting[:2] not in seen:
            seen.add(sighting[:2])
            yield sighting


def _all_meetings(lot: LotResult) -> Iterator[Sighting]:
    for warned in lot.warnings:
        meeting = _WARNINGS.get(warned.code)
        if meeting is not None:
            without = warned.facts.get("without")
            yield meeting, None, SupplierId(without) if isinstance(without, str) else None
    for tender in lot.tenders:
        for line in tender.prices:
            if line.weight and line.points is not None and line.share is not None and line.points <= 0:
                yield Meeting.NEGATIVE_POINTS if line.points < 0 else Meeting.NO_POINTS, line.row, None
        if lot.best is Best.HIGHEST and tender.total is not None and tender.total < 0:
            yield Meeting.NEGATIVE_TOTAL, None, None
