"""From a writer's blocks to the bytes of a document: pages, furniture, structure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.reports.layout import flow
from app.reports.layout.canvas import Anchor, ReportCanvas
from app.reports.layout.finish import Attached, finished
from app.reports.layout.metadata import About
from app.reports.layout.writer import OutlineEntry, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the head and foot of a page may say: its number, from 1, of how many, and the headings it stands under.

    `section` and `heading` are those of the text at the top of the page; empty where there is none.
    """

    number: int
    pages: int
    section: str
    heading: str


Furniture = Callable[[ReportCanvas, PageFacts], None]


def document(writer: Writer, furniture: Furniture, *, about: About, attached: Sequence[Attached]) -> bytes:
    """Return the document; `furniture` draws the head and foot of each page."""
    pages = flow.paginated(writer.blocks)
    anchors = flow.anchors(pages)
    canvas = ReportCanvas(pages=len(pages), anchors=anchors)
    for page, facts in zip(pages, _facts(pages, writer.outline, anchors), strict=True):
        with canvas.artifact("Pagination"):
            furniture(canvas, facts)
        flow.draw(page, canvas)
        canvas.next_page()
    return finished(canvas, writer.root, writer.outline, about=about, attached=attached)


def _facts(
    pages: Sequence[Sequence[flow.Placed]], outline: Sequence[OutlineEntry], anchors: Mapping[str, Anchor]
) -> Iterator[PageFacts]:
    """Yield the facts of each page: a heading holds from the page after it on, and on its own page where it is first.

    A new section ends the heading before it.
    """
    section = heading = ""
    waiting = list(outline)
    for index, page in enumerate(pages):
        first = page[0].block.anchor
        while waiting and (anchors[waiting[0].anchor].page < index or waiting[0].anchor == first):
            entry = waiting.pop(0)
            section, heading = (entry.title, "") if entry.level == 0 else (section, entry.title)
        yield PageFacts(number=index + 1, pages=len(pages), section=section, heading=heading)
