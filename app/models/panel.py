"""The panel: the lead's roster, what seats declared, and what was decided on it."""

from sqlalchemy import Text
from sqlmodel import Field

from app.domain.panel import KeyState
from app.models.row import STRICT, Row, codes, counted, hashes, lists, moments, one_of, records


class RosterRevisionRow(Row, table=True):
    """One revision of the roster, as canonical JSON."""

    __tablename__ = "roster_revision"
    __table_args__ = (*counted("revision"), *records("content"), *moments("at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    revision: int
    content: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class PinRow(Row, table=True):
    """That a key was seen, compared, or used uncompared: what the people at this laptop settled by themselves."""

    __tablename__ = "pin"
    __table_args__ = (
        *codes("seat"),
        *hashes("key"),
        *one_of("state", KeyState),
        *records("card"),
        *moments("at"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    joined: str = Field(sa_type=Text)
    card: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class DeclarationRow(Row, table=True):
    """One version of a seat's declaration of interests."""

    __tablename__ = "declaration"
    __table_args__ = (*codes("seat"), *counted("version"), *lists("interests"), *moments("made_at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    version: int
    interests: str = Field(sa_type=Text)
    supported_by: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class DecisionRow(Row, table=True):
    """What the lead decided on a declared interest."""

    __tablename__ = "decision"
    __table_args__ = (*codes("seat"), *counted("declaration"), *lists("recused_lots"), *moments("decided_at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    seat: str = Field(sa_type=Text)
    declaration: int
    recused_lots: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    decided_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")
