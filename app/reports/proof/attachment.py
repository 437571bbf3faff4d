"""The files that a report carries: the evaluation it was made from, and with a panel's record what that says of itself.

No other, and each in one place only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from app.errors import AppError
from app.reports import provenance_file
from app.reports.fields import ATTACHMENT_NAME, RECORD_NAME
from app.reports.proof import document
from app.reports.proof.document import Document

LARGEST = 64 * 1024 * 1024
_NAMES = (ATTACHMENT_NAME, RECORD_NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachments:
    """The bytes of the evaluation and, where the report carries one, of what its record says."""

    evaluation: bytes
    provenance: bytes | None


def unexchanged(opened: Document) -> Attachments:
    """Return what the report carries, which must be the same in the first signed revision and now.

    Raises AppError: `attachment-exchanged`, `provenance-exchanged`, and those of `read`.
    """
    now = read(opened.pdf)
    if len(opened.ends) > 1:
        first = read(document.strictly(opened.content[: opened.ends[1]]))
        if first.evaluation != now.evaluation:
            raise AppError("attachment-exchanged")
        if first.provenance != now.provenance:
            raise AppError("provenance-exchanged")
    return now


def read(pdf: pikepdf.Pdf) -> Attachments:
    """Return what the report carries.

    Raises AppError: `attachment-missing`, `attachment-foreign` (any other embedded file, or the same one elsewhere),
    `attachment-misnamed`, and those of `document.unpacked`.
    """
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    if names is None:
        raise AppError("attachment-missing")
    listed = names.get("/Names")
    if listed is None or "/Kids" in names or len(listed) not in {2, 4}:
        raise AppError("attachment-foreign")
    specs = [_specification(listed, place) for place in range(len(listed) // 2)]
    _refuse_others(pdf, specs)
    return Attachments(
        evaluation=document.unpacked(_stream(specs[0]), LARGEST),
        provenance=document.unpacked(_stream(specs[1]), provenance_file.LARGEST) if len(specs) == 2 else None,
    )


def _specification(listed: pikepdf.Object, place: int) -> pikepdf.Dictionary:
    title, spec = str(listed[2 * place]), listed[2 * place + 1]
    if title != _NAMES[place] or not isinstance(spec, pikepdf.Dictionary):
        raise AppError("attachment-misnamed")
    shown = {str(spec.get("/F")), str(spec.get("/UF"))}
    if shown != {title} or str(spec.get("/AFRelationship")) != "/Data":
        raise AppError("attachment-misnamed")
    return spec


def _stream(spec: pikepdf.Dictionary) -> pikepdf.Stream:
    embedded = spec.get("/EF")
    if not isinstance(embedded, pikepdf.Dictionary):
        raise AppError("attachment-missing")
    stream = embedded.get("/F")
    if not isinstance(stream, pikepdf.Stream) or not set(embedded.keys()) <= {"/F", "/UF"}:
        raise AppError("attachment-foreign")
    if embedded.get("/UF", stream).objgen != stream.objgen:
        raise AppError("attachment-foreign")
    return stream


def _refuse_others(pdf: pikepdf.Pdf, specs: Sequence[pikepdf.Dictionary]) -> None:
    own = {_stream(spec).objgen for spec in specs}
    listed = [spec.objgen for spec in specs]
    associated = pdf.Root.get("/AF")
    if associated is None or [item.objgen for item in associated] != listed or not len(own) == len(set(listed)):
        raise AppError("attachment-foreign")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            foreign = str(thing.get("/Type")) == "/EmbeddedFile" and thing.objgen not in own
        elif isinstance(thing, pikepdf.Dictionary):
            foreign = "/EF" in thing and thing.objgen not in listed
        else:
            foreign = False
        if foreign:
            raise AppError("attachment-foreign")
