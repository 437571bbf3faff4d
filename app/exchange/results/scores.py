"""Sheet Result scores: a line for every question of every tender, from the seats' scores to its points (DR-11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, MergeRule, SeatCode, SupplierId
from app.domain.evaluation import Criterion, Seat
from app.exchange.layout import SheetName
from app.exchange.results.cells import Formula, ResultCell, ResultSheet, as_published, at, headers, runs
from app.exchange.results.ground import Ground, LotGround
from app.exchange.results.weights import Weights
from app.scoring.merge import CellKey
from app.scoring.results import Cell
from app.scoring.stages import Walked
from app.text import results as words
from app.text.catalogue import _

TITLE = "Result scores"
TOLERANCE = "0.000000001"
_LOT, _SUPPLIER, _QUESTION, _WEIGHT, _TOP = range(1, 6)
_FIRST_SEAT = 6
_MOST_CHECKED = 60  # seats of one line whose place is looked at: a formula holds 8,192 characters


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where the columns after those of the seats stand."""

    had: int
    due: int
    agreed: int
    final: int
    points: int
    below: int
    exported: int
    changed: int
    moved: int


@dataclass(frozen=True, kw_only=True)
class ScoreLines:
    """The sheet, and where the lines of each tender stand by question."""

    sheet: ResultSheet
    columns: Columns
    rows: Mapping[tuple[LotCode, SupplierId], Mapping[CriterionCode, int]]
    last: int

    def final(self, rows: list[int]) -> str:
        """Return how a formula names the final scores of these lines."""
        return runs(rows, self.columns.final, TITLE)

    def points(self, rows: list[int]) -> str:
        """Return how a formula names the points of these lines."""
        return runs(rows, self.columns.points, TITLE)

    def below(self, rows: list[int]) -> str:
        """Return how a formula names the marks of scores below their minimum."""
        return runs(rows, self.columns.below, TITLE)

    def changed(self) -> str:
        """Return how a formula counts scores that are others than those exported."""
        return _count(self.columns.changed, self.last)

    def moved(self) -> str:
        """Return how a formula counts lines whose inputs stand elsewhere by now."""
        return _count(self.columns.moved, self.last)


@dataclass(frozen=True, kw_only=True)
class _Records:
    """By cell the places of its records on Scores, by seat, and on Agreed."""

    scores: Mapping[CellKey, Mapping[SeatCode, int]]
    agreed: Mapping[CellKey, int]


def score_lines(ground: Ground, weights: Weights) -> ScoreLines:
    """Return the sheet: lots, tenders and questions in sheet order."""
    seats = [seat for seat in ground.data.seats if seat.role.scores]
    first = _FIRST_SEAT + len(seats)
    columns = Columns(**{name: first + place for place, name in enumerate(Columns.__dataclass_fields__)})
    records = _records(ground)
    rows: list[tuple[ResultCell, ...]] = [_header(seats)]
    places: dict[tuple[LotCode, SupplierId], dict[CriterionCode, int]] = {}
    for lot in ground.lots:
        questions = {question.code: question for question in lot.tree.questions}
        for entry in lot.contest.walked:
            there = places.setdefault((lot.lot.code, entry.tender.supplier), {})
            for cell in entry.cells:
                line = _Line(
                    ground=ground,
                    weights=weights,
                    seats=seats,
                    records=records,
                    columns=columns,
                    lot=lot,
                    entry=entry,
                    cell=cell,
                    question=questions[cell.question],
                    row=len(rows) + 1,
                )
                there[cell.question] = line.row
                rows.append(line.cells())
    sheet = ResultSheet(
        title=TITLE,
        rows=tuple(rows),
        widths=(10, 16, 12, *[12] * (len(seats) + 12)),
        frozen=(1, 3),
    )
    return ScoreLines(sheet=sheet, columns=columns, rows=places, last=max(len(rows), 2))


def _count(column: int, last: int) -> str:
    return f"SUM({at(column, 2, TITLE)}:{at(column, last)})"


def _header(seats: list[Seat]) -> tuple[ResultCell, ...]:
    before = headers([_(name) for name in words.SCORES_BEFORE])
    after = headers([_(name) for name in words.SCORES_AFTER])
    return (*before, *headers([seat.code for seat in seats]), *after)


