"""The roster decides whose files are believed."""

from dataclasses import replace

import pytest

from app.domain.codes import Role, SeatCode
from app.domain.evaluation import Seat
from app.domain.panel import Card, KeyState, PanelSeat, RevokedKey, Roster, SeatState
from app.errors import AppError


def card(key: str) -> Card:
    return Card(key=key * 64, certificate=b"DER", recipient=f"age1{key}", name=f"Holder of {key}")


def seated(code: str, role: Role = Role.EVALUATOR, key: str | None = None) -> PanelSeat:
    return PanelSeat(
        seat=Seat(code=SeatCode(code), role=role),
        card=None if key is None else card(key),
        key_state=KeyState.NONE if key is None else KeyState.VERIFIED,
    )


E1, E2 = seated("E1", key="a"), seated("E2", Role.GROUP)
MOD, DEPUTY = seated("M1", Role.MODERATOR, "b"), replace(seated("M2", Role.MODERATOR, "c"), deputy=True)
LEAD = seated("L", Role.LEAD, "b")
ROSTER = Roster(revision=3, seats=(E1, E2, DEPUTY, MOD, LEAD))


def codes(seats: tuple[PanelSeat, ...]) -> list[str]:
    return [seat.code for seat in seats]


def test_seats_are_found_by_code() -> None:
    assert ROSTER.find(SeatCode("E2")) == E2
    assert ROSTER.seat(SeatCode("E1")) == E1
    assert ROSTER.find(SeatCode("E9")) is None
    with pytest.raises(AppError) as refusal:
        ROSTER.seat(SeatCode("E9"))
    assert (refusal.value.code, dict(refusal.value.facts)) == ("no-such-seat", {"seat": "E9"})


def test_seats_are_found_by_what_they_do() -> None:
    gone = Roster(revision=4, seats=(replace(E1, state=SeatState.WITHDRAWN), E2, LEAD))

    assert codes(ROSTER.scoring()) == ["E1", "E2"]
    assert codes(gone.scoring()) == ["E2"]
    assert ROSTER.lead() == LEAD
    assert codes(ROSTER.moderators()) == ["M1", "M2"]
    assert gone.moderators() == ()


def test_one_person_may_hold_several_seats_while_they_are_active() -> None:
    gone = ROSTER.with_seat(replace(MOD, state=SeatState.REPLACED, replaced_by=SeatCode("M2")))

    assert codes(ROSTER.held_by("b" * 64)) == ["M1", "L"]
    assert codes(gone.held_by("b" * 64)) == ["L"]
    assert ROSTER.held_by("z" * 64) == ()


def test_a_panel_without_an_active_lead_is_refused() -> None:
    with pytest.raises(AppError) as refusal:
        ROSTER.with_seat(replace(LEAD, state=SeatState.WITHDRAWN)).lead()
    assert refusal.value.code == "no-lead"


def test_the_next_revision_changes_a_seat_in_its_place_or_adds_it_last() -> None:
    changed = replace(E2, deputy=True)
    new = seated("E3")

    assert ROSTER.with_seat(changed) == Roster(revision=4, seats=(E1, changed, DEPUTY, MOD, LEAD))
    assert ROSTER.with_seat(new) == Roster(revision=4, seats=(*ROSTER.seats, new))


def test_a_compared_key_is_trusted_and_one_used_unchecked_too() -> None:
    unchecked = replace(E1, key_state=KeyState.UNCHECKED, reason="On leave, no telephone.")

    assert ROSTER.trusted_signer(SeatCode("E1"), "a" * 64) == card("a")
    assert ROSTER.with_seat(unchecked).trusted_signer(SeatCode("E1"), "a" * 64) == card("a")
    assert not E2.trusted


REVOKED = RevokedKey(key="d" * 64, since="2026-11-20T08:00:00.000000Z", reason="Laptop lost.")


@pytest.mark.parametrize(
    ("seat", "key", "code"),
    [
        (None, "a", "no-such-seat"),
        (replace(E1, revoked=(REVOKED,)), "d", "key-revoked"),
        (E1, "b", "unknown-signer"),
        (E2, "a", "unknown-signer"),
        (replace(E1, key_state=KeyState.PENDING), "a", "seat-pending"),
        (replace(E1, state=SeatState.WITHDRAWN), "a", "seat-withdrawn"),
        (replace(E1, state=SeatState.REPLACED), "a", "seat-withdrawn"),
    ],
)
def test_any_other_signer_is_refused_with_the_reason(seat: PanelSeat | None, key: str, code: str) -> None:
    roster = Roster(revision=1, seats=() if seat is None else (seat,))

    with pytest.raises(AppError) as refusal:
        roster.trusted_signer(SeatCode("E1") if seat is None else seat.code, key * 64)

    assert refusal.value.code == code


def test_a_revoked_key_stays_refused_where_it_is_the_seats_own() -> None:
    mine = replace(E1, revoked=(replace(REVOKED, key="a" * 64),))

    with pytest.raises(AppError) as refusal:
        Roster(revision=1, seats=(mine,)).trusted_signer(SeatCode("E1"), "a" * 64)

    assert dict(refusal.value.facts) == {
        "seat": "E1",
        "since": "20 November 2026",
        "reason": "Laptop lost.",
    }
