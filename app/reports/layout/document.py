"""From a writer's blocks to the bytes of a document: pages, furniture, structure."""

from collections.abc import Callable

from app.reports.layout import flow
from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.finish import Attached, finished
from app.reports.layout.metadata import About
from app.reports.layout.writer import Writer

Furniture = Callable[[ReportCanvas, int, int], None]  # page from 1, pages


def document(writer: Writer, furniture: Furniture, *, about: About, attached: Attached) -> bytes:
    """Return the document; `furniture` draws the head and foot of each page."""
    pages = flow.paginated(writer.blocks)
    canvas = ReportCanvas(pages=len(pages), anchors=flow.anchors(pages))
    for number, page in enumerate(pages, start=1):
        with canvas.artifact("Pagination"):
            furniture(canvas, number, len(pages))
        flow.draw(page, canvas)
        canvas.next_page()
    return finished(canvas, writer.root, writer.outline, about=about, attached=attached)
