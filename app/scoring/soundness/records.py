"""Scores, agreed scores and responses: each belongs to a tender, a question and, for a score, a seat (WORKBOOK §2)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, ScaleCode
from app.domain.evaluation import AgreedScore, EvaluationData, Response, Scale, Score, Seat
from app.scoring.coverage import Coverage
from app.scoring.findings import Finding, Kind

Record = Score | AgreedScore | Response


def check_names(data: EvaluationData) -> Iterator[Finding]:
    """Yield records of unknown seats, suppliers, lots or questions, and scores of seats that give none."""
    suppliers = {supplier.id for supplier in data.suppliers}
    lots = {lot.code for lot in data.lots}
    criteria = {row.code for row in data.criteria}
    seats = {seat.code: seat for seat in data.seats}
    for kind, index, record in _all(data):
        if isinstance(record, Score):
            seat = seats.get(record.seat)
            if seat is None:
                yield _finding("unknown-seat", kind, index, "seat", record, seat=record.seat)
            elif not seat.role.scores:
                yield _finding(
                    "seat-does-not-score", kind, index, "seat", record, seat=record.seat, role=seat.role.value
                )
        if record.supplier not in suppliers:
            yield _finding("unknown-supplier", kind, index, "supplier", record)
        if record.lot is not None and record.lot not in lots:
            yield _finding("unknown-lot", kind, index, "lot", record, lot=record.lot)
        if record.question not in criteria:
            yield _finding("unknown-question", kind, index, "question", record)


def check(coverage: Coverage, unknown: Sequence[Finding]) -> Iterator[Finding]:
    """Yield records that belong nowhere, stand twice or are off the scale; the tree is sound.

    Records of which `check_names` found something `unknown`, or whose question is not in the tree, are passed over.
    """
    data = coverage.data
    refused = {(finding.kind, finding.index) for finding in unknown}
    seats = {seat.code: seat for seat in data.seats}
    scales = {scale.code: scale for scale in data.scales}
    seen: set[tuple[object, ...]] = set()
    for kind, index, record in _all(data):
        if (kind, index) in refused or record.question not in coverage.by_code:
            continue
        seat = seats[record.seat] if isinstance(record, Score) else None
        code, field = _misplaced(coverage, record, seat)
        if code:
            lot = _only_lot(coverage, record.lot) or ""
            yield _finding(code, kind, index, field, record, lot=lot, seat=seat.code if seat else "")
            continue
        keys = {
            (kind, seat.code if seat else None, record.supplier, lot, record.question)
            for lot in coverage.lots_meant(record.supplier, record.lot, record.question, seat)
        }
        if seen & keys:
            yield _finding("record-twice", kind, index, "question", record)
        seen |= keys
        if not isinstance(record, Response) and record.value is not None:
            scale = _scale_of(coverage, scales, record.question)
            if scale is not None and not _allowed(data, scale, record):
                levels = tuple(str(level.value) for level in scale.levels)
                yield _finding("score-off-scale", kind, index, "score", record, levels=levels)


def _all(data: EvaluationData) -> Iterator[tuple[Kind, int, Record]]:
    for index, score in enumerate(data.scores):
        yield Kind.SCORES, index, score
    for index, agreed in enumerate(data.agreed):
        yield Kind.AGREED, index, agreed
    for index, response in enumerate(data.responses):
        yield Kind.RESPONSES, index, response


def _misplaced(  # noqa: PLR0911 - one return a reason
    coverage: Coverage, record: Record, seat: Seat | None
) -> tuple[str | None, str]:
    if record.supplier not in coverage.lots_tendered:
        return "no-tender", "supplier"
    if record.lot is not None and record.lot not in coverage.lots_tendered[record.supplier]:
        return "no-tender-for-lot", "lot"
    if not isinstance(record, Response) and record.question not in coverage.questions:
        return "not-a-question", "question"
    where = _only_lot(coverage, record.lot)
    if where is not None and where not in coverage.lots_of_criterion[record.question]:
        return "question-not-in-lot", "question"
    if where is not None and seat is not None and not coverage.seat_covers(seat, record.question, where):
        return "seat-not-assigned", "seat"
    if not coverage.lots_meant(record.supplier, record.lot, record.question, seat):
        return "stands-for-no-lot", "question"
    return None, ""


def _only_lot(coverage: Coverage, lot: LotCode | None) -> LotCode | None:
    if lot is None and len(coverage.data.lots) == 1:
        return coverage.data.lots[0].code
    return lot


def _scale_of(coverage: Coverage, scales: dict[ScaleCode, Scale], question: CriterionCode) -> Scale | None:
    code = coverage.by_code[question].scale
    if code is None and len(scales) == 1:
        return next(iter(scales.values()))
    return scales.get(code) if code is not None else None


def _allowed(data: EvaluationData, scale: Scale, record: Score | AgreedScore) -> bool:
    """Tell whether the score is a published level; agreed ones may lie between where published (DR-12, DR-21)."""
    levels = [level.value for level in scale.levels]
    value = record.value if record.value is not None else Fraction(0)
    if isinstance(record, AgreedScore) and data.method.off_scale_scores:
        return min(levels) <= value <= max(levels)
    return value in levels


def _finding(code: str, kind: Kind, index: int, field: str, record: Record, **facts: str | tuple[str, ...]) -> Finding:
    found = {"supplier": record.supplier, "question": record.question, **facts}
    return Finding(kind=kind, code=code, index=index, field=field, facts=found)
