"""Where each revision of a PDF ends, and that its bytes are objects, one index and nothing else.

An incremental update is appended to the file; a reader finds the newest index from the end. Bytes that no index leads
to can hide anything, so there must be none: a revision is a row of objects, its index, and the pointer to it.
"""

import re

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionData, XRefSectionType, read_object_header

from app.errors import AppError

_HEADER = re.compile(rb"%PDF-[12]\.\d[ \r\n]+%[^\r\n]{4,32}[\r\n]+")
_POINTER = re.compile(rb"\s*startxref\s+(\d{1,10})\s+%%EOF\r?\n?")
_XREF_TABLE = re.compile(rb"xref\s+(?:\d+ \d+ ?[\r\n]+(?:\d{10} \d{5} [nf][ \r\n]{2})+)+trailer\s+")
_BLANKS = frozenset({b" ", b"\t", b"\r", b"\n", b"\f", b"\0"})


def boundaries(content: bytes, reader: PdfFileReader) -> tuple[int, ...]:
    """Return the end of every revision, oldest first; the last is the end of the file.

    Raises AppError `revisions-damaged` where the indexes do not follow each other, `bytes-after-end` where more
    follows.
    """
    ends: list[int] = []
    for revision in range(reader.xrefs.total_revisions):
        info = reader.xrefs.get_xref_container_info(revision)
        start = info.declared_startxref
        pointer = content.find(b"startxref", start)
        match = _POINTER.match(content, pointer) if pointer >= 0 else None
        is_plain = info.xref_section_type in {XRefSectionType.STANDARD, XRefSectionType.STREAM}
        if not is_plain or match is None or int(match.group(1)) != start or start < (ends or [0])[-1]:
            raise AppError("revisions-damaged")
        ends.append(match.end())
    if ends[-1] != len(content):
        raise AppError("bytes-after-end", count=len(content) - ends[-1])
    return tuple(ends)


def refuse_gaps(content: bytes, reader: PdfFileReader, ends: tuple[int, ...]) -> None:
    """Raise AppError `bytes-between` unless every byte belongs to an object or to an index."""
    begin = 0
    for revision, end in enumerate(ends):
        _refuse_gaps_within(content, reader, revision, (begin, end))
        begin = end


def _refuse_gaps_within(content: bytes, reader: PdfFileReader, revision: int, span: tuple[int, int]) -> None:
    position, end = span
    if position == 0:
        header = _HEADER.match(content)
        if header is None:
            raise AppError("bytes-between", position=0)
        position = header.end()
    section: XRefSectionData = reader.xrefs.get_xref_data(revision)
    index = reader.xrefs.get_xref_container_info(revision).declared_startxref
    rows = sorted((offset, number, generation) for number, (generation, offset) in section.standard_xrefs.items())
    for offset, number, generation in rows:
        if offset != position:
            raise AppError("bytes-between", position=position)
        position = _end_of_object(content, reader, offset, Reference(number, generation, reader))
    if content.startswith(b"xref", index):
        position = _end_of_table(content, reader, position, index)
    elif not rows or rows[-1][0] != index:  # an index that is a stream is the last object itself
        raise AppError("revisions-damaged")
    pointer = _POINTER.match(content, position)
    if pointer is None or pointer.end() != end:
        raise AppError("bytes-between", position=position)


def _end_of_object(content: bytes, reader: PdfFileReader, offset: int, reference: Reference) -> int:
    stream = reader.stream
    stream.seek(offset)
    header = read_object_header(stream, strict=True)  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
    if header != (reference.idnum, reference.generation):
        raise AppError("bytes-between", position=offset)
    generic.read_object(stream, reference)
    return _after(content, stream.tell(), b"endobj")


def _end_of_table(content: bytes, reader: PdfFileReader, position: int, index: int) -> int:
    table = _XREF_TABLE.match(content, index)
    if position != index or table is None:
        raise AppError("bytes-between", position=position)
    owner = generic.TrailerReference(reader)  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
    reader.stream.seek(table.end())
    generic.DictionaryObject.read_from_stream(reader.stream, owner)
    return int(reader.stream.tell())


def _after(content: bytes, position: int, keyword: bytes) -> int:
    """Return the place after white space, the keyword and the white space that follows it."""
    while content[position : position + 1] in _BLANKS:
        position += 1
    if not content.startswith(keyword, position):
        raise AppError("bytes-between", position=position)
    position += len(keyword)
    while content[position : position + 1] in _BLANKS:
        position += 1
    return position
