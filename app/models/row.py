"""What every table is made from: one naming of constraints, and the values that a column may hold.

Each function below returns the CHECKs of the columns it is given, one a column, called `ck_<table>_<column>`.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import SQLModel

STRICT = {"sqlite_strict": True}
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# A code stands in a cell of a sheet, which holds no more; a fraction is written by `exact`.
LONGEST_CODE = 32_767
LONGEST_FRACTION = 410
_DIGITS = "[0-9]"
_MOMENT = f"{_DIGITS * 4}-{_DIGITS * 2}-{_DIGITS * 2}T{_DIGITS * 2}:{_DIGITS * 2}:{_DIGITS * 2}.{_DIGITS * 6}Z"

Checks = tuple[CheckConstraint, ...]


class Row(SQLModel):
    """A row of a case file's table; rows are added and never changed, and never leave storage."""

    metadata = MetaData(naming_convention=NAMES)


def codes(*columns: str) -> Checks:
    """Ask for a code or name that must be there."""
    return _each("length({0}) BETWEEN 1 AND " + str(LONGEST_CODE), columns)


def lots(*columns: str) -> Checks:
    """Ask for a lot's code; the empty one stands for every lot, since a key holds no NULL."""
    return _each("length({0}) <= " + str(LONGEST_CODE), columns)


def moments(*columns: str) -> Checks:
    """Ask for a moment as `app.domain.times.stamp` writes it."""
    return _each("{0} GLOB '" + _MOMENT + "'", columns)


def hashes(*columns: str) -> Checks:
    """Ask for a SHA-256 in lowercase hexadecimal digits."""
    return _each("length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*'", columns)


def uuids(*columns: str) -> Checks:
    """Ask for a UUID in its canonical spelling."""
    return _each("length({0}) = 36 AND {0} NOT GLOB '*[^0-9a-f-]*'", columns)


def fractions(*columns: str) -> Checks:
    """Ask for a number as `app.text.numbers.exact` writes it."""
    return _each(
        "length({0}) BETWEEN 1 AND " + str(LONGEST_FRACTION) + " AND {0} NOT GLOB '*[^0-9./-]*' AND {0} GLOB '*[0-9]'",
        columns,
    )


def counted(*columns: str) -> Checks:
    """Ask for a number that counts from one."""
    return _each("{0} >= 1", columns)


def sizes(*columns: str) -> Checks:
    """Ask for a number that counts from zero."""
    return _each("{0} >= 0", columns)


def truths(*columns: str) -> Checks:
    """Ask for yes as 1, no as 0."""
    return _each("{0} IN (0, 1)", columns)


def lists(*columns: str) -> Checks:
    """Ask for a JSON array."""
    return _each("json_valid({0}) AND json_type({0}) = 'array'", columns)


def records(*columns: str) -> Checks:
    """Ask for a JSON object."""
    return _each("json_valid({0}) AND json_type({0}) = 'object'", columns)


def one_of(column: str, words: type[StrEnum]) -> Checks:
    """Ask for one of the fixed words of the field."""
    return _each("{0} IN (" + ", ".join(f"'{word.value}'" for word in words) + ")", (column,))


def _each(rule: str, columns: tuple[str, ...]) -> Checks:
    return tuple(CheckConstraint(rule.format(column), name=column) for column in columns)
