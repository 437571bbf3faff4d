"""How numbers, money and dates are written for people and for files: the one formatter."""

from datetime import date
from fractions import Fraction


def exact(value: Fraction) -> str:
    """Return the number without loss: `67.21` if it is a finite decimal, else `194/3` in lowest terms (WORKBOOK §5)."""
    denominator = value.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return fixed(value, max(twos, fives))


def rounded(value: Fraction, places: int) -> Fraction:
    """Return the value at that many decimal places, half away from zero (WORKBOOK §3)."""
    return Fraction(rounded_units(value, places), 10**places)


def rounded_units(value: Fraction, places: int) -> int:
    """Return the value in whole units of that decimal place, half away from zero."""
    numerator, denominator = value.numerator * 10**places, value.denominator
    whole: int = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def fixed(value: Fraction, places: int) -> str:
    """Return the value with exactly that many decimal places, half away from zero."""
    units = rounded_units(value, places)
    digits = str(abs(units)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def money(pounds: Fraction) -> str:
    """Return an amount as `£1,234.50`, pence left out of whole pounds, half a penny rounded away from zero."""
    return money_to(pounds, 2).removesuffix(".00")


def money_to(pounds: Fraction, places: int) -> str:
    """Return an amount as `£1,234.50`, with that many decimal places, half away from zero."""
    text = fixed(abs(pounds), places)
    whole, dot, pence = text.partition(".")
    sign = "-" if pounds < 0 and text.strip("0.") else ""
    return f"{sign}£{int(whole):,}{dot}{pence}"


def points(value: Fraction, places: int = 2) -> str:
    """Return points for reading, to that many places."""
    return fixed(value, places)


def day(moment: date) -> str:
    """Return a date as `22 November 2026`."""
    return f"{moment.day} {moment:%B %Y}"
