"""The ranking tables read back from a report: through its structure and marks, but only what the eye sees."""

import zlib
from collections import defaultdict
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Object, Pdf, PdfError

from app.errors import AppError
from app.reports import printed
from app.reports.reader.elements import FoundMark, children, marks, tables
from app.reports.reader.page_text import PageText, Span, read_page
from app.reports.rows import TABLE_NAME, PrintedLot, PrintedRanking, PrintedRow, one_line

if TYPE_CHECKING:
    from app.reports.reader.embedded import ReadFont

_MOST_TABLES = 10_000
_ALIGNED = 0.5  # points by which the first lines of a row may differ in height


class _Read(NamedTuple):
    """A cell: its words, and where its first line stands (page counted from 0, baseline, left edge)."""

    words: str
    page: int
    baseline: float
    x: float


def printed_ranking(pdf: bytes) -> PrintedRanking:
    """Return the ranking tables of a report, in order, every field as it is printed.

    Raises AppError for whatever this application does not write: `report-text-hidden`, `report-text-double` (marked to
    be read otherwise than it is printed), `report-font-odd`, `report-page-odd`, `report-table-odd`, `report-damaged`;
    and `report-font-unknown` for letters that none of its fonts has, of which nothing can be said.
    The caller limits the size of the file.
    """
    try:
        with Pdf.open(BytesIO(pdf)) as opened:
            return _Reader(opened).ranking()
    except AppError:
        raise
    except (
        PdfError, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError,
        NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        raise AppError("report-damaged") from error


class _Reader:
    """Reads the tables of one open file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._pages: dict[int, PageText] = {}
        self._spans: dict[int, dict[int, list[Span]]] = {}
        self._fonts: dict[tuple[int, int], ReadFont] = {}
        self._used: dict[int, set[int]] = defaultdict(set)

    def ranking(self) -> PrintedRanking:
        lots: list[PrintedLot] = []
        before = 0
        for name, heading, table in tables(self._pdf, TABLE_NAME):
            number = int(name.removeprefix(TABLE_NAME))
            if number <= before or heading is None or len(lots) > _MOST_TABLES:
                raise AppError("report-table-odd")
            before = number
            lots.append(PrintedLot(heading=self._cell(heading).words, rows=self._rows(table)))
        for number, used in self._used.items():
            self._pages[number].refuse_unseen(frozenset(used))
        return PrintedRanking(lots=tuple(lots))

    def _rows(self, table: Object) -> tuple[PrintedRow, ...]:
        read = [[self._cell(cell) for cell in children(row, "/TH", "/TD")] for row in children(table, "/TR")]
        titles = tuple(cell.words for cell in read[0])
        if titles not in (printed.RANKING_COLUMNS, printed.RANKING_COLUMNS_WITH_TIERS):
            raise AppError("report-table-odd")
        _refuse_disorder(read)
        rows = []
        for cells in read[1:]:
            words = [cell.words for cell in cells]
            if len(words) != len(titles):
                raise AppError("report-table-odd")
            rows.append(
                PrintedRow(
                    rank=words[0],
                    supplier=words[1],
                    name=words[2],
                    quality=words[3],
                    price_score=words[4],
                    total=words[5],
                    status=words[6],
                    tier=words[7] if titles == printed.RANKING_COLUMNS_WITH_TIERS else "",
                )
            )
        return tuple(rows)

    def _cell(self, element: Object) -> _Read:
        spans: list[tuple[int, Span]] = []
        for mark in marks(element):
            number = self._claimed(mark)
            spans += [(number, span) for span in self._spans[number].get(mark.number, [])]
        if not spans:
            raise AppError("report-table-odd")
        page, first = spans[0]
        return _Read(one_line("".join(span.text for _, span in spans)), page, first.baseline, first.x)

    def _claimed(self, mark: FoundMark) -> int:
        """Return the page of a mark, read by now; no mark belongs to two cells."""
        number = self._numbers[mark.page]
        if number not in self._pages:
            self._pages[number] = read_page(self._pdf.pages[number], self._fonts)
            self._spans[number] = self._pages[number].by_mark()
        if mark.number in self._used[number]:
            raise AppError("report-table-odd")
        self._used[number].add(mark.number)
        return number


def _refuse_disorder(rows: list[list[_Read]]) -> None:
    """Raise AppError unless cells stand on the page as the structure says: rows downwards, columns to the right."""
    above: _Read | None = None
    for cells in rows:
        first = cells[0]
        for left, right in pairwise(cells):
            apart = abs(left.baseline - right.baseline)
            if left.page != right.page or apart > _ALIGNED or left.x >= right.x:
                raise AppError("report-table-odd")
        if above is not None and (first.page, -first.baseline) <= (above.page, -above.baseline):
            raise AppError("report-table-odd")
        above = first
