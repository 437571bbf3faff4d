"""The visibility ladder, rung by rung."""

from itertools import product

import pytest

from app.domain.codes import Role
from app.domain.visibility import Sight, Standing, refuse_beyond, sight
from app.errors import AppError

BOTH = (False, True)
STANDINGS = [
    Standing(role=role, cleared=cleared, own_locked=own, revealed=revealed, quality_locked=locked, prices_opened=opened)
    for role in Role
    for cleared, own, revealed, locked, opened in product(BOTH, BOTH, BOTH, BOTH, BOTH)
]


def standing(role: Role, **stages: bool) -> Standing:
    none = dict.fromkeys(("cleared", "own_locked", "revealed", "quality_locked", "prices_opened"), False)
    return Standing(role=role, **(none | stages))


def test_who_did_not_declare_sees_names_alone() -> None:
    uncleared = [one for one in STANDINGS if not one.cleared and one.role is not Role.LEAD]

    assert {sight(one) for one in uncleared} == {Sight.NAMES}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.LEAD, Role.MODERATOR}])
def test_a_panel_member_never_sees_more_than_the_tenders(role: Role) -> None:
    mine = [one for one in STANDINGS if one.role is role and one.cleared]

    assert {sight(one) for one in mine} == {Sight.TENDERS}


def test_a_moderator_sees_the_panels_scores_once_revealed_and_their_own_seats_are_locked() -> None:
    moderator = Role.MODERATOR

    assert sight(standing(moderator, cleared=True)) is Sight.TENDERS
    assert sight(standing(moderator, cleared=True, own_locked=True)) is Sight.TENDERS
    assert sight(standing(moderator, cleared=True, revealed=True)) is Sight.TENDERS
    assert sight(standing(moderator, cleared=True, own_locked=True, revealed=True)) is Sight.PANEL


def test_nobody_sees_totals_or_prices_before_quality_is_locked() -> None:
    before = [one for one in STANDINGS if not one.quality_locked]

    assert max(sight(one) for one in before) is Sight.PANEL


def test_a_moderator_sees_totals_after_the_lock_and_never_prices() -> None:
    after = [
        one
        for one in STANDINGS
        if one.role is Role.MODERATOR and one.cleared and one.own_locked and one.revealed and one.quality_locked
    ]

    assert {sight(one) for one in after} == {Sight.TOTALS}


def test_the_lead_sees_tenders_then_totals_then_prices() -> None:
    lead = Role.LEAD

    assert sight(standing(lead, prices_opened=True)) is Sight.TENDERS
    assert sight(standing(lead, quality_locked=True)) is Sight.TOTALS
    assert sight(standing(lead, quality_locked=True, prices_opened=True)) is Sight.PRICES


def test_a_query_beyond_the_rung_is_refused_by_its_name() -> None:
    codes = []
    for needed in Sight:
        with_less = standing(Role.LEAD) if needed > Sight.TENDERS else standing(Role.EVALUATOR)
        if needed is Sight.NAMES:
            refuse_beyond(with_less, needed)
            continue
        with pytest.raises(AppError) as refusal:
            refuse_beyond(with_less, needed)
        codes.append(refusal.value.code)

    assert codes == [f"not-in-sight-{name}" for name in ("tenders", "panel", "totals", "prices")]
