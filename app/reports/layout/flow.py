"""Blocks broken into pages, before anything is drawn: so page numbers are known to whatever is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.reports.layout.block import Block
from app.reports.layout.canvas import Anchor, ReportCanvas
from app.reports.layout.theme import HEIGHT, LEFT, PAGE, TOP, WIDTH


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the height of its upper edge on the page."""

    block: Block
    top: float


@dataclass(slots=True, eq=False)
class Need:
    """A page break where less than `room` is left: keeps a new part from beginning at the foot of a page."""

    room: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    anchor: str | None = None

    def height(self, width: float) -> float:
        """Return nothing: it takes no place itself."""
        return 0.0

    def need(self, width: float) -> float:
        """Return the room asked for, a whole page at most."""
        return min(self.room, HEIGHT)

    def split(self, width: float, room: float, *, force: bool) -> None:
        """Return None."""

    def draw(self, canvas: ReportCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


def paginated(blocks: Iterable[Block]) -> list[list[Placed]]:
    """Return the pages; raises ValueError for a block that fits no page and can't be parted."""
    pages: list[list[Placed]] = [[]]
    used = after = 0.0
    for group in _groups(blocks):
        if isinstance(group[0], Need):
            if pages[-1] and used + after + group[0].need(WIDTH) > HEIGHT:
                pages.append([])
                used = after = 0.0
            continue
        if pages[-1] and used + max(after, group[0].before) + _needed(group) > HEIGHT:
            pages.append([])
            used = after = 0.0
        for member in group:
            block: Block | None = member
            while block is not None:
                start = used + max(after, block.before) if pages[-1] else 0.0
                placed, rest = _fitting(block, HEIGHT - start, alone=not pages[-1])
                if placed is not None:
                    pages[-1].append(Placed(placed, start))
                    used, after = start + placed.height(WIDTH), placed.after
                if rest is not None:
                    pages.append([])
                    used = after = 0.0
                block = rest
    return [page for page in pages if page]


def anchors(pages: list[list[Placed]]) -> dict[str, Anchor]:
    """Return where each named block stands, measured from the foot of its page."""
    return {
        placed.block.anchor: Anchor(page=number, top=PAGE[1] - TOP - placed.top)
        for number, page in enumerate(pages)
        for placed in page
        if placed.block.anchor is not None
    }


def draw(page: list[Placed], canvas: ReportCanvas) -> None:
    """Draw the blocks of one page."""
    for placed in page:
        placed.block.draw(canvas, LEFT, PAGE[1] - TOP - placed.top, WIDTH)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks, those that must stay with their next together with it."""
    group: list[Block] = []
    for block in blocks:
        if group and isinstance(block, Need):
            continue  # what is held together says itself what it needs
        group.append(block)
        if not block.keep:
            yield group
            group = []
    if group:
        yield group


def _needed(group: list[Block]) -> float:
    """Return the height at which a group may begin: all of it but its last block, and the beginning of that."""
    height = after = 0.0
    for block in group[:-1]:
        gap = max(after, block.before) if height else 0.0
        height, after = height + gap + block.height(WIDTH), block.after
    last = group[-1]
    gap = max(after, last.before) if height else 0.0
    return min(height + gap + last.need(WIDTH), HEIGHT)


def _fitting(block: Block, room: float, *, alone: bool) -> tuple[Block | None, Block | None]:
    """Return what of the block fits, and what goes on the next page."""
    if block.height(WIDTH) <= room + 0.01:
        return block, None
    parts = block.split(WIDTH, room, force=alone)
    if parts is not None:
        return parts
    if alone:
        raise ValueError(type(block).__name__)
    return None, block
