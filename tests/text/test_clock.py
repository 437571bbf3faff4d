"""Moments as people read them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.text.clock import as_told, moment, sortable, with_utc


@pytest.fixture
def british_summer(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    monkeypatch.setenv("TZ", "BST-1")
    time.tzset()
    yield datetime(2026, 7, 1, 23, 30, 5, tzinfo=UTC)
    monkeypatch.undo()
    time.tzset()


def test_a_moment_is_shown_by_the_laptops_clock_and_the_record_says_what_it_is_in_utc(british_summer: datetime) -> None:
    assert moment(british_summer) == "2 July 2026, 00:30"
    assert sortable(british_summer) == "2026-07-02 00:30:05"
    assert with_utc(british_summer) == "2 July 2026, 00:30:05 (UTC: 2026-07-01 23:30:05)"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-09-18 12:00", "18 September 2026, 12:00"),
        ("2026-09-18T09:30", "18 September 2026, 09:30"),
        ("2026-09-18", "18 September 2026"),
        ("noon on Friday", "noon on Friday"),
        ("", ""),
    ],
)
def test_what_a_workbook_gives_as_a_moment_is_read_as_a_day_and_a_time(written: str, read: str) -> None:
    assert as_told(written) == read
