"""Nothing in a report acts, asks, plays or hides: no scripts, actions, forms beyond the signatures, embedded files.

Names are looked for in every object of the file, used or not, so that none can be brought to life by an update.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import pikepdf

from app.errors import AppError

FORBIDDEN_KEYS = frozenset(
    {
        "/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA", "/Launch", "/RichMedia", "/RichMediaContent", "/Rendition",
        "/Renditions", "/Movie", "/Sound", "/3DD", "/Collection", "/Encrypt", "/EFF", "/OCProperties", "/Requirements",
        "/AlternatePresentations", "/NeedAppearances", "/NeedsRendering", "/Alternates", "/PieceInfo", "/Extensions",
    }
)  # fmt: skip
ALLOWED_ACTIONS = frozenset({"/GoTo", "/URI"})
FORBIDDEN_ACTIONS = frozenset(
    {
        "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/GoToDp", "/SubmitForm", "/ResetForm", "/ImportData", "/Named",
        "/Hide", "/Rendition", "/Movie", "/Sound", "/Trans", "/SetOCGState", "/GoTo3DView", "/RichMediaExecute",
        "/Thread",
    }
)  # fmt: skip
ALLOWED_ANNOTATIONS = frozenset({"/Widget", "/Link"})
_DEEPEST = 200

# A quick look at the written form; only objects that match are walked.
_SUSPECT = re.compile(
    "|".join(rf"{re.escape(name)}(?![^\s/<>\[\]()])" for name in sorted(FORBIDDEN_KEYS | FORBIDDEN_ACTIONS)).encode()
)


def refuse(pdf: pikepdf.Pdf, *, free: AbstractSet[str] = frozenset()) -> None:
    """Raise AppError `active-content` for anything that acts, `annotation-foreign` for notes and drawings on pages.

    A link may go to a page of the report or to an address on the web; signature fields may stand on a page. `free` are
    forbidden keys that the caller has judged.
    """
    for thing in pdf.objects:
        if _is_suspect(thing):
            for name in _forbidden(thing, 0, FORBIDDEN_KEYS - free):
                raise AppError("active-content", name=name.removeprefix("/"))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            _refuse_annotation(annotation)


def _is_suspect(thing: pikepdf.Object) -> bool:
    if isinstance(thing, pikepdf.Stream):
        return bool(_SUSPECT.search(thing.stream_dict.unparse(resolved=True)))
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
        return bool(_SUSPECT.search(thing.unparse(resolved=True)))
    return False


def _forbidden(thing: pikepdf.Object, depth: int, keys: AbstractSet[str]) -> Iterator[str]:
    if depth > _DEEPEST:
        raise AppError("active-content", name="")
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        yield from keys & set(thing.keys())
        action = thing.get("/S")
        if isinstance(action, pikepdf.Name) and str(action) in FORBIDDEN_ACTIONS:
            yield str(action)
        values = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        values = list(thing)
    else:
        return
    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _forbidden(value, depth + 1, keys)


def _refuse_annotation(annotation: pikepdf.Object) -> None:
    kind = str(annotation.get("/Subtype"))
    if kind not in ALLOWED_ANNOTATIONS:
        raise AppError("annotation-foreign", kind=kind.removeprefix("/"))
    action = annotation.get("/A")
    if action is not None and (str(action.get("/S")) not in ALLOWED_ACTIONS or "/Next" in action):
        raise AppError("active-content", name=str(action.get("/S")).removeprefix("/"))
