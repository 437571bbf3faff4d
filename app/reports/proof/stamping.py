"""What the update of a timestamp may do to the revision before it: add its one unseen field, and nothing else.

pyHanko, with which a records office can timestamp, also notes itself as producer and the PAdES extension of PDF 1.7 in
the catalog; these traces are allowed in exactly that form, see `traces`. What no rule here allows is refused, also
where it would do no harm: a security store (/DSS), a visible stamp, further objects.
"""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from app.errors import AppError
from app.reports.proof import traces
from app.reports.proof.comparing import plain, same_but, written
from app.reports.proof.signature_fields import value_of
from app.reports.proof.updates import refuse_other_trailer

_FIELD_KEYS = frozenset({"/FT", "/T", "/TU", "/Type", "/Subtype", "/F", "/Rect", "/P", "/V"})
_VALUE_KEYS = {"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange"}
_LONGEST_NAME = 100  # it is seen by no eye, but a screen reader says it
_UNSEEN = 2 | 4 | 128  # hidden, printed (PDF/A asks for that), locked


def added(reader: PdfFileReader, revision: int) -> generic.DictionaryObject:
    """Return the timestamp's dictionary that the revision adds.

    Raises AppError `timestamp-changes` for whatever else the revision does, `timestamp-form` for another field or
    dictionary than a timestamp has.
    """
    before, after = reader.get_historical_resolver(revision - 1), reader.get_historical_resolver(revision)
    place = _listed(before, after)
    field = after.get_object(place.reference)
    _refuse_other_field(before, field)
    value, page = field.raw_get("/V"), field.raw_get("/P")
    _refuse_other_objects(reader, revision, before, (place, value), page)
    refuse_other_trailer(before, after)
    if set(after.trailer_view) - set(before.trailer_view) - {"/Prev"}:
        raise AppError("timestamp-changes")
    _refuse_other_page(before, after, place, page)
    if not same_but(before.root, after.root, {"/Extensions"}) or not traces.are_plain_extensions(before, after):
        raise AppError("timestamp-changes")
    if not same_but(before.root["/AcroForm"], after.root["/AcroForm"], {"/Fields"}):
        raise AppError("timestamp-changes")
    traces.refuse_other_description(before, after)
    return _value(after, value)


def _listed(before: HistoricalResolver, after: HistoricalResolver) -> generic.IndirectObject:
    """Return the one field that the form lists more than before, at the end."""
    return _appended(before.root["/AcroForm"], after.root["/AcroForm"], "/Fields")


def _appended(
    before: generic.DictionaryObject, after: generic.DictionaryObject, key: str
) -> generic.IndirectObject:  # fmt: skip
    old = before.raw_get(key) if key in before else generic.ArrayObject()
    new = after.raw_get(key)
    if not isinstance(old, generic.ArrayObject) or not isinstance(new, generic.ArrayObject):
        raise AppError("timestamp-changes")
    if [written(old, at) for at in range(len(old))] != [written(new, at) for at in range(len(new) - 1)]:
        raise AppError("timestamp-changes")
    last = new.raw_get(len(new) - 1)
    if not isinstance(last, generic.IndirectObject):
        raise AppError("timestamp-changes")
    return last


def _refuse_other_field(before: HistoricalResolver, field: generic.PdfObject) -> None:
    if not isinstance(field, generic.DictionaryObject) or not set(field) <= _FIELD_KEYS:
        raise AppError("timestamp-form")
    kinds = (value_of(field, "/FT"), value_of(field, "/Type"), value_of(field, "/Subtype"))
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    if kinds != ("/Sig", "/Annot", "/Widget") or (left, bottom) != (right, top):
        raise AppError("timestamp-form")
    name, flags = field.raw_get("/T"), field.raw_get("/F")
    for words in (name, field.raw_get("/TU") if "/TU" in field else name):
        if not isinstance(words, generic.TextStringObject) or len(words) > _LONGEST_NAME:
            raise AppError("timestamp-form")
    if not isinstance(flags, generic.NumberObject) or flags & ~_UNSEEN:
        raise AppError("timestamp-form")
    listed = before.root["/AcroForm"]["/Fields"]
    if str(name) in {str(listed[at]["/T"]) for at in range(len(listed))}:
        raise AppError("timestamp-form")


def _refuse_other_objects(
    reader: PdfFileReader,
    revision: int,
    before: HistoricalResolver,
    new: tuple[generic.PdfObject, ...],
    page: generic.PdfObject,
) -> None:
    if reader.xrefs.refs_freed_in_revision(revision):
        raise AppError("timestamp-changes")
    touched = set(reader.xrefs.explicit_refs_in_revision(revision))
    fresh = {one for one in touched if reader.xrefs.get_introducing_revision(one) == revision}
    index = reader.xrefs.get_xref_container_info(revision).stream_ref
    expected = {_place(one) for one in new} | ({plain(index)} if index is not None else set())
    root = before.root
    known = (page, root.raw_get("/AcroForm"), _trailer_entry(before, "/Root"), _trailer_entry(before, "/Info"))
    allowed = {_place(one) for one in (*known, root.raw_get("/Metadata"))}
    if {plain(one) for one in fresh} != expected or not {plain(one) for one in touched - fresh} <= allowed:
        raise AppError("timestamp-changes")


def _trailer_entry(document: HistoricalResolver, key: str) -> generic.PdfObject:
    found: generic.PdfObject = document.trailer_view.raw_get(key)
    return found


def _place(reference: generic.PdfObject) -> tuple[int, int]:
    if not isinstance(reference, generic.IndirectObject):
        raise AppError("timestamp-changes")
    return plain(reference)


def _refuse_other_page(
    before: HistoricalResolver, after: HistoricalResolver, field: generic.IndirectObject, page: generic.IndirectObject
) -> None:
    old, new = before.get_object(page.reference), after.get_object(page.reference)
    if value_of(old, "/Type") != "/Page" or not same_but(old, new, {"/Annots"}):
        raise AppError("timestamp-changes")
    if plain(_appended(old, new, "/Annots")) != plain(field):
        raise AppError("timestamp-changes")


def _value(after: HistoricalResolver, reference: generic.IndirectObject) -> generic.DictionaryObject:
    value = after.get_object(reference.reference)
    if not isinstance(value, generic.DictionaryObject) or set(value) != _VALUE_KEYS:
        raise AppError("timestamp-form")
    shown = (value["/Type"], value["/Filter"], value["/SubFilter"])
    if isinstance(value, generic.StreamObject) or shown != ("/DocTimeStamp", "/Adobe.PPKLite", "/ETSI.RFC3161"):
        raise AppError("timestamp-form")
    return value
