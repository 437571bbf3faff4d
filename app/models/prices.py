"""Prices, which are here only once quality is locked."""

from sqlalchemy import Text
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, fractions, hashes, moments, sizes


class PriceSetRow(Row, table=True):
    """All that one tender asks, as one source says it."""

    __tablename__ = "price_set"
    __table_args__ = (*codes("supplier", "lot"), *hashes("source"), *moments("at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    supplier: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class PriceEntryRow(Row, table=True):
    """What a tender says for one price row: pence, or points given; the row is empty where there is only one."""

    __tablename__ = "price_entry"
    __table_args__ = (
        *sizes("place", "pence"),
        *fractions("points"),
        *codes("price_row"),
        STRICT,
    )

    price_set: int = Field(primary_key=True, foreign_key="price_set.number")
    place: int = Field(primary_key=True)
    price_row: str | None = Field(default=None, sa_type=Text)
    pence: int | None = None
    points: str | None = Field(default=None, sa_type=Text)
