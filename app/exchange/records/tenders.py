"""Sheet Tenders: prices and gates have columns that the criteria name (WORKBOOK §2, Gate cells, Prices)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.codes import CriterionCode, CriterionType, GateStatus, LotCode, SupplierId, TenderStatus
from app.domain.evaluation import GateDecision, PriceEntry, Tender
from app.exchange.headers import Target
from app.exchange.layout import PRICE, PRICE_SCORE, SheetName
from app.exchange.problems import Problems
from app.exchange.records.criteria import CriteriaRows
from app.exchange.records.placed import Placed, placed
from app.exchange.rows import RowReader
from app.exchange.sheets import Sheet, targets_of

_GATE, _AMOUNT, _SCORE = "gate:", "price:", "price score:"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceColumns:
    """The two columns of one price row; without any price row `row` is None and no points can be given."""

    row: CriterionCode | None
    amount: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderColumns:
    """The columns that the criteria add to the sheet."""

    gates: tuple[CriterionCode, ...]
    prices: tuple[PriceColumns, ...]
    untyped: frozenset[CriterionCode]

    def targets(self) -> tuple[Target, ...]:
        """Return every column that may stand on the sheet."""
        several = len(self.prices) > 1
        fixed = [
            target for target in targets_of(SheetName.TENDERS) if not (several and target.field in {PRICE, PRICE_SCORE})
        ]
        for price in self.prices if several else ():
            fixed.append(Target(field=price.amount, header=f"{price.row}", by_code=True))
            fixed.append(Target(field=price.score, header=f"{price.row} score", by_code=True))
        gates = [Target(field=self.gate_field(gate), header=gate, needed=True, by_code=True) for gate in self.gates]
        return (*fixed, *gates)

    def tolerated(self) -> tuple[str, ...]:
        """Return headers that may or may not belong: those of criteria whose type could not be read."""
        return (*self.untyped, *(f"{code} score" for code in self.untyped))

    def gate_field(self, gate: CriterionCode) -> str:
        """Return the field that a gate's column fills."""
        return _GATE + gate

    def field_of(self, name: str) -> str:
        """Return the field that a finding calls by its column's name."""
        return next((target.field for target in self.targets() if target.header == name), name)


def tender_columns(criteria: CriteriaRows) -> TenderColumns:
    """Return the columns of gates and price rows."""
    rows = criteria.of_type(CriterionType.PRICE)
    if len(rows) > 1:
        prices = tuple(PriceColumns(row=row, amount=_AMOUNT + row, score=_SCORE + row) for row in rows)
    else:
        prices = (PriceColumns(row=rows[0] if rows else None, amount=PRICE, score=PRICE_SCORE),)
    return TenderColumns(gates=criteria.of_type(CriterionType.GATE), prices=prices, untyped=criteria.untyped)


def read_tenders(sheet: Sheet, columns: TenderColumns, only_lot: LotCode | None, problems: Problems) -> Placed[Tender]:
    """Return the tenders; an empty lot means the only one, and is a problem where there are several (None)."""
    return placed(_tenders(sheet, columns, only_lot, problems))


def _tenders(
    sheet: Sheet, columns: TenderColumns, only_lot: LotCode | None, problems: Problems
) -> Iterator[tuple[int, Tender]]:
    for row in sheet.rows:
        reader = RowReader(sheet, row, problems)
        supplier = reader.needed_code("supplier")
        lot = _lot(reader, only_lot)
        tender = Tender(
            supplier=SupplierId(supplier or ""),
            lot=LotCode(lot or ""),
            prices=tuple(_prices(reader, columns)),
            status=reader.word("status", TenderStatus) or TenderStatus.RECEIVED,
            reason=reader.text("reason"),
            draw=reader.plain("draw"),
            gates=tuple(_gate(reader, gate) for gate in columns.gates),
            stated_quality=reader.stated("stated quality"),
            stated_price_score=reader.stated("stated price score"),
            stated_total=reader.stated("stated total"),
            stated_rank=reader.stated("stated rank"),
        )
        if supplier is not None and lot is not None:
            yield reader.number, tender


def _lot(reader: RowReader, only_lot: LotCode | None) -> str | None:
    if reader.filled("lot"):
        return reader.code("lot")
    if only_lot is None:
        reader.problem("lot", "lot-needed")
    return only_lot


def _prices(reader: RowReader, columns: TenderColumns) -> Iterator[PriceEntry]:
    for price in columns.prices:
        amount, score = reader.money(price.amount), reader.plain(price.score)
        if reader.filled(price.score) and price.row is None and not columns.untyped:
            reader.problem(price.score, "points-without-price-row")
        elif reader.filled(price.score) and reader.filled(price.amount):
            reader.problem(price.score, "price-and-points")
        elif amount is not None or score is not None:
            yield PriceEntry(row=price.row, amount=amount, score=score)


def _gate(reader: RowReader, gate: CriterionCode) -> GateDecision:
    status = reader.word(_GATE + gate, GateStatus) or GateStatus.NOT_STARTED
    return GateDecision(gate=gate, status=status)
