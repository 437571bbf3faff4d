"""Agreed scores: every version, with its reasons, who was there, who moved and who dissents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.score_record import AgreedVersion, Dissent, Movement, SubReason
from app.domain.times import moment_of, stamp
from app.models.agreed import (
    AgreedDissentRow,
    AgreedMovementRow,
    AgreedPresenceRow,
    AgreedSubReasonRow,
    AgreedVersionRow,
)
from app.scoring.rows import BETWEEN_CODES, BETWEEN_VALUES, ScoreRow
from app.storage.standing import EVERY_LOT, STANDING
from app.storage.unit import Unit
from app.text.numbers import exact

_COLUMNS = "number, supplier, lot, question, version, value, reason, chaired_by, saved_at"
_RANKED = f"""SELECT {_COLUMNS}, row_number() OVER (PARTITION BY {{by}} ORDER BY version DESC, number DESC) AS place
FROM agreed_version WHERE {STANDING}"""
_NEWEST = f"SELECT * FROM ({_RANKED.format(by='supplier, question, lot')}) WHERE place = 1 ORDER BY number"
_ROWS = f"""SELECT NULL, nullif(lot, '{EVERY_LOT}'), supplier, count(*),
group_concat(question, '{BETWEEN_CODES}'), group_concat(value, '{BETWEEN_VALUES}')
FROM ({_NEWEST}) GROUP BY supplier, lot"""
_HISTORY = f"""SELECT * FROM ({_RANKED.format(by="version")} AND supplier = ? AND question = ? AND lot = ?)
WHERE place = 1 ORDER BY version"""
_PARTS = ("sub_criterion, reason", "seat", "seat, value_before, value_after, why", "seat, words")
_TABLES = ("agreed_sub_reason", "agreed_presence", "agreed_movement", "agreed_dissent")
_Parts = Mapping[int, Sequence[tuple[Any, ...]]]


def add(unit: Unit, made: AgreedVersion, message: str | None = None) -> None:
    """Keep a version of an agreed score with all that explains it."""
    number = unit.add(
        AgreedVersionRow(
            supplier=made.supplier,
            lot=EVERY_LOT if made.lot is None else made.lot,
            question=made.question,
            version=made.version,
            value=exact(made.value),
            reason=made.reason,
            chaired_by=made.chaired_by,
            saved_at=stamp(made.saved_at),
            message=unit.message_number(message),
        )
    )
    for place, sub in enumerate(made.sub_reasons):
        unit.add(AgreedSubReasonRow(agreed=number, place=place, sub_criterion=sub.sub_criterion, reason=sub.reason))
    for place, seat in enumerate(made.present):
        unit.add(AgreedPresenceRow(agreed=number, place=place, seat=seat))
    for place, moved in enumerate(made.moved):
        unit.add(
            AgreedMovementRow(
                agreed=number,
                place=place,
                seat=moved.seat,
                value_before=None if moved.before is None else exact(moved.before),
                value_after=exact(moved.after),
                why=moved.why,
            )
        )
    for place, dissent in enumerate(made.dissent):
        unit.add(AgreedDissentRow(agreed=number, place=place, seat=dissent.seat, words=dissent.words))


def newest(unit: Unit) -> tuple[AgreedVersion, ...]:
    """Return the newest version of every agreed score, in the order in which they were recorded."""
    parts = [_parts(unit, table, columns) for table, columns in zip(_TABLES, _PARTS, strict=True)]
    return tuple(_agreed(row, *parts) for row in unit.run(_NEWEST))


def rows(unit: Unit) -> list[ScoreRow]:
    """Return the newest values of all agreed scores, those of a tender in one row."""
    return [ScoreRow._make(row) for row in unit.run(_ROWS)]


def history(
    unit: Unit, supplier: SupplierId, lot: LotCode | None, question: CriterionCode
) -> tuple[AgreedVersion, ...]:
    """Return every version of one agreed score, the first first."""
    rows = unit.run(_HISTORY, (supplier, question, EVERY_LOT if lot is None else lot)).fetchall()
    found = []
    for row in rows:
        parts = [_parts(unit, table, columns, row[0]) for table, columns in zip(_TABLES, _PARTS, strict=True)]
        found.append(_agreed(row, *parts))
    return tuple(found)


def _parts(unit: Unit, table: str, columns: str, agreed: int | None = None) -> _Parts:
    """Return a child table's rows by the agreed score they belong to, in their order; of one agreed score or of all."""
    where, values = ("", ()) if agreed is None else ("WHERE agreed = ?", (agreed,))
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *rest in unit.run(f"SELECT agreed, {columns} FROM {table} {where} ORDER BY agreed, place", values):
        found[number].append(tuple(rest))
    return found


def _agreed(row: tuple[Any, ...], reasons: _Parts, present: _Parts, moved: _Parts, dissent: _Parts) -> AgreedVersion:
    number, supplier, lot, question, version, value, reason, chaired_by, saved_at, _place = row
    return AgreedVersion(
        supplier=SupplierId(supplier),
        lot=None if lot == EVERY_LOT else LotCode(lot),
        question=CriterionCode(question),
        version=version,
        value=Fraction(value),
        reason=reason,
        sub_reasons=tuple(
            SubReason(sub_criterion=CriterionCode(code), reason=words) for code, words in reasons.get(number, ())
        ),
        present=tuple(SeatCode(seat) for (seat,) in present.get(number, ())),
        moved=tuple(
            Movement(
                seat=SeatCode(seat), before=None if before is None else Fraction(before), after=Fraction(after), why=why
            )
            for seat, before, after, why in moved.get(number, ())
        ),
        dissent=tuple(Dissent(seat=SeatCode(seat), words=words) for seat, words in dissent.get(number, ())),
        chaired_by=SeatCode(chaired_by),
        saved_at=moment_of(saved_at),
    )
