"""Price scores from prices, exactly (WORKBOOK §3.4–5 and §4, DOMAIN §2)."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TypeVar, cast

from app.domain.codes import PriceFormula
from app.domain.evaluation import PriceParameters, Rounding
from app.scoring.merge import at_places, median
from app.scoring.price_method import NO_PRICE_SCORE, RELATIVE, PriceMethod
from app.scoring.results import Reference
from app.text.numbers import rounded

PENCE = 100
LOGARITHM_DIGITS = 60  # WORKBOOK §4 asks for 30 at least
LOGARITHM_PLACES = 12

F = PriceFormula
ONE = Fraction(1)
Value = TypeVar("Value", int, Fraction)


def reference(prices: Sequence[Fraction]) -> Reference | None:
    """Return what relative formulas look at, in pounds; None without prices (DR-15)."""
    if not prices:
        return None
    return Reference(
        count=len(prices),
        lowest=min(prices),
        highest=max(prices),
        mean=sum(prices, Fraction(0)) / len(prices),
        median=median(prices),
    )


def looks_at(formula: PriceFormula, found: Reference | None) -> tuple[Fraction | int, ...]:
    """Return the figures of the reference that the formula's result depends on."""
    if found is None or formula not in RELATIVE:
        return ()
    if formula is F.F3:
        return found.lowest, found.highest
    if formula is F.F4:
        return (found.mean,)
    if formula is F.F4M:
        return (found.median,)
    if formula is F.F16:
        return (found.count,)
    return (found.lowest,)


def looks_alike(formula: PriceFormula, prices: Sequence[Fraction], found: Reference, without: Fraction) -> bool:
    """Tell whether the formula would look at the same figures if one of its reference prices were not there.

    `prices`, the reference set, in ascending order; `found`, its figures; `without`, one of the prices.
    """
    if formula not in RELATIVE:
        return True
    if len(prices) == 1 or formula is F.F16:
        return False
    if formula is F.F4:
        return without == found.mean
    if formula is F.F4M:
        place = bisect_left(prices, without)
        rest = [*prices[:place], *prices[place + 1 :]]
        return _middle(rest) == found.median
    alone_lowest = prices[0] == without != prices[1]
    alone_highest = formula is F.F3 and prices[-1] == without != prices[-2]
    return not alone_lowest and not alone_highest


def _middle(ordered: Sequence[Fraction]) -> Fraction:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def amount(pence: int, parameters: PriceParameters) -> Fraction:
    """Return a price in pounds, a zero price as what the method says it counts as (DOMAIN §2, guards)."""
    zero = parameters.zero
    return Fraction(zero if pence == 0 and zero is not None else pence, PENCE)


def share(method: PriceMethod, price: Fraction, prices: Sequence[Fraction], found: Reference) -> Fraction:
    """Return the share of the weight that a price earns, clamped to 0–1 unless the method publishes otherwise.

    `price` in pounds; `prices`, the reference set, in pounds and in ascending order.
    Formulas that make a total of their own earn none.
    """
    value = _share(method, price, prices, found)
    return min(max(value, Fraction(0)), ONE) if method.parameters.clamp else value


def _share(method: PriceMethod, price: Fraction, prices: Sequence[Fraction], found: Reference) -> Fraction:  # noqa: PLR0911 - one line a formula, as WORKBOOK §4 lists them
    own = method.parameters
    lowest, highest = found.lowest, found.highest
    match method.formula:
        case F.F1 | F.F13:
            return lowest / price
        case F.F2 | F.F12:
            return 1 - (price - lowest) / lowest
        case F.F2K:
            return 1 - (price - lowest) / (_given(own.k) * lowest)
        case F.F3:
            return ONE if highest == lowest else (highest - price) / (highest - lowest)
        case F.F4:
            return Fraction(1, 2) - (price - found.mean) / found.mean
        case F.F4M:
            return Fraction(1, 2) - (price - found.median) / found.median
        case F.F5:
            return Fraction(_given(own.benchmark), PENCE) / price
        case F.F6:
            top, bottom = Fraction(_given(own.highest), PENCE), Fraction(_given(own.lowest), PENCE)
            return (top - price) / (top - bottom)
        case F.F7:
            above = 100 * (price - lowest) / lowest
            return next((part / 100 for edge, part in own.bands if above <= edge), Fraction(0))
        case F.F11:
            return _logarithmic(price / lowest, _given(own.base))
        case _:  # F16: the formulas without a share never come here (has_share)
            return Fraction(found.count - bisect_left(prices, price), found.count)


def points(method: PriceMethod, weight: Fraction, earned: Fraction, rounding: Rounding) -> Fraction:
    """Return the price score: the share as a percentage, then the points, each rounded where published."""
    if rounding.price_share is not None:
        earned = rounded(100 * earned, rounding.price_share) / 100
    score = weight * earned
    if method.formula is F.F11:
        score = rounded(score, LOGARITHM_PLACES)
    return at_places(score, rounding.price_score)


def has_share(formula: PriceFormula) -> bool:
    """Tell whether the formula turns a price into a share of the weight."""
    return formula is not F.GIVEN and formula not in NO_PRICE_SCORE


def _logarithmic(ratio: Fraction, base: Fraction) -> Fraction:
    with localcontext() as context:
        context.prec = LOGARITHM_DIGITS
        logarithm = (Decimal(ratio.numerator) / ratio.denominator).ln()
        whole = (Decimal(base.numerator) / base.denominator).ln()
        return Fraction(1 - logarithm / whole)


def _given(value: Value | None) -> Value:
    """Return a parameter that soundness has found to be there."""
    return cast("Value", value)
