"""The record: one chain, whatever clocks say, and what no longer fits in it is found."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import GENESIS, Broken, Flaw, Head, HeldHead
from app.storage import audit
from app.storage.case_file import CaseFile
from app.storage.keyed import opened
from app.storage.unit import Unit
from tests.storage.cases import AT, E1, KEY, MODERATOR, new_case


def recorded(unit: Unit, count: int) -> None:
    for number in range(count):
        audit.append(unit, at=AT, seat=E1, action="score-saved", facts={"question": f"Q{number}", "clear": True})


def test_a_new_record_is_empty(case: CaseFile) -> None:
    with case.read() as unit:
        assert audit.head(unit) == Head(size=0, hash=GENESIS)
        assert audit.last(unit) is None
        assert [*audit.entries(unit)] == []
        assert audit.check(unit) is None


def test_lines_are_read_as_they_were_written(case: CaseFile) -> None:
    with case.write() as unit:
        first = audit.append(unit, at=AT, seat=E1, action="locked", facts={"scores": 3, "note": None, "ŵ": "ŷ"})
        second = audit.append(unit, at=AT - timedelta(hours=1), seat=MODERATOR, action="reopened", facts={})

    with case.read() as unit:
        assert [*audit.entries(unit)] == [first, second]
        assert [*audit.entries(unit, after=1)] == [second]
        assert [*audit.entries(unit, limit=1)] == [first]
        assert audit.head(unit) == Head(size=2, hash=second.hash)
        assert audit.last(unit) == second
        assert audit.check(unit, [HeldHead(holder=MODERATOR, head=Head(size=1, hash=first.hash))]) is None


def test_the_record_is_searched_in_all_its_parts(case: CaseFile) -> None:
    with case.write() as unit:
        recorded(unit, 12)
        audit.append(unit, at=AT + timedelta(days=1), seat=MODERATOR, action="reopened", facts={})

    with case.read() as unit:
        assert [found.number for found in audit.search(unit, "q1")] == [2, 11, 12]
        assert [found.number for found in audit.search(unit, "REOPENED")] == [13]
        assert [found.number for found in audit.search(unit, "2026-11-23")] == [13]
        assert [*audit.search(unit, "nowhere")] == []


def test_what_was_done_since_a_message_came_is_told_by_place_not_by_clock(case: CaseFile) -> None:
    with case.write() as unit:
        recorded(unit, 2)
        audit.append(unit, at=AT, seat=E1, action="taken-in", facts={"message": "m-1"})
        audit.append(unit, at=AT - timedelta(days=9), seat=E1, action="locked", facts={"message": "m-1"})

    with case.read() as unit:
        assert [found.number for found in audit.since_message(unit, "m-1")] == [4]
        assert [found.number for found in audit.since_message(unit, "m-2")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit_entry SET facts = '{}' WHERE number = 2", Broken(flaw=Flaw.HASH, number=2)),
        (
            "UPDATE audit_entry SET at = '2026-11-22T09:30:00.000001Z' WHERE number = 3",
            Broken(flaw=Flaw.HASH, number=3),
        ),
        ("UPDATE audit_entry SET previous = hash WHERE number = 3", Broken(flaw=Flaw.LINK, number=3)),
        ("DELETE FROM audit_entry WHERE number = 2", Broken(flaw=Flaw.NUMBER, number=2)),
        ("DELETE FROM audit_entry WHERE number = 5", Broken(flaw=Flaw.SHORT, number=5, holder=MODERATOR)),
    ],
)
def test_what_a_tool_changed_is_found(tmp_path: Path, tampering: str, broken: Broken) -> None:
    case = new_case(tmp_path)
    with case.write() as unit:
        recorded(unit, 5)
        held = [HeldHead(holder=MODERATOR, head=audit.head(unit))]
    case.close()
    with opened(case.path, KEY) as connection:
        connection.execute("DROP TRIGGER audit_entry_never_changed")
        connection.execute("DROP TRIGGER audit_entry_never_removed")
        connection.execute(tampering)

    with CaseFile(case.path, KEY).read() as unit:
        assert audit.check(unit, held) == broken


def test_a_chain_made_anew_is_found_by_the_head_that_another_holds(tmp_path: Path) -> None:
    first, second = new_case(tmp_path), new_case(tmp_path, "anew.evcase")
    with first.write() as unit:
        recorded(unit, 3)
        held = [HeldHead(holder=MODERATOR, head=audit.head(unit))]
    with second.write() as unit:
        audit.append(unit, at=AT, seat=E1, action="something-else", facts={})
        recorded(unit, 4)

    with second.read() as unit:
        assert audit.check(unit) is None
        assert audit.check(unit, held) == Broken(flaw=Flaw.HEAD, number=3, holder=MODERATOR)
    first.close()
    second.close()
