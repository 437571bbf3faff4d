"""Records together with the rows they come from, so that what is found wrong later can be named there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[Record]):
    """Records in the order of their sheet and, at the same index, their row numbers."""

    records: tuple[Record, ...] = ()
    rows: tuple[int, ...] = ()


def placed(pairs: Iterator[tuple[int, Record]]) -> Placed[Record]:
    """Return row numbers and records side by side."""
    found = tuple(pairs)
    return Placed(records=tuple(record for _, record in found), rows=tuple(row for row, _ in found))
