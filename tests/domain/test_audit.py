"""The audit chain: any change is found by whoever holds a head, and the place is named."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit import GENESIS, AuditEntry, Broken, Flaw, Head, HeldHead, check, entry, facts_json
from app.domain.codes import SeatCode

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
E1, MOD = SeatCode("E1"), SeatCode("MOD")


def chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    head = Head(size=0, hash=GENESIS)
    for number in range(length):
        at = AT - timedelta(minutes=number)  # a clock set back breaks nothing
        entries.append(entry(head, at=at, seat=E1, action="score-saved", facts={"question": f"Q{number}", "n": number}))
        head = head_of(entries)
    return entries


def head_of(entries: Sequence[AuditEntry]) -> Head:
    return Head(size=entries[-1].number, hash=entries[-1].hash) if entries else Head(size=0, hash=GENESIS)


def test_a_chain_as_it_was_made_holds_and_contains_every_head_it_had() -> None:
    entries = chain(5)
    held = [HeldHead(holder=MOD, head=head_of(entries[:length])) for length in (0, 3, 3, 5)]

    assert [one.number for one in entries] == [1, 2, 3, 4, 5]
    assert check(entries, held) is None
    assert check([]) is None


def test_the_hash_of_an_entry_is_pinned() -> None:
    first = entry(Head(size=0, hash=GENESIS), at=AT, seat=E1, action="case-made", facts={"b": None, "a": True})

    assert facts_json(first.facts) == '{"a":true,"b":null}'
    hashed = f'["{GENESIS}", 1, "2026-11-22T09:30:00.000000Z", "E1", "case-made", "{{\\"a\\":true,\\"b\\":null}}"]'
    assert first.hash == hashlib.sha256(hashed.encode()).hexdigest()


EDITS: list[tuple[Callable[[list[AuditEntry]], None], Flaw, int]] = [
    (lambda entries: entries.__setitem__(2, replace(entries[2], action="nothing")), Flaw.HASH, 3),
    (lambda entries: entries.__setitem__(2, replace(entries[2], facts={})), Flaw.HASH, 3),
    (lambda entries: entries.__setitem__(2, replace(entries[2], seat=MOD)), Flaw.HASH, 3),
    (lambda entries: entries.__setitem__(2, replace(entries[2], at=AT + timedelta(days=1))), Flaw.HASH, 3),
    (lambda entries: entries.__setitem__(2, replace(entries[2], hash=GENESIS)), Flaw.HASH, 3),
    (lambda entries: entries.__setitem__(2, replace(entries[2], previous=GENESIS)), Flaw.LINK, 3),
    (lambda entries: entries.__delitem__(2), Flaw.NUMBER, 3),
    (lambda entries: entries.reverse(), Flaw.NUMBER, 1),
    (lambda entries: entries.insert(2, entries[1]), Flaw.NUMBER, 3),
]


@pytest.mark.parametrize(("edit", "flaw", "number"), EDITS)
def test_every_edit_is_found_at_its_entry(edit: Callable[[list[AuditEntry]], None], flaw: Flaw, number: int) -> None:
    entries = chain(5)
    edit(entries)

    assert check(entries) == Broken(flaw=flaw, number=number)


def test_a_chain_made_anew_holds_but_lacks_the_head_that_another_seat_holds() -> None:
    held = HeldHead(holder=MOD, head=head_of(chain(4)))
    anew = [entry(Head(size=0, hash=GENESIS), at=AT, seat=E1, action="other", facts={})]
    for _ in range(5):
        anew.append(entry(head_of(anew), at=AT, seat=E1, action="other", facts={}))

    assert check(anew) is None
    assert check(anew, [held]) == Broken(flaw=Flaw.HEAD, number=4, holder=MOD)


def test_a_chain_cut_short_lacks_later_heads() -> None:
    entries = chain(5)
    held = [HeldHead(holder=MOD, head=head_of(entries[:length])) for length in (5, 4, 2)]

    assert check(entries[:3], held) == Broken(flaw=Flaw.SHORT, number=4, holder=MOD)
    assert check([], held) == Broken(flaw=Flaw.SHORT, number=2, holder=MOD)


def test_a_beginning_that_is_not_the_chains_own_is_found() -> None:
    assert check(chain(1), [HeldHead(holder=MOD, head=Head(size=0, hash="1" * 64))]) == Broken(
        flaw=Flaw.HEAD, number=0, holder=MOD
    )


@given(st.text(), st.text(), st.text(), st.text())
def test_no_two_entries_are_hashed_alike(seat: str, action: str, other_seat: str, other_action: str) -> None:
    start = Head(size=0, hash=GENESIS)
    one = entry(start, at=AT, seat=SeatCode(seat), action=action, facts={})
    other = entry(start, at=AT, seat=SeatCode(other_seat), action=other_action, facts={})

    assert (one.hash == other.hash) == ((seat, action) == (other_seat, other_action))
