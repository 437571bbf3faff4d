"""Two states of one PDF object compared as they would be written."""

from collections.abc import Set as AbstractSet
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import Reference


def same_but(old: generic.DictionaryObject, new: generic.DictionaryObject, free: AbstractSet[str]) -> bool:
    """Return whether both have the same entries, those that are free left out."""
    names = (set(old) | set(new)) - free
    return all(name in old and name in new and written(old, name) == written(new, name) for name in names)


def written(container: generic.DictionaryObject | generic.ArrayObject, key: str | int) -> bytes:
    """Return an entry as it is written, references not followed; nothing where there is none."""
    if isinstance(container, generic.ArrayObject):
        thing = container.raw_get(int(key))
    elif key in container:
        thing = container.raw_get(str(key))
    else:
        return b""
    out = BytesIO()
    thing.write_to_stream(out, None)
    return out.getvalue()


def plain(reference: Reference | generic.IndirectObject) -> tuple[int, int]:
    """Return number and generation: references of two readers of one file do not compare equal."""
    return reference.idnum, reference.generation
