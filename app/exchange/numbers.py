"""How numbers, money, weights and thresholds are written in cells (WORKBOOK §1): text in, exact values out."""

import re
from fractions import Fraction

from app.domain.evaluation import Minimum, Stated
from app.errors import AppError
from app.exchange.names import shown

_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.([0-9]+))?")
_GROUPED = re.compile(r"([^0-9]*)((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)")
_SIGNS = frozenset({"", "+", "-", "£", "+£", "-£", "£+", "£-"})
_LONGEST = 100
_CENT = 100


def plain(text: str) -> Fraction:
    """Return a plain decimal: sign, digits, a point and digits; no exponent, no thousands commas."""
    if len(text) > _LONGEST:
        raise AppError("number-too-long", found=shown(text))
    if not _PLAIN.fullmatch(text):
        raise AppError("not-a-number", found=shown(text))
    return Fraction(text)


def not_negative(text: str) -> Fraction:
    """Return a plain decimal of zero or more."""
    number = plain(text)
    if number < 0:
        raise AppError("negative", found=shown(text))
    return number


def whole(text: str, least: int = 0, most: int | None = None) -> int:
    """Return a whole number within its bounds; `2.0` is whole too."""
    number = plain(text)
    if number.denominator != 1 or number < least or (most is not None and number > most):
        if most is None:
            raise AppError("not-a-whole-number", found=shown(text), least=least)
        raise AppError("not-a-number-of-places", found=shown(text), least=least, most=most)
    return number.numerator


def money(text: str) -> int:
    """Return pounds as pence: `£` and thousands commas allowed, at most two decimal places."""
    found = _GROUPED.fullmatch(text)
    if found is None or len(text) > _LONGEST:
        raise AppError("not-money", found=shown(text))
    head = "".join(found[1].split())
    if head not in _SIGNS or ("£" not in head and head != found[1]):
        raise AppError("not-money", found=shown(text))
    pounds = Fraction(found[2].replace(",", ""))
    return _hundredths(-pounds if "-" in head else pounds, text, "money-places")


def weight(text: str) -> int:
    """Return a weight in basis points: a plain decimal of at most two places, `%` allowed after it."""
    return _hundredths(plain(_without_percent(text)), text, "weight-places")


def minimum(text: str) -> Minimum:
    """Return a threshold: a score or points, or with `%` a share (WORKBOOK §2)."""
    if text.endswith("%"):
        return Minimum(value=plain(_without_percent(text)) / _CENT, share=True)
    return Minimum(value=plain(text))


def stated(text: str) -> Stated:
    """Return a result that the source states, with the places it is written to."""
    value = plain(text)
    return Stated(value=value, places=len(text.partition(".")[2]))


def _without_percent(text: str) -> str:
    return text.removesuffix("%").rstrip() if text.endswith("%") else text


def _hundredths(value: Fraction, text: str, code: str) -> int:
    hundredths = value * _CENT
    if hundredths.denominator != 1:
        raise AppError(code, found=shown(text))
    return hundredths.numerator
