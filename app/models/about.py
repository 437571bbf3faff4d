"""Whose case file this is: one row."""

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from app.domain.codes import Role
from app.models.row import STRICT, Row, codes, hashes, moments, one_of, uuids


class CaseAboutRow(Row, table=True):
    """The evaluation and the seat that the case file belongs to."""

    __tablename__ = "case_about"
    __table_args__ = (
        CheckConstraint("number = 1", name="number"),
        *uuids("case_id", "evaluation"),
        *codes("reference", "seat"),
        *one_of("role", Role),
        *hashes("holder_key"),
        *moments("created_at"),
        STRICT,
    )

    number: int | None = Field(default=1, primary_key=True)
    case_id: str = Field(sa_type=Text)
    evaluation: str = Field(sa_type=Text)
    reference: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    seat: str = Field(sa_type=Text)
    role: str = Field(sa_type=Text)
    holder_key: str = Field(sa_type=Text)
    created_at: str = Field(sa_type=Text)
