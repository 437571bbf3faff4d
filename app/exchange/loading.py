"""From tables to `EvaluationData` with every problem of cells, headers and keys; contradictions are judged elsewhere.

As much is built as can be, so that one bad cell hides no other problem (WORKBOOK §6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.errors import Problem
from app.exchange.layout import NEEDED_SHEETS, SheetName, is_unread, sheet_named
from app.exchange.names import shown
from app.exchange.problems import Problems
from app.exchange.records.criteria import read_criteria
from app.exchange.records.evaluation import basics, keys_of, published_method
from app.exchange.records.lots import only_lot, read_lots
from app.exchange.records.panel import read_panel
from app.exchange.records.responses import read_responses
from app.exchange.records.scales import read_scales
from app.exchange.records.scores import read_agreed, read_scores
from app.exchange.records.suppliers import read_suppliers
from app.exchange.records.tenders import TenderColumns, read_tenders, tender_columns
from app.exchange.sheets import Sheet, sheet_of
from app.exchange.sources.cells import Book, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where each record stands: rows by sheet and index, levels by scale, keys by name."""

    sheets: Mapping[SheetName, Sheet]
    rows: Mapping[SheetName, tuple[int, ...]]
    levels: tuple[tuple[int, ...], ...]
    keys: Mapping[str, int]
    tender_columns: TenderColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What could be read, where it stands, and what is wrong so far."""

    data: EvaluationData
    places: Places
    problems: tuple[Problem, ...]


def load(book: Book, folder: Path) -> Loaded:
    """Return everything that the tables say; response files are looked for under the folder.

    The sheets are read in the order in which they need each other: the columns of Tenders follow from Criteria.
    """
    problems = Problems()
    for problem in book.problems:
        problems.add(problem)
    tables = _tables(book, problems)
    sheets: dict[SheetName, Sheet] = {
        title: _sheet(tables.get(title), title, problems) for title in SheetName if title is not SheetName.TENDERS
    }
    keys = keys_of(sheets[SheetName.EVALUATION], problems)
    about, method = basics(keys), published_method(keys)
    scales = read_scales(sheets[SheetName.SCALE], problems)
    criteria = read_criteria(sheets[SheetName.CRITERIA], problems)
    lots = read_lots(sheets[SheetName.LOTS], problems)
    suppliers = read_suppliers(sheets[SheetName.SUPPLIERS], problems)
    columns = tender_columns(criteria)
    sheets[SheetName.TENDERS] = _tenders_sheet(tables.get(SheetName.TENDERS), columns, problems)
    lot = only_lot(sheets[SheetName.LOTS], lots)
    tenders = read_tenders(sheets[SheetName.TENDERS], columns, lot, problems)
    seats = read_panel(sheets[SheetName.PANEL], problems)
    scores = read_scores(sheets[SheetName.SCORES], problems)
    agreed = read_agreed(sheets[SheetName.AGREED], problems)
    responses = read_responses(sheets[SheetName.RESPONSES], folder, problems)
    _check_filled(sheets, problems)
    return Loaded(
        data=EvaluationData(
            reference=about.reference,
            title=about.title,
            authority=about.authority,
            partner_authorities=about.partner_authorities,
            regime=about.regime,
            procedure=about.procedure,
            light_touch=about.light_touch,
            deadline=about.deadline,
            method=method,
            scales=scales.scales,
            criteria=criteria.criteria.records,
            lots=lots.records,
            suppliers=suppliers.records,
            tenders=tenders.records,
            seats=seats.records,
            scores=scores.records,
            agreed=agreed.records,
            responses=responses.records,
        ),
        places=Places(
            sheets=sheets,
            rows={
                SheetName.SCALE: scales.first_rows(),
                SheetName.CRITERIA: criteria.criteria.rows,
                SheetName.LOTS: lots.rows,
                SheetName.SUPPLIERS: suppliers.rows,
                SheetName.TENDERS: tenders.rows,
                SheetName.PANEL: seats.rows,
                SheetName.SCORES: scores.rows,
                SheetName.AGREED: agreed.rows,
                SheetName.RESPONSES: responses.rows,
            },
            levels=scales.rows,
            keys=keys.numbers(),
            tender_columns=columns,
        ),
        problems=problems.all(),
    )


def _tables(book: Book, problems: Problems) -> dict[SheetName, Table]:
    """Return one table a sheet, the exact name before others; unknown, double and missing sheets are problems."""
    for name in book.names:
        if sheet_named(name) is None and not is_unread(name):
            facts = {"found": shown(name), "allowed": tuple(SheetName)}
            problems.add(Problem(code="unknown-sheet", facts=facts, sheet=name))
    tables: dict[SheetName, Table] = {}
    for table in sorted(book.tables, key=lambda table: table.name not in set(SheetName)):
        title = sheet_named(table.name)
        if title in tables:
            problems.add(Problem(code="duplicate-sheet", facts={"found": shown(table.name)}, sheet=table.name))
        elif title is not None:
            tables[title] = table
    for title in SheetName:
        if title in NEEDED_SHEETS and title not in tables:
            problems.add(Problem(code="missing-sheet", facts={"name": title.value}, sheet=title.value))
    return tables


def _sheet(table: Table | None, title: SheetName, problems: Problems) -> Sheet:
    """Return the sheet; one that is not there, or could not be read to its end, has neither headers nor rows."""
    if table is None or table.broken:
        return Sheet.absent(title)
    return sheet_of(table, title, problems)


def _tenders_sheet(table: Table | None, columns: TenderColumns, problems: Problems) -> Sheet:
    if table is None or table.broken:
        return Sheet.absent(SheetName.TENDERS)
    return sheet_of(table, SheetName.TENDERS, problems, columns.targets(), columns.tolerated())


def _check_filled(sheets: Mapping[SheetName, Sheet], problems: Problems) -> None:
    """Note needed sheets without a row, and scores without a panel; Evaluation misses its reference instead."""
    for title in (SheetName.CRITERIA, SheetName.SUPPLIERS, SheetName.TENDERS):
        sheet = sheets[title]
        if sheet.headers.written and not sheet.rows:
            problems.add(Problem(code="empty-sheet", facts={"name": title.value}, sheet=sheet.name))
    panel = sheets[SheetName.PANEL]
    if sheets[SheetName.SCORES].rows and not panel.rows:
        problems.add(Problem(code="panel-needed", sheet=panel.name))
