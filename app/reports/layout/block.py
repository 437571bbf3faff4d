"""What can stand on a page."""

from typing import Protocol, Self

from app.reports.layout.canvas import ReportCanvas


class Block(Protocol):
    """A piece of the flow; heights in points, for the width it will be drawn at.

    `need` is the height below which not even its beginning may stand at the foot of a page; `anchor` is the name that
    links and bookmarks know it by. `split` returns a part no higher than `room` and the rest, or None where no good
    place to part it fits; with `force` it parts anywhere, and returns None only if it can't be parted at all.
    """

    before: float
    after: float
    keep: bool  # with the next block
    anchor: str | None

    def height(self, width: float) -> float:
        """Return the height of the whole."""
        ...

    def need(self, width: float) -> float:
        """Return the least height at which it may begin on a page."""
        ...

    def split(self, width: float, room: float, *, force: bool) -> tuple[Self, Self] | None:
        """Part the block."""
        ...

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner there."""
        ...