def _records(ground: Ground) -> _Records:
    coverage, data = ground.book.coverage, ground.data
    seats = {seat.code: seat for seat in data.seats}
    scores: dict[CellKey, dict[SeatCode, int]] = {}
    for index, score in enumerate(data.scores):
        for lot in coverage.lots_meant(score.supplier, score.lot, score.question, seats[score.seat]):
            scores.setdefault((score.supplier, lot, score.question), {})[score.seat] = index
    agreed = {
        (record.supplier, lot, record.question): index
        for index, record in enumerate(data.agreed)
        for lot in coverage.lots_meant(record.supplier, record.lot, record.question)
    }
    return _Records(scores=scores, agreed=agreed)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One question of one tender."""

    ground: Ground
    weights: Weights
    seats: list[Seat]
    records: _Records
    columns: Columns
    lot: LotGround
    entry: Walked
    cell: Cell
    question: Criterion
    row: int

    def cells(self) -> tuple[ResultCell, ...]:
        """Return the cells of the line."""
        code, cell, key = self.lot.lot.code, self.cell, self._key
        present = self.ground.book.seats_scores.get(key, {})
        agreed = self.ground.book.agreed.get(key)
        seats = f"{at(_FIRST_SEAT, self.row)}:{at(self.columns.had - 1, self.row)}"
        final = at(self.columns.final, self.row)
        return (
            code,
            self.entry.tender.supplier,
            cell.question,
            Formula("=" + self.weights.points(code, cell.question), cell.weight),
            Formula("=" + self.weights.top(code, cell.question), cell.top),
            *(self._seat(seat, present) for seat in self.seats),
            Formula(f"=COUNT({seats})", cell.scored) if self.seats else 0,
            cell.assigned,
            self._agreed(agreed),
            Formula("=" + self._final(seats), cell.score),
            Formula(f'=IF({final}="","",{self._points(final)})', cell.points),
            self._below(final),
            cell.score,
            Formula(
                f'=IF({final}="",IF({self._exported}="",0,1),IF({self._exported}="",1,'
                f"IF(ABS({final}-{self._exported})>{TOLERANCE},1,0)))",
                0,
            ),
            self._moved(),
        )

    @property
    def _key(self) -> CellKey:
        return (self.entry.tender.supplier, self.lot.lot.code, self.cell.question)

    @property
    def _exported(self) -> str:
        return at(self.columns.exported, self.row)

    def _seat(self, seat: Seat, present: Mapping[SeatCode, Fraction]) -> ResultCell:
        index = self.records.scores.get(self._key, {}).get(seat.code)
        if index is None:
            return None
        return Formula("=" + self.ground.inputs.present(SheetName.SCORES, index, "score"), present.get(seat.code))

    def _agreed(self, value: Fraction | None) -> ResultCell:
        index = self.records.agreed.get(self._key)
        return (
            None
            if index is None
            else Formula("=" + self.ground.inputs.present(SheetName.AGREED, index, "score"), value)
        )

    def _final(self, seats: str) -> str:
        method = self.ground.data.method
        merging = {MergeRule.MEAN: "AVERAGE", MergeRule.MEDIAN: "MEDIAN"}.get(method.merge_rule)
        merged = '""'
        if merging is not None and self.seats:
            value = as_published(f"{merging}({seats})", method.rounding.cell_mean)
            merged = f'IF({at(self.columns.had, self.row)}=0,"",{value})'
        agreed = at(self.columns.agreed, self.row)
        return merged if self._key not in self.records.agreed else f'IF({agreed}="",{merged},{agreed})'

    def _points(self, final: str) -> str:
        value = f"{at(_WEIGHT, self.row)}*{final}/{at(_TOP, self.row)}"
        return as_published(value, self.ground.data.method.rounding.criterion)

    def _below(self, final: str) -> ResultCell:
        minimum = self.question.minimum
        if minimum is None:
            return None
        needed = self.weights.minimum(self.lot.lot.code, self.cell.question)
        below = self.cell.score is not None and self.cell.score < minimum.value
        return Formula(f'=IF({final}="",0,IF(ROUND({final}-{needed},10)<0,1,0))', int(below))

    def _moved(self) -> ResultCell:
        """Return whether the records this line reads are still those of its supplier, question, lot and seats."""
        records = [*self.records.scores.get(self._key, {}).items()][:_MOST_CHECKED]
        header = {seat.code: place for place, seat in enumerate(self.seats)}
        same = [
            check
            for seat, index in records
            for check in (
                f"{self.ground.inputs.cell(SheetName.SCORES, index, 'seat')}={at(_FIRST_SEAT + header[seat], 1)}",
                *self._same(SheetName.SCORES, index, own=self.ground.data.scores[index].lot is not None),
            )
        ]
        if self._key in self.records.agreed:
            index = self.records.agreed[self._key]
            same += self._same(SheetName.AGREED, index, own=self.ground.data.agreed[index].lot is not None)
        return Formula(f"=IF(AND({','.join(same)}),0,1)", 0) if same else 0

    def _same(self, sheet: SheetName, index: int, *, own: bool) -> list[str]:
        inputs = self.ground.inputs
        lot = at(_LOT, self.row) if own else '""'
        return [
            f"{inputs.cell(sheet, index, 'supplier')}={at(_SUPPLIER, self.row)}",
            f"{inputs.cell(sheet, index, 'question')}={at(_QUESTION, self.row)}",
            f"{inputs.cell(sheet, index, 'lot')}={lot}",
        ]
