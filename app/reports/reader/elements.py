"""The structure tree as it stands in a file, walked within bounds and without believing it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from app.errors import AppError

MOST_ELEMENTS = 3_000_000
_PLAIN = frozenset({"/Type", "/S", "/P", "/K", "/Pg", "/ID", "/A"})


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A marked content that an element claims: the object number of its page, and its number there."""

    page: tuple[int, int]
    number: int


def tables(pdf: Pdf, prefix: str) -> Iterator[tuple[str, Object | None, Object]]:
    """Yield every table whose name begins so, with its name and the heading before it, in reading order."""
    root = pdf.Root.StructTreeRoot
    if "/RoleMap" in root or "/ClassMap" in root:
        raise AppError("report-text-double")
    seen: set[tuple[int, int]] = set()
    stack: list[Iterator[Object]] = [iter([root.K])]
    headings: list[Object | None] = [None]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            headings.pop()
            continue
        if not isinstance(element, Dictionary) or "/S" not in element:
            continue
        if element.objgen in seen or len(seen) > MOST_ELEMENTS:
            raise AppError("report-damaged")
        seen.add(element.objgen)
        if element.S == Name.H3:
            headings[-1] = element
        name = str(element.get("/ID", ""))
        if Name.Table == element.S and name.startswith(prefix):
            yield name, headings[-1], element
        stack.append(iter(kids(element)))
        headings.append(None)


def kids(element: Object) -> list[Object]:
    """Return the kids of an element, one or many."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found.as_list()) if isinstance(found, Array) else [found]


def children(element: Object, *allowed: str) -> list[Object]:
    """Return the kids of an element that has nothing but elements of these types; raises AppError for others."""
    refuse_other_words(element)
    found = kids(element)
    for kid in found:
        if not isinstance(kid, Dictionary) or str(kid.get("/S", "")) not in allowed:
            raise AppError("report-table-odd")
    return found


def refuse_other_words(element: Object) -> None:
    """Raise AppError for an element that says something else to a screen reader than to the eye."""
    if not set(element.keys()) <= _PLAIN:
        raise AppError("report-text-double")


def marks(element: Object) -> Iterator[FoundMark]:
    """Yield the marked contents of an element and of the paragraphs in it."""
    refuse_other_words(element)
    for kid in kids(element):
        if not isinstance(kid, Dictionary):
            yield FoundMark(element.Pg.objgen, int(kid))
        elif kid.get("/Type") == Name.MCR:
            if not set(kid.keys()) <= {"/Type", "/Pg", "/MCID"}:
                raise AppError("report-text-double")
            page = kid.Pg if "/Pg" in kid else element.Pg
            yield FoundMark(page.objgen, int(kid.MCID))
        elif kid.get("/S") == Name.P:
            yield from marks(kid)
        else:
            raise AppError("report-table-odd")
