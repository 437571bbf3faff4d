"""Values as cells: what `numbers`, `words` and `methods` read, written so that they read it back (WORKBOOK §1–2).

Numbers are written as numbers where fifteen significant digits hold them, as .xlsx readers are promised, else as text.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import TieStep
from app.domain.evaluation import Minimum, PriceParameters, Rounding, Stated, TieBreak, Tiers
from app.exchange.layout import UNLIMITED, YES_NO
from app.exchange.sources.cells import Cell, CellKind
from app.text.numbers import exact, fixed

_HUNDRED = 100
_YES, _NO = YES_NO


def text(value: str) -> Cell | None:
    """Return a text as a cell, None for an empty one."""
    return Cell(CellKind.TEXT, value) if value else None


def word(value: StrEnum | None) -> Cell | None:
    """Return a fixed value as a cell."""
    return None if value is None else Cell(CellKind.TEXT, value.value)


def listed(values: Iterable[str]) -> Cell | None:
    """Return a list as a cell."""
    return text("; ".join(values))


def yes_or_no(value: bool | None) -> Cell | None:  # noqa: FBT001 - the value itself is what is written
    """Return a truth value as a cell."""
    return None if value is None else Cell(CellKind.TEXT, _YES if value else _NO)


def number(value: Fraction | int | None) -> Cell | None:
    """Return a number as a cell."""
    if value is None:
        return None
    written = exact(Fraction(value))
    return Cell(CellKind.NUMBER if _held_by_a_sheet(written) else CellKind.TEXT, written)


def hundredths(value: int | None) -> Cell | None:
    """Return pence as pounds, or basis points as per cent."""
    return None if value is None else number(Fraction(value, _HUNDRED))


def minimum(value: Minimum | None) -> Cell | None:
    """Return a threshold as a cell."""
    if value is None or not value.share:
        return None if value is None else number(value.value)
    return Cell(CellKind.TEXT, f"{exact(value.value * _HUNDRED)}%")


def stated(value: Stated | None) -> Cell | None:
    """Return a result as its source states it, with the places it is written to."""
    return None if value is None else Cell(CellKind.TEXT, fixed(value.value, value.places))


def places(value: int | None) -> Cell | None:
    """Return the places of a lot."""
    return Cell(CellKind.TEXT, UNLIMITED) if value is None else number(value)


def tiers(value: Tiers | None) -> Cell | None:
    """Return the edges of tiers as a cell."""
    if value is None:
        return None
    return text(f"{value.basis.value} " + "; ".join(exact(edge) for edge in value.edges))


def rounding(value: Rounding) -> Cell | None:
    """Return where the published method rounds, nothing where it rounds nowhere."""
    stages = {
        "cell mean": value.cell_mean,
        "criterion": value.criterion,
        "price share": value.price_share,
        "price score": value.price_score,
        "total": value.total,
    }
    return listed(f"{stage}={digits}" for stage, digits in stages.items() if digits is not None)


def tie_break(steps: Iterable[TieBreak]) -> Cell | None:
    """Return the published chain as a cell."""
    return listed(f"{one.step.value} {one.code}" if one.step is TieStep.SCORE else one.step.value for one in steps)


def parameters(value: PriceParameters | None) -> Cell | None:
    """Return what a price formula needs; parameters that are given but all at their default still are a cell."""
    if value is None:
        return None
    money = {
        "B": value.benchmark,
        "max": value.highest,
        "min": value.lowest,
        "wtp": value.willingness,
        "fixed": value.fixed,
        "zero": value.zero,
    }
    given = {name: exact(Fraction(pence) / _HUNDRED) for name, pence in money.items() if pence is not None}
    given |= {name: exact(plain) for name, plain in (("k", value.k), ("a", value.base)) if plain is not None}
    if value.bands:
        given["bands"] = ",".join(f"{exact(above)}:{exact(share)}" for above, share in value.bands)
    if not value.clamp or not given:
        given["clamp"] = _YES if value.clamp else _NO
    return listed(f"{name}={written}" for name, written in given.items())


def _held_by_a_sheet(written: str) -> bool:
    """Tell whether a spreadsheet's number is the very number written."""
    return "/" not in written and Decimal(format(float(written), ".15g")) == Decimal(written)
