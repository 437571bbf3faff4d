"""The roles that sign a report, by the word of the command line, in their order."""

from typing import Final

from app.errors import AppError
from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD, SIGNING_ORDER
from app.text.signing import role_name

_FIELDS: Final = {"moderator": MODERATOR_FIELD, "lead": LEAD_FIELD}
_ROLES: Final = {field: role for role, field in _FIELDS.items()}
SIGNING_ROLES: Final = tuple(_ROLES[field] for field in SIGNING_ORDER)


def field_of(role: str) -> str:
    """Return the name of the role's signature field.

    Raises AppError `signing-role-without-field` for a role that this report has no field for.
    """
    if role not in _FIELDS:
        known = [role_name(one) for one in SIGNING_ROLES]
        raise AppError("signing-role-without-field", role=role_name(role), roles=known)
    return _FIELDS[role]


def role_of(field: str) -> str:
    """Return the role that signs in the field; the field must be one of SIGNING_ORDER."""
    return _ROLES[field]
