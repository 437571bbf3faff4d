"""The stages a tender passes before it is ranked (WORKBOOK §3.3, DR-5, DR-13, DR-14)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.domain.codes import (
    Consequence,
    CriterionCode,
    GateStatus,
    PriceFormula,
    ResultKind,
    TenderStatus,
)
from app.domain.evaluation import Criterion, Lot, Method, Minimum, Tender
from app.scoring.merge import ScoreBook, Tallied
from app.scoring.price import PENCE, amount
from app.scoring.price_method import NO_PRICE_SCORE, PriceMethod, price_method
from app.scoring.results import Cell, Failure, Rule
from app.scoring.tree import LotTree

PRICE = CriterionCode("price")
_STATUS_RULES = {
    TenderStatus.LATE: Rule.LATE,
    TenderStatus.WITHDRAWN: Rule.WITHDRAWN,
    TenderStatus.REJECTED: Rule.REJECTED,
}


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What all tenders of one lot are walked against."""

    lot: Lot
    tree: LotTree
    method: Method
    book: ScoreBook

    @cached_property
    def pricing(self) -> dict[CriterionCode, PriceMethod]:
        """Formula and parameters of each price row of the lot."""
        return {row.code: price_method(self.method, row) for row in self.tree.prices}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Walked:
    """A tender after stages 1–6: what it failed, whether that ends it, and what is still missing or open.

    `prices` are the amounts in pounds and `given` the price scores by price row; `order` is its place on the sheet.
    """

    order: int
    tender: Tender
    tallied: Tallied
    quality: Fraction | None
    prices: dict[CriterionCode, Fraction]
    given: dict[CriterionCode, Fraction]
    plain_price: Fraction | None
    failed: tuple[Failure, ...]
    rejected: bool
    missing: tuple[CriterionCode, ...]
    open_gates: tuple[CriterionCode, ...]

    @property
    def stands(self) -> bool:
        """Whether the tender reaches stage 7."""
        return not self.rejected and not self.missing

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The tender's cells, in the order of the questions."""
        return self.tallied.cells

    @property
    def sections(self) -> Mapping[CriterionCode, Fraction | None]:
        """The points of each section; None while a score in it is missing."""
        return self.tallied.sections


def walk(ground: Ground, tender: Tender, order: int, tallied: Tallied | None = None) -> Walked:
    """Take one tender through stages 1–6; all failures of a stage are listed, a `reject` ends there.

    `tallied`, where given, stands in for what the book says: the tender as it would be with other scores.
    """
    if tallied is None:
        tallied = ground.book.tallied(tender.supplier, ground.tree, ground.method)
    quality = tallied.quality
    prices, given = _prices(ground, tender)
    plain = _plain_price(ground, tender, prices)
    gates = {decision.gate: decision.status for decision in tender.gates}
    states = [(gate, gates.get(gate.code, GateStatus.NOT_STARTED)) for gate in ground.tree.gates]
    failed: list[Failure] = []
    missing: tuple[CriterionCode, ...] = ()
    rejected = False
    stages: tuple[Callable[[], Sequence[Failure]], ...] = (
        lambda: _status(tender),
        lambda: [
            Failure(rule=Rule.GATE, code=gate.code, value=status.value, needed="pass", effect=gate.consequence)
            for gate, status in states
            if status.is_failed
        ],
        lambda: tuple(_question_minima(ground, tallied)),
        lambda: list(_section_minima(ground, tallied.sections)),
        lambda: list(
            _lot_minimum(Rule.QUALITY_MINIMUM, ground.lot.minimum_quality, quality, ground.tree.quality_points)
        ),
        lambda: list(_price_limits(ground, prices, plain)),
    )
    for number, stage in enumerate(stages, start=1):
        found = stage()
        failed += found
        rejected = any(failure.effect is Consequence.REJECT for failure in found)
        if not rejected and number == QUESTION_STAGE:
            missing = _missing(ground, tallied, prices, given, plain)
        if rejected or missing:
            break
    return Walked(
        order=order,
        tender=tender,
        tallied=tallied,
        quality=quality,
        prices=prices,
        given=given,
        plain_price=plain,
        failed=tuple(failed),
        rejected=rejected,
        missing=missing,
        open_gates=tuple(gate.code for gate, status in states if status.is_open),
    )


QUESTION_STAGE = 3


def total_minimum(ground: Ground, total: Fraction, whole: Fraction) -> tuple[Failure, ...]:
    """Return the failure of stage 7, if the total misses the lot's minimum; `whole` is the points there."""
    return tuple(_lot_minimum(Rule.TOTAL_MINIMUM, ground.lot.minimum_total, total, whole))


def needed_points(minimum: Minimum, whole: Fraction) -> Fraction:
    """Return a minimum in points: as it is, or as a share of the points there."""
    return minimum.value * whole if minimum.share else minimum.value


