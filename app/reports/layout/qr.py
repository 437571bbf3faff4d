"""A QR code with paragraphs beside it, drawn as one figure of squares (ISO/IEC 18004)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.graphics.barcode.qrencoder import QRAlphaNum, QRCode, QRErrorCorrectLevel

from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.structure import Element
from app.reports.layout.text import Text
from app.reports.layout.theme import INK

Modules = tuple[tuple[bool, ...], ...]

_QUIET: Final = 4  # modules of white around the code
_GAP: Final = 16.0
_OVERLAP: Final = 0.06  # of a module: without it some viewers show hairlines between rows


def modules_of(text: str) -> Modules:
    """Return the code of a text, True for dark, row by row from the top; 15 % of it may be damaged (level M).

    The text has digits, capitals, spaces and `$%*+-./:` only, else ValueError is raised.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QRAlphaNum(text))
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


@dataclass(slots=True, eq=False)
class Code:
    """A code at the left, `size` points wide without its white margin, and what is to be known about it at the right.

    `element` is the figure's, with words for those who don't see it.
    """

    modules: Modules
    size: float
    element: Element
    texts: Sequence[Text]
    before: float = 0.0
    after: float = 10.0
    keep: bool = False
    anchor: str | None = None

    @property
    def _module(self) -> float:
        return self.size / len(self.modules)

    @property
    def _side(self) -> float:
        return self.size + 2 * _QUIET * self._module

    def height(self, width: float) -> float:
        """Return the height of the code with its margin, or of the words if they are higher."""
        return max(self._side, self._words(width))

    def need(self, width: float) -> float:
        """Return the whole height: a code is not parted."""
        return self.height(width)

    def split(self, width: float, room: float, *, force: bool) -> None:
        """Return None: a code is not parted."""

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the code, its dark squares flush left, then the words, as high as the squares begin."""
        step = self._module
        upper = top - _QUIET * step
        self.element.bounds = (x, upper - self.size, x + self.size, upper)
        with canvas.content(self.element):
            for row, line in enumerate(self.modules):
                bottom = upper - (row + 1) * step - _OVERLAP * step
                for start, length in _runs(line):
                    canvas.box((x + start * step, bottom, length * step, step * (1 + _OVERLAP)), fill=INK)
        left = x + self._side + _GAP
        y = upper
        for text in self.texts:
            text.draw(canvas, left, y, x + width - left)
            y -= text.height(x + width - left) + text.after

    def _words(self, width: float) -> float:
        room = width - self._side - _GAP
        return sum(text.height(room) + text.after for text in self.texts)


def _runs(line: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the dark runs of a row, as start and length."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(line):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
