"""The hand that writes a report: each call adds a block to the flow and its element to the tree, in reading order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from app.reports.layout.block import Block
from app.reports.layout.box import Box
from app.reports.layout.contents import Contents, Entry
from app.reports.layout.flow import Need
from app.reports.layout.fonts import Face
from app.reports.layout.grid import Cell, Grid, Row
from app.reports.layout.item import Item
from app.reports.layout.structure import Element, Scope, Tag
from app.reports.layout.text import Run, Text, Words
from app.reports.layout.theme import (
    BODY,
    CELL,
    CELL_BOLD,
    HEAD,
    HEADING,
    HEIGHT,
    NUMBER,
    NUMBER_BOLD,
    NUMBER_HEAD,
    SECTION,
    SUBHEADING,
    TINT,
    TITLE,
    Ink,
    Style,
)

_HEADING_ROOM = 80.0  # what a heading takes on the page of its table

Setting = tuple[Words, Style]  # words and the style they are set in
CellWords = str | tuple[Setting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `width` is its part of the whole."""

    title: str
    width: float
    number: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A heading as the bookmarks show it."""

    title: str
    level: int
    anchor: str
    listed: bool  # in the contents too


class Writer:
    """Collects blocks, tree and outline of one document."""

    def __init__(self) -> None:
        self.root = Element(Tag.DOCUMENT)
        self.blocks: list[Block] = []
        self.outline: list[OutlineEntry] = []
        self._place = self.root
        self._sections = 0

    def title(self, words: str) -> None:
        """Write the title of the document."""
        self._text(words, TITLE, Tag.H1)

    @contextmanager
    def section(self, words: str, *, room: float = 150.0) -> Iterator[None]:
        """Write a numbered heading and, inside, what belongs to it; it begins where `room` is left on the page."""
        outer, self._place = self._place, self.root.add(Tag.SECTION)
        self._sections += 1
        self.need(room)
        self._heading(f"{self._sections}  {words}", SECTION, Tag.H2, listed=True)
        yield
        self._place = outer

    def heading(self, words: str, *, room: float = 90.0, listed: bool = False) -> None:
        """Write a heading of the second rank; `listed` puts it into the contents."""
        self.need(room)
        self._heading(words, HEADING, Tag.H3, listed=listed)

    def subheading(self, words: str) -> None:
        """Write a heading of the third rank; not in the outline."""
        self._text(words, SUBHEADING, Tag.H4, keep=True)

    def paragraph(self, words: Words, style: Style = BODY, *, keep: bool = False) -> None:
        """Write a paragraph; `keep` holds it on the page of what follows."""
        self._text(words, style, Tag.PARAGRAPH, keep=keep)

    def bullets(self, items: Sequence[Words]) -> None:
        """Write a list."""
        if not items:
            return
        whole = self._place.add(Tag.LIST)
        for words in items:
            entry = whole.add(Tag.ITEM)
            label = Text("•", BODY, entry.add(Tag.LABEL))
            self.blocks.append(Item(label=label, body=Text(words, BODY, entry.add(Tag.ITEM_BODY))))

    def box(self, settings: Sequence[Setting], *, bar: Ink | None = None) -> None:
        """Write paragraphs on a tinted ground."""
        place = self._place.add(Tag.NOTE)
        texts = tuple(Text(words, style, place.add(Tag.PARAGRAPH)) for words, style in settings)
        self.blocks.append(Box(texts) if bar is None else Box(texts, bar=bar))

    def need(self, room: float) -> None:
        """Go on on a new page where less room is left."""
        self.blocks.append(Need(room))

    def add(self, block: Block) -> None:
        """Append a block that has made its own elements."""
        self.blocks.append(block)

    def element(self, tag: Tag) -> Element:
        """Append an element at the place where the hand is."""
        return self._place.add(tag)

    def table(self, columns: Sequence[Column], *, name: str = "", head: int = 0) -> "TableWriter":
        """Begin a table; `name` identifies it in the tree, `head` is the column that heads its rows."""
        return TableWriter(self, columns, name, head)

    def place_for_contents(self) -> "ContentsPlace":
        """Keep a place for the list of contents, to be filled when all headings are known."""
        return ContentsPlace(self, self._place.add(Tag.CONTENTS), len(self.blocks))

    def _heading(self, words: str, style: Style, tag: Tag, *, listed: bool) -> None:
        anchor = f"h{len(self.outline)}"
        level = 0 if tag is Tag.H2 else 1
        self.outline.append(OutlineEntry(title=words, level=level, anchor=anchor, listed=listed))
        self._text(words, style, tag, keep=True, anchor=anchor)

    def _text(self, words: Words, style: Style, tag: Tag, *, keep: bool = False, anchor: str | None = None) -> None:
        self.blocks.append(Text(words, style, self._place.add(tag), keep=keep, anchor=anchor))


class ContentsPlace:
    """Where the list of contents will stand."""

    def __init__(self, writer: Writer, element: Element, index: int) -> None:
        self._writer = writer
        self._element = element
        self._index = index

    def fill(self, entries: Sequence[tuple[OutlineEntry, str]]) -> None:
        """List the headings, each with the words that describe its link."""
        block = Contents(
            tuple(
                Entry(
                    title=entry.title,
                    level=entry.level,
                    anchor=entry.anchor,
                    words=words,
                    element=self._element.add(Tag.CONTENTS_ITEM).add(Tag.LINK),
                )
                for entry, words in entries
            )
        )
        self._writer.blocks.insert(self._index, block)


class TableWriter:
    """Writes a table row by row; `done` puts it into the flow."""

    def __init__(self, writer: Writer, columns: Sequence[Column], name: str, head: int) -> None:
        self._writer = writer
        self._head = head
        self._columns = columns
        self._element = writer.element(Tag.TABLE)
        self._element.name = name
        self._rows: list[Row] = []
        titles = self._element.add(Tag.ROW)
        cells = []
        for column in columns:
            cell = titles.add(Tag.HEAD_CELL)
            cell.scope = Scope.COLUMN
            style = NUMBER_HEAD if column.number else replace(HEAD, indent=column.indent)
            cells.append(Cell((Text(column.title, style, cell),)))
        self._header = Row(tuple(cells), rule=1.0, keep=True)

    def group(self, words: str, *, again: str) -> None:
        """Write a row that heads the rows after it, across all columns; `again` heads them on the next page."""
        element = self._element.add(Tag.ROW).add(Tag.HEAD_CELL)
        element.scope = Scope.ROW
        element.span = len(self._columns)
        span = len(self._columns)
        repeated = Row((Cell((Text(again, CELL_BOLD, None),), span),), keep=True, fill=TINT, rule=0.0)
        cell = Cell((Text(words, CELL_BOLD, element),), span)
        self._rows.append(Row((cell,), keep=True, fill=TINT, rule=0.0, again=repeated))

    def row(
        self,
        cells: Sequence[CellWords],
        *,
        keep: bool = False,
        strong: bool = False,
        strong_first: bool = True,
        compact: bool = False,
        fill: Ink | None = None,
        rule: float = 0.5,
    ) -> None:
        """Write a row; `strong` sets it all in bold, `strong_first` the cell that heads it."""
        element = self._element.add(Tag.ROW)
        made = []
        for index, (column, words) in enumerate(zip(self._columns, cells, strict=True)):
            heads = index == self._head
            cell = element.add(Tag.HEAD_CELL if heads else Tag.CELL)
            cell.scope = Scope.ROW if heads else None
            made.append(Cell(_texts(_set(words, column, strong=strong or (heads and strong_first)), cell)))
        space = 1.75 if compact else 4.0
        self._rows.append(Row(tuple(made), keep=keep, fill=fill, rule=rule, above=space, below=space))

    def done(self, *, after: float = 10.0, keep: bool = False, whole: bool = False) -> None:
        """Put the table into the flow; `keep` holds it on the page of what follows, `whole` on one if it can be."""
        widths = tuple(column.width for column in self._columns)
        grid = Grid(widths, self._header, tuple(self._rows), after=after, keep=keep)
        if whole:
            grid.small = HEIGHT - _HEADING_ROOM
        self._writer.add(grid)


def strong(text: str) -> Run:
    """Return words in the bold face."""
    return Run(text=text, face=Face.BOLD)


def _set(words: CellWords, column: Column, *, strong: bool) -> tuple[Setting, ...]:
    if not isinstance(words, str):
        return words
    plain, bold = (NUMBER, NUMBER_BOLD) if column.number else (CELL, CELL_BOLD)
    return ((words, replace(bold if strong else plain, indent=column.indent)),)


def _texts(settings: Sequence[Setting], cell: Element) -> tuple[Text, ...]:
    """Return paragraphs that are the cell's content itself where there is one, else paragraphs inside it."""
    shown = [(words, style) for words, style in settings if words]
    if len(shown) == 1:
        return (Text(shown[0][0], shown[0][1], cell),)
    return tuple(Text(words, style, cell.add(Tag.PARAGRAPH)) for words, style in shown)
