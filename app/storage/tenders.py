"""Who tenders for what, and how each tender stands; what it asks for it is never kept here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from app.domain.codes import CriterionCode, GateStatus, LotCode, SupplierId, SupplierKind, TenderStatus
from app.domain.evaluation import GateDecision, Supplier, Tender
from app.domain.times import moment_of, stamp
from app.errors import AppError
from app.models.tenders import SupplierVersionRow, TenderVersionRow
from app.storage.listed import items_of, listed
from app.storage.standing import STANDING
from app.storage.unit import Unit
from app.text.numbers import exact

_SUPPLIER = "supplier, name, register_number, kind, members"
_TENDER = "supplier, lot, status, reason, draw, gates"
_SUPPLIERS = f"""SELECT {_SUPPLIER} FROM supplier_version JOIN (
    SELECT max(number) AS newest, min(number) AS first FROM supplier_version WHERE {STANDING} GROUP BY supplier
) ON number = newest ORDER BY first"""
_TENDERS = f"""SELECT {_TENDER} FROM tender_version JOIN (
    SELECT max(number) AS newest, min(number) AS first FROM tender_version WHERE {STANDING} GROUP BY supplier, lot
) ON number = newest ORDER BY first"""
_HISTORY = f"""SELECT {_TENDER}, at, why FROM tender_version
WHERE {STANDING} AND supplier = ? AND lot = ? ORDER BY number"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderAt:
    """How a tender stood from a moment on, and why where it was decided so."""

    at: datetime
    tender: Tender
    why: str = ""


def add_suppliers(unit: Unit, found: Sequence[Supplier], *, at: datetime, message: str | None = None) -> int:
    """Keep the suppliers that are new or differ from what is known, and return how many those are."""
    known = {supplier.id: supplier for supplier in suppliers(unit)}
    changed = [supplier for supplier in found if known.get(supplier.id) != supplier]
    for supplier in changed:
        unit.add(
            SupplierVersionRow(
                supplier=supplier.id,
                name=supplier.name,
                register_number=supplier.register_number,
                kind=None if supplier.kind is None else supplier.kind.value,
                members=listed(supplier.members),
                at=stamp(at),
                message=unit.message_number(message),
            )
        )
    return len(changed)


def add_tenders(
    unit: Unit,
    found: Sequence[Tender],
    *,
    at: datetime,
    message: str | None = None,
    why: str = "",
) -> int:
    """Keep the tenders that are new, differ from what is known or were decided on, and return how many those are.

    `why` stays in this case file: no pack carries it. Raises AppError
    `tender-holds-results` for one with prices or with results that its source states.
    """
    known = {(tender.supplier, tender.lot): tender for tender in tenders(unit)}
    changed = [tender for tender in found if why or known.get((tender.supplier, tender.lot)) != tender]
    for tender in changed:
        if tender != _bare(tender):
            raise AppError("tender-holds-results", supplier=tender.supplier, lot=tender.lot)
        unit.add(
            TenderVersionRow(
                supplier=tender.supplier,
                lot=tender.lot,
                status=tender.status.value,
                reason=tender.reason,
                draw=None if tender.draw is None else exact(tender.draw),
                gates=listed([gate.gate, gate.status.value] for gate in tender.gates),
                why=why,
                at=stamp(at),
                message=unit.message_number(message),
            )
        )
    return len(changed)


def suppliers(unit: Unit) -> tuple[Supplier, ...]:
    """Return the suppliers as they are known now, in the order in which they were first named."""
    return tuple(_supplier(row) for row in unit.run(_SUPPLIERS))


def tenders(unit: Unit) -> tuple[Tender, ...]:
    """Return the tenders as they stand now, in the order in which they were first named."""
    return tuple(_tender(row) for row in unit.run(_TENDERS))


def gate_history(unit: Unit, supplier: SupplierId, lot: LotCode) -> tuple[TenderAt, ...]:
    """Return how a tender stood, from its first state to its newest."""
    return tuple(
        TenderAt(tender=_tender(row), at=moment_of(row[6]), why=row[7]) for row in unit.run(_HISTORY, (supplier, lot))
    )


def _bare(tender: Tender) -> Tender:
    return replace(tender, prices=(), stated_quality=None, stated_price_score=None, stated_total=None, stated_rank=None)


def _supplier(row: tuple[Any, ...]) -> Supplier:
    return Supplier(
        id=SupplierId(row[0]),
        name=row[1],
        register_number=row[2],
        kind=None if row[3] is None else SupplierKind(row[3]),
        members=tuple(items_of(row[4])),
    )


def _tender(row: tuple[Any, ...]) -> Tender:
    return Tender(
        supplier=SupplierId(row[0]),
        lot=LotCode(row[1]),
        status=TenderStatus(row[2]),
        reason=row[3],
        draw=None if row[4] is None else Fraction(row[4]),
        gates=tuple(
            GateDecision(gate=CriterionCode(gate), status=GateStatus(status)) for gate, status in items_of(row[5])
        ),
    )
