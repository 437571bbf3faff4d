"""The one file that a report carries: the evaluation it was made from."""

import pikepdf

from app.errors import AppError
from app.reports.fields import ATTACHMENT_NAME
from app.reports.proof.document import unpacked

LARGEST = 64 * 1024 * 1024


def read(pdf: pikepdf.Pdf) -> bytes:
    """Return the evaluation's bytes.

    Raises AppError: `attachment-missing`, `attachment-foreign` (any other embedded file, or the same one elsewhere),
    `attachment-misnamed`, and those of `document.unpacked`.
    """
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    if names is None:
        raise AppError("attachment-missing")
    listed = names.get("/Names")
    if listed is None or "/Kids" in names or len(listed) != 2:
        raise AppError("attachment-foreign")
    title, spec = str(listed[0]), listed[1]
    if title != ATTACHMENT_NAME or not isinstance(spec, pikepdf.Dictionary):
        raise AppError("attachment-misnamed")
    _refuse_misnamed(spec)
    _refuse_others(pdf, spec)
    return unpacked(_stream(spec), LARGEST)


def _refuse_misnamed(spec: pikepdf.Dictionary) -> None:
    shown = {str(spec.get("/F")), str(spec.get("/UF"))}
    if shown != {ATTACHMENT_NAME} or str(spec.get("/AFRelationship")) != "/Data":
        raise AppError("attachment-misnamed")


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


def _refuse_others(pdf: pikepdf.Pdf, spec: pikepdf.Dictionary) -> None:
    associated = pdf.Root.get("/AF")
    if associated is None or len(associated) != 1 or associated[0].objgen != spec.objgen:
        raise AppError("attachment-foreign")
    own = _stream(spec).objgen
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            foreign = str(thing.get("/Type")) == "/EmbeddedFile" and thing.objgen != own
        elif isinstance(thing, pikepdf.Dictionary):
            foreign = "/EF" in thing and thing.objgen != spec.objgen
        else:
            foreign = False
        if foreign:
            raise AppError("attachment-foreign")
