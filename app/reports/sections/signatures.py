"""The last page: two empty, tagged fields, there before anyone signs."""

from dataclasses import dataclass

from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD
from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.structure import Element, Tag
from app.reports.layout.text import Text
from app.reports.layout.theme import BODY, CELL_BOLD, MUTED
from app.reports.layout.writer import Writer
from app.reports.view import View
from app.text import report

_BOX = 92.0
_GAP = 6.0


@dataclass(slots=True, eq=False)
class SignatureBox:
    """What is signed for, and the field under it."""

    statement: Text
    name: str
    words: str
    element: Element
    last: bool
    before: float = 12.0
    after: float = 12.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return the height of statement and field."""
        return self.statement.height(width) + _GAP + _BOX

    def need(self, width: float) -> float:
        """Return the whole height: a field is not parted."""
        return self.height(width)

    def split(self, width: float, room: float, *, force: bool) -> None:
        """Return None: a field is not parted."""

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the statement and the outline, and reserve the field."""
        self.statement.draw(canvas, x, top, width)
        upper = top - self.statement.height(width) - _GAP
        with canvas.artifact():
            canvas.box((x, upper - _BOX, width, _BOX), stroke=MUTED, weight=0.75)
        canvas.field((x, upper - _BOX, x + width, upper), self.name, self.words, self.element, last=self.last)


def write(view: View, writer: Writer) -> None:
    """Write the part with the signatures, all of it on one page."""
    with writer.section(report.signatures_heading(), room=330):
        writer.paragraph(report.signatures_intro(), BODY)
        _box(
            writer,
            report.moderator_statement(view.data.method.merge_rule, scores=view.has_scores),
            MODERATOR_FIELD,
            report.moderator_field(),
            last=False,
        )
        _box(writer, report.lead_statement(admitting=view.admitting), LEAD_FIELD, report.lead_field(), last=True)


def _box(writer: Writer, statement: str, name: str, words: str, *, last: bool) -> None:
    text = Text(statement, CELL_BOLD, writer.element(Tag.PARAGRAPH))
    writer.add(SignatureBox(text, name, words, writer.element(Tag.FORM), last))
