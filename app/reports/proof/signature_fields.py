"""The signature fields of a report and what stands in them, read strictly as `signing` writes it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from app.errors import AppError
from app.reports.fields import SIGNING_ORDER
from app.reports.proof import envelope, reserved
from app.reports.proof.document import Document

_KEYS = frozenset({"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Reference"})
FORM_KEYS = frozenset({"/Fields", "/SigFlags", "/DA", "/DR"})
EMPTY_FLAGS, SIGNED_FLAGS = frozenset({None, 0, 3}), 3  # 3: signatures exist, append only


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One signature field; `value` refers to the signature in it, None while it is empty."""

    name: str
    reference: Reference
    value: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature found intact: its field, its place in the history, its maker and the time its maker claims."""

    field: Field
    revision: int
    envelope: envelope.Envelope
    claimed: datetime


def fields(reader: PdfFileReader) -> tuple[Field, ...]:
    """Return the report's signature fields in the order of signing.

    Raises AppError `fields-missing` where there is no form, `fields-other` unless the form has exactly these fields.
    """
    form = value_of(reader.root, "/AcroForm")
    if form is None:
        raise AppError("fields-missing")
    if not {str(key) for key in form} <= FORM_KEYS:
        raise AppError("fields-other")
    listed = form["/Fields"]
    found = tuple(_field(listed.raw_get(index)) for index in range(len(listed)))
    if tuple(field.name for field in found) != SIGNING_ORDER:
        raise AppError("fields-other")
    is_signed = any(field.value is not None for field in found)
    if value_of(form, "/SigFlags") not in ({SIGNED_FLAGS} if is_signed else EMPTY_FLAGS):
        raise AppError("fields-other")
    return found


def value_of(container: generic.DictionaryObject, key: str) -> Any:  # noqa: ANN401 - whatever a PDF holds
    """Return the entry with references followed, None where there is none; pyHanko's own `get` doesn't follow them."""
    if key not in container:
        return None
    return container[key]


def _field(reference: generic.PdfObject) -> Field:
    if not isinstance(reference, generic.IndirectObject):
        raise AppError("fields-other")
    entry = reference.get_object()  # type: ignore[no-untyped-call]  # pyHanko's own are not all typed
    if value_of(entry, "/FT") != "/Sig" or "/Kids" in entry or "/Parent" in entry:
        raise AppError("fields-other")
    value = entry.raw_get("/V") if "/V" in entry else None
    if value is not None and not isinstance(value, generic.IndirectObject):
        raise AppError("fields-other")
    return Field(
        name=str(entry["/T"]), reference=reference.reference, value=value.reference if value is not None else None
    )


def signature(document: Document, field: Field, revision: int) -> Signature:
    """Return the signature in the field, after checking that it covers every byte of its revision but itself.

    Raises AppError: `signature-form` (other entries than `signing` writes), `signature-range` (bytes left out),
    `signature-padding` (anything but zeros after the envelope, or another case of the digits), `signature-permissions`
    (it allows more than filling in the remaining fields), `signature-time`, and those of `envelope.opened`.
    """
    entry = _entries(field)
    room = reserved.room(document.content, entry, document.ends[revision], written=reserved.CAPITALS)
    return Signature(
        field=field,
        revision=revision,
        envelope=envelope.opened(room.envelope, room.digest(document.content, envelope.DIGEST)),
        claimed=_claimed(entry),
    )


def _entries(field: Field) -> generic.DictionaryObject:
    entry = field.value.get_object() if field.value is not None else None
    if not isinstance(entry, generic.DictionaryObject) or {str(key) for key in entry} != _KEYS:
        raise AppError("signature-form")
    shown = (entry["/Type"], entry["/Filter"], entry["/SubFilter"])
    if shown != ("/Sig", "/Adobe.PPKLite", "/ETSI.CAdES.detached"):
        raise AppError("signature-form")
    return entry


def _claimed(entry: generic.DictionaryObject) -> datetime:
    try:
        claimed = generic.parse_pdf_date(str(entry["/M"]), strict=True)
    except (PdfReadError, ValueError) as error:
        raise AppError("signature-time") from error
    if claimed.tzinfo is None:
        raise AppError("signature-time")
    return claimed.astimezone(UTC)
