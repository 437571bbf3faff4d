"""A report opened by two PDF readers, pyHanko and pikepdf (qpdf), both strict; what they disagree on is refused.

Everything here works on bytes from anywhere. The size is limited before parsing, the number of objects and the size
of what is unpacked right after. The readers raise whatever they like on a damaged file: `verification` catches it.
"""

import zlib
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.reader import PdfFileReader

from app.errors import AppError
from app.reports.limits import LARGEST_FILE as LARGEST_FILE  # noqa: PLC0414 - one of the limits of what is opened here
from app.reports.proof import revisions

MOST_OBJECTS = 1_000_000
LARGEST_STREAM = 256 * 1024 * 1024
LARGEST_UNPACKED = 1024 * 1024 * 1024
_PIECE = 4 * 1024 * 1024
_PLAIN_FILTERS = frozenset({"/ASCII85Decode", "/ASCIIHexDecode", "/DCTDecode", "/JPXDecode", "/CCITTFaxDecode"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes of a PDF and what both readers make of them; `ends` are the ends of its revisions, oldest first."""

    content: bytes
    reader: PdfFileReader
    pdf: pikepdf.Pdf
    ends: tuple[int, ...]


def opened(content: bytes) -> Document:
    """Return the file as both readers see it.

    Raises AppError: `pdf-not-a-pdf`, `pdf-encrypted`, `pdf-too-many-objects`, `pdf-parser-warning`,
    `pdf-readers-disagree`, those of `revisions.boundaries`, and anything that the readers raise.
    """
    if not content.startswith(b"%PDF-"):
        raise AppError("pdf-not-a-pdf")
    reader = PdfFileReader(BytesIO(content), strict=True)
    if reader.encrypted:
        raise AppError("pdf-encrypted")
    ends = revisions.boundaries(content, reader)
    return Document(content=content, reader=reader, pdf=strictly(content), ends=ends)


def strictly(content: bytes) -> pikepdf.Pdf:
    """Return the file as qpdf reads it without repairing anything; for the errors see `opened`."""
    pdf = pikepdf.Pdf.open(
        BytesIO(content), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
    )
    if pdf.is_encrypted:
        raise AppError("pdf-encrypted")
    if len(pdf.objects) > MOST_OBJECTS:
        raise AppError("pdf-too-many-objects", most=MOST_OBJECTS)
    return pdf


def refuse_disagreement(document: Document) -> None:
    """Raise AppError `pdf-readers-disagree` unless both readers find the same objects, catalog and pages.

    Raises `pdf-parser-warning` where qpdf finds fault with the file.
    """
    known = {number for number, _ in _in_use(document.reader)}
    # Numbers and words that stand alone come as Python's own, without the number of their object.
    found = {thing.objgen[0] for thing in document.pdf.objects if isinstance(thing, pikepdf.Object)}
    if not found <= known:
        raise AppError("pdf-readers-disagree", what="objects")
    root = document.reader.root
    if {str(key) for key in root} != set(document.pdf.Root.keys()):
        raise AppError("pdf-readers-disagree", what="catalog")
    if int(root["/Pages"]["/Count"]) != len(document.pdf.pages):
        raise AppError("pdf-readers-disagree", what="pages")
    if document.pdf.get_warnings():
        raise AppError("pdf-parser-warning")


def _in_use(reader: PdfFileReader) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for revision in range(reader.xrefs.total_revisions):
        found |= {(ref.idnum, ref.generation) for ref in reader.xrefs.explicit_refs_in_revision(revision)}
    return found


def unpacked(stream: pikepdf.Stream, limit: int = LARGEST_STREAM) -> bytes:
    """Return a stream's data, unpacked once at most and never beyond the limit.

    Raises AppError `pdf-stream-too-large` or `pdf-stream-damaged` (another filter, bytes after the packed data).
    """
    raw = stream.read_raw_bytes()
    if not _is_packed(stream):
        return raw
    return b"".join(_pieces(raw, limit))


def refuse_overpacked(pdf: pikepdf.Pdf) -> None:
    """Raise AppError `pdf-stream-too-large` or `pdf-stream-damaged` unless every stream unpacks within limits."""
    left = LARGEST_UNPACKED
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and _is_packed(thing):
            left -= sum(len(piece) for piece in _pieces(thing.read_raw_bytes(), min(LARGEST_STREAM, left)))


def _is_packed(stream: pikepdf.Stream) -> bool:
    found = stream.get("/Filter")
    names = [] if found is None else [str(found)] if isinstance(found, pikepdf.Name) else [str(name) for name in found]
    packed = names.count("/FlateDecode")
    if packed > 1 or set(names) - _PLAIN_FILTERS - {"/FlateDecode"}:
        raise AppError("pdf-stream-damaged")
    return names == ["/FlateDecode"]


def _pieces(raw: bytes, limit: int) -> list[bytes]:
    if not raw:
        return []  # qpdf writes an empty stream as packed, with nothing in it
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    total = 0
    pending = raw
    while not unpacker.eof:
        piece = unpacker.decompress(pending, _PIECE)
        pending = unpacker.unconsumed_tail
        if not piece and not pending and not unpacker.eof:
            raise AppError("pdf-stream-damaged")
        total += len(piece)
        if total > limit:
            raise AppError("pdf-stream-too-large")
        pieces.append(piece)
    if unpacker.unused_data.strip(b"\r\n"):
        raise AppError("pdf-stream-damaged")
    return pieces
