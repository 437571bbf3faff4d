"""The record: a case file's audit trail, searched, checked, and compared with heads that others hold (DESIGN §5)."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from app.domain.audit import AuditEntry, Broken, Head, HeldHead, facts_json
from app.domain.times import stamp
from app.services.desk import Desk
from app.services.files import write_whole
from app.storage import audit, heads
from app.text import record as words
from app.text.clock import sortable


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of the trail found: its head, how many heads others hold of it, and where it breaks if it does.

    `claimed` are heads beyond its end that others say they hold. Nobody can prove those: either entries are missing
    here, as after a backup was restored, or the claim is false.
    """

    head: Head
    held: int
    broken: Broken | None
    claimed: tuple[HeldHead, ...] = ()


def trail(desk: Desk, *, search: str = "", after: int = 0, limit: int | None = None) -> tuple[AuditEntry, ...]:
    """Return entries of the audit trail, the oldest first; with `search` those whose action or facts hold that text."""
    with desk.read() as unit:
        if search:
            return tuple(audit.search(unit, search))[:limit]
        return tuple(audit.entries(unit, after=after, limit=limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Some entries of the trail, as many as are read at once; `more` where others follow, `total` of all there are."""

    entries: tuple[AuditEntry, ...]
    more: bool
    total: int


def leaf(desk: Desk, *, search: str = "", newest_first: bool = True, after: int = 0, limit: int = 500) -> Leaf:
    """Return the entries that follow the one numbered `after` in the order asked for; 0 begins.

    `search` looks for a text in the entries as people read them, and in their codes and facts.
    """
    with desk.read() as unit:
        total = audit.head(unit).size
        if search.strip():
            found = [one for one in audit.entries(unit) if _holds(one, search.strip().casefold())]
            if newest_first:
                found.reverse()
            if after:
                found = [one for one in found if (one.number < after if newest_first else one.number > after)]
            return Leaf(entries=tuple(found[:limit]), more=len(found) > limit, total=total)
        if not newest_first:
            rows = tuple(audit.entries(unit, after=after, limit=limit))
            return Leaf(entries=rows, more=bool(rows) and rows[-1].number < total, total=total)
        last = (after or total + 1) - 1
        first = max(0, last - limit)
        rows = tuple(audit.entries(unit, after=first, limit=last - first))[::-1]
        return Leaf(entries=rows, more=first > 0, total=total)


def export(desk: Desk, path: Path) -> Path:
    """Write the whole trail as a CSV file, oldest first; raises AppError `file-exists`, `file-not-written`."""
    with desk.read() as unit:
        sheet = StringIO()
        rows = csv.writer(sheet)
        rows.writerow(("number", "at", "seat", "action", "facts", "hash"))
        for one in audit.entries(unit):
            rows.writerow((one.number, stamp(one.at), one.seat, one.action, facts_json(one.facts), one.hash))
    write_whole(path, sheet.getvalue().encode("utf-8-sig"))
    return path


def _holds(entry: AuditEntry, wanted: str) -> bool:
    shown = words.line(entry.number, entry.at, entry.seat, entry.action, entry.facts)
    return wanted in f"{shown}\n{sortable(entry.at)}\n{entry.action}".casefold()


def check(desk: Desk) -> Checked:
    """Recompute the whole chain and compare it with every head of it that came back in other people's files."""
    with desk.read() as unit:
        head, known = audit.head(unit), heads.held_of(unit, desk.seat, desk.card.key)
        held = [one for one in known if one.head.size <= head.size]
        beyond = {one.holder: one for one in known if one.head.size > head.size}  # the longest that each claims
        return Checked(head=head, held=len(held), broken=audit.check(unit, held), claimed=tuple(beyond.values()))