def _status(tender: Tender) -> list[Failure]:
    rule = _STATUS_RULES.get(tender.status)
    return [] if rule is None else [Failure(rule=rule, effect=Consequence.REJECT)]


def _question_minima(ground: Ground, tallied: Tallied) -> Iterator[Failure]:
    for place, question in ground.tree.minima:
        score = tallied.score_at(place)
        if question.minimum is not None and score is not None and score < question.minimum.value:
            yield Failure(
                rule=Rule.QUESTION_MINIMUM,
                code=question.code,
                value=score,
                needed=question.minimum.value,
                effect=question.consequence or Consequence.REJECT,
            )


def _section_minima(ground: Ground, sections: Mapping[CriterionCode, Fraction | None]) -> Iterator[Failure]:
    tree = ground.tree
    for section in tree.sections:
        reached = sections[section.code]
        if section.minimum is None or reached is None:
            continue
        whole = sum((tree.points[code] for code in tree.questions_under[section.code]), Fraction(0))
        needed = needed_points(section.minimum, whole)
        if reached < needed:
            yield Failure(
                rule=Rule.SECTION_MINIMUM,
                code=section.code,
                value=reached,
                needed=needed,
                effect=section.consequence or Consequence.REJECT,
            )


def _lot_minimum(rule: Rule, minimum: Minimum | None, reached: Fraction | None, whole: Fraction) -> Iterator[Failure]:
    if minimum is None or reached is None:
        return
    needed = needed_points(minimum, whole)
    if reached < needed:
        yield Failure(rule=rule, value=reached, needed=needed, effect=Consequence.REJECT)


def _price_limits(ground: Ground, prices: dict[CriterionCode, Fraction], plain: Fraction | None) -> Iterator[Failure]:
    most = ground.lot.maximum_price
    if most is not None and plain is not None and plain > Fraction(most, PENCE):
        yield Failure(rule=Rule.MAXIMUM_PRICE, value=plain, needed=Fraction(most, PENCE), effect=Consequence.REJECT)
    for row in ground.tree.prices:
        pricing = ground.pricing[row.code]
        if pricing.formula is PriceFormula.F10 and pricing.parameters.fixed is not None:
            fixed = Fraction(pricing.parameters.fixed, PENCE)
            if row.code in prices and prices[row.code] != fixed:
                yield Failure(
                    rule=Rule.FIXED_PRICE,
                    code=row.code,
                    value=prices[row.code],
                    needed=fixed,
                    effect=Consequence.REJECT,
                )


def _scored_rows(ground: Ground) -> tuple[Criterion, ...]:
    """Return the price rows that count: none where all who pass are admitted (WORKBOOK §3.7)."""
    return () if ground.method.result is ResultKind.ADMIT else ground.tree.prices


def _prices(ground: Ground, tender: Tender) -> tuple[dict[CriterionCode, Fraction], dict[CriterionCode, Fraction]]:
    prices: dict[CriterionCode, Fraction] = {}
    given: dict[CriterionCode, Fraction] = {}
    entries = {entry.row: entry for entry in tender.prices}
    for row in ground.tree.prices:
        entry = entries.get(row.code)
        if entry is None:
            continue
        if entry.score is not None:
            given[row.code] = entry.score
        elif entry.amount is not None:
            prices[row.code] = amount(entry.amount, ground.pricing[row.code].parameters)
    return prices, given


def _plain_price(ground: Ground, tender: Tender, prices: dict[CriterionCode, Fraction]) -> Fraction | None:
    """Return the one price that limits and tie-breaks look at: of the lot's only price row, or where it has none."""
    rows = ground.tree.prices
    if len(rows) > 1:
        return None
    if rows:
        return prices.get(rows[0].code)
    pence = next((entry.amount for entry in tender.prices), None)
    return None if pence is None else Fraction(pence, PENCE)


def _missing(
    ground: Ground,
    tallied: Tallied,
    prices: dict[CriterionCode, Fraction],
    given: dict[CriterionCode, Fraction],
    plain: Fraction | None,
) -> tuple[CriterionCode, ...]:
    """Return the questions without a final score and the price rows without a price (WORKBOOK §3.3, DESIGN §2.5)."""
    found = list(tallied.unscored)
    rows = _scored_rows(ground)
    for row in rows:
        formula = ground.pricing[row.code].formula
        scored = row.code in given and formula not in NO_PRICE_SCORE
        priced = row.code in prices and formula is not PriceFormula.GIVEN
        if not scored and not priced:
            found.append(row.code)
    capped = ground.lot.maximum_price is not None and ground.method.result is ResultKind.RANK
    if not rows and capped and plain is None:
        found.append(PRICE)  # a price limit cannot be told to be kept without a price
    return tuple(found)
