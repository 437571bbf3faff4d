"""What the small texts of a manifest may be: hashes, identifiers, moments, and names that people see."""

import re
import unicodedata
from datetime import datetime
from uuid import UUID

LONGEST_NAME = 200

_HASH = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,49}/[a-z0-9][a-z0-9.+-]{0,99}")
_PATHS = frozenset("/\\:")


def is_hash(text: str) -> bool:
    """Return whether the text is a SHA-256 as we write it."""
    return _HASH.fullmatch(text) is not None


def is_identifier(text: str) -> bool:
    """Return whether the text is a UUID in its usual spelling."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def is_media_type(text: str) -> bool:
    """Return whether the text is a media type without parameters, in lower case."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_moment(moment: datetime) -> bool:
    """Return whether the moment is in UTC and of whole seconds."""
    offset = moment.utcoffset()
    return offset is not None and not offset and moment.microsecond == 0


def is_shown(text: str) -> bool:
    """Return whether the text can be shown as a name: NFC, bare at its ends, and of nothing that can't be seen."""
    return (
        0 < len(text) <= LONGEST_NAME
        and text == unicodedata.normalize("NFC", text).strip()
        and text.isprintable()  # so no control, bidirectional or unassigned characters, and no space but the plain one
    )


def is_label(text: str) -> bool:
    """Return whether the text can be shown as a name and could never be a path."""
    return is_shown(text) and not _PATHS & set(text) and text.strip(".") != ""
