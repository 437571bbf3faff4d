"""Scores: every version that was saved here, and what other seats returned.

Read and written with plain SQL, never as objects of tables: there may be 1.4 million of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from app.domain.codes import CriterionCode, LotCode, SeatCode, SupplierId
from app.domain.score_record import ScoreVersion
from app.domain.times import moment_of, stamp
from app.scoring.rows import BETWEEN_CODES, BETWEEN_VALUES, MISSING, ScoreRow
from app.storage.standing import EVERY_LOT, STANDING
from app.storage.unit import Unit, Values
from app.text.numbers import exact

_COLUMNS = "seat, supplier, lot, question, version, value, reason, evidence, not_sure, frozen, saved_at"
_READ = "seat, supplier, lot, question, version, value, reason, evidence, not_sure, hash, saved_at"
_SAVE = f"INSERT INTO score_version ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEEP = f"INSERT INTO returned_score ({_COLUMNS}, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_OWN = f"SELECT {_READ} FROM score_version AS s JOIN frozen_content AS f ON f.number = s.frozen"
_RETURNED = f"SELECT {_READ} FROM returned_score AS s JOIN frozen_content AS f ON f.number = s.frozen"
_IN_CELL = "seat = ? AND supplier = ? AND lot = ? AND question = ?"
_NEWEST = f"""{_OWN} JOIN (
    SELECT number AS newest, max(version) AS last FROM score_version {{where}} GROUP BY seat, supplier, lot, question
) ON s.number = newest ORDER BY s.number"""
# Both texts are in the order in which the rows are read, whichever that is. The index has lot, seat and supplier first.
_ROWS = f"""SELECT seat, nullif(lot, '{EVERY_LOT}'), supplier, count(*),
group_concat(question, '{BETWEEN_CODES}'), group_concat(ifnull(value, '{MISSING}'), '{BETWEEN_VALUES}')
FROM returned_score WHERE message = ? GROUP BY lot, seat, supplier"""
# The messages first: the key of what they brought begins with them.
_RETURNED_CELL = f"""SELECT {_READ} FROM message AS m
CROSS JOIN returned_score AS s ON s.message = m.number JOIN frozen_content AS f ON f.number = s.frozen
WHERE {_IN_CELL} AND {STANDING} ORDER BY m.number"""


def save(unit: Unit, score: ScoreVersion) -> None:
    """Keep a version of a score given here; raises AppError `no-such-frozen` for a hash not known here."""
    unit.run(_SAVE, _row(unit, score))


def newest(unit: Unit, *, seat: SeatCode | None = None) -> list[ScoreVersion]:
    """Return the newest version of every score given here, or of one seat's, in the order in which they were saved."""
    if seat is None:
        return [_score(row) for row in unit.run(_NEWEST.format(where=""))]
    return [_score(row) for row in unit.run(_NEWEST.format(where="WHERE seat = ?"), (seat,))]


def newest_of(
    unit: Unit, seat: SeatCode, supplier: SupplierId, lot: LotCode | None, question: CriterionCode
) -> ScoreVersion | None:
    """Return the newest version of one score given here, or None; `lot` None is the score for every lot."""
    row = unit.first(f"{_OWN} WHERE {_IN_CELL} ORDER BY version DESC LIMIT 1", (seat, supplier, _lot(lot), question))
    return None if row is None else _score(row)


def history(
    unit: Unit, seat: SeatCode, supplier: SupplierId, lot: LotCode | None, question: CriterionCode
) -> tuple[ScoreVersion, ...]:
    """Return every version of one score that is known here, given here or returned, the first first."""
    cell = (seat, supplier, _lot(lot), question)
    given = [_score(row) for row in unit.run(f"{_OWN} WHERE {_IN_CELL} ORDER BY version", cell)]
    came = [_score(row) for row in unit.run(_RETURNED_CELL, cell)]
    return tuple(sorted(dict.fromkeys([*given, *came]), key=lambda score: score.version))


def count(unit: Unit, *, seat: SeatCode | None = None) -> int:
    """Return how many scores were given here, by one seat or by all, whatever their versions and values."""
    where, values = ("", ()) if seat is None else ("WHERE seat = ?", (seat,))
    row = unit.first(
        f"SELECT count(*) FROM (SELECT DISTINCT seat, supplier, lot, question FROM score_version {where})", values
    )
    return 0 if row is None else int(row[0])


def add_returned(unit: Unit, message: str, found: Iterable[ScoreVersion]) -> None:
    """Keep the scores that a message brought, one a cell, as they stream by."""
    number = unit.message_number(message)
    unit.run_many(_KEEP, ((*_row(unit, score), number) for score in found))


def returned(unit: Unit, messages: Sequence[str]) -> Iterator[ScoreVersion]:
    """Yield the scores that these messages brought, message by message; which are in force is the caller's to say."""
    for message in messages:
        yield from map(
            _score, unit.run(f"{_RETURNED} WHERE message = ? ORDER BY s.number", (unit.message_number(message),))
        )


def returned_of(
    unit: Unit, message: str, seat: SeatCode, *, supplier: SupplierId, lot: LotCode | None, question: CriterionCode
) -> ScoreVersion | None:
    """Return the one score that a message brought from a seat for a cell, or None."""
    row = unit.first(
        f"{_RETURNED} WHERE message = ? AND {_IN_CELL}",
        (unit.message_number(message), seat, supplier, _lot(lot), question),
    )
    return None if row is None else _score(row)


def seats_in(unit: Unit, message: str) -> frozenset[SeatCode]:
    """Return the seats whose scores a message brought."""
    rows = unit.run("SELECT DISTINCT seat FROM returned_score WHERE message = ?", (unit.message_number(message),))
    return frozenset(SeatCode(seat) for (seat,) in rows)


def rows(unit: Unit, messages: Sequence[str]) -> list[ScoreRow]:
    """Return the values of the scores that these messages brought, each seat's of a tender in one row.

    Answered from an index alone: so many scores are read in the time that it takes to fetch a few objects of them.
    """
    return [ScoreRow._make(row) for message in messages for row in unit.run(_ROWS, (unit.message_number(message),))]


def _row(unit: Unit, score: ScoreVersion) -> Values:
    return (
        score.seat,
        score.supplier,
        _lot(score.lot),
        score.question,
        score.version,
        None if score.value is None else _text(score.value),
        score.reason,
        score.evidence,
        int(score.not_sure),
        unit.frozen_number(score.frozen),
        stamp(score.saved_at),
    )


def _lot(lot: LotCode | None) -> str:
    return EVERY_LOT if lot is None else lot


# A scale has few numbers, and these are asked for millions of times.
_text = lru_cache(maxsize=1024)(exact)


@lru_cache(maxsize=1024)
def _value(text: str) -> Fraction:
    """Return the number that a score's text stands for."""
    return Fraction(text)


def _score(row: tuple[Any, ...]) -> ScoreVersion:
    seat, supplier, lot, question, version, value, reason, evidence, not_sure, frozen, saved_at = row
    return ScoreVersion(
        seat=seat,
        supplier=supplier,
        lot=None if lot == EVERY_LOT else lot,
        question=question,
        version=version,
        value=None if value is None else _value(value),
        reason=reason,
        evidence=evidence,
        not_sure=not_sure == 1,
        frozen=frozen,
        saved_at=moment_of(saved_at),
    )
