"""Prices, once they were opened: every set that a source named, the newest of a tender in force."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.domain.evaluation import PriceEntry
from app.domain.times import stamp
from app.models.prices import PriceEntryRow, PriceSetRow
from app.storage.unit import Unit
from app.text.numbers import exact

_NEWEST = """SELECT number, supplier, lot FROM price_set
WHERE number IN (SELECT max(number) FROM price_set GROUP BY supplier, lot) ORDER BY number"""
_ENTRIES = "SELECT price_set, price_row, pence, points FROM price_entry ORDER BY price_set, place"


def add(
    unit: Unit, supplier: SupplierId, lot: LotCode, entries: Sequence[PriceEntry], *, at: datetime, source: str
) -> None:
    """Keep what a tender asks; `source` is the SHA-256 of the file that says so."""
    number = unit.add(PriceSetRow(supplier=supplier, lot=lot, source=source, at=stamp(at)))
    for place, entry in enumerate(entries):
        unit.add(
            PriceEntryRow(
                price_set=number,
                place=place,
                price_row=entry.row,
                pence=entry.amount,
                points=None if entry.score is None else exact(entry.score),
            )
        )


def newest(unit: Unit) -> Mapping[tuple[SupplierId, LotCode], tuple[PriceEntry, ...]]:
    """Return what each tender asks, in pence, as the newest source says it."""
    entries: dict[int, list[PriceEntry]] = defaultdict(list)
    for number, row, pence, points in unit.run(_ENTRIES):
        entries[number].append(
            PriceEntry(
                row=None if row is None else CriterionCode(row),
                amount=pence,
                score=None if points is None else Fraction(points),
            )
        )
    return {
        (SupplierId(supplier), LotCode(lot)): tuple(entries.get(number, ()))
        for number, supplier, lot in unit.run(_NEWEST)
    }
