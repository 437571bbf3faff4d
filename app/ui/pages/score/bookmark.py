"""Where the seat's work was left off, so that rooms can send one another to a score."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.workplace import Workplace

if TYPE_CHECKING:
    from app.scoring.duties import Duty


class Bookmark(QObject):
    """The score that the scoring room opens next, None for where work goes on."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.duty: Duty | None = None


def bookmark(workplace: Workplace) -> Bookmark:
    """Return the one bookmark of a workplace."""
    found = workplace.findChild(Bookmark)
    return found if isinstance(found, Bookmark) else Bookmark(workplace)
