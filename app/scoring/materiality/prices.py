"""The price at which a tender at the edge of the award would cross it, to the penny (DR-27).

Given only where a lower price never harms its own tender beside any other: then being awarded is a matter of one
boundary, which is sought by halving. Every other price and every score stays; relative formulas see the new one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.codes import CriterionCode, PriceFormula
from app.domain.evaluation import Tender
from app.scoring.materiality.results import PriceChange, Withheld
from app.scoring.materiality.situation import Situation, exchanged, with_tender
from app.scoring.price_method import PriceMethod, price_method
from app.scoring.results import Outcome
from app.scoring.settle import settle
from app.scoring.stages import Walked

LEAST = 1  # a zero price is a matter of its own (DOMAIN §2, guards)
MOST = 10**13  # £100,000,000,000: where no lower price changes anything, none does

F = PriceFormula
# Given scores know no price, F10 knows only one, and in F15 a low price makes a low quality worse still.
NOT_MONOTONE = frozenset({F.GIVEN, F.F10, F.F15})


def price_changes(situation: Situation, number: int) -> tuple[PriceChange, ...] | Withheld:
    """Return the changes for the last awarded and the first unsuccessful tenders, or why they aren't given."""
    contest = situation.settled[number].contest
    if not situation.ranks:
        return Withheld.NOT_RANKED
    if situation.limited:
        return Withheld.LOTS_PER_SUPPLIER
    rows = contest.ground.tree.prices
    if len(rows) != 1:
        return Withheld.PRICE_ROWS
    if not _is_monotone(price_method(contest.ground.method, rows[0])):
        return Withheld.FORMULA
    found = (_change(situation, number, entry, rows[0].code) for entry in _at_the_edge(situation, number))
    return tuple(change for change in found if change is not None)


def _is_monotone(method: PriceMethod) -> bool:
    """Tell whether a lower price never harms its own tender beside any other."""
    shares = [share for _, share in method.parameters.bands]
    return method.formula not in NOT_MONOTONE and shares == sorted(shares, reverse=True)


def _at_the_edge(situation: Situation, number: int) -> Sequence[Walked]:
    """Return the tenders of the last rank awarded, then those of the first that is not."""
    fates = situation.fates[number]
    groups = [group for _, group in situation.settled[number].groups]
    inside = [group for group in groups if fates[group[0].tender.supplier] is Outcome.AWARDED]
    outside = [group for group in groups if fates[group[0].tender.supplier] is not Outcome.AWARDED]
    return [entry for group in (*inside[-1:], *outside[:1]) for entry in group]


def _change(situation: Situation, number: int, entry: Walked, row: CriterionCode) -> PriceChange | None:
    """Return the change for one tender; None where its price score was given and not computed."""
    contest = situation.settled[number].contest
    now = next((price.amount for price in entry.tender.prices if price.row == row), None)
    if now is None:
        return None
    awarded = situation.fates[number][entry.tender.supplier] is Outcome.AWARDED

    def wins(pence: int) -> bool:
        other = with_tender(contest, entry, _priced(entry.tender, row, pence))
        fates, _ = situation.instead(number, settle(exchanged(contest, entry, other)))
        return fates[number].get(entry.tender.supplier) is Outcome.AWARDED

    then = _first_losing(now, wins) if awarded else _last_winning(now, wins)
    return PriceChange(supplier=entry.tender.supplier, awarded=awarded, now=now, then=then)


def _priced(tender: Tender, row: CriterionCode, pence: int) -> Tender:
    return replace(tender, prices=tuple(replace(one, amount=pence) if one.row == row else one for one in tender.prices))


def _first_losing(now: int, wins: Callable[[int], bool]) -> int | None:
    """Return the lowest price above `now` at which the tender no longer wins."""
    won, lost = now, 2 * max(now, LEAST)
    while wins(lost):
        if lost > MOST:
            return None
        won, lost = lost, 2 * lost
    while lost - won > 1:
        middle = (won + lost) // 2
        won, lost = (middle, lost) if wins(middle) else (won, middle)
    return lost


def _last_winning(now: int, wins: Callable[[int], bool]) -> int | None:
    """Return the highest price below `now` at which the tender wins."""
    if now <= LEAST or not wins(LEAST):
        return None
    won, lost = LEAST, now
    while lost - won > 1:
        middle = (won + lost) // 2
        won, lost = (middle, lost) if wins(middle) else (won, middle)
    return won
