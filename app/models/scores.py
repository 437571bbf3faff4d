"""Scores as their authors saved them, scores that came in returns, and the locks on them."""

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, counted, fractions, hashes, lots, moments, sizes, truths


class ScoreVersionRow(Row, table=True):
    """One saved state of a score given in this case file.

    Rows lie in the order in which they were saved: measured faster to commit than a table clustered by its key.
    """

    __tablename__ = "score_version"
    __table_args__ = (
        *codes("seat", "supplier", "question"),
        *lots("lot"),
        *counted("version"),
        *fractions("value"),
        *truths("not_sure"),
        *moments("saved_at"),
        UniqueConstraint("seat", "supplier", "lot", "question", "version"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    supplier: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    version: int
    value: str | None = Field(default=None, sa_type=Text)
    reason: str = Field(sa_type=Text)
    evidence: str = Field(sa_type=Text)
    not_sure: int
    frozen: int = Field(foreign_key="frozen_content.number")
    saved_at: str = Field(sa_type=Text)


class ReturnedScoreRow(Row, table=True):
    """The newest state of another seat's score, as a message brought it.

    Rows lie in the order in which they came, whatever that is; the index holds all of a cell but its words, so that a
    lot's scores are read without touching them.
    """

    __tablename__ = "returned_score"
    __table_args__ = (
        *codes("seat", "supplier", "question"),
        *lots("lot"),
        *counted("version"),
        *fractions("value"),
        *truths("not_sure"),
        *moments("saved_at"),
        UniqueConstraint("message", "seat", "lot", "supplier", "question"),
        Index("ix_returned_score_values", "message", "lot", "seat", "supplier", "question", "value"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    message: int = Field(foreign_key="message.number")
    seat: str = Field(sa_type=Text)
    lot: str = Field(sa_type=Text)
    supplier: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    version: int
    value: str | None = Field(default=None, sa_type=Text)
    reason: str = Field(sa_type=Text)
    evidence: str = Field(sa_type=Text)
    not_sure: int
    frozen: int = Field(foreign_key="frozen_content.number")
    saved_at: str = Field(sa_type=Text)


class SeatLockRow(Row, table=True):
    """A seat's signature under all its scores."""

    __tablename__ = "seat_lock"
    __table_args__ = (
        *codes("seat"),
        *counted("lock"),
        *hashes("frozen", "digest"),
        *sizes("scores"),
        *moments("locked_at"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    lock: int
    frozen: str = Field(sa_type=Text)
    scores: int
    digest: str = Field(sa_type=Text)
    locked_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class ReopeningRow(Row, table=True):
    """The moderator's permission to change what a seat locked."""

    __tablename__ = "reopening"
    __table_args__ = (*codes("seat", "permitted_by"), *counted("lock"), *moments("permitted_at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    lock: int
    reason: str = Field(sa_type=Text)
    permitted_by: str = Field(sa_type=Text)
    permitted_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")
