"""Prices from a workbook of their own, with Tenders alone, once quality is locked (WORKBOOK, opening; DR-19)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.codes import LotCode, SupplierId
from app.domain.evaluation import EvaluationData, PriceEntry, Tender
from app.errors import Problem, Refused
from app.exchange.headers import Target
from app.exchange.layout import SheetName, is_unread, sheet_named
from app.exchange.loading import Loaded, Places
from app.exchange.names import shown
from app.exchange.placing import in_order
from app.exchange.problems import Problems
from app.exchange.records.criteria import CriteriaRows
from app.exchange.records.placed import Placed
from app.exchange.records.tenders import TenderColumns, read_tenders, tender_columns
from app.exchange.sheets import Sheet, sheet_of
from app.exchange.sources.cells import Book, Table
from app.exchange.workbook import with_problems
from app.exchange.workbook_digest import with_digest
from app.scoring.examining import all_findings
from app.scoring.findings import Kind

Key = tuple[SupplierId, LotCode]
_OURS = {"supplier", "lot"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSheet:
    """The prices of every tender, also of those that gave none; `digest` is the SHA-256 of the workbook."""

    entries: Mapping[Key, tuple[PriceEntry, ...]]
    digest: str
    source: str


def read_prices(path: Path, data: EvaluationData) -> PriceSheet:
    """Return the prices that a workbook gives to the tenders of an evaluation.

    Its tenders are exactly those of the evaluation, its prices are judged together with the evaluation, and any other
    cell is empty or says what the evaluation says. Raises Refused with every problem at once, AppError
    `workbook-changed` where it was saved meanwhile.
    """
    entries, digest = with_digest(path, lambda it: with_problems(it, lambda book, _: _prices(book, data)))
    return PriceSheet(entries=entries, digest=digest, source=path.name)


def _prices(book: Book, data: EvaluationData) -> Mapping[Key, tuple[PriceEntry, ...]]:
    problems = Problems()
    for problem in book.problems:
        problems.add(problem)
    columns = tender_columns(CriteriaRows(criteria=Placed(records=data.criteria)))
    table = _tenders_alone(book, problems)
    sheet = Sheet.absent(SheetName.TENDERS)
    if table is not None and not table.broken:
        sheet = sheet_of(table, SheetName.TENDERS, problems, _targets(columns))
        if sheet.headers.written and not sheet.rows:
            problems.add(Problem(code="empty-sheet", facts={"name": SheetName.TENDERS.value}, sheet=sheet.name))
    only = data.lots[0].code if len(data.lots) == 1 else None
    read = read_tenders(sheet, columns, only, problems)
    known = {(tender.supplier, tender.lot): tender for tender in data.tenders}
    _check_rows(sheet, columns, read, known, problems)
    kept = [(row, one) for one, row in zip(read.records, read.rows, strict=True) if (one.supplier, one.lot) in known]
    judged = replace(data, tenders=tuple(replace(known[one.supplier, one.lot], prices=one.prices) for _, one in kept))
    findings = [finding for finding in all_findings(judged) if finding.kind is Kind.TENDERS]
    loaded = _loaded(judged, sheet, columns, [row for row, _ in kept], problems)
    found = in_order(loaded, findings)
    if found:
        raise Refused(found)
    return {(one.supplier, one.lot): one.prices for one in read.records}


def _tenders_alone(book: Book, problems: Problems) -> Table | None:
    """Return the sheet of tenders; any other that the format knows, or nobody knows, is a problem."""
    for name in book.names:
        if sheet_named(name) is not SheetName.TENDERS and not is_unread(name):
            facts = {"found": shown(name), "name": SheetName.TENDERS.value}
            problems.add(Problem(code="prices-with-another-sheet", facts=facts, sheet=name))
    tables = [table for table in book.tables if sheet_named(table.name) is SheetName.TENDERS]
    tables.sort(key=lambda table: table.name != SheetName.TENDERS)
    for table in tables[1:]:
        problems.add(Problem(code="duplicate-sheet", facts={"found": shown(table.name)}, sheet=table.name))
    if not tables:
        name = SheetName.TENDERS.value
        problems.add(Problem(code="missing-sheet", facts={"name": name}, sheet=name))
        return None
    return tables[0]


def _targets(columns: TenderColumns) -> Sequence[Target]:
    """Return the columns that may stand there: gates are no longer needed."""
    return [replace(target, needed=target.needed and target.field in _OURS) for target in columns.targets()]


def _check_rows(
    sheet: Sheet, columns: TenderColumns, read: Placed[Tender], known: Mapping[Key, Tender], problems: Problems
) -> None:
    rows = {row.number: row for row in sheet.rows}
    for tender, number in zip(read.records, read.rows, strict=True):
        held = known.get((tender.supplier, tender.lot))
        if held is None:
            facts = {"supplier": tender.supplier, "lot": tender.lot}
            column = sheet.column("supplier")
            problems.add(Problem(code="prices-of-no-tender", facts=facts, sheet=sheet.name, row=number, column=column))
            continue
        for field in _differing(tender, held, columns):
            if field in rows[number].cells:
                facts = {"found": shown(rows[number].cells[field].text)}
                column = sheet.column(field)
                problems.add(
                    Problem(code="prices-with-other-facts", facts=facts, sheet=sheet.name, row=number, column=column)
                )
    fields = [field for price in columns.prices for field in (price.amount, price.score)]
    if sheet.rows and not any(field in row.cells or field in row.spoilt for row in sheet.rows for field in fields):
        problems.add(Problem(code="prices-lacking", sheet=sheet.name, column=sheet.column(columns.prices[0].amount)))
    given = {(tender.supplier, tender.lot) for tender in read.records}
    if sheet.rows:
        for supplier, lot in known:
            if (supplier, lot) not in given:
                facts = {"supplier": supplier, "lot": lot}
                column = sheet.column("supplier")
                problems.add(Problem(code="prices-without-tender", facts=facts, sheet=sheet.name, column=column))


def _differing(tender: Tender, held: Tender, columns: TenderColumns) -> Iterator[str]:
    """Yield the fields beside the prices in which a row of the sheet says something else than the evaluation."""
    told = {
        "status": tender.status is held.status,
        "reason": tender.reason == held.reason,
        "draw": tender.draw == held.draw,
        "stated quality": tender.stated_quality == held.stated_quality,
        "stated price score": tender.stated_price_score == held.stated_price_score,
        "stated total": tender.stated_total == held.stated_total,
        "stated rank": tender.stated_rank == held.stated_rank,
    }
    yield from (field for field, same in told.items() if not same)
    states = {decision.gate: decision.status for decision in held.gates}
    for decision in tender.gates:
        if states.get(decision.gate) is not decision.status:
            yield columns.field_of(decision.gate)


def _loaded(
    data: EvaluationData, sheet: Sheet, columns: TenderColumns, rows: Sequence[int], problems: Problems
) -> Loaded:
    """Return the sheet as what problems are placed in: no other sheet is there."""
    sheets = {title: Sheet.absent(title) for title in SheetName} | {SheetName.TENDERS: sheet}
    places = Places(
        sheets=sheets,
        rows=dict.fromkeys(SheetName, ()) | {SheetName.TENDERS: tuple(rows)},
        levels=(),
        keys={},
        tender_columns=columns,
    )
    return Loaded(data=data, places=places, problems=problems.all())
