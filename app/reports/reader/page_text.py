"""The marked text of a page, read as it is painted: dark, upright, on a light ground, covered by nothing."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pikepdf import Dictionary, Name, Object, Page, String, parse_content_stream

from app.errors import AppError
from app.reports.layout.theme import PAGE
from app.reports.reader.embedded import ReadFont, read_font
from app.reports.reader.streams import unpacked

MOST_OPERATORS = 60_000
MOST_SPANS = 3_000
_DARKEST_GROUND = 0.7
_LIGHTEST_INK = 0.5
_SIZES = (7.0, 30.0)
_BROADEST_LINE = 1.5
_IDENTITY = [1, 0, 0, 1, 0, 0]

Box = tuple[float, float, float, float]  # left, bottom, right, top
Ink = tuple[float, ...]


class Span(NamedTuple):
    """A string as it stands on the page; `mark` is its marked content, None in artifacts."""

    mark: int | None
    text: str
    x: float
    baseline: float
    box: Box
    ink: Ink
    size: float
    order: int


class Ground(NamedTuple):
    """An area filled with one ink."""

    box: Box
    ink: Ink
    order: int


@dataclass(slots=True, eq=False)
class PageText:
    """What is painted on one page."""

    spans: list[Span] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)

    def by_mark(self) -> dict[int, list[Span]]:
        """Return the spans of each marked content, in the order of painting."""
        found: dict[int, list[Span]] = defaultdict(list)
        for span in self.spans:
            if span.mark is not None:
                found[span.mark].append(span)
        return dict(found)

    def refuse_unseen(self, marks: frozenset[int]) -> None:
        """Raise AppError unless the text of these marks can be seen and nothing stands on it."""
        wanted = [span for span in self.spans if span.mark in marks]
        if len(wanted) > MOST_SPANS or len(self.spans) > MOST_SPANS or len(self.grounds) > MOST_SPANS:
            raise AppError("report-page-odd")
        for span in wanted:
            left, bottom, right, top = span.box
            inside = left >= 0 and bottom >= 0 and right <= PAGE[0] and top <= PAGE[1]
            if not inside or not _SIZES[0] <= span.size <= _SIZES[1] or max(span.ink) > _LIGHTEST_INK:
                raise AppError("report-text-hidden")
            for ground in self.grounds:
                if _meet(span.box, ground.box) and (ground.order > span.order or min(ground.ink) < _DARKEST_GROUND):
                    raise AppError("report-text-hidden")
            for other in self.spans:
                if other is not span and _meet(span.box, other.box):
                    raise AppError("report-text-hidden")


def read_page(page: Page, fonts: dict[tuple[int, int], ReadFont]) -> PageText:
    """Return the text of a page; raises AppError for anything this application does not write."""
    _refuse_frame(page.obj)
    unpacked(page.obj.Contents)
    instructions = parse_content_stream(page)
    if len(instructions) > MOST_OPERATORS:
        raise AppError("report-page-odd")
    painter = _Painter(page.obj.Resources, fonts)
    for instruction in instructions:
        step = painter.steps.get(str(instruction.operator))
        if step is None:
            raise AppError("report-page-odd")
        step(list(instruction.operands))
    return painter.text


def _refuse_frame(page: Object) -> None:
    box = [float(edge) for edge in page.MediaBox.as_list()]
    if box[:2] != [0, 0] or abs(box[2] - PAGE[0]) > 0.01 or abs(box[3] - PAGE[1]) > 0.01:
        raise AppError("report-page-odd")
    if int(page.get("/Rotate", 0)) != 0 or {"/CropBox", "/UserUnit", "/TrimBox", "/BleedBox", "/ArtBox"} & set(
        page.keys()
    ):
        raise AppError("report-page-odd")
    for annotation in page.get("/Annots", Dictionary()):
        if annotation.Subtype != Name.Link or "/AP" in annotation:
            raise AppError("report-text-hidden")


class _Painter:
    """Follows the operators that this application writes, and no others."""

    def __init__(self, resources: Object, fonts: dict[tuple[int, int], ReadFont]) -> None:
        self.text = PageText()
        self._resources = resources
        self._fonts = fonts
        self._font: ReadFont | None = None
        self._size = 0.0
        self._ink: Ink = (0.0, 0.0, 0.0)
        self._place = (0.0, 0.0)
        self._marked = False
        self._mark: int | None = None
        self._shape: list[Box] = []
        self._line_width = 1.0
        self._order = 0
        self.steps: dict[str, Callable[[Sequence[Any]], None]] = {
            "cm": self._matrix,
            "BDC": self._begin,
            "EMC": self._end,
            "BT": lambda _: None,
            "ET": lambda _: None,
            "TL": lambda _: None,
            "RG": lambda _: None,
            "w": self._width,
            "rg": self._fill_ink,
            "Tf": self._choose,
            "Tm": self._move,
            "Tj": self._show,
            "n": lambda _: self._shape.clear(),
            "re": self._rectangle,
            "m": lambda _: None,
            "l": lambda _: None,
            "S": self._stroke,
            "f*": self._fill,
            "f": self._fill,
        }

    def _matrix(self, operands: Sequence[Any]) -> None:
        if [float(value) for value in operands] != _IDENTITY:
            raise AppError("report-page-odd")

    def _begin(self, operands: Sequence[Any]) -> None:
        tag, properties = operands
        if self._marked or not isinstance(properties, Dictionary):
            raise AppError("report-text-double")
        self._marked = True
        if tag == Name.Artifact:
            if not set(properties.keys()) <= {"/Type"}:
                raise AppError("report-text-double")
            return
        if set(properties.keys()) != {"/MCID"}:
            raise AppError("report-text-double")
        self._mark = int(properties.MCID)

    def _end(self, _: Sequence[Any]) -> None:
        self._marked, self._mark = False, None

    def _width(self, operands: Sequence[Any]) -> None:
        self._line_width = float(operands[0])

    def _fill_ink(self, operands: Sequence[Any]) -> None:
        self._ink = tuple(float(part) for part in operands)

    def _choose(self, operands: Sequence[Any]) -> None:
        name, size = operands
        found = self._resources.Font[str(name)]
        if found.objgen not in self._fonts:
            self._fonts[found.objgen] = read_font(found)
        self._font, self._size = self._fonts[found.objgen], float(size)

    def _move(self, operands: Sequence[Any]) -> None:
        values = [float(value) for value in operands]
        if values[:4] != _IDENTITY[:4]:
            raise AppError("report-text-hidden")
        self._place = (values[4], values[5])

    def _show(self, operands: Sequence[Any]) -> None:
        if self._font is None or not isinstance(operands[0], String):
            raise AppError("report-font-odd")
        codes = bytes(operands[0])
        text = self._font.text(codes)
        x, y = self._place
        right = x + self._font.width(codes) * self._size
        blank = self._font.width(codes[len(codes.rstrip(b" ")) :]) * self._size
        box = (x + 0.2, y - 0.1 * self._size, right - blank - 0.2, y + 0.6 * self._size)
        self._order += 1
        self.text.spans.append(Span(self._mark, text, x, y, box, self._ink, self._size, self._order))
        self._place = (right, y)

    def _rectangle(self, operands: Sequence[Any]) -> None:
        x, y, width, height = (float(value) for value in operands)
        self._shape.append((min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)))

    def _fill(self, _: Sequence[Any]) -> None:
        self._order += 1
        self.text.grounds += [Ground(box, self._ink, self._order) for box in self._shape]
        self._shape.clear()

    def _stroke(self, _: Sequence[Any]) -> None:
        if self._line_width > _BROADEST_LINE:
            raise AppError("report-text-hidden")
        self._shape.clear()


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
