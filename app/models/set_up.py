"""What is evaluated and how: the set-up as it was read, and what was frozen."""

from sqlalchemy import LargeBinary, Text
from sqlmodel import Field

from app.domain.milestones import Milestone
from app.models.row import STRICT, Row, counted, hashes, moments, one_of, records


class SetUpRow(Row, table=True):
    """One reading of the workbook, as canonical JSON."""

    __tablename__ = "set_up"
    __table_args__ = (*hashes("digest"), *moments("at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
    source: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class FrozenContentRow(Row, table=True):
    """A frozen evaluation as canonical JSON; scores refer to its number instead of repeating its hash."""

    __tablename__ = "frozen_content"
    __table_args__ = (*hashes("hash"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    hash: str = Field(sa_type=Text, unique=True)
    content: bytes = Field(sa_type=LargeBinary)


class FrozenVersionRow(Row, table=True):
    """One version of what is frozen; an amendment back to older wording has that older content."""

    __tablename__ = "frozen_version"
    __table_args__ = (*counted("version"), *hashes("supersedes"), *moments("frozen_at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    version: int
    content: int = Field(foreign_key="frozen_content.number")
    supersedes: str | None = Field(default=None, sa_type=Text)
    reason: str = Field(sa_type=Text)
    approver: str = Field(sa_type=Text)
    frozen_at: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")


class MilestoneRow(Row, table=True):
    """That the evaluation reached a milestone."""

    __tablename__ = "milestone"
    __table_args__ = (*one_of("milestone", Milestone), *moments("at"), *records("facts"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    milestone: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    facts: str = Field(sa_type=Text)
