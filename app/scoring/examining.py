"""Whether an evaluation can be ranked: what contradicts itself in it, and what only merging its scores shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.codes import LotCode, PriceFormula, ResultKind, SeatCode
from app.domain.evaluation import EvaluationData, Method
from app.errors import AppError
from app.scoring.counting import QuickBook
from app.scoring.coverage import Coverage
from app.scoring.findings import Finding, Kind
from app.scoring.merge import ScoreBook, off_scale
from app.scoring.price_method import formula_of
from app.scoring.rows import ScoreRow, rows_of
from app.scoring.settle import Contest
from app.scoring.soundness import findings
from app.scoring.stages import Ground, Walked, walk
from app.scoring.tally import tally_of


class Unsound(AppError):
    """The evaluation contradicts itself; `findings` says where."""

    def __init__(self, found: Sequence[Finding]) -> None:
        super().__init__("unsound")
        self.findings = tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """An evaluation with what was found wrong; where that is nothing, its scores in the book that is quickest."""

    found: tuple[Finding, ...]
    book: ScoreBook


def examine(data: EvaluationData) -> Examined:
    """Return everything that keeps the evaluation from being ranked, or the book to rank it by.

    Records that lie plainly in their places are never looked at one by one; only where some don't does the reference
    tell which.
    """
    quick = quick_book(data, [*rows_of(data.scores), *rows_of(data.agreed)])
    if quick is not None:
        return Examined(found=(), book=quick)
    return Examined(found=findings_by_record(data), book=ScoreBook(coverage=Coverage(data=data)))


def quick_book(data: EvaluationData, rows: Sequence[ScoreRow]) -> QuickBook | None:
    """Return the book of an evaluation whose scores are given in rows, any in its own records passed over.

    None where anything is not as it should be: then the records must be asked, which alone say what.
    """
    coverage = _sound_before(data) if not data.scores and not data.agreed else _sound(data)
    if coverage is None:
        return None
    tally = tally_of(coverage, rows)
    if tally is None:
        return None
    return _if_it_merges(QuickBook(coverage=coverage, tally=tally))


def _sound(data: EvaluationData) -> Coverage | None:
    """Return the coverage of an evaluation in which, but for its scores, nothing contradicts itself."""
    return None if findings(replace(data, scores=(), agreed=())) else Coverage(data=data)


# What is asked for again while only scores have changed is known by its value.
_sound_before = lru_cache(maxsize=2)(_sound)


def without_seat(book: QuickBook, seat: SeatCode) -> QuickBook | None:
    """Return the book as if a seat had never been; None where the method refuses that, as a median between levels."""
    data = book.coverage.data
    coverage = Coverage(data=replace(data, seats=tuple(one for one in data.seats if one.code != seat)))
    return _if_it_merges(QuickBook(coverage=coverage, tally=book.tally.without(seat, coverage)))


def _if_it_merges(book: QuickBook) -> QuickBook | None:
    data = book.coverage.data
    return None if _is_off_scale(book) or any(any(_undivided(book, lot.code)) for lot in data.lots) else book


def _is_off_scale(book: QuickBook) -> bool:
    """Tell whether a merged score is no level of its scale, where the method does not allow it (DR-21)."""
    data = book.coverage.data
    if data.method.off_scale_scores:
        return False
    levels = {
        code: {level.value for level in book.scale(book.coverage.by_code[code]).levels}
        for code in book.coverage.questions
    }
    return any(
        cell.score is not None and not cell.agreed and cell.score not in levels[cell.question]
        for lot in data.lots
        for cell in book.counted(lot.code, data.method).all_cells()
    )


def all_findings(data: EvaluationData) -> tuple[Finding, ...]:
    """Return everything that keeps the evaluation from being ranked: contradictions, and what only merging shows."""
    return examine(data).found


def findings_by_record(data: EvaluationData) -> tuple[Finding, ...]:
    """Return what `all_findings` does, every record looked at: the reference.

    Merging is looked at with the records in contradiction left out, where what it rests on is sound.
    """
    found = findings(data)
    if any(finding.kind in _GROUNDS and finding.field != "weight" for finding in found):
        return found
    book = ScoreBook(coverage=Coverage(data=_without_contradictions(data, found)))
    merged = [finding for lot in data.lots for finding in _off_scale(book, lot.code)]
    divided = [] if found or merged else [finding for lot in data.lots for finding in _undivided(book, lot.code)]
    return (*found, *merged, *divided)


_GROUNDS = frozenset({Kind.CRITERIA, Kind.SCALES, Kind.LOTS, Kind.SEATS})


def _without_contradictions(data: EvaluationData, found: Sequence[Finding]) -> EvaluationData:
    """Return the evaluation with the scores that findings name missing, each record at its place."""
    named = {(finding.kind, finding.index) for finding in found}
    return replace(
        data,
        scores=tuple(
            replace(score, value=None) if (Kind.SCORES, index) in named else score
            for index, score in enumerate(data.scores)
        ),
        agreed=tuple(
            replace(score, value=None) if (Kind.AGREED, index) in named else score
            for index, score in enumerate(data.agreed)
        ),
    )


def _off_scale(book: ScoreBook, lot: LotCode) -> list[Finding]:
    data = book.coverage.data
    suppliers = [tender.supplier for tender in data.tenders if tender.lot == lot]
    return off_scale(book, book.coverage.trees[lot], suppliers, data.method)


def _undivided(book: ScoreBook, lot: LotCode) -> Iterator[Finding]:
    """Yield the tenders whose price F8 would divide by a quality of zero."""
    method = book.coverage.data.method
    formulas = {formula_of(method, row) for row in book.coverage.trees[lot].prices}
    if PriceFormula.F8 in formulas and method.result is ResultKind.RANK:
        walked = contest_of(book, method, lot).walked
        yield from (_without_quality(entry) for entry in walked if entry.stands and not entry.quality)


def _without_quality(entry: Walked) -> Finding:
    facts = {"supplier": entry.tender.supplier, "lot": entry.tender.lot}
    return Finding(kind=Kind.TENDERS, code="no-quality-to-divide-by", index=entry.order, field="price", facts=facts)


def contest_of(book: ScoreBook, method: Method, code: LotCode) -> Contest:
    """Return the tenders of one lot after stages 1–6."""
    data = book.coverage.data
    lot = next(lot for lot in data.lots if lot.code == code)
    ground = Ground(lot=lot, tree=book.coverage.trees[code], method=method, book=book)
    walked = tuple(walk(ground, tender, order) for order, tender in enumerate(data.tenders) if tender.lot == code)
    return Contest(ground=ground, walked=walked)
