"""Files that came and went, and imports undone and done again."""

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, counted, hashes, lists, moments, records, truths, uuids


class MessageRow(Row, table=True):
    """One exchange file; rows of other tables that came with it carry its number."""

    __tablename__ = "message"
    __table_args__ = (
        *uuids("id"),
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        *codes("kind", "sender"),
        *counted("revision"),
        *hashes("supersedes", "in_reply_to", "manifest_sha256", "file_sha256"),
        *lists("recipients"),
        *moments("created", "handled_at"),
        *records("summary"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, unique=True)
    direction: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    revision: int
    supersedes: str | None = Field(default=None, sa_type=Text)
    in_reply_to: str | None = Field(default=None, sa_type=Text)
    manifest_sha256: str = Field(sa_type=Text)
    file_sha256: str | None = Field(default=None, sa_type=Text)  # None for one sent: it may be written again
    sender: str = Field(sa_type=Text)
    recipients: str = Field(sa_type=Text)
    created: str = Field(sa_type=Text)
    handled_at: str = Field(sa_type=Text)
    envelope: bytes = Field(sa_type=LargeBinary)
    summary: str = Field(sa_type=Text)


class MessageUndoingRow(Row, table=True):
    """That what a message brought counts no longer (`undone` 1), or counts again (0)."""

    __tablename__ = "message_undoing"
    __table_args__ = (*truths("undone"), *moments("at"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    message: int = Field(foreign_key="message.number")
    undone: int
    at: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
