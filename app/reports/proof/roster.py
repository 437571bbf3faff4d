"""The fingerprints that the report prints: of what is attached, and of those who are to sign, if it names them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from app.errors import AppError
from app.reports import printed as words
from app.reports.reader.elements import children, marks, tables
from app.reports.reader.page_text import Span, read_page
from app.reports.rows import one_line
from app.security import fingerprints

if TYPE_CHECKING:
    from app.reports.reader.embedded import ReadFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A certificate that the report names: whose it is in the report's words, and its fingerprint in digits."""

    label: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints:
    """What the table of fingerprints prints: `record` is None where the report was made from a workbook.

    `roster` is empty where the report names nobody.
    """

    attached: str
    record: str | None
    roster: tuple[Named, ...]

    def expected(self, role: str) -> tuple[Named, ...]:
        """Return who may sign as that role: those named with it, else, where no entry names it, all; () for anyone."""
        own_words = {role.casefold(), words.SIGNATORIES.get(role, role).casefold()}
        own = tuple(entry for entry in self.roster if entry.label.partition(":")[0].strip().casefold() in own_words)
        return own or self.roster


def printed(pdf: pikepdf.Pdf) -> Fingerprints:
    """Return the fingerprints that the report prints.

    Raises AppError `fingerprints-missing` unless it has exactly one such table, with the attached data first (and the
    attached record second, if there is one), and what the readers of tables and text raise.
    """
    reader = _Cells(pdf)
    titles = list(words.FINGERPRINT_COLUMNS)
    found = [rows for _name, _heading, table in tables(pdf, "") if (rows := reader.rows(table, titles))]
    if len(found) != 1 or len(found[0]) < 2 or found[0][1][0] != words.ATTACHED_DATA:
        raise AppError("fingerprints-missing")
    attached, *roster = [Named(label=label, fingerprint=fingerprints.parse(shown)) for label, shown in found[0][1:]]
    record = roster.pop(0).fingerprint if roster and roster[0].label == words.ATTACHED_RECORD else None
    return Fingerprints(attached=attached.fingerprint, record=record, roster=tuple(roster))


class _Cells:
    """Reads the words of table cells through their marks."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._fonts: dict[tuple[int, int], ReadFont] = {}
        self._spans: dict[int, dict[int, list[Span]]] = defaultdict(dict)

    def rows(self, table: pikepdf.Object, titles: list[str]) -> list[list[str]]:
        """Return the rows of a table that has these titles, titles included; nothing for any other table."""
        rows = [kid for kid in table.get("/K", []) if kid.get("/S") == pikepdf.Name.TR]
        if not rows or len(rows[0].get("/K", [])) != len(titles) or self._row(rows[0]) != titles:
            return []
        return [self._row(row) for row in rows]

    def _row(self, row: pikepdf.Object) -> list[str]:
        return [self._words(cell) for cell in children(row, "/TH", "/TD")]

    def _words(self, cell: pikepdf.Object) -> str:
        spans: list[Span] = []
        for mark in marks(cell):
            number = self._numbers[mark.page]
            if number not in self._spans:
                self._spans[number] = read_page(self._pdf.pages[number], self._fonts).by_mark()
            spans += self._spans[number].get(mark.number, [])
        return one_line("".join(span.text for span in spans))
