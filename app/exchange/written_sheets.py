"""An evaluation as the sheets of WORKBOOK §2: a row of cells for each record, in the order of the columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.evaluation import Criterion, EvaluationData, Level, Lot, PriceParameters, Scale, Seat, Tender
from app.exchange import written_cells as cell
from app.exchange.layout import COLUMNS, FORMAT, KEYS, NEEDED_SHEETS, SheetName
from app.exchange.records.criteria import CriteriaRows
from app.exchange.records.placed import Placed
from app.exchange.records.tenders import TenderColumns, tender_columns
from app.exchange.sources.cells import Cell

Row = Mapping[str, Cell | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """A sheet to be written: its headers, and for each row the cells under them."""

    title: SheetName
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


def sheets_of(data: EvaluationData) -> tuple[WrittenSheet, ...]:
    """Return every sheet that has a row, and those that a workbook needs."""
    columns = tender_columns(CriteriaRows(criteria=Placed(records=data.criteria)))
    made = {
        SheetName.EVALUATION: _fixed(SheetName.EVALUATION, _keys(data)),
        SheetName.SCALE: _fixed(SheetName.SCALE, _levels(data.scales)),
        SheetName.CRITERIA: _fixed(SheetName.CRITERIA, map(_criterion, data.criteria)),
        SheetName.LOTS: _fixed(SheetName.LOTS, map(_lot, data.lots)),
        SheetName.SUPPLIERS: _fixed(SheetName.SUPPLIERS, _suppliers(data)),
        SheetName.TENDERS: _tenders(data, columns),
        SheetName.PANEL: _fixed(SheetName.PANEL, map(_seat, data.seats)),
        SheetName.SCORES: _fixed(SheetName.SCORES, _scores(data)),
        SheetName.AGREED: _fixed(SheetName.AGREED, _agreed(data)),
        SheetName.RESPONSES: _fixed(SheetName.RESPONSES, _responses(data)),
    }
    return tuple(sheet for title, sheet in made.items() if sheet.rows or title in NEEDED_SHEETS)


def price_sheet_of(data: EvaluationData) -> WrittenSheet:
    """Return the sheet Tenders with the prices alone."""
    columns = tender_columns(CriteriaRows(criteria=Placed(records=data.criteria)))
    whole = _tenders(data, columns)
    kept = [field for price in columns.prices for field in (price.amount, price.score)]
    fields = [target.field for target in columns.targets()]
    chosen = [place for place, field in enumerate(fields) if field in {"supplier", "lot", *kept}]
    return WrittenSheet(
        title=SheetName.TENDERS,
        headers=tuple(whole.headers[place] for place in chosen),
        rows=tuple(tuple(row[place] for place in chosen) for row in whole.rows),
    )


def _fixed(title: SheetName, rows: Iterable[Row]) -> WrittenSheet:
    headers = tuple(column.name for column in COLUMNS[title])
    return WrittenSheet(title=title, headers=headers, rows=tuple(_in_order(rows, headers)))


def _in_order(rows: Iterable[Row], fields: Sequence[str]) -> Iterator[tuple[Cell | None, ...]]:
    return (tuple(row.get(field) for field in fields) for row in rows)


def _keys(data: EvaluationData) -> Iterator[Row]:
    method = data.method
    given = method.price_parameters
    values = {
        "reference": cell.text(data.reference),
        "format": cell.number(FORMAT),
        "title": cell.text(data.title),
        "authority": cell.text(data.authority),
        "partner authorities": cell.listed(data.partner_authorities),
        "regime": cell.word(data.regime),
        "procedure": cell.text(data.procedure),
        "result": cell.word(method.result),
        "light touch": cell.yes_or_no(data.light_touch),
        "deadline": cell.text(data.deadline),
        "weight basis": cell.word(method.weight_basis),
        "merge rule": cell.word(method.merge_rule),
        "off-scale scores": cell.yes_or_no(method.off_scale_scores),
        "price formula": cell.word(method.price_formula),
        "formula parameters": None if given == PriceParameters() else cell.parameters(given),
        "rounding": cell.rounding(method.rounding),
        "tie break": cell.tie_break(method.tie_break),
        "failed tenders in price reference": cell.yes_or_no(method.failed_in_price_reference),
        "lots per supplier": cell.number(method.lots_per_supplier),
        "lot mechanism": cell.word(method.lot_mechanism),
        "variance range": cell.number(method.variance_range),
    }
    return ({"key": cell.text(key.name), "value": values[key.name]} for key in KEYS if values[key.name] is not None)


def _levels(scales: Iterable[Scale]) -> Iterator[Row]:
    return (_level(scale, level) for scale in scales for level in scale.levels)


def _level(scale: Scale, level: Level) -> Row:
    return {
        "scale": cell.text(scale.code),
        "value": cell.number(level.value),
        "label": cell.text(level.label),
        "descriptor": cell.text(level.descriptor),
        "meets requirement": cell.yes_or_no(level.meets_requirement),
    }


def _criterion(row: Criterion) -> Row:
    return {
        "code": cell.text(row.code),
        "title": cell.text(row.title),
        "weight": cell.hundredths(row.weight),
        "type": cell.word(row.type),
        "parent": cell.text(row.parent or ""),
        "scale": cell.text(row.scale or ""),
        "minimum": cell.minimum(row.minimum),
        "consequence": cell.word(row.consequence),
        "guidance": cell.text(row.guidance),
        "plain title": cell.text(row.plain_title),
        "plain guidance": cell.text(row.plain_guidance),
        "lots": cell.listed(row.lots),
        "formula": cell.word(row.formula),
        "formula parameters": cell.parameters(row.parameters),
    }


def _lot(lot: Lot) -> Row:
    return {
        "code": cell.text(lot.code),
        "title": cell.text(lot.title),
        "category": cell.text(lot.category),
        "places": cell.places(lot.places),
        "reserve": cell.number(lot.reserve),
        "tiers": cell.tiers(lot.tiers),
        "minimum quality": cell.minimum(lot.minimum_quality),
        "minimum total": cell.minimum(lot.minimum_total),
        "maximum price": cell.hundredths(lot.maximum_price),
    }


def _suppliers(data: EvaluationData) -> Iterator[Row]:
    for supplier in data.suppliers:
        yield {
            "id": cell.text(supplier.id),
            "name": cell.text(supplier.name),
            "register number": cell.text(supplier.register_number),
            "kind": cell.word(supplier.kind),
            "members": cell.listed(supplier.members),
        }


def _tenders(data: EvaluationData, columns: TenderColumns) -> WrittenSheet:
    targets = columns.targets()
    rows = (_tender(tender, columns) for tender in data.tenders)
    return WrittenSheet(
        title=SheetName.TENDERS,
        headers=tuple(target.header for target in targets),
        rows=tuple(_in_order(rows, [target.field for target in targets])),
    )


def _tender(tender: Tender, columns: TenderColumns) -> Row:
    row: dict[str, Cell | None] = {
        "supplier": cell.text(tender.supplier),
        "lot": cell.text(tender.lot),
        "status": cell.word(tender.status),
        "reason": cell.text(tender.reason),
        "draw": cell.number(tender.draw),
        "stated quality": cell.stated(tender.stated_quality),
        "stated price score": cell.stated(tender.stated_price_score),
        "stated total": cell.stated(tender.stated_total),
        "stated rank": cell.stated(tender.stated_rank),
    }
    entries = {entry.row: entry for entry in tender.prices}
    for price in columns.prices:
        if price.row in entries:
            row[price.amount] = cell.hundredths(entries[price.row].amount)
            row[price.score] = cell.number(entries[price.row].score)
    for decision in tender.gates:
        row[columns.gate_field(decision.gate)] = cell.word(decision.status)
    return row


def _seat(seat: Seat) -> Row:
    return {
        "seat": cell.text(seat.code),
        "name": cell.text(seat.name),
        "role": cell.word(seat.role),
        "questions": cell.listed(seat.questions),
        "lots": cell.listed(seat.lots),
        "group": cell.text(seat.group),
    }


def _scores(data: EvaluationData) -> Iterator[Row]:
    for score in data.scores:
        yield {
            "seat": cell.text(score.seat),
            "supplier": cell.text(score.supplier),
            "lot": cell.text(score.lot or ""),
            "question": cell.text(score.question),
            "score": cell.number(score.value),
            "reason": cell.text(score.reason),
            "evidence": cell.text(score.evidence),
        }


def _agreed(data: EvaluationData) -> Iterator[Row]:
    for agreed in data.agreed:
        yield {
            "supplier": cell.text(agreed.supplier),
            "lot": cell.text(agreed.lot or ""),
            "question": cell.text(agreed.question),
            "score": cell.number(agreed.value),
            "reason": cell.text(agreed.reason),
        }


def _responses(data: EvaluationData) -> Iterator[Row]:
    for response in data.responses:
        yield {
            "supplier": cell.text(response.supplier),
            "lot": cell.text(response.lot or ""),
            "question": cell.text(response.question),
            "text": cell.text(response.text),
            "file": cell.listed(response.files),
            "plain summary": cell.text(response.plain_summary),
        }
