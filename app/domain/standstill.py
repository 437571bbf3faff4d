"""The standstill between an award decision and the contract: date arithmetic alone (DOMAIN §1.11).

What the law of a regime says comes in as data, and so do the bank holidays: nothing here knows either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from app.domain.codes import Regime
from app.errors import AppError

_DAY = timedelta(days=1)
_SATURDAY = 5


class Division(StrEnum):
    """A part of the United Kingdom with bank holidays of its own."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Sent(StrEnum):
    """How the notices of the decision went out: all electronically, or any by other means."""

    ELECTRONIC = "electronic"
    OTHER = "other"


class Counted(StrEnum):
    """Which days the length of a standstill is counted in."""

    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"


class Start(StrEnum):
    """What happened on the date that the count starts from."""

    PUBLICATION = "publication"
    SENDING = "sending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The bank holidays of one division, complete for the years named and silent about all others."""

    division: Division
    version: date
    years: frozenset[int]
    holidays: Mapping[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """A parameter that a lawyer is to confirm, with where it comes from."""

    parameter: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How a regime's standstill is counted; of `begins` and `holidays` every reading the law may bear, ours first.

    A period of calendar days that would end on no working day is extended to the next one.
    """

    counted: Counted
    start: Start
    length: Mapping[Sent, int]
    begins: tuple[int, ...]  # how many days after the date of `start` the first day counted is, at the earliest
    holidays: tuple[tuple[Division, ...], ...]  # a bank holiday in any of these is no working day


@dataclass(frozen=True, slots=True, kw_only=True)
class StandstillRules:
    """What one regime says about the standstill; `period` is None where the law asks for none."""

    regime: Regime
    version: date
    in_force: date | None
    period: Period | None
    notes: Mapping[Sent, tuple[str, ...]]
    unconfirmed: tuple[Unconfirmed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a period where the law may bear several."""

    begins: int
    holidays: tuple[Division, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """A bank holiday from Monday to Friday that was no working day, with its name in each division that has it."""

    day: date
    names: Mapping[Division, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """A standstill that was counted under one reading; `days` are the days that made up its length."""

    reading: Reading
    days: tuple[date, ...]
    ends: date
    not_counted: tuple[NotCounted, ...]

    @property
    def earliest_contract(self) -> date:
        """The day after midnight at the end of the standstill."""
        return self.ends + _DAY


def readings(
    period: Period, start: date, sent: Sent, calendars: Sequence[Calendar]
) -> tuple[Standstill, tuple[Standstill, ...]]:
    """Return the standstill that ends last, and those that end sooner by reading one thing otherwise.

    A standstill that is too long is lawful, one that is too short is not: so the later date in doubt (DOMAIN §1.11).
    Raises AppError `holidays-unknown` as soon as a day of a year without bank holidays comes into it.
    """
    all_of_them = [
        _standstill(period, Reading(begins=begins, holidays=holidays), start, sent, calendars)
        for begins, holidays in product(period.begins, period.holidays)
    ]
    last = max(all_of_them, key=lambda standstill: standstill.ends)  # of equals the first, which is our reading
    sooner = tuple(
        standstill
        for standstill in all_of_them
        if standstill.ends < last.ends
        and (standstill.reading.begins == last.reading.begins or standstill.reading.holidays == last.reading.holidays)
    )
    return last, sooner


def _standstill(period: Period, reading: Reading, start: date, sent: Sent, calendars: Sequence[Calendar]) -> Standstill:
    bank_holidays = _BankHolidays(reading.holidays, calendars)
    bank_holidays.on(start)  # a year that is not known is refused, even where only its last days come into it
    first = start + reading.begins * _DAY
    if period.counted is Counted.WORKING_DAYS:
        days = tuple(_taken(bank_holidays.working_days(first), period.length[sent]))
        ends = days[-1]
    else:
        days = tuple(first + number * _DAY for number in range(period.length[sent]))
        first = days[-1]
        ends = next(bank_holidays.working_days(first))
    return Standstill(reading=reading, days=days, ends=ends, not_counted=tuple(bank_holidays.between(first, ends)))


def _taken(days: Iterator[date], count: int) -> Iterator[date]:
    return (day for _number, day in zip(range(count), days, strict=False))


class _BankHolidays:
    """The bank holidays of several divisions, taken together."""

    def __init__(self, divisions: Sequence[Division], calendars: Sequence[Calendar]) -> None:
        self._calendars = {
            division: [calendar for calendar in calendars if calendar.division is division] for division in divisions
        }

    def on(self, day: date) -> Mapping[Division, str]:
        """Return the day's name in each division where it is a bank holiday; refuses a year that is not known."""
        unknown = [
            division.value
            for division, calendars in self._calendars.items()
            if not any(day.year in calendar.years for calendar in calendars)
        ]
        if unknown:
            raise AppError("holidays-unknown", year=day.year, divisions=unknown)
        return {
            division: calendar.holidays[day]
            for division, calendars in self._calendars.items()
            for calendar in calendars
            if day in calendar.holidays
        }

    def working_days(self, first: date) -> Iterator[date]:
        """Yield the working days from that day on, itself included."""
        day = first
        while True:
            if not self.on(day) and day.weekday() < _SATURDAY:
                yield day
            day += _DAY

    def between(self, first: date, last: date) -> Iterator[NotCounted]:
        """Yield the bank holidays from the first day to the last that fall on no weekend."""
        for number in range((last - first).days):
            day = first + number * _DAY
            names = self.on(day)
            if names and day.weekday() < _SATURDAY:
                yield NotCounted(day=day, names=names)
