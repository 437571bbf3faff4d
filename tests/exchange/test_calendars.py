"""The shipped bank holidays, recomputed from the rules that they follow, year by year."""

import json
from datetime import date, timedelta
from functools import cache

import pytest

from app.domain.standstill import Division
from app.exchange.law import read_calendar
from app.shipped import shipped

YEARS = range(2022, 2029)
DAY = timedelta(days=1)
JANUARY, MARCH, MAY, JULY, AUGUST, NOVEMBER, DECEMBER = 1, 3, 5, 7, 8, 11, 12

# Days that no rule gives: proclaimed once.
EVERYWHERE_ONCE = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
SCOTLAND_ONCE = {date(2026, 6, 15)}
MOVED = {date(2022, 5, 30): date(2022, 6, 2)}  # the spring bank holiday of the Platinum Jubilee


def easter(year: int) -> date:
    """Return Easter Sunday by Gauss's rule with its two exceptions, 1900 to 2099."""
    moon = (19 * (year % 19) + 24) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    if (moon, sunday) == (29, 6) or ((moon, sunday) == (28, 6) and year % 19 > 10):
        sunday -= 7
    return date(year, MARCH, 22) + (moon + sunday) * DAY


def monday(year: int, month: int, *, last: bool = False) -> date:
    days = [date(year, month, 1) + number * DAY for number in range(31)]
    mondays = [day for day in days if day.month == month and day.isoweekday() == 1]
    return mondays[-1] if last else mondays[0]


def moved_off_the_weekend(*days: date) -> set[date]:
    """Return the days, each that falls on a weekend given the next weekday that none of the others has."""
    taken = {day for day in days if day.isoweekday() < 6}
    for day in days:
        free = day
        while free.isoweekday() > 5 or (free != day and free in taken):
            free += DAY
        taken.add(free)
    return taken


@cache
def expected(division: Division, year: int) -> frozenset[date]:
    scotland = division is Division.SCOTLAND
    new_year = [date(year, JANUARY, 1)] + ([date(year, JANUARY, 2)] if scotland else [])
    days = moved_off_the_weekend(*new_year)
    days |= moved_off_the_weekend(date(year, DECEMBER, 25), date(year, DECEMBER, 26))
    days |= {easter(year) - 2 * DAY, monday(year, MAY), monday(year, MAY, last=True)}
    if scotland:
        days |= {monday(year, AUGUST)} | moved_off_the_weekend(date(year, NOVEMBER, 30)) | SCOTLAND_ONCE
    else:
        days |= {monday(year, AUGUST, last=True), easter(year) + DAY}
    if division is Division.NORTHERN_IRELAND:
        days |= moved_off_the_weekend(date(year, MARCH, 17)) | moved_off_the_weekend(date(year, JULY, 12))
    moved = {MOVED.get(day, day) for day in days | EVERYWHERE_ONCE}
    return frozenset(day for day in moved if day.year == year)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("division", list(Division))
def test_the_data_are_what_the_rules_give(division: Division, year: int) -> None:
    path = shipped("calendars", f"{division.value}.json")
    calendar = read_calendar(path.read_bytes(), path.name)

    assert calendar.division is division
    assert sorted(day for day in calendar.holidays if day.year == year) == sorted(expected(division, year))


@pytest.mark.parametrize("division", list(Division))
def test_no_bank_holiday_falls_on_a_weekend_and_all_the_years_are_there(division: Division) -> None:
    path = shipped("calendars", f"{division.value}.json")
    calendar = read_calendar(path.read_bytes(), path.name)

    assert calendar.years == frozenset(YEARS)
    assert [day for day in calendar.holidays if day.isoweekday() > 5] == []
    assert list(calendar.holidays) == sorted(calendar.holidays)
    assert json.loads(path.read_text(encoding="utf-8"))["source"]


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2022, 4, 17), (2023, 4, 9), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
)
def test_easter_is_on_its_day(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)
