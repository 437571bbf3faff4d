"""What the published price formulas of a lot do that those who publish them should know (DOMAIN §2, guards)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from app.domain.codes import Consequence, PriceFormula, TenderStatus
from app.domain.evaluation import Criterion
from app.scoring.caveats import NARROW
from app.scoring.price import PENCE, points, reference, share
from app.scoring.price_method import RELATIVE, PriceMethod, price_method
from app.scoring.rehearsal.bench import Bench
from app.scoring.rehearsal.levels import typical_prices
from app.scoring.rehearsal.results import Doubt, Fact, Remark

if TYPE_CHECKING:
    from app.scoring.results import Reference

F = PriceFormula
_ABOVE_LOWEST = frozenset({F.F2, F.F2K, F.F12, F.F11})
_BY_LOWEST = _ABOVE_LOWEST | {F.F1, F.F7, F.F13}
_FLOORLESS = frozenset({F.F8, F.F17})


def remarks(bench: Bench) -> Iterator[Remark]:
    """Yield what each price row of a lot gives reason to think about, swaps apart."""
    for row in bench.tree.prices:
        method = price_method(bench.data.method, row)
        if method.formula in {F.F4, F.F4M}:
            yield _remark(Doubt.MEAN, bench, row, formula=method.formula.value)
        yield from _spread(bench, row, method)
        yield from _pounds(bench, row, method)
        yield from _one_tender(bench, row, method)
        if not method.parameters.clamp:
            yield from _unclamped(bench, row, method)
        if method.formula is not F.GIVEN and method.parameters.zero is None:
            yield _remark(Doubt.ZERO_RULE, bench, row)
        elif len(bench.tree.prices) > 1 and method.formula in _BY_LOWEST:
            yield from _zero_line(bench, row, method)
        if method.formula in _FLOORLESS and not _has_floor(bench):
            yield _remark(Doubt.FLOOR, bench, row, formula=method.formula.value)
    if bench.lot.maximum_price is not None and bench.given_rows:
        yield _remark(Doubt.LIMIT_UNCHECKED, bench, bench.given_rows[0])


def _spread(bench: Bench, row: Criterion, method: PriceMethod) -> Iterator[Remark]:
    """Yield how F3 stretches a small difference: that of the own prices where it is small, else of a pound."""
    if method.formula is not F.F3:
        return
    own = _own(bench, row)
    if own and own[0] < own[-1] < NARROW * own[0]:
        lowest, highest = own[0], own[-1]
    else:
        highest = _usual(bench, row)
        lowest = highest - 1
    if lowest > 0:
        found = {"lowest": lowest, "highest": highest, "weight": bench.tree.points[row.code]}
        yield _remark(Doubt.SPREAD, bench, row, **found)


def _pounds(bench: Bench, row: Criterion, method: PriceMethod) -> Iterator[Remark]:
    """Yield what the first tenth above the lowest price costs in points, and what the same money costs at its double.

    Both are for prices that the published maximum allows or not: it is the formula that is looked at.
    """
    if method.formula not in {F.F1, F.F13}:
        return
    lowest = Fraction(100_000)
    earned = [_points(bench, row, method, lowest * part / 10, (lowest,)) for part in (10, 11, 19, 20)]
    yield _remark(Doubt.POUNDS, bench, row, first=earned[0] - earned[1], last=earned[2] - earned[3])


def _one_tender(bench: Bench, row: Criterion, method: PriceMethod) -> Iterator[Remark]:
    received = [
        tender
        for tender in bench.data.tenders
        if tender.lot == bench.lot.code and tender.status is TenderStatus.RECEIVED
    ]
    if len(received) == 1 and method.formula in RELATIVE and method.formula is not F.F15:
        price = _usual(bench, row)
        earned = _points(bench, row, method, price, (price,))
        yield _remark(Doubt.ONE_TENDER, bench, row, points=earned, weight=bench.tree.points[row.code])


def _unclamped(bench: Bench, row: Criterion, method: PriceMethod) -> Iterator[Remark]:
    """Yield the price from which an unclamped formula gives fewer points than none, and below which more than all."""
    own = method.parameters
    times = {F.F2: Fraction(2), F.F12: Fraction(2), F.F2K: 1 + (own.k or 0), F.F11: own.base or Fraction(0)}
    if method.formula in times:
        yield _remark(Doubt.NEGATIVE, bench, row, against="lowest", times=times[method.formula])
    if method.formula in {F.F4, F.F4M}:
        middle = "mean" if method.formula is F.F4 else "median"
        yield _remark(Doubt.NEGATIVE, bench, row, against=middle, times=Fraction(3, 2))
        yield _remark(Doubt.BEYOND, bench, row, against=middle, times=Fraction(1, 2))
    if method.formula is F.F6:
        yield _remark(Doubt.NEGATIVE, bench, row, against="price", price=Fraction(own.highest or 0, PENCE))
        if own.lowest:
            yield _remark(Doubt.BEYOND, bench, row, against="price", price=Fraction(own.lowest, PENCE))
    if method.formula is F.F5:
        yield _remark(Doubt.BEYOND, bench, row, against="price", price=Fraction(own.benchmark or 0, PENCE))


def _zero_line(bench: Bench, row: Criterion, method: PriceMethod) -> Iterator[Remark]:
    """Yield what a zero on one line of a schedule leaves to a fair price there."""
    zero = Fraction(method.parameters.zero or 0, PENCE)
    price = max(_usual(bench, row), 2 * zero)
    earned = _points(bench, row, method, price, (zero, price))
    yield _remark(
        Doubt.ZERO_LINE, bench, row, zero=zero, price=price, points=earned, weight=bench.tree.points[row.code]
    )


def _has_floor(bench: Bench) -> bool:
    """Tell whether anything keeps a tender of poor quality from being ranked."""
    rejecting = {None, Consequence.REJECT}
    return bench.lot.minimum_quality is not None or any(
        row.minimum is not None and row.consequence in rejecting
        for row in (*bench.tree.questions, *bench.tree.sections)
    )


def _points(
    bench: Bench, row: Criterion, method: PriceMethod, price: Fraction, field: tuple[Fraction, ...]
) -> Fraction:
    """Return the price score of a price in a field of ascending prices."""
    found = cast("Reference", reference(field))  # a field of at least one price
    return points(method, bench.tree.points[row.code], share(method, price, field, found), bench.data.method.rounding)


def _usual(bench: Bench, row: Criterion) -> Fraction:
    return Fraction(typical_prices(bench).get(row.code, 0), PENCE)


def _own(bench: Bench, row: Criterion) -> list[Fraction]:
    """Return the evaluation's own prices of received tenders on a row, in rising order."""
    return sorted(
        Fraction(entry.amount, PENCE)
        for tender in bench.data.tenders
        if tender.lot == bench.lot.code and tender.status is TenderStatus.RECEIVED
        for entry in tender.prices
        if entry.row == row.code and entry.amount
    )


def _remark(doubt: Doubt, bench: Bench, row: Criterion, **facts: Fact) -> Remark:
    return Remark(doubt=doubt, lots=(bench.lot.code,), criterion=row.code, facts=facts)
