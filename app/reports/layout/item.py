"""One entry of a list: its mark and its words."""

from dataclasses import dataclass, replace

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.structure import Element
from app.reports.layout.text import Text

_HANG = 14.0


@dataclass(slots=True, eq=False)
class Item:
    """A paragraph that hangs from its label."""

    label: Text
    body: Text
    before: float = 0.0
    after: float = 3.0
    keep: bool = False
    anchor: str | None = None
    element: Element | None = None

    def height(self, width: float) -> float:
        """Return the height of the words."""
        return self.body.height(width - _HANG)

    def need(self, width: float) -> float:
        """Return what the words need."""
        return self.body.need(width - _HANG)

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Item, Item] | None":
        """Part the words; the label stays with the first part."""
        parts = self.body.split(width - _HANG, room, force=force)
        if parts is None:
            return None
        empty = replace(self.label, words="", element=None)
        return replace(self, body=parts[0]), replace(self, label=empty, body=parts[1])

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the label, where there is one, and the words."""
        if self.label.words:
            self.label.draw(canvas, x, top, _HANG)
        self.body.draw(canvas, x + _HANG, top, width - _HANG)
