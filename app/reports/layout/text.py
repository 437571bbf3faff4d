"""Paragraphs: words broken into lines, no markup, so that text from data can't be anything but text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.reports.layout.canvas import Piece, ReportCanvas
from app.reports.layout.fonts import Face, segments, visible, width_of
from app.reports.layout.structure import Element
from app.reports.layout.theme import Align, Ink, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a face or ink other than the paragraph's."""

    text: str
    face: Face | None = None
    ink: Ink | None = None


Words = str | Sequence[Run]


class _Part(NamedTuple):
    font: str
    ink: Ink
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; a space at its end, unseen, keeps words apart for those who read the text and not the page."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(slots=True, eq=False)
class Text:
    """A paragraph; both parts of a split one share its element."""

    words: Words
    style: Style
    element: Element | None
    keep: bool = False
    anchor: str | None = None
    before: float = 0.0
    after: float = 0.0
    _lines: tuple[Line, ...] = ()
    _set_at: float = -1.0
    _is_part: bool = False

    def __post_init__(self) -> None:
        self.before = self.before or self.style.before
        self.after = self.after or self.style.after

    def lines(self, width: float) -> tuple[Line, ...]:
        """Return the lines at that width, broken once."""
        if self._set_at != width and not self._is_part:
            self._lines = tuple(_broken(self.words, self.style, width - self.style.indent))
            self._set_at = width
        return self._lines

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return len(self.lines(width)) * self.style.leading

    def need(self, width: float) -> float:
        """Return the height of two lines, of all where there are three: no widow, no orphan."""
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading

    def split(self, width: float, room: float, *, force: bool) -> "tuple[Text, Text] | None":
        """Part between lines, two at least on each side unless forced."""
        lines = self.lines(width)
        fits = int((room + 0.01) // self.style.leading)
        least = 1 if force else 2
        at = min(fits, len(lines) - least)
        if at < least or (len(lines) <= 3 and not force):
            return None
        first, rest = self._part(lines[:at], width), self._part(lines[at:], width)
        first.keep = False
        rest.anchor = None
        return first, rest

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines as content of the element, or as an artifact where there is none."""
        with canvas.artifact() if self.element is None else canvas.content(self.element):
            self.draw_lines(canvas, x, top, width)

    def draw_lines(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines and nothing else."""
        style = self.style
        baseline = top - (style.leading + 0.68 * style.size) / 2
        for line in self.lines(width):
            start = x + style.indent if style.align is Align.LEFT else x + width - line.width
            canvas.line(start, baseline, line.pieces, style.size)
            baseline -= style.leading

    def _part(self, lines: tuple[Line, ...], width: float) -> "Text":
        return replace(self, _lines=lines, _set_at=width, _is_part=True)


def _broken(words: Words, style: Style, width: float) -> Iterator[Line]:
    """Yield the lines; a word wider than the column is broken between letters."""
    gap = _Part(style.face.value, style.ink, " ", segments(" ", style.face)[0].width * style.size)
    paragraphs = list(_paragraphs(words, style))
    for number, clusters in enumerate(paragraphs, start=1):
        line: list[_Part] = []
        used = 0.0
        for cluster in clusters:
            wide = sum(part.width for part in cluster)
            if line and used + gap.width + wide <= width + 0.01:
                line += [gap, *cluster]
                used += gap.width + wide
                continue
            if line:
                yield _line([*line, gap], used)
            line, used = [], 0.0
            for part in cluster if wide <= width + 0.01 else _letter_by_letter(cluster, style.size):
                if line and used + part.width > width + 0.01:
                    yield _line(line, used)
                    line, used = [], 0.0
                line.append(part)
                used += part.width
        yield _line(line if number == len(paragraphs) else [*line, gap], used)


def _paragraphs(words: Words, style: Style) -> Iterator[list[list[_Part]]]:
    """Yield for each line that the text itself begins its clusters of parts, between which a line may break."""
    clusters: list[list[_Part]] = [[]]
    for run in [Run(text=words)] if isinstance(words, str) else words:
        face, ink = run.face or style.face, run.ink or style.ink
        for number, text in enumerate(visible(run.text).split("\n")):
            if number:
                yield [cluster for cluster in clusters if cluster]
                clusters = [[]]
            for position, word in enumerate(text.split(" ")):
                if position:
                    clusters.append([])
                if word:
                    clusters[-1] += [
                        _Part(cut.font, ink, cut.text, cut.width * style.size) for cut in segments(word, face)
                    ]
    yield [cluster for cluster in clusters if cluster]


def _letter_by_letter(cluster: list[_Part], size: float) -> Iterator[_Part]:
    for part in cluster:
        for letter in part.text:
            yield _Part(part.font, part.ink, letter, width_of(letter, part.font) * size)


def _line(parts: list[_Part], width: float) -> Line:
    pieces: list[Piece] = []
    for part in parts:
        if pieces and pieces[-1][:2] == (part.font, part.ink):
            pieces[-1] = (part.font, part.ink, pieces[-1][2] + part.text)
        else:
            pieces.append((part.font, part.ink, part.text))
    return Line(tuple(pieces), width)
