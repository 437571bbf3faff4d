"""`moderate`: what a moderator may know of a panel's scores, before and after the lock (DESIGN §2.6, DR-22, DR-23)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.codes import Consequence, CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.evaluation import Criterion, EvaluationData, Score, Seat, Tender
from app.scoring.agreement import Agreement, agreement
from app.scoring.coverage import Coverage
from app.scoring.duties import fell_out
from app.scoring.merge import CellKey, ScoreBook
from app.scoring.tree import LotTree, lot_tree
from app.scoring.variance import Spread, spread, tension, variance_range

Records = Mapping[CellKey, Mapping[SeatCode, Score]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAgreement:
    """How far the seats agree on one question of a lot."""

    question: CriterionCode
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterLock:
    """How far the seats agree, which is told only after the lock; what could change an award is `materiality`."""

    questions: tuple[QuestionAgreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotModeration:
    """The cells of one lot in published order, question by question and then tender by tender, as on the sheets."""

    lot: LotCode
    cells: tuple[Spread, ...]
    after_lock: AfterLock | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """What the moderator is shown; `after_lock` tells which of the two views it is."""

    reference: str
    title: str
    after_lock: bool
    lots: tuple[LotModeration, ...]


def moderate(data: EvaluationData, *, after_lock: bool) -> Moderation:
    """Return where seats differ and what is missing, and only after the lock what could bear on the award.

    The evaluation is sound (`app.scoring.soundness`).
    """
    book = ScoreBook(coverage=Coverage(data=data))
    records = _records(book.coverage)
    return Moderation(
        reference=data.reference,
        title=data.title,
        after_lock=after_lock,
        lots=tuple(_lot(book, records, lot_tree(data, lot.code), after_lock=after_lock) for lot in data.lots),
    )


def _lot(book: ScoreBook, records: Records, tree: LotTree, *, after_lock: bool) -> LotModeration:
    data = book.coverage.data
    tenders = [tender for tender in data.tenders if tender.lot == tree.lot and _evaluated(book, tree, tender)]
    suppliers = [tender.supplier for tender in tenders]
    return LotModeration(
        lot=tree.lot,
        cells=tuple(
            _cell(book, records, (supplier, tree.lot, question.code), due, after_lock=after_lock)
            for question, due in _owed(book, tree)
            for supplier in suppliers
        ),
        after_lock=_after_lock(book, tree, suppliers) if after_lock else None,
    )


def _cell(book: ScoreBook, records: Records, key: CellKey, due: Sequence[Seat], *, after_lock: bool) -> Spread:
    question = book.coverage.by_code[key[2]]
    scale = book.scale(question)
    return spread(
        key,
        due,
        records.get(key, {}),
        variance_range(book.coverage.data.method, scale),
        tension(book.seats_scores.get(key, {}), question, scale) if after_lock else None,
    )


def _after_lock(book: ScoreBook, tree: LotTree, suppliers: list[SupplierId]) -> AfterLock:
    return AfterLock(
        questions=tuple(
            QuestionAgreement(
                question=question.code,
                agreement=agreement(
                    [book.seats_scores.get((supplier, tree.lot, question.code), {}) for supplier in suppliers],
                    [level.value for level in book.scale(question).levels],
                ),
            )
            for question in tree.questions
        )
    )


def _owed(book: ScoreBook, tree: LotTree) -> Iterator[tuple[Criterion, list[Seat]]]:
    """Yield the questions that anybody scores, with the seats that do."""
    for question in tree.questions:
        due = [seat for seat in book.coverage.data.seats if book.coverage.seat_covers(seat, question.code, tree.lot)]
        if due:
            yield question, due


def _records(coverage: Coverage) -> Records:
    """Return every seat's record by cell, those without a score too."""
    seats = {seat.code: seat for seat in coverage.data.seats}
    found: dict[CellKey, dict[SeatCode, Score]] = defaultdict(dict)
    for score in coverage.data.scores:
        for lot in coverage.lots_meant(score.supplier, score.lot, score.question, seats[score.seat]):
            found[score.supplier, lot, score.question][score.seat] = score
    return found


def _evaluated(book: ScoreBook, tree: LotTree, tender: Tender) -> bool:
    """Tell whether the panel owes this tender scores: not if it fell out before quality and nobody scored it."""
    rejecting = {gate.code for gate in tree.gates if gate.consequence is Consequence.REJECT}
    return not fell_out(tender, frozenset(rejecting)) or any(
        book.seats_scores.get((tender.supplier, tree.lot, row.code)) for row in tree.questions
    )
