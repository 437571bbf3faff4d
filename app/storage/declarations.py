"""Declarations of interests, and what the lead decided on them."""

from dataclasses import dataclass
from typing import Any

from app.domain.codes import LotCode, SeatCode, SupplierId
from app.domain.declarations import Decision, Declaration, Interest
from app.domain.times import moment_of, stamp
from app.models.panel import DecisionRow, DeclarationRow
from app.storage.listed import items_of, listed
from app.storage.standing import STANDING
from app.storage.unit import Unit

_DECLARED = f"SELECT seat, version, interests, supported_by, made_at FROM declaration WHERE {STANDING}"
_DECIDED = f"SELECT seat, declaration, recused_lots, reason, decided_at FROM decision WHERE {STANDING}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything declared and everything decided, each in the order in which it was recorded."""

    declarations: tuple[Declaration, ...]
    decisions: tuple[Decision, ...]


def add(unit: Unit, declaration: Declaration, message: str | None = None) -> None:
    """Keep a version of a seat's declaration."""
    unit.add(
        DeclarationRow(
            seat=declaration.seat,
            version=declaration.version,
            interests=listed([one.supplier, one.nature] for one in declaration.interests),
            supported_by=declaration.supported_by,
            made_at=stamp(declaration.made_at),
            message=unit.message_number(message),
        )
    )


def decide(unit: Unit, decision: Decision, message: str | None = None) -> None:
    """Keep what was decided on a declaration."""
    unit.add(
        DecisionRow(
            seat=decision.seat,
            declaration=decision.declaration,
            recused_lots=listed(decision.recused_lots),
            reason=decision.reason,
            decided_at=stamp(decision.decided_at),
            message=unit.message_number(message),
        )
    )


def newest(unit: Unit, seat: SeatCode) -> Declaration | None:
    """Return a seat's declaration as it made it last, or None."""
    row = unit.first(f"{_DECLARED} AND seat = ? ORDER BY number DESC LIMIT 1", (seat,))
    return None if row is None else _declaration(row)


def decision(unit: Unit, seat: SeatCode) -> Decision | None:
    """Return what was decided last on a seat, or None."""
    row = unit.first(f"{_DECIDED} AND seat = ? ORDER BY number DESC LIMIT 1", (seat,))
    return None if row is None else _decision(row)


def register(unit: Unit) -> Register:
    """Return all declarations and decisions of the panel."""
    return Register(
        declarations=tuple(_declaration(row) for row in unit.run(f"{_DECLARED} ORDER BY number")),
        decisions=tuple(_decision(row) for row in unit.run(f"{_DECIDED} ORDER BY number")),
    )


def _declaration(row: tuple[Any, ...]) -> Declaration:
    seat, version, interests, supported_by, made_at = row
    return Declaration(
        seat=SeatCode(seat),
        version=version,
        interests=tuple(
            Interest(supplier=SupplierId(supplier), nature=nature) for supplier, nature in items_of(interests)
        ),
        supported_by=supported_by,
        made_at=moment_of(made_at),
    )


def _decision(row: tuple[Any, ...]) -> Decision:
    seat, declaration, recused_lots, reason, decided_at = row
    return Decision(
        seat=SeatCode(seat),
        declaration=declaration,
        recused_lots=tuple(LotCode(lot) for lot in items_of(recused_lots)),
        reason=reason,
        decided_at=moment_of(decided_at),
    )
