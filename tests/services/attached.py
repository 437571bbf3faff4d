"""Files as suppliers send them, and how a seat's case file comes to hold them."""

import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.domain.evaluation import Response
from app.scoring.duties import Duty
from app.services.desk import Desk
from app.storage import attachments, responses

_SAID = (
    "Our staff are trained in safeguarding every year by an accredited body.",
    "Each family has one named worker, who knows the child and the home.",
    "A deputy is named for every shift, so that nobody waits for an answer.",
    "We write down each concern on the day, and tell the council within a day.",
    "Young people chose our complaints procedure, and helped to write it.",
)


def lines_of(number: int) -> tuple[str, ...]:
    """Return what stands on a page of the sample."""
    return (f"Method statement, part {number}", *(_SAID[(number + at) % len(_SAID)] for at in range(len(_SAID))))


def pdf(pages: int = 3, *, password: str = "", size: tuple[float, float] = A4, field: str = "") -> bytes:
    """Return a PDF whose pages say which they are; with a password, or a form field filled in."""
    out = BytesIO()
    locked = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=size, encrypt=locked, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 18)
        for at, line in enumerate(lines_of(number)):
            canvas.drawString(64, size[1] - 90 - at * 30, line)
            canvas.setFont("Helvetica", 13)
        canvas.setFillColorRGB(0.85, 0.9, 0.92)
        canvas.rect(64, size[1] - 560, size[0] - 128, 240, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawCentredString(size[0] / 2, 40, f"{number}")
        if field:
            canvas.acroForm.textfield(name=f"field-{number}", x=64, y=100, width=300, value=field)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def attach(desk: Desk, duty: Duty, files: Mapping[str, bytes], *, text: str = "", missing: Sequence[str] = ()) -> None:
    """Let the case file hold these files as part of an answer, as a pack brings them."""
    with desk.write() as unit:
        named = {}
        for name, content in files.items():
            digest = hashlib.sha256(content).hexdigest()
            if not attachments.has(unit, digest):
                sink = attachments.begin(unit, digest, len(content), "application/octet-stream")
                sink.write(content)
                sink.close()
            named[name] = digest
        responses.name_files(unit, named)
        response = Response(
            supplier=duty.supplier, lot=duty.lot, question=duty.question, text=text, files=(*files, *missing)
        )
        responses.add(unit, [response], at=desk.clock())
