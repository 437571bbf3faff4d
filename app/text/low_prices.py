"""Prices that may be abnormally low, in words (DOMAIN §1.8)."""

from collections.abc import Sequence
from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import money
from app.text.outcomes import together

_SIGNS: dict[str, str] = {
    "mean of the others": N_("less than 80 % of the mean of the others, {figure}"),
    "median": N_("less than 85 % of the median, {figure}"),
    "second lowest": N_("more than 10 % below the second lowest, {figure}"),
}


def title(lot: str, count: int, *, compared: bool) -> str:
    """Return the heading of one lot's low prices."""
    if not compared:
        return _("Lot {lot}: there are no two prices to compare.").format(lot=lot)
    if not count:
        return _("Lot {lot}: no price is so low beside the others that it must be looked into.").format(lot=lot)
    return _("Lot {lot}: this many prices are so low beside the others that they must be looked into: {count}").format(
        lot=lot, count=count
    )


def low(supplier: str, criterion: str | None, price: Fraction, signs: Sequence[tuple[str, Fraction]]) -> str:
    """Return one price with what it lies far below."""
    told = together([_(_SIGNS[name]).format(figure=money(figure)) for name, figure in signs])
    who = f"{supplier}, {criterion}" if criterion else supplier
    return _("{who}: {price} is {signs}").format(who=who, price=money(price), signs=told)


def caution() -> str:
    """Return what a sign of this kind is, and what the law asks before anything follows from it."""
    return _(
        "A low price is a reason to ask, never to reject: tell the supplier, give it a reasonable opportunity to show "
        "that it can perform, and record what was decided and why. What staff must be paid is not looked at here."
    )
