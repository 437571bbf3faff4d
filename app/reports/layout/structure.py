"""The structure tree of a tagged PDF, as it grows while the report is written and drawn (ISO 32000-1, 14.7)."""

from dataclasses import dataclass, field
from enum import StrEnum


class Tag(StrEnum):
    """The standard structure types that the report uses."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    LINK = "Link"
    FORM = "Form"
    NOTE = "Div"


class Scope(StrEnum):
    """What a header cell heads."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence on a page, pages counted from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or form field that an element owns, by its place in the canvas's list."""

    index: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; kids stand in reading order because the report is written in reading order."""

    tag: Tag
    kids: "list[Element | Mark | Annotation]" = field(default_factory=list)
    scope: Scope | None = None
    span: int = 1
    alt: str = ""
    name: str = ""
    bounds: tuple[float, float, float, float] | None = None

    def add(self, tag: Tag) -> "Element":
        """Append a new element and return it."""
        child = Element(tag)
        self.kids.append(child)
        return child
