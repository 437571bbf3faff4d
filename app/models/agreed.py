"""The panel's agreed scores, each with its reasons, who was there, who moved and who dissents."""

from sqlalchemy import Index, Text
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, counted, fractions, lots, moments, sizes


class AgreedVersionRow(Row, table=True):
    """One version of the agreed score for a tender's question."""

    __tablename__ = "agreed_version"
    __table_args__ = (
        *codes("supplier", "question", "chaired_by"),
        *lots("lot"),
        *counted("version"),
        *fractions("value"),
        *moments("saved_at"),
        Index(None, "supplier", "question", "lot"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    supplier: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    version: int
    value: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    chaired_by: str = Field(sa_type=Text)
    saved_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class AgreedSubReasonRow(Row, table=True):
    """The panel's reason by reference to a sub-criterion."""

    __tablename__ = "agreed_sub_reason"
    __table_args__ = (*sizes("place"), *codes("sub_criterion"), STRICT)

    agreed: int = Field(primary_key=True, foreign_key="agreed_version.number")
    place: int = Field(primary_key=True)
    sub_criterion: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)


class AgreedPresenceRow(Row, table=True):
    """A seat that took part in the discussion."""

    __tablename__ = "agreed_presence"
    __table_args__ = (*sizes("place"), *codes("seat"), STRICT)

    agreed: int = Field(primary_key=True, foreign_key="agreed_version.number")
    place: int = Field(primary_key=True)
    seat: str = Field(sa_type=Text)


class AgreedMovementRow(Row, table=True):
    """A seat that ended the discussion elsewhere than it began."""

    __tablename__ = "agreed_movement"
    __table_args__ = (*sizes("place"), *codes("seat"), *fractions("value_before", "value_after"), STRICT)

    agreed: int = Field(primary_key=True, foreign_key="agreed_version.number")
    place: int = Field(primary_key=True)
    seat: str = Field(sa_type=Text)
    value_before: str | None = Field(default=None, sa_type=Text)
    value_after: str = Field(sa_type=Text)
    why: str = Field(sa_type=Text)


class AgreedDissentRow(Row, table=True):
    """What a seat that does not share the agreed score wants on record."""

    __tablename__ = "agreed_dissent"
    __table_args__ = (*sizes("place"), *codes("seat"), STRICT)

    agreed: int = Field(primary_key=True, foreign_key="agreed_version.number")
    place: int = Field(primary_key=True)
    seat: str = Field(sa_type=Text)
    words: str = Field(sa_type=Text)
