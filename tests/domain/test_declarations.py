"""A declared interest waits for the lead's decision on that very declaration."""

from datetime import UTC, datetime

from app.domain.codes import LotCode, SeatCode, SupplierId
from app.domain.declarations import Cleared, Decision, Declaration, Interest, cleared

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SEAT = SeatCode("E1")
NONE = Declaration(seat=SEAT, version=1, interests=(), made_at=AT)
SOME = Declaration(
    seat=SEAT, version=2, interests=(Interest(supplier=SupplierId("A"), nature="My sister works there."),), made_at=AT
)


def decided(version: int) -> Decision:
    return Decision(seat=SEAT, declaration=version, recused_lots=(LotCode("1"),), reason="Close family.", decided_at=AT)


def test_a_declaration_without_interests_is_clear() -> None:
    assert (NONE.clear, SOME.clear) == (True, False)


def test_who_has_not_declared_may_not_read() -> None:
    assert cleared(None, None) is Cleared.DUE
    assert cleared(None, decided(1)) is Cleared.DUE


def test_who_has_nothing_to_declare_may_read() -> None:
    assert cleared(NONE, None) is Cleared.CLEAR


def test_an_interest_waits_until_the_lead_decided_on_that_version() -> None:
    assert cleared(SOME, None) is Cleared.WAITING
    assert cleared(SOME, decided(1)) is Cleared.WAITING
    assert cleared(SOME, decided(2)) is Cleared.CLEAR
