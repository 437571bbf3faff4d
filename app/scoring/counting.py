"""From a tally to what `ScoreBook` says of every tender, in integers and many scores at a time.

Where nothing is rounded on the way, a tender's quality is one sum of integers: whole rows are added up at once, as
numbers of sixteen bits side by side, and each column's sum counts as its weight, over one common denominator. Python's
integers have no end, so nothing can overflow but those sixteen bits; where they might, cells are looked at in turn.

A cell depends on few things: which question, the panel's score, and of the seats' scores how many there are and, for a
mean, their sum. So of all the cells of a lot few differ. Each that does is made once, when somebody asks for it.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from operator import mul

from app.domain.codes import CriterionCode, LotCode, MergeRule, SeatCode, SupplierId
from app.domain.evaluation import Method
from app.scoring.alphabet import FIRST
from app.scoring.merge import AddedUp, CellKey, ScoreBook, Tallied, at_places
from app.scoring.results import Cell
from app.scoring.rows import MISSING
from app.scoring.tally import LotRows, Tally
from app.scoring.tree import LotTree

Key = str | int
_ENCODING = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_LANE_BYTES, _LANE_END = 2, 1 << 16


@dataclass(frozen=True, kw_only=True)
class QuickBook(ScoreBook):
    """All scores of one sound evaluation, from their tally; says what `ScoreBook` says of the same scores."""

    tally: Tally

    @cached_property
    def seats_scores(self) -> Mapping[CellKey, Mapping[SeatCode, Fraction]]:
        """The scores present, by cell and seat."""
        found: dict[CellKey, dict[SeatCode, Fraction]] = {}
        for lot in self.tally.lots.values():
            for supplier, rows in lot.seats.items():
                for place, question in enumerate(lot.tree.questions):
                    given = {seat: self.tally.alphabet.value(row[place]) for seat, row in rows.items()}
                    found[supplier, lot.tree.lot, question.code] = {
                        seat: value for seat, value in given.items() if value is not None
                    }
        return found

    @cached_property
    def agreed(self) -> Mapping[CellKey, Fraction]:
        """The agreed scores present, by cell."""
        return {
            (supplier, lot.tree.lot, question.code): value
            for lot in self.tally.lots.values()
            for supplier, row in lot.agreed.items()
            for question, character in zip(lot.tree.questions, row, strict=True)
            if (value := self.tally.alphabet.value(character)) is not None
        }

    def tallied(self, supplier: SupplierId, tree: LotTree, method: Method) -> Tallied:
        """Return the cells of one tender and what they add up to."""
        return self.counted(tree.lot, method).of(supplier)

    def counted(self, lot: LotCode, method: Method) -> "Counted":
        """Return one lot counted under a method."""
        found = self._counted.get((lot, id(method)))
        if found is None:
            rows = self.tally.lots[lot]
            found = self._counted[lot, id(method)] = Counted(book=self, rows=rows, method=method)
        return found

    @cached_property
    def _counted(self) -> dict[tuple[LotCode, int], "Counted"]:
        return {}  # each holds on to its method, so that no other can have its id


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The scores of one tender: a row for each seat that gave any, and the panel's."""

    seats: Sequence[str]
    agreed: str

    @property
    def is_whole(self) -> bool:
        """Whether every seat that gave any score gave all."""
        return not any(MISSING in row for row in self.seats)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One lot under one method."""

    book: QuickBook
    rows: LotRows
    method: Method

    def of(self, supplier: SupplierId) -> Tallied:
        """Return the cells of one tender and what they add up to."""
        given = self._given(supplier)
        measured = self._measured(given)
        if measured is not None:
            sums, count = measured
            return CountedUp(counted=self, given=given, sums=sums, count=count)
        numbers = self._numbers(given)
        return AddedUp(
            cells=tuple([self._cells.made[number] for number in numbers]),
            quality=self._cells.points(numbers),
            sections={
                code: self._cells.points([numbers[place] for place in places]) for code, places in self.sections.items()
            },
        )

    def all_cells(self) -> Sequence[Cell]:
        """Return every cell that differs from all others, once."""
        for tender in self.book.coverage.data.tenders:
            if tender.lot == self.rows.tree.lot:
                self._numbers(self._given(tender.supplier))
        return self._cells.made

    def cells_of(self, given: Given) -> tuple[Cell, ...]:
        """Return the cells of one tender."""
        return tuple([self._cells.made[number] for number in self._numbers(given)])

    @cached_property
    def sections(self) -> Mapping[CriterionCode, Sequence[int]]:
        """The places of each section's questions."""
        tree = self.rows.tree
        return {code: [tree.place[question] for question in under] for code, under in tree.questions_under.items()}

    @cached_property
    def marks(self) -> tuple[Sequence[int], int, int]:
        """What one step of an ordinal on each question is worth in parts of a point, all together, parts of a point."""
        worth, parts = self.book.coverage.marks[self.rows.tree.lot]
        return worth, sum(worth), parts * self.book.tally.alphabet.unit

    @cached_property
    def _is_linear(self) -> bool:
        rounding = self.method.rounding
        return rounding.cell_mean is None and rounding.criterion is None and self.book.tally.alphabet.graded

    @cached_property
    def _cells(self) -> "_Cells":
        return _Cells()

    @cached_property
    def _known(self) -> dict[tuple[str, int], list[dict[Key, int]]]:
        """The numbers of the cells met before: by what they depend on, question for question."""
        return {}

    def _given(self, supplier: SupplierId) -> Given:
        seats = self.rows.seats.get(supplier)
        agreed = self.rows.agreed.get(supplier) or MISSING * len(self.rows.tree.questions)
        return Given(seats=[] if seats is None else list(seats.values()), agreed=agreed)

    def _measured(self, given: Given) -> tuple[Sequence[int], int] | None:
        """Return ordinals that add up to every question's final score, and of how many levels each is the sum.

        None where that isn't all: a score is missing, or lies between levels, or is rounded, or is a median.
        """
        if not self._is_linear or not given.agreed:
            return None
        if MISSING not in given.agreed:
            plain = ord(max(given.agreed)) <= self.book.tally.alphabet.highest
            return (column_sums([given.agreed]), 1) if plain else None
        if self._is_sum(given):
            return column_sums(given.seats), len(given.seats)
        return None

    def _is_sum(self, given: Given) -> bool:
        """Tell whether all final scores are means of whole rows, whose sums stay within their sixteen bits."""
        alphabet = self.book.tally.alphabet
        return (
            self.method.merge_rule is MergeRule.MEAN
            and alphabet.graded
            and 0 < len(given.seats) * alphabet.highest < _LANE_END
            and not given.agreed.strip(MISSING)
            and given.is_whole
        )

    def _numbers(self, given: Given) -> list[int]:
        """Return the numbers of a tender's cells, in the order of the questions."""
        how, keys = self._keys(given)
        alike = self._known.get((how, len(given.seats)))
        if alike is None:
            alike = self._known[how, len(given.seats)] = [{} for _ in self.rows.tree.questions]
        try:
            return [known[key] for known, key in zip(alike, keys, strict=True)]
        except KeyError:
            for place, (known, key) in enumerate(zip(alike, keys, strict=True)):
                if key not in known:
                    known[key] = self._cells.add(self._cell(place, given, key if how == "sum" else None))
            return [known[key] for known, key in zip(alike, keys, strict=True)]

    def _keys(self, given: Given) -> tuple[str, Sequence[Key]]:
        """Return what each cell depends on besides its question and the number of rows, and of which kind that is."""
        if self._is_sum(given):
            return "sum", column_sums(given.seats)
        merges_nothing = not given.seats or self.method.merge_rule is MergeRule.CONSENSUS
        if given.is_whole and (merges_nothing or MISSING not in given.agreed):
            return "agreed", given.agreed
        columns: Iterable[Sequence[str]] = zip(*given.seats, strict=True) if given.seats else given.agreed
        return "all", [one + "".join(sorted(column)) for one, column in zip(given.agreed, columns, strict=True)]

    def _cell(self, place: int, given: Given, total: Key | None) -> Cell:
        """Make a cell; `total` is the sum of its ordinals where that is all there is to know."""
        alphabet, tree = self.book.tally.alphabet, self.rows.tree
        question = tree.questions[place]
        if isinstance(total, int):
            count = len(given.seats)
            score = at_places(alphabet.mean(total, count), self.method.rounding.cell_mean)
            return self.book.cell(question, tree, self.method, score, agreed=False, scored=count)
        present = [one for row in given.seats if (one := alphabet.value(row[place])) is not None]
        return self.book.cell_of(question, tree, self.method, present, alphabet.value(given.agreed[place]))


