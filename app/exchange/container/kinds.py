"""The kinds of file that travel, their extensions, and which of them are sealed."""

import re
from enum import StrEnum

from app.errors import AppError

_TYPE = "application/vnd.evenhand.{kind}.v1+json"
_OURS = re.compile(r"application/vnd\.evenhand\.[a-z-]{1,40}\.v[1-9][0-9]{0,3}\+json")


class Kind(StrEnum):
    """What a file is for. Its extension is for people: a file is recognised by its content alone."""

    INVITE = "invite"
    JOIN = "join"
    PACK = "pack"
    DECLARATION = "declaration"
    RETURN = "return"
    REOPEN = "reopen"
    RECEIPT = "receipt"
    MODERATION = "moderation"
    HANDOVER = "handover"

    @property
    def extension(self) -> str:
        """The file name's ending, with its dot; what goes back to the moderator looks alike from outside."""
        return ".evreturn" if self in _LIKE_RETURNS else f".ev{self.value}"

    @property
    def sealed(self) -> bool:
        """Whether the file is encrypted: all but the two that carry keys to people not known yet."""
        return self not in _OPEN

    @property
    def payload_type(self) -> str:
        """The type under which its manifest is signed."""
        return _TYPE.format(kind=self.value)


_OPEN = frozenset({Kind.INVITE, Kind.JOIN})
_LIKE_RETURNS = frozenset({Kind.DECLARATION, Kind.RETURN, Kind.MODERATION})


def kind_of(payload_type: str) -> Kind:
    """Return the kind whose manifests are signed under this type.

    Raises AppError `file-newer` for a type that only a later version can have given, `file-damaged` for any other.
    """
    for kind in Kind:
        if kind.payload_type == payload_type:
            return kind
    raise AppError("file-newer" if _OURS.fullmatch(payload_type) else "file-damaged")
