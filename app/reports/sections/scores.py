"""Every score with its reason, a table a supplier: the panel's first, then each seat's."""

from collections.abc import Iterator
from fractions import Fraction

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.domain.evaluation import Score
from app.reports.layout.theme import CELL, CELL_BOLD, CELL_QUOTE, SMALL
from app.reports.layout.writer import Column, Setting, TableWriter, Writer
from app.reports.view import View, minimal
from app.scoring.results import Cell
from app.text import report, report_record
from app.text.catalogue import _

_LISTED = 16  # more suppliers than this would make the contents a page of their own


def write(view: View, writer: Writer) -> None:
    """Write the part with all scores."""
    with writer.section(report.scores_heading(), room=200):
        if not view.data.scores and not view.data.agreed:
            writer.paragraph(report.scores_none())
            return
        writer.paragraph(_intro(view), keep=True)
        cells = _cells(view)
        for supplier in view.data.suppliers:
            if supplier.id in view.coverage.lots_tendered:
                _supplier(view, writer, supplier.id, cells)


def _intro(view: View) -> str:
    rule = view.data.method.merge_rule
    if view.provenance is None:
        return report.scores_intro_merged(rule) if view.merging else report.scores_intro()
    intro = report_record.scores_intro(rule if view.merging else None)
    return f"{intro} {report_record.marked_seats()}" if view.has_marked_seats else intro


def _cells(view: View) -> dict[tuple[SupplierId, CriterionCode, LotCode], Cell]:
    return {
        (tender.supplier, cell.question, lot.lot): cell
        for lot in view.ranking.lots
        for tender in lot.tenders
        for cell in tender.cells
    }


def _supplier(
    view: View,
    writer: Writer,
    supplier: SupplierId,
    cells: dict[tuple[SupplierId, CriterionCode, LotCode], Cell],
) -> None:
    writer.heading(f"{supplier}  {view.name(supplier)}", room=210, listed=len(view.data.suppliers) <= _LISTED)
    writer.paragraph(_about(view, supplier), SMALL, keep=True)
    table = writer.table(
        [
            Column(title=_(report.SEAT), width=1.25),
            Column(title=_(report.SCORE), width=2.0),
            Column(title=_(report.REASON), width=9),
        ]
    )
    for question, lot, meant in _records(view, supplier):
        title = report.question_title(question, view.criteria[question].title)
        if lot is not None and len(view.data.lots) > 1:
            title = report.only_in_lot(title, lot)
        table.group(title, again=report.continued(title))
        found = next(
            (cells[supplier, question, place] for place in meant if (supplier, question, place) in cells), None
        )
        _final(view, table, (supplier, question, lot), found)
        for score in _seat_scores(view, supplier, question, lot, meant):
            _seat(view, table, score)
    table.done(after=14)


def _about(view: View, supplier: SupplierId) -> str:
    found = view.suppliers[supplier]
    parts = [report.tenders_for(view.coverage.lots_tendered[supplier])]
    if found.kind is not None:
        parts.append(report.word(report.KINDS, found.kind))
    if found.register_number:
        parts.append(report.register_number(found.register_number))
    if found.members:
        parts.append(report.members(found.members))
    return "  ·  ".join(parts)


def _records(view: View, supplier: SupplierId) -> Iterator[tuple[CriterionCode, LotCode | None, tuple[LotCode, ...]]]:
    """Yield the questions in sheet order, each once for all lots or once a lot, as they were scored."""
    for row in view.data.criteria:
        if row.code not in view.coverage.questions:
            continue
        lots = view.coverage.lots_meant(supplier, None, row.code)
        if not lots:
            continue
        whole = [key for key in ((supplier, row.code, None),) if key in view.agreed or key in view.scores]
        single = [
            lot for lot in lots if (supplier, row.code, lot) in view.agreed or (supplier, row.code, lot) in view.scores
        ]
        if whole or not single:
            yield row.code, None, lots
        for lot in single:
            yield row.code, lot, (lot,)


def _seat_scores(
    view: View, supplier: SupplierId, question: CriterionCode, lot: LotCode | None, meant: tuple[LotCode, ...]
) -> list[Score]:
    """Return the scores given, and one without value for each seat that owes one and has no record at all."""
    given = view.scores.get((supplier, question, lot), [])
    elsewhere = {score.seat for place in (None, *meant) for score in view.scores.get((supplier, question, place), [])}
    owing = [
        Score(seat=seat.code, supplier=supplier, lot=lot, question=question, value=None)
        for seat in view.scoring_seats
        if seat.code not in elsewhere and any(view.coverage.seat_covers(seat, question, place) for place in meant)
    ]
    return [*given, *owing]


def _final(
    view: View,
    table: TableWriter,
    key: tuple[SupplierId, CriterionCode, LotCode | None],
    cell: Cell | None,
) -> None:
    agreed = view.agreed.get(key)
    question = key[1]
    if agreed is not None and agreed.value is not None:
        words: tuple[Setting, ...] = tuple((part, CELL) for part in _parts(agreed.reason)) or (
            (report.no_reason(), CELL_QUOTE),
        )
        table.row([report.panel_seat(), _level(view, question, agreed.value, strong=True), words])
    elif view.merging and cell is not None and cell.score is not None:
        rule = view.data.method.merge_rule
        counted = report.n_of_m(cell.scored, cell.assigned)
        table.row([report.merged_seat(rule), _level(view, question, cell.score, strong=True), counted])
    elif not view.merging:
        table.row([report.panel_seat(), report.NOTHING, ((report.no_agreed_score(), CELL_QUOTE),)])


def _seat(view: View, table: TableWriter, score: Score) -> None:
    if score.value is None:
        seat = view.seat_code(score.seat)
        table.row([seat, report.NOTHING, ((report.no_score(), CELL_QUOTE),)], strong_first=False)
        return
    words: list[Setting] = [(part, CELL) for part in _parts(score.reason)]
    if not words:
        words.append((report.no_reason(), CELL_QUOTE))
    words += [(report.quoted(part), CELL_QUOTE) for part in _parts(score.evidence)]
    level = _level(view, score.question, score.value, strong=False)
    table.row([view.seat_code(score.seat), level, tuple(words)], strong_first=False)


def _level(view: View, question: CriterionCode, value: Fraction, *, strong: bool) -> tuple[Setting, ...]:
    """Return a score with the label of its level."""
    scale = view.scale_of(question)
    label = next((level.label for level in scale.levels if level.value == value), "") if scale else ""
    text = minimal(value)
    return ((f"{text}  {label}".strip(), CELL_BOLD if strong else CELL),)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]