@dataclass(frozen=True, kw_only=True)
class CountedUp:
    """What the cells of one tender add up to, told without making them: no score is missing."""

    counted: Counted
    given: Given
    sums: Sequence[int]
    count: int

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, in the order of the questions."""
        return self.counted.cells_of(self.given)

    @cached_property
    def quality(self) -> Fraction:
        """The points of all questions."""
        worth, together, parts = self.counted.marks
        return Fraction(sum(map(mul, worth, self.sums)) - FIRST * self.count * together, parts * self.count)

    @cached_property
    def sections(self) -> Mapping[CriterionCode, Fraction]:
        """The points of each section."""
        return {code: self._points(places) for code, places in self.counted.sections.items()}

    @property
    def unscored(self) -> tuple[CriterionCode, ...]:
        """None: every question has its score."""
        return ()

    def score_at(self, place: int) -> Fraction:
        """Return the final score of the question at that place."""
        return self.counted.book.tally.alphabet.mean(self.sums[place], self.count)

    def _points(self, places: Sequence[int]) -> Fraction:
        worth, _, parts = self.counted.marks
        whole = sum([worth[place] * (self.sums[place] - FIRST * self.count) for place in places])
        return Fraction(whole, parts * self.count)


class _Cells:
    """All cells that differ, with their points over a denominator that is common to them."""

    def __init__(self) -> None:
        self.made: list[Cell] = []
        self._points: list[int] = []
        self._denominator = 1
        self._unscored: set[int] = set()

    def add(self, cell: Cell) -> int:
        """Keep a cell and return its number."""
        number = len(self.made)
        self.made.append(cell)
        if cell.points is None:
            self._unscored.add(number)
            self._points.append(0)
            return number
        common = lcm(self._denominator, cell.points.denominator)
        if common != self._denominator:
            self._points = [points * (common // self._denominator) for points in self._points]
            self._denominator = common
        self._points.append(cell.points.numerator * (common // cell.points.denominator))
        return number

    def points(self, numbers: Sequence[int]) -> Fraction | None:
        """Return the points of these cells; None where one has no score."""
        if not self._unscored.isdisjoint(numbers):
            return None
        return Fraction(sum([self._points[number] for number in numbers]), self._denominator)


def column_sums(rows: Sequence[str]) -> Sequence[int]:
    """Return the sums of the ordinals of each column; none reaches 2 to the power of 16."""
    whole = sum([int.from_bytes(row.encode(_ENCODING), sys.byteorder) for row in rows])
    return memoryview(whole.to_bytes(_LANE_BYTES * len(rows[0]), sys.byteorder)).cast("H")
