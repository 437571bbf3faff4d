"""The recovery sheet: one page with a person's encrypted keys, as a code to scan and as lines to type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.reports import maker
from app.reports.layout.canvas import ReportCanvas
from app.reports.layout.document import PageFacts, document
from app.reports.layout.finish import Attached
from app.reports.layout.fonts import Face
from app.reports.layout.metadata import About
from app.reports.layout.qr import Code, modules_of
from app.reports.layout.short import fitting
from app.reports.layout.structure import Tag
from app.reports.layout.text import Run, Text, Words
from app.reports.layout.theme import BODY, CELL, FURNITURE, HEADING, LEAD, LEFT, PAGE, RIGHT, RULE, SMALL, Style
from app.reports.layout.typed import TypedLines
from app.reports.layout.writer import Writer, strong
from app.text import profiles

ATTACHMENT_NAME: Final = "evenhand-recovery.txt"
_LANGUAGE: Final = "en-GB"
SIZE: Final = 224.0  # 79 mm: squares of 0.67 mm or more
_CELL: Final = replace(CELL, after=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What the sheet says: whose it is, the grouped fingerprint of their certificate, and the lines in groups.

    `code` is what the QR code says, in digits and capitals.
    """

    name: str
    fingerprint: str
    lines: Sequence[Sequence[str]]
    code: str
    made: datetime


def render(sheet: RecoverySheet, *, app_version: str) -> bytes:
    """Return the page as a PDF; the same sheet gives the same bytes.

    Raises AppError `no-glyph` for a name that can't be printed.
    """
    writer = Writer()
    writer.title(profiles.sheet_title())
    writer.paragraph(profiles.sheet_of(sheet.name), replace(LEAD, face=Face.BOLD))
    writer.paragraph(profiles.sheet_intro())
    figure = writer.element(Tag.FIGURE)
    figure.alt = profiles.sheet_code_words(sheet.name)
    writer.add(Code(modules_of(sheet.code), SIZE, figure, _beside(sheet, writer)))
    writer.add(Text(profiles.sheet_lines_heading(), HEADING, writer.element(Tag.H2), keep=True))
    writer.paragraph(profiles.sheet_lines_hint(), SMALL, keep=True)
    groups = max(len(line) for line in sheet.lines)
    writer.add(TypedLines(sheet.lines, groups, writer.element(Tag.LIST)))
    about = About(
        title=f"{profiles.sheet_title()}: {sheet.name}",
        author=sheet.name,
        subject=profiles.sheet_subject(),
        language=_LANGUAGE,
        producer=maker.producer(app_version),
    )
    text = "".join(" ".join(line) + "\n" for line in sheet.lines)
    attached = Attached(
        name=ATTACHMENT_NAME,
        content=text.encode("ascii"),
        media_type="text/plain",
        words=profiles.sheet_attachment(),
    )
    return document(writer, _furniture, about=about, attached=[attached])


def _beside(sheet: RecoverySheet, writer: Writer) -> list[Text]:
    """Return the paragraphs at the right of the code."""

    def paragraph(words: Words, style: Style) -> Text:
        return Text(words, style, writer.element(Tag.PARAGRAPH))

    facts = [
        paragraph((strong(f"{name}: "), Run(text=fact)), _CELL)
        for name, fact in profiles.sheet_facts(sheet.made, sheet.fingerprint)
    ]
    steps = [paragraph((strong(f"{lead} "), Run(text=rest)), BODY) for lead, rest in profiles.sheet_steps()]
    return [*steps, *facts]


def _furniture(canvas: ReportCanvas, _facts: PageFacts) -> None:
    """Draw the head and foot of the page."""
    left, right = LEFT, PAGE[0] - RIGHT
    top, foot = PAGE[1] - 40, 36
    canvas.words(
        left, top, fitting(profiles.sheet_kicker(), FURNITURE, right - left), replace(FURNITURE, face=Face.BOLD)
    )
    canvas.rule((left, foot + 13), (right, foot + 13), ink=RULE)
    canvas.words(left, foot, fitting(profiles.sheet_foot(), FURNITURE, right - left), FURNITURE)
