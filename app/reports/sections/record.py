"""What the report says of the panel's record it was made from: frozen rules, the course, returns, audit heads."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.codes import SeatCode
from app.domain.provenance import Provenance
from app.reports.layout.theme import CELL, HASH, SMALL
from app.reports.layout.writer import CellWords, Column, Setting, Writer
from app.reports.view import View
from app.security import fingerprints
from app.text import report_record
from app.text.catalogue import _

# Three tables on one grid, whose last column holds a hash on one line.
_SEAT, _BESIDE, _HASH = 41.0, 88.0, 358.0
_TIME = replace(CELL, size=8.75, leading=12)
_ROOM = 290.0  # for heading, words and a short table of steps: they are read together


def write(view: View, provenance: Provenance, writer: Writer) -> None:
    """Write what the part on verification says of the record."""
    writer.heading(report_record.heading(), room=_ROOM, listed=True)
    writer.paragraph(report_record.intro(provenance.evaluation))
    writer.paragraph(report_record.rules_meaning(several=len(provenance.frozen) > 1), SMALL, keep=True)
    _course(provenance, writer)
    _returns(view, provenance, writer)
    _heads(provenance, writer)


def write_seats(provenance: Provenance, writer: Writer) -> None:
    """Write what the part on the panel says of single seats, each with the reason recorded."""
    if not provenance.unchecked and not provenance.withdrawn:
        writer.paragraph(report_record.seats_nothing())
        return
    writer.heading(report_record.seats_heading())
    table = writer.table(
        [
            Column(title=_(report_record.SEAT), width=_SEAT),
            Column(title=_(report_record.HAPPENED), width=181),
            Column(title=_(report_record.WHY), width=260),
        ]
    )
    for note in provenance.unchecked:
        table.row([note.seat, report_record.unchecked(), note.reason.strip() or report_record.no_reason()])
    for note in provenance.withdrawn:
        happened = report_record.withdrawn() if note.replaced_by is None else report_record.replaced(note.replaced_by)
        table.row([note.seat, happened, note.reason.strip() or report_record.no_reason()])
    table.done(after=6)
    if provenance.unchecked:
        writer.paragraph(report_record.unchecked_meaning(), SMALL)


def _course(provenance: Provenance, writer: Writer) -> None:
    table = writer.table(
        [
            Column(title=_(report_record.STEP), width=_SEAT + _BESIDE),
            Column(title=_(report_record.WHEN), width=_HASH),
        ]
    )
    for step, words in _steps(provenance):
        table.row([step, words])
    table.done(after=6)
    order = report_record.order(locked=provenance.quality_locked_at, opened=provenance.prices_opened_at)
    if order:
        writer.paragraph(order)


def _steps(provenance: Provenance) -> Iterator[tuple[str, CellWords]]:
    """Yield the steps in the order in which they have to be taken, each with its time and what it is known by."""
    versions = provenance.frozen
    for version in versions:
        words = [(report_record.at(version.frozen_at), CELL), (_whole(version.hash), HASH)]
        if version.supersedes is not None:
            words.append((report_record.amended(version.reason.strip(), version.approver.strip()), CELL))
        last = version is versions[-1]
        yield report_record.frozen(version.number, only=len(versions) == 1, last=last), tuple(words)
    locked, opened = provenance.quality_locked_at, provenance.prices_opened_at
    yield report_record.quality_locked(), report_record.at(locked) if locked else report_record.not_recorded()
    prices: list[Setting] = [(report_record.at(opened) if opened else report_record.not_recorded(), CELL)]
    if provenance.prices:
        prices += [(report_record.prices_file(), replace(SMALL, after=1)), (_whole(provenance.prices), HASH)]
    yield report_record.prices_opened(), tuple(prices)
    yield report_record.report_made(), report_record.at(provenance.made_at)


def _returns(view: View, provenance: Provenance, writer: Writer) -> None:
    writer.heading(report_record.returns_heading())
    missing = _without_return(view, provenance)
    if not provenance.returns and not missing:
        writer.paragraph(report_record.no_returns())
        return
    writer.paragraph(report_record.returns_intro(), keep=True)
    table = writer.table(
        [
            Column(title=_(report_record.SEAT), width=_SEAT),
            Column(title=_(report_record.LOCKED), width=_BESIDE),
            Column(title=_(report_record.RETURN), width=_HASH),
        ]
    )
    for one in provenance.returns:
        locked = ((report_record.at_in_two_lines(one.locked_at), _TIME),)
        table.row([one.seat, locked, _hash(one.manifest)], compact=True)
    for seat in missing:
        table.row([seat, report_record.not_recorded(), report_record.without_return()], compact=True)
    table.done()


def _without_return(view: View, provenance: Provenance) -> list[SeatCode]:
    """Return the seats whose scores came in no signed return that the record knows."""
    returned = {one.seat for one in provenance.returns}
    return [seat.code for seat in view.scoring_seats if seat.code not in returned and view.seat_counts(seat)[0]]


def _heads(provenance: Provenance, writer: Writer) -> None:
    writer.heading(report_record.heads_heading())
    writer.paragraph(report_record.heads_intro())
    writer.paragraph(report_record.heads_compare() if provenance.heads else report_record.no_heads())
    writer.paragraph(report_record.heads_limits(), SMALL, keep=bool(provenance.heads))
    if not provenance.heads:
        return
    table = writer.table(
        [
            Column(title=_(report_record.SEAT), width=_SEAT),
            Column(title=_(report_record.ENTRIES), width=_BESIDE, number=True),
            Column(title=_(report_record.HEAD), width=_HASH),
        ]
    )
    for one in provenance.heads:
        table.row([one.seat, f"{one.head.size:,}", _hash(one.head.hash)], compact=True)
    table.done()


def _hash(digest: str) -> CellWords:
    return ((_whole(digest), HASH),)


def _whole(digest: str) -> str:
    return fingerprints.grouped(digest)
