"""The award report: from an evaluation and its ranking to the unsigned PDF."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from app.domain.evaluation import EvaluationData
from app.domain.provenance import Provenance
from app.reports import maker, provenance_file
from app.reports.fields import ATTACHMENT_NAME, RECORD_NAME, RosterEntry
from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.document import Furniture, PageFacts, document
from app.reports.layout.finish import Attached
from app.reports.layout.fonts import Face
from app.reports.layout.metadata import About
from app.reports.layout.short import fitting
from app.reports.layout.theme import FURNITURE, LEFT, PAGE, RIGHT, RULE
from app.reports.layout.writer import Writer
from app.reports.sections import (
    award,
    checking,
    exclusions,
    method,
    panel,
    ranking,
    scores,
    signatures,
    working,
)
from app.reports.view import View
from app.scoring.results import Ranking
from app.security import fingerprints
from app.text import report, report_record

_LANGUAGE = "en-GB"
_SHORT_HASH = 12
_REFERENCE_ROOM = 260.0


def render(
    data: EvaluationData,
    ranking_: Ranking,
    *,
    evaluation_json: bytes,
    roster: Sequence[RosterEntry] = (),
    app_version: str,
    libraries: str = maker.LIBRARIES,
    provenance: Provenance | None = None,
) -> bytes:
    """Return the report, complete and unsigned; the same input gives the same bytes.

    `evaluation_json` is attached as it is; `libraries` are those that the report names as its makers; `provenance` is
    what the panel's record says of itself, attached too, None for an evaluation from a workbook. Raises AppError
    `no-glyph` for a character that can't be printed.
    """
    record = None if provenance is None else provenance_file.encode(provenance)
    data_hash = hashlib.sha256(evaluation_json).hexdigest()
    view = View(data=data, ranking=ranking_, data_hash=data_hash, provenance=provenance)
    writer = Writer()
    award.write(view, writer)
    writer.heading(report.contents_heading())
    contents = writer.place_for_contents()
    panel.write(view, writer)
    method.write(view, writer)
    ranking.write(view, writer)
    exclusions.write(view, writer)
    scores.write(view, writer)
    working.write(view, writer)
    record_hash = None if record is None else hashlib.sha256(record).hexdigest()
    checking.write(view, writer, roster, app_version, record_hash=record_hash)
    signatures.write(view, writer)
    contents.fill([(entry, report.contents_link(entry.title)) for entry in writer.outline if entry.listed])
    about = About(
        title=report.document_title(data.title, data.reference),
        author=data.authority or data.reference,
        subject=report.document_subject(),
        language=_LANGUAGE,
        producer=maker.producer(app_version, libraries),
    )
    attached = [_attached(ATTACHMENT_NAME, evaluation_json, report.attachment_words())]
    if record is not None:
        attached.append(_attached(RECORD_NAME, record, report_record.attachment_words()))
    return document(writer, _furniture(view), about=about, attached=attached)


def _attached(name: str, content: bytes, words: str) -> Attached:
    return Attached(name=name, content=content, media_type="application/json", words=words)


def _furniture(view: View) -> Furniture:
    """Return what draws the head and foot of a page."""
    reference = view.data.reference
    mark = report.data_mark(fingerprints.grouped(view.data_hash[:_SHORT_HASH]))

    def drawn(canvas: ReportCanvas, facts: PageFacts) -> None:
        left, right = LEFT, PAGE[0] - RIGHT
        top, foot = PAGE[1] - 40, 36
        canvas.words(left, top, report.marking(), replace(FURNITURE, face=Face.BOLD))
        canvas.words(right, top, fitting(reference, FURNITURE, _REFERENCE_ROOM), FURNITURE, right=True)
        if facts.section:
            about = fitting(report.running_head(facts.section, facts.heading), FURNITURE, right - left)
            canvas.words(left, top - FURNITURE.leading - 1, about, FURNITURE)
        canvas.rule((left, foot + 13), (right, foot + 13), ink=RULE)
        canvas.words(left, foot, mark, FURNITURE)
        canvas.words(right, foot, report.page_of(facts.number, facts.pages), FURNITURE, right=True)

    return drawn
