"""The ReportLab canvas with marked content: everything drawn is part of the tree or an artifact."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.reports.layout.fonts import Face, font, font_names, segments, visible
from app.reports.layout.structure import Annotation, Element, Mark
from app.reports.layout.theme import INK, PAGE, Ink, Style

Rect = tuple[float, float, float, float]
Piece = tuple[str, Ink, str]  # font, ink, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place that headings make and links go to."""

    page: int
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkArea:
    """A rectangle that leads to an anchor; `words` say where."""

    page: int
    rect: Rect
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldArea:
    """A rectangle that is to hold a signature; nothing may change after the `last` one."""

    page: int
    rect: Rect
    name: str
    words: str
    last: bool


class ReportCanvas:
    """Draws text and shapes page by page, bottom-left origin, and keeps what `finish` needs to know."""

    def __init__(self, *, pages: int, anchors: Mapping[str, Anchor]) -> None:
        for name in font_names():
            font(name)
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=PAGE,
            pageCompression=1,
            invariant=1,
            initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs say float
            pdfVersion=(1, 7),
        )
        self.pages = pages
        self.anchors = anchors
        self.page = 0
        self.annotations: list[LinkArea | FieldArea] = []
        self._marks = 0

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as the element's content."""
        element.kids.append(Mark(self.page, self._marks))
        self._operator(f"/{element.tag} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._operator("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn inside as no part of the content."""
        self._operator(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._operator("EMC")

    def line(self, x: float, baseline: float, pieces: Sequence[Piece], size: float) -> None:
        """Draw one line of text."""
        text = self._canvas.beginText()
        text.setTextOrigin(x, baseline)
        for name, ink, words in pieces:
            text.setFont(name, size)
            text.setFillColorRGB(*ink)
            text.textOut(words)
        self._canvas.drawText(text)

    def words(self, x: float, baseline: float, text: str, style: Style, *, right: bool = False) -> float:
        """Draw a short text on one line and return its width; `right` sets it to the left of x."""
        cut = segments(visible(text).replace("\n", " "), style.face)
        width = sum(segment.width for segment in cut) * style.size
        pieces = [(segment.font, style.ink, segment.text) for segment in cut]
        self.line(x - width if right else x, baseline, pieces, style.size)
        return width

    def box(self, rect: Rect, *, fill: Ink | None = None, stroke: Ink | None = None, weight: float = 0.75) -> None:
        """Draw a rectangle given as x, y, width, height."""
        x, y, width, height = rect
        if fill is not None:
            self._canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*stroke)
            self._canvas.setLineWidth(weight)
        self._canvas.rect(x, y, width, height, fill=int(fill is not None), stroke=int(stroke is not None))

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, ink: Ink = INK, weight: float = 0.5
    ) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeColorRGB(*ink)
        self._canvas.setLineWidth(weight)
        self._canvas.line(*start, *end)

    def link(self, rect: Rect, target: str, words: str, element: Element) -> None:
        """Lay a link to an anchor over a rectangle given by its corners."""
        element.kids.append(Annotation(len(self.annotations)))
        self.annotations.append(LinkArea(page=self.page, rect=rect, target=target, words=words))

    def field(self, rect: Rect, name: str, words: str, element: Element, *, last: bool) -> None:
        """Reserve a rectangle, given by its corners, for a signature."""
        element.kids.append(Annotation(len(self.annotations)))
        self.annotations.append(FieldArea(page=self.page, rect=rect, name=name, words=words, last=last))

    def next_page(self) -> None:
        """End this page and begin another."""
        self._canvas.showPage()
        self.page += 1
        self._marks = 0

    def finished(self) -> bytes:
        """Return the PDF without its structure; the last page has been ended."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _operator(self, code: str) -> None:
        self._canvas.addLiteral(code)
