"""Rosters, pins, declarations, locks, agreed scores, messages and heads."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.audit import Head, HeldHead
from app.domain.declarations import Decision, Declaration, Interest
from app.domain.panel import KeyState
from app.domain.score_record import Reopening, SeatLock
from app.errors import AppError
from app.storage import agreed, declarations, heads, locks, messages, pins, rosters
from app.storage.case_file import CaseFile
from app.storage.declarations import Register
from app.storage.messages import MessageRecord
from app.storage.pins import Pin
from app.storage.rosters import RosterAt
from tests.storage.cases import (
    AGREED,
    ALPHA,
    AT,
    BETA,
    CARD,
    E1,
    E2,
    HASH,
    LATER,
    LOT,
    MODERATOR,
    Q1,
    Q2,
    ROSTER,
    SECOND_LOT,
    message,
)

NEXT = replace(ROSTER, revision=2, seats=ROSTER.seats[:3])
DECLARED = Declaration(seat=E1, version=1, interests=(Interest(supplier=BETA, nature="A cousin"),), made_at=AT)
CLEAR = Declaration(seat=E1, version=2, interests=(), supported_by="A friend", made_at=LATER)
DECIDED = Decision(seat=E1, declaration=1, recused_lots=(SECOND_LOT,), reason="Too close", decided_at=AT)
LOCK = SeatLock(seat=E1, number=1, frozen=HASH, scores=2, digest="d" * 64, locked_at=AT)
OPENED = Reopening(seat=E1, lock=1, reason="A slip", permitted_by=MODERATOR, permitted_at=LATER)
SIGNER = "7" * 64


def test_the_roster_in_force_is_the_newest_revision(case: CaseFile) -> None:
    with case.write() as unit:
        assert rosters.newest(unit) is None
        rosters.add(unit, ROSTER, at=AT)
        rosters.add(unit, NEXT, at=LATER)

    with case.read() as unit:
        assert rosters.newest(unit) == NEXT
        assert rosters.revisions(unit) == (RosterAt(at=AT, roster=ROSTER), RosterAt(at=LATER, roster=NEXT))


def test_a_roster_that_is_not_newer_is_refused_until_the_newer_is_undone(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        rosters.add(unit, NEXT, at=AT, message=message().id)
        with pytest.raises(AppError) as refusal:
            rosters.add(unit, ROSTER, at=AT)
        assert (refusal.value.code, *refusal.value.facts.values()) == ("roster-not-newer", 1, 2)

        messages.undo(unit, message().id, at=AT, reason="Wrong")
        rosters.add(unit, ROSTER, at=AT)
        assert rosters.newest(unit) == ROSTER


def test_what_was_settled_about_a_key_is_kept(case: CaseFile) -> None:
    with case.write() as unit:
        assert pins.newest(unit) is None
        pins.add(unit, seat=E1, card=CARD, state=KeyState.PENDING, join="j", at=AT)
        pins.add(unit, seat=E1, card=CARD, state=KeyState.UNCHECKED, reason="Ill", at=LATER)

    found = Pin(seat=E1, card=CARD, state=KeyState.UNCHECKED, reason="Ill", join="")
    with case.read() as unit:
        assert pins.newest(unit, E1) == pins.newest(unit) == pins.of_key(unit, CARD.key) == found
        assert pins.newest(unit, E2) is None


def test_the_newest_declaration_and_decision_of_a_seat_count(case: CaseFile) -> None:
    with case.write() as unit:
        assert (declarations.newest(unit, E1), declarations.decision(unit, E1)) == (None, None)
        declarations.add(unit, DECLARED)
        declarations.add(unit, CLEAR)
        declarations.decide(unit, DECIDED)
        declarations.decide(unit, replace(DECIDED, recused_lots=(), reason="On reflection"))

    with case.read() as unit:
        assert declarations.newest(unit, E1) == CLEAR
        assert declarations.decision(unit, E1) == replace(DECIDED, recused_lots=(), reason="On reflection")
        assert declarations.newest(unit, E2) is None
        assert declarations.register(unit) == Register(
            declarations=(DECLARED, CLEAR),
            decisions=(DECIDED, replace(DECIDED, recused_lots=(), reason="On reflection")),
        )


def test_a_lock_stands_until_it_is_reopened_and_the_next_stands_again(case: CaseFile) -> None:
    second = replace(LOCK, number=2, locked_at=LATER)
    with case.write() as unit:
        assert locks.state(unit, E1) == (None, None)
        locks.lock(unit, LOCK)
        assert locks.state(unit, E1) == (LOCK, None)
        locks.reopen(unit, OPENED)
        assert locks.state(unit, E1) == (LOCK, OPENED)
        locks.lock(unit, second)
        assert locks.state(unit, E1) == (second, None)
        assert locks.locks(unit, E1) == (LOCK, second)
        assert locks.locks(unit, E2) == ()
        assert (locks.last_number(unit, E1), locks.last_number(unit, E2)) == (2, 0)


def test_a_lock_that_came_with_an_undone_return_is_none(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        locks.lock(unit, LOCK, message().id)
        locks.reopen(unit, OPENED, message().id)
        messages.undo(unit, message().id, at=AT, reason="Wrong")

        assert locks.state(unit, E1) == (None, None)


def test_agreed_scores_come_back_with_all_that_explains_them(case: CaseFile) -> None:
    second = replace(AGREED, version=2, value=Fraction(10, 3), moved=(), dissent=(), present=(E2,), sub_reasons=())
    for_all = replace(AGREED, lot=None, question=Q2)
    with case.write() as unit:
        agreed.add(unit, AGREED)
        agreed.add(unit, for_all)
        agreed.add(unit, second)

    with case.read() as unit:
        assert agreed.newest(unit) == (for_all, second)
        assert agreed.history(unit, ALPHA, LOT, Q1) == (AGREED, second)
        assert agreed.history(unit, ALPHA, None, Q2) == (for_all,)
        assert agreed.history(unit, ALPHA, None, Q1) == ()


def test_agreed_scores_of_an_undone_message_are_left_out(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        agreed.add(unit, AGREED, message().id)
        agreed.add(unit, AGREED, message().id)  # in a second file of the moderator's the same version comes again
        assert agreed.newest(unit) == (AGREED,)
        assert agreed.history(unit, ALPHA, LOT, Q1) == (AGREED,)

        messages.undo(unit, message().id, at=AT, reason="Wrong")
        assert agreed.newest(unit) == ()


def test_messages_are_found_by_id_kind_and_seat(case: CaseFile) -> None:
    pack = message(1, "out", kind="pack", sender=MODERATOR, recipients=(E1, MODERATOR))
    newer = message(
        2, "out", kind="pack", sender=MODERATOR, recipients=(E1,), revision=2, supersedes=pack.manifest_sha256
    )
    came = message(3, in_reply_to=newer.manifest_sha256)
    with case.write() as unit:
        for record in (pack, newer, came):
            messages.add(unit, record)
        with pytest.raises(AppError, match=r"^message-known$"):
            messages.add(unit, came)

    with case.read() as unit:
        assert messages.all(unit) == (pack, newer, came)
        assert messages.by_id(unit, came.id) == came
        assert messages.by_id(unit, "no such id") is None
        assert messages.newest(unit, kind="pack", seat=E1, direction="out") == newer
        assert messages.newest(unit, kind="pack", seat=E2, direction="out") is None
        assert messages.newest(unit, kind="return", seat=E2, direction="in") == came
        assert messages.in_force(unit) == (newer, came)
        assert messages.in_force(unit, kind="pack") == messages.in_force(unit, direction="out") == (newer,)
        assert messages.in_force(unit, sender=E2) == (came,)


def test_undoing_a_revision_brings_the_one_before_back(case: CaseFile) -> None:
    first = message(1)
    second = message(2, revision=2, supersedes=first.manifest_sha256)

    def in_force() -> tuple[MessageRecord, ...]:
        with case.read() as unit:
            return messages.in_force(unit, kind="return", sender=E2)

    with case.write() as unit:
        messages.add(unit, first)
        messages.add(unit, second)
        with pytest.raises(AppError, match=r"^message-superseded$"):
            messages.undo(unit, first.id, at=AT, reason="Wrong")
    assert in_force() == (second,)

    with case.write() as unit:
        messages.undo(unit, second.id, at=AT, reason="Wrong")
        assert messages.undone(unit) == {second.id}
        assert messages.newest(unit, kind="return", seat=E2, direction="in") == first
    assert in_force() == (first,)

    with case.write() as unit:
        messages.undo(unit, first.id, at=AT, reason="Wrong too")
        with pytest.raises(AppError, match=r"^message-rests-on-undone$"):
            messages.redo(unit, second.id, at=LATER)
        assert messages.newest(unit, kind="return", seat=E2, direction="in") is None
    assert in_force() == ()

    with case.write() as unit:
        messages.redo(unit, first.id, at=LATER)
        messages.redo(unit, second.id, at=LATER)
        assert messages.undone(unit) == frozenset()
    assert in_force() == (second,)


def test_a_message_still_being_read_is_kept_whole_or_not_at_all(case: CaseFile) -> None:
    with case.write() as unit:
        messages.announce(unit, message().id)
        rosters.add(unit, ROSTER, at=AT, message=message().id)
        messages.add(unit, message())

    def half() -> None:
        with case.write() as unit:
            messages.announce(unit, message(2).id)
            rosters.add(unit, NEXT, at=AT, message=message(2).id)

    with pytest.raises(Exception, match="FOREIGN KEY constraint failed"):
        half()
    with case.read() as unit:
        assert rosters.newest(unit) == ROSTER


def test_only_what_is_kept_is_undone_or_done_again(case: CaseFile) -> None:
    with case.write() as unit:
        with pytest.raises(AppError, match=r"^no-such-message$"):
            messages.undo(unit, message().id, at=AT, reason="Wrong")
        with pytest.raises(AppError, match=r"^no-such-message$"):
            messages.redo(unit, message().id, at=AT)


def test_heads_are_kept_though_the_message_is_undone(case: CaseFile) -> None:
    short, long = Head(size=1, hash="a" * 64), Head(size=9, hash="b" * 64)
    with case.write() as unit:
        messages.add(unit, message())
        heads.witness(unit, of=E1, key=SIGNER, holder=MODERATOR, head=long, message=message().id)
        heads.witness(unit, of=E1, key=SIGNER, holder=MODERATOR, head=long)
        heads.witness(unit, of=E1, key=SIGNER, holder=E2, head=short)
        heads.witness(unit, of=E2, key=SIGNER, holder=E1, head=short)
        messages.undo(unit, message().id, at=AT, reason="Wrong")

    with case.read() as unit:
        assert heads.held_of(unit, E1, SIGNER) == (
            HeldHead(holder=E2, head=short),
            HeldHead(holder=MODERATOR, head=long),
        )
        assert heads.seen(unit, MODERATOR) == {(E1, SIGNER): long}
        assert heads.seen(unit, E1) == {(E2, SIGNER): short}
