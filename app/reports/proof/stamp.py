"""The visible stamp of a signature: drawn in the report's own faces, so that nothing is left to a reader's fonts."""

import re
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from app.errors import AppError
from app.reports.layout.fonts import Face, Segment, font, segments
from app.reports.layout.theme import ACCENT, INK, MUTED, Ink

_CHARACTERS = re.compile(rb"\d+ beginbfchar\s.*?endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_HEADING_SIZE = 10.0
_SIZE = 8.5
_MARGIN = 6.0


def drawn(lines: tuple[str, ...], width: float, height: float) -> bytes:
    """Return a one-page PDF of that size with the lines on it, the first as heading; long lines are set smaller.

    Raises AppError `no-glyph` for a character that no font of the report prints.
    """
    out = BytesIO()
    for face in (Face.REGULAR, Face.BOLD):
        font(face.value)
    canvas = Canvas(
        out,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs say float; else Helvetica sneaks in
    )
    step = (height - 2 * _MARGIN) / len(lines)
    for number, line in enumerate(lines):
        face, ink, size = _look(number)
        baseline = height - _MARGIN - (number + 0.75) * step
        canvas.setFillColorRGB(*ink)
        _set(canvas, segments(line, face), min(size, step * 0.85), (_MARGIN, baseline, width - 2 * _MARGIN))
    canvas.showPage()
    canvas.save()
    return _without_null(out.getvalue())


def is_printable(text: str) -> bool:
    """Return whether the report's fonts print every character of the text rightly."""
    try:
        segments(text, Face.REGULAR)
    except AppError:
        return False
    return True


def _look(number: int) -> tuple[Face, Ink, float]:
    if number == 0:
        return Face.BOLD, ACCENT, _HEADING_SIZE
    return Face.REGULAR, INK if number == 1 else MUTED, _SIZE


def _set(canvas: Canvas, runs: tuple[Segment, ...], size: float, place: tuple[float, float, float]) -> None:
    x, baseline, room = place
    natural = sum(run.width for run in runs)
    fitted = min(size, room / natural) if natural else size
    for run in runs:
        canvas.setFont(run.font, fitted)
        canvas.drawString(x, baseline, run.text)
        x += run.width * fitted


def _without_null(drawing: bytes) -> bytes:
    """Return the drawing without U+0000 in its character maps: PDF/A forbids what ReportLab writes for unused codes."""
    with pikepdf.Pdf.open(BytesIO(drawing)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                thing.ToUnicode.write(_CHARACTERS.sub(_kept, thing.ToUnicode.read_bytes()))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _kept(found: re.Match[bytes]) -> bytes:
    pairs = [pair for pair in _PAIR.findall(found.group()) if pair[1].strip(b"0")]
    if not pairs:
        return b""
    lines = b"".join(b"<%s> <%s>\n" % pair for pair in pairs)
    return b"%d beginbfchar\n%sendbfchar" % (len(pairs), lines)
