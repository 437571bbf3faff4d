"""The structure tree as PDF objects (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.reports.layout.structure import Annotation, Element, Mark, Scope, Tag

_SCOPES = {Scope.COLUMN: Name.Column, Scope.ROW: Name.Row}


class TreeWriter:
    """Writes the elements of one document; the parents of its marks and annotations are known afterwards."""

    def __init__(self, pdf: Pdf, annotations: Sequence[Object]) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._annotations = annotations
        self._parents: list[dict[int, Object]] = [{} for _ in self._pages]
        self._owners: dict[int, Object] = {}
        self._named: list[tuple[str, Object]] = []

    def write(self, root: Element) -> Object:
        """Return the structure tree root; empty elements are left out, but not empty cells."""
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element(root, top)
        top.K = document
        numbers = Array()
        for page, marks in enumerate(self._parents):
            numbers.append(page)
            numbers.append(self._pdf.make_indirect(Array([marks[number] for number in range(len(marks))])))
            self._pages[page].StructParents = page
            self._pages[page].Tabs = Name.S
        for index, annotation in enumerate(self._annotations):
            key = len(self._pages) + index
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(self._owners[index])
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self._pages) + len(self._annotations)
        if self._named:
            names = Array()
            for name, element in sorted(self._named, key=lambda pair: pair[0]):
                names.append(String(name))
                names.append(element)
            top.IDTree = self._pdf.make_indirect(Dictionary(Names=names))
        return top

    def _element(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        kids = Array()
        first_page: int | None = None
        for kid in element.kids:
            if isinstance(kid, Mark):
                self._parents[kid.page][kid.number] = made
                first_page = kid.page if first_page is None else first_page
                kids.append(kid.number if kid.page == first_page else self._reference(kid))
            elif isinstance(kid, Annotation):
                self._owners[kid.index] = made
                kids.append(Dictionary(Type=Name.OBJR, Obj=self._annotations[kid.index]))
            elif kid.kids or kid.tag in {Tag.CELL, Tag.HEAD_CELL}:
                kids.append(self._element(kid, made))
        if first_page is not None:
            made.Pg = self._pages[first_page]
        if len(kids):
            # A lone OBJR stands without an array: pyHanko takes the other form for a change when the field is signed.
            made.K = kids[0] if len(kids) == 1 and _is_reference(kids[0]) else kids
        self._attributes(element, made)
        return made

    def _reference(self, mark: Mark) -> Object:
        return Dictionary(Type=Name.MCR, Pg=self._pages[mark.page], MCID=mark.number)

    def _attributes(self, element: Element, made: Object) -> None:
        if element.alt:
            made.Alt = String(element.alt)
        if element.name:
            made.ID = String(element.name)
            self._named.append((element.name, made))
        if element.bounds is not None:
            made.A = Dictionary(
                O=Name.Layout, BBox=Array([Decimal(edge).quantize(Decimal("0.01")) for edge in element.bounds])
            )
        if element.scope is not None or element.span > 1:
            table = Dictionary(O=Name.Table)
            if element.scope is not None:
                table.Scope = _SCOPES[element.scope]
            if element.span > 1:
                table.ColSpan = element.span
            made.A = table


def _is_reference(kid: Object | int) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
