"""The files that suppliers sent, by their hash, in pieces; a name leads to one of them."""

from sqlalchemy import ForeignKeyConstraint, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field

from app.models.row import STRICT, Row, codes, hashes, sizes


class AttachmentRow(Row, table=True):
    """A file whose pieces are all there and hash to this."""

    __tablename__ = "attachment"
    __table_args__ = (*hashes("sha256"), *sizes("size"), *codes("type"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(sa_type=Text, unique=True)
    size: int
    type: str = Field(sa_type=Text)


class AttachmentPieceRow(Row, table=True):
    """A piece of a file; all but the last are equally long.

    Pieces go in before the file they belong to, and the key that ties them is looked at on commit: so a file that did
    not come whole cannot be committed.
    """

    __tablename__ = "attachment_piece"
    __table_args__ = (
        *sizes("piece"),
        UniqueConstraint("sha256", "piece"),
        ForeignKeyConstraint(["sha256"], ["attachment.sha256"], deferrable=True, initially="DEFERRED"),
        STRICT,
    )

    number: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(sa_type=Text)
    piece: int
    content: bytes = Field(sa_type=LargeBinary)


class FileNameRow(Row, table=True):
    """Which file a response means by a name; the newest of a name counts."""

    __tablename__ = "file_name"
    __table_args__ = (*codes("name"), *hashes("sha256"), STRICT)

    number: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    sha256: str = Field(sa_type=Text)
    message: int | None = Field(default=None, foreign_key="message.number")
