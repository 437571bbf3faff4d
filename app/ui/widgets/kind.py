"""The four kinds of message, each with its symbol and its tokens."""

from enum import StrEnum

from app.ui.theme.current import tokens
from app.ui.theme.icons import Tone


class Kind(StrEnum):
    """How a message is meant; never shown by colour alone."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"

    @property
    def symbol(self) -> str:
        """The name of its icon."""
        return {"info": "info", "good": "check-circle", "warning": "warning", "error": "error"}[self.value]

    @property
    def tone(self) -> Tone:
        """The tone of its icon."""
        return Tone(self.value)

    @property
    def colour(self) -> str:
        """The colour of its edge and symbol now."""
        return str(getattr(tokens(), self.value))

    @property
    def tint(self) -> str:
        """The colour it lies on now."""
        return str(getattr(tokens(), f"{self.value}_tint"))
