"""What a supplier's file is, by its first bytes; its name and what was said of it decide nothing (DESIGN §5)."""

import codecs
import re
from enum import StrEnum

HEAD = 4096  # bytes that are looked at
_PDF_WITHIN = 1024
_CONTROLS = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class FileKind(StrEnum):
    """How a file can be shown: as pages, as a picture, as plain text, or not here."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"
    OTHER = "other"


def kind_of(head: bytes) -> FileKind:
    """Return what a file is that begins with these bytes."""
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind.PDF
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return FileKind.IMAGE
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return FileKind.OTHER
    return FileKind.OTHER if not text or _CONTROLS.search(text) else FileKind.TEXT


def plain_text(content: bytes) -> str:
    """Return a text file as people read it: plain line ends, and nothing in it that can't be seen."""
    text = content.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return _UNSEEN.sub("", text)
