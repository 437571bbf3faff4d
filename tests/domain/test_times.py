"""Moments have one spelling, in UTC, that sorts as they do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.times import moment_of, stamp
from app.errors import AppError

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
moments = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


def test_a_moment_is_written_to_the_microsecond_in_utc() -> None:
    assert stamp(MOMENT) == "2026-11-22T09:30:00.000000Z"
    assert stamp(MOMENT.astimezone(timezone(timedelta(hours=2)))) == "2026-11-22T09:30:00.000000Z"
    assert stamp(datetime(33, 4, 3, tzinfo=UTC)) == "0033-04-03T00:00:00.000000Z"


@given(moments, moments)
def test_stamps_read_back_and_sort_as_the_moments_do(one: datetime, other: datetime) -> None:
    assert moment_of(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(AppError) as refusal:
        stamp(datetime(2026, 11, 22))  # noqa: DTZ001 - that is what is refused
    assert refusal.value.code == "time-naive"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T09:30:00Z",
        "2026-11-22T09:30:00.000000+00:00",
        "2026-11-22 09:30:00.000000Z",
        "2026-11-22T09:30:00.000000Z\n",
        "2026-13-22T09:30:00.000000Z",
        "2026-11-22T24:00:00.000000Z",
        "0000-01-01T00:00:00.000000Z",
        "\N{FULLWIDTH DIGIT TWO}026-11-22T09:30:00.000000Z",
    ],
)
def test_any_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(AppError) as refusal:
        moment_of(text)
    assert (refusal.value.code, dict(refusal.value.facts)) == ("time-unreadable", {"found": text})
