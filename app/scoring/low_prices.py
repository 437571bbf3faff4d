"""Prices so low that somebody must ask how: indicators off the published method, never a rejection (DOMAIN §1.8).

A price is compared with those of the lot's other tenders that were received and not rejected, row by row. What it costs
to employ staff is not in the data, so no floor of that kind is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, ResultKind, SupplierId
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook, median
from app.scoring.settle import Contest

OF_MEAN = Fraction(80, 100)  # of the mean of the others
OF_MEDIAN = Fraction(85, 100)  # of the median of all
OF_SECOND = Fraction(90, 100)  # of the second lowest, for the lowest alone


class Sign(StrEnum):
    """What a price lies far below."""

    MEAN = "mean of the others"
    MEDIAN = "median"
    SECOND = "second lowest"


@dataclass(frozen=True, slots=True, kw_only=True)
class LowPrice:
    """One price to be looked into, in pounds: `signs` are what it lies far below, each with that figure.

    `criterion` is the price row; None where the criteria have none.
    """

    supplier: SupplierId
    criterion: CriterionCode | None
    price: Fraction
    signs: tuple[tuple[Sign, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotLowPrices:
    """The prices of one lot to be looked into, row by row, in sheet order; `compared` if there were two on any row."""

    lot: LotCode
    compared: bool
    prices: tuple[LowPrice, ...]


def low_prices(book: ScoreBook) -> tuple[LotLowPrices, ...]:
    """Return, lot by lot, what may be abnormally low, of a sound evaluation; where all who pass are admitted, nothing.

    So it stands with prices that nobody is measured by (WORKBOOK §3.7).
    """
    data = book.coverage.data
    return tuple(_of_lot(contest_of(book, data.method, lot.code)) for lot in data.lots)


def _of_lot(contest: Contest) -> LotLowPrices:
    rows = [(row, prices) for row, prices in _rows(contest) if len(prices) > 1]
    return LotLowPrices(
        lot=contest.ground.lot.code,
        compared=bool(rows),
        prices=tuple(low for row, prices in rows for low in _of_row(row, prices)),
    )


def _rows(contest: Contest) -> Iterator[tuple[CriterionCode | None, dict[SupplierId, Fraction]]]:
    """Yield the prices of each row, of tenders that were received and not rejected."""
    if contest.ground.method.result is ResultKind.ADMIT:
        return
    entries = [entry for entry in contest.walked if not entry.rejected]
    for row in contest.ground.tree.prices:
        yield row.code, {entry.tender.supplier: entry.prices[row.code] for entry in entries if row.code in entry.prices}
    if not contest.ground.tree.prices:
        yield None, {entry.tender.supplier: entry.plain_price for entry in entries if entry.plain_price is not None}


def _of_row(criterion: CriterionCode | None, prices: dict[SupplierId, Fraction]) -> Iterator[LowPrice]:
    total, middle = sum(prices.values(), Fraction(0)), median(list(prices.values()))
    lowest, second = sorted(prices.values())[:2]
    for supplier, price in prices.items():
        mean = (total - price) / (len(prices) - 1)
        signs = [
            (sign, figure)
            for sign, figure, part in (
                (Sign.MEAN, mean, OF_MEAN),
                (Sign.MEDIAN, middle, OF_MEDIAN),
                (Sign.SECOND, second, OF_SECOND if price == lowest else Fraction(0)),
            )
            if price < part * figure
        ]
        if signs:
            yield LowPrice(supplier=supplier, criterion=criterion, price=price, signs=tuple(signs))
