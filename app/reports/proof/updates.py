"""What a signature's update may do to the revision before it: fill in its field, and nothing else."""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from app.errors import AppError
from app.reports.proof.comparing import plain, same_but, written
from app.reports.proof.signature_fields import Field, value_of

FILL_FORMS = 2  # DocMDP: only filling in of the form's fields may follow
NO_CHANGES = 1  # DocMDP: nothing may follow (document timestamps excepted)


def refuse_other_changes(reader: PdfFileReader, revision: int, field: Field, *, certifies: bool) -> None:
    """Raise AppError unless that revision only signs in the field.

    Codes: `update-frees`, `update-changes` (an object other than the field and, for the certifying signature, the
    catalog's /Perms and the form's flags), `update-adds` (an object that belongs to neither signature nor stamp),
    `signature-permissions` (the signature or its field locks less than it must).
    """
    if reader.xrefs.refs_freed_in_revision(revision):
        raise AppError("update-frees")
    before, after = reader.get_historical_resolver(revision - 1), reader.get_historical_resolver(revision)
    touched = set(reader.xrefs.explicit_refs_in_revision(revision))
    added = {reference for reference in touched if reader.xrefs.get_introducing_revision(reference) == revision}
    allowed = {plain(field.reference)}
    if certifies:
        allowed |= {plain(reader.root_ref), *_form(before)}
    if not {plain(reference) for reference in touched - added} <= allowed:
        raise AppError("update-changes")
    refuse_other_trailer(before, after)
    _refuse_other_field(before, after, field)
    if certifies:
        _refuse_other_catalog(before, after, field)
        _refuse_other_form(before, after)
    _refuse_strays(reader, after, revision, field, added)
    _refuse_weak_lock(after, field, certifies=certifies)


def refuse_other_trailer(before: HistoricalResolver, after: HistoricalResolver) -> None:
    """Raise AppError `update-changes` where the newer trailer leads elsewhere, or belongs to another file."""
    old, new = before.trailer_view, after.trailer_view
    same = all(written(old, key) == written(new, key) for key in ("/Root", "/Info"))
    if not same or written(old["/ID"], 0) != written(new["/ID"], 0):
        raise AppError("update-changes")


def _refuse_other_field(before: HistoricalResolver, after: HistoricalResolver, field: Field) -> None:
    old, new = before.get_object(field.reference), after.get_object(field.reference)
    if "/V" in old or not same_but(old, new, {"/V", "/AP"}):
        raise AppError("update-changes")
    look = value_of(new, "/AP")
    if look is None or set(look) != {"/N"} or not isinstance(look["/N"], generic.StreamObject):
        raise AppError("update-changes")


def _refuse_other_catalog(before: HistoricalResolver, after: HistoricalResolver, field: Field) -> None:
    old, new = before.root, after.root
    if "/Perms" in old or not same_but(old, new, {"/Perms"}):
        raise AppError("update-changes")
    permissions = value_of(new, "/Perms")
    if permissions is None or set(permissions) != {"/DocMDP"} or field.value is None:
        raise AppError("signature-permissions")
    if plain(permissions.raw_get("/DocMDP")) != plain(field.value):
        raise AppError("signature-permissions")


def _refuse_other_form(before: HistoricalResolver, after: HistoricalResolver) -> None:
    if not same_but(before.root["/AcroForm"], after.root["/AcroForm"], {"/SigFlags"}):
        raise AppError("update-changes")


def _form(document: HistoricalResolver) -> set[tuple[int, int]]:
    form = document.root.raw_get("/AcroForm")
    return {plain(form)} if isinstance(form, generic.IndirectObject) else set()


def _refuse_strays(
    reader: PdfFileReader, after: HistoricalResolver, revision: int, field: Field, added: set[Reference]
) -> None:
    entry = after.get_object(field.reference)
    reached: set[tuple[int, int]] = set()
    own = {plain(reference) for reference in added}
    waiting = [entry.raw_get("/V"), entry.raw_get("/AP")]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, generic.IndirectObject):
            place = plain(thing)
            if place in own and place not in reached:
                reached.add(place)
                waiting.append(after.get_object(thing.reference))
        elif isinstance(thing, generic.DictionaryObject):
            waiting += [thing.raw_get(key) for key in thing]
        elif isinstance(thing, generic.ArrayObject):
            waiting += [thing.raw_get(index) for index in range(len(thing))]
    index = reader.xrefs.get_xref_container_info(revision).stream_ref
    strays = own - reached - ({plain(index)} if index is not None else set())
    if strays:
        raise AppError("update-adds", count=len(strays))


def _refuse_weak_lock(after: HistoricalResolver, field: Field, *, certifies: bool) -> None:
    entry = after.get_object(field.reference)
    rules = list(value_of(entry["/V"], "/Reference") or ())
    methods = [str(rule["/TransformMethod"]) for rule in rules]
    wanted = ["/DocMDP"] if certifies else ["/FieldMDP"]
    if methods != wanted:
        raise AppError("signature-permissions")
    limits = rules[0]["/TransformParams"]
    if certifies:
        is_weak = value_of(limits, "/P") not in {NO_CHANGES, FILL_FORMS}
    else:
        lock = entry["/Lock"]
        is_weak = (lock["/Action"], lock["/P"], limits["/Action"]) != ("/All", NO_CHANGES, "/All")
    if is_weak:
        raise AppError("signature-permissions")
