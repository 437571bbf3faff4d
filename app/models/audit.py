"""The record of what was done, and the heads of chains that people hold of each other."""

from sqlalchemy import Text
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, counted, hashes, moments, records


class AuditEntryRow(Row, table=True):
    """One line of the record; a trigger refuses one that does not follow the last."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        *moments("at"),
        *codes("seat", "action"),
        *records("facts"),
        *hashes("previous", "hash"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    seat: str = Field(sa_type=Text)
    action: str = Field(sa_type=Text)
    facts: str = Field(sa_type=Text)
    previous: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text)


class HeadRow(Row, table=True):
    """That `holder` holds this head of the chain of `seat`, kept by whoever signs with `key`: a lost laptop's ended.

    Which message said so does not matter if it is undone.
    """

    __tablename__ = "head"
    __table_args__ = (*codes("seat", "holder"), *counted("size"), *hashes("key", "hash"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    holder: str = Field(sa_type=Text)
    size: int
    hash: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")
