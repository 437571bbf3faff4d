"""Who tenders for what, what they answered, and the files they sent; never what they ask for it."""

from sqlalchemy import Index, Text
from sqlmodel import Field

from app.domain.codes import SupplierKind, TenderStatus
from app.models.row import STRICT, Row, codes, fractions, lists, lots, moments, one_of


class SupplierVersionRow(Row, table=True):
    """A supplier as it was known from this moment."""

    __tablename__ = "supplier_version"
    __table_args__ = (*codes("supplier"), *one_of("kind", SupplierKind), *lists("members"), *moments("at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    supplier: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    register_number: str = Field(sa_type=Text)
    kind: str | None = Field(default=None, sa_type=Text)
    members: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class TenderVersionRow(Row, table=True):
    """A tender as it stood from this moment, without its prices; and `why` it was decided so."""

    __tablename__ = "tender_version"
    __table_args__ = (
        *codes("supplier", "lot"),
        *one_of("status", TenderStatus),
        *fractions("draw"),
        *lists("gates"),
        *moments("at"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    supplier: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    draw: str | None = Field(default=None, sa_type=Text)
    gates: str = Field(sa_type=Text)
    why: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class ResponseVersionRow(Row, table=True):
    """What a tender answered to one question, as it came."""

    __tablename__ = "response_version"
    __table_args__ = (
        *codes("supplier", "question"),
        *lots("lot"),
        *lists("files"),
        *moments("at"),
        Index(None, "supplier", "question", "lot"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    supplier: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    files: str = Field(sa_type=Text)
    plain_summary: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")
