"""What tenders answered, and which file each name in an answer means."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.domain.evaluation import Response
from app.domain.times import stamp
from app.models.attachments import FileNameRow
from app.storage.listed import items_of, listed
from app.storage.standing import EVERY_LOT, STANDING
from app.storage.unit import Unit

_COLUMNS = "supplier, lot, question, text, files, plain_summary, digest"
_INSERT = f"INSERT INTO response_version ({_COLUMNS}, at, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NEWEST = f"""SELECT {_COLUMNS} FROM response_version
WHERE supplier = ? AND question = ? AND lot = ? AND {STANDING} ORDER BY number DESC LIMIT 1"""
_ALL = f"""SELECT {_COLUMNS} FROM response_version JOIN (
    SELECT max(number) AS newest, min(number) AS first FROM response_version
    WHERE {STANDING} GROUP BY supplier, question, lot
) ON number = newest ORDER BY first"""
_FILE = f"SELECT sha256 FROM file_name WHERE name = ? AND {STANDING} ORDER BY number DESC LIMIT 1"
_FILES = f"SELECT name, sha256, max(number) FROM file_name WHERE {STANDING} GROUP BY name ORDER BY name"


def add(unit: Unit, found: Iterable[Response], *, at: datetime, message: str | None = None) -> int:
    """Keep the responses that are new or differ from what is known, as they stream by; return how many those are."""
    moment, number, added = stamp(at), unit.message_number(message), 0
    for response in found:
        row = _row(response)
        if unit.first(_NEWEST, (row[0], row[2], row[1])) != row:
            unit.run(_INSERT, (*row, moment, number))
            added += 1
    return added


def all(unit: Unit) -> Iterator[Response]:  # noqa: A001 - read as responses.all
    """Yield every response as it is known now, in the order in which they first came."""
    return map(_response, unit.run(_ALL))


def of(unit: Unit, supplier: SupplierId, lot: LotCode, question: CriterionCode) -> Response | None:
    """Return what a tender answered to a question: its answer for this lot, else the one for every lot."""
    for where in (lot, EVERY_LOT):
        row = unit.first(_NEWEST, (supplier, question, where))
        if row is not None:
            return _response(row)
    return None


def answered_by_lot(unit: Unit) -> frozenset[tuple[SupplierId, CriterionCode]]:
    """Return the questions that a supplier answered for each lot apart."""
    return frozenset(
        (SupplierId(supplier), CriterionCode(question))
        for supplier, question in unit.run(
            f"SELECT DISTINCT supplier, question FROM response_version WHERE lot != ? AND {STANDING}",
            (EVERY_LOT,),
        )
    )


def name_files(unit: Unit, named: Mapping[str, str], *, message: str | None = None) -> None:
    """Say which file, by its SHA-256, each of these names means from now on, unless it means that file already."""
    known, number = files(unit), unit.message_number(message)
    for name, sha256 in named.items():
        if known.get(name) != sha256:
            unit.add(FileNameRow(name=name, sha256=sha256, message=number))


def files(unit: Unit) -> Mapping[str, str]:
    """Return the SHA-256 of the file that each name means, in order of the names."""
    return {name: sha256 for name, sha256, _number in unit.run(_FILES)}


def file_named(unit: Unit, name: str) -> str | None:
    """Return the SHA-256 of the file that a name means; None where it means none."""
    row = unit.first(_FILE, (name,))
    return None if row is None else str(row[0])


def _row(response: Response) -> tuple[str, ...]:
    return (
        response.supplier,
        EVERY_LOT if response.lot is None else response.lot,
        response.question,
        response.text,
        listed(response.files),
        response.plain_summary,
        response.digest,
    )


def _response(row: tuple[Any, ...]) -> Response:
    supplier, lot, question, text, names, plain_summary, digest = row
    return Response(
        supplier=SupplierId(supplier),
        lot=None if lot == EVERY_LOT else LotCode(lot),
        question=CriterionCode(question),
        text=text,
        files=tuple(items_of(names)),
        plain_summary=plain_summary,
        digest=digest,
    )
