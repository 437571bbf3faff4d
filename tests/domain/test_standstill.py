"""The arithmetic of the standstill, on calendars made for it and on the shipped ones (DOMAIN §1.11)."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import Regime
from app.domain.standstill import Calendar, Counted, Division, Period, Reading, Sent, Standstill, Start, readings
from app.errors import AppError
from app.services.standstills import find_standstill
from app.shipped import shipped

ENGLAND, SCOTLAND = Division.ENGLAND_AND_WALES, Division.SCOTLAND
MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)

HOLIDAYS = {
    division: {
        date.fromisoformat(day)
        for year in json.loads(shipped("calendars", f"{division.value}.json").read_text(encoding="utf-8"))[
            "years"
        ].values()
        for day in year
    }
    for division in Division
}
ANYWHERE = frozenset().union(*HOLIDAYS.values())
COUNTED_REGIMES = [regime for regime in Regime if regime is not Regime.BELOW_THRESHOLD]
DATES = st.dates(date(2022, 1, 1), date(2028, 12, 1))


def calendar(division: Division, *days: date, years: tuple[int, ...] = (2026,)) -> Calendar:
    return Calendar(division=division, version=MONDAY, years=frozenset(years), holidays=dict.fromkeys(days, "Feast"))


def period(
    counted: Counted,
    *,
    begins: tuple[int, ...] = (0,),
    holidays: tuple[tuple[Division, ...], ...] = ((ENGLAND,),),
    length: int = 3,
) -> Period:
    lengths = {Sent.ELECTRONIC: length, Sent.OTHER: length + 2}
    return Period(counted=counted, start=Start.SENDING, length=lengths, begins=begins, holidays=holidays)


def counted(what: Period, start: date, *calendars: Calendar, sent: Sent = Sent.ELECTRONIC) -> Standstill:
    return readings(what, start, sent, calendars)[0]


def test_working_days_leave_out_weekends_and_name_each_bank_holiday() -> None:
    friday = MONDAY + 4 * DAY
    found = counted(period(Counted.WORKING_DAYS), friday, calendar(ENGLAND, friday + 3 * DAY, friday + 2 * DAY))

    assert found.days == (friday, friday + 4 * DAY, friday + 5 * DAY)
    assert (found.ends, found.earliest_contract) == (friday + 5 * DAY, friday + 6 * DAY)
    assert [(each.day, each.names) for each in found.not_counted] == [(friday + 3 * DAY, {ENGLAND: "Feast"})]


def test_calendar_days_are_extended_only_at_their_end() -> None:
    calendars = calendar(ENGLAND, MONDAY + DAY, MONDAY + 7 * DAY)
    inside = counted(period(Counted.CALENDAR_DAYS), MONDAY, calendars)
    at_the_end = counted(period(Counted.CALENDAR_DAYS), MONDAY + 3 * DAY, calendars)

    assert (inside.ends, inside.not_counted) == (MONDAY + 2 * DAY, ())
    assert (at_the_end.days[-1], at_the_end.ends) == (MONDAY + 5 * DAY, MONDAY + 8 * DAY)
    assert [each.day for each in at_the_end.not_counted] == [MONDAY + 7 * DAY]


def test_other_means_have_their_own_length() -> None:
    assert counted(period(Counted.CALENDAR_DAYS), MONDAY, calendar(ENGLAND), sent=Sent.OTHER).ends == MONDAY + 4 * DAY


def test_of_several_readings_the_one_that_ends_last_is_taken_and_the_sooner_are_told() -> None:
    what = period(Counted.WORKING_DAYS, begins=(0, 1), holidays=((ENGLAND,), (ENGLAND, SCOTLAND)))
    last, sooner = readings(what, MONDAY, Sent.ELECTRONIC, [calendar(ENGLAND), calendar(SCOTLAND, MONDAY + DAY)])

    assert (last.reading, last.ends) == (Reading(begins=1, holidays=(ENGLAND, SCOTLAND)), MONDAY + 4 * DAY)
    assert [(each.reading.begins, len(each.reading.holidays), each.ends) for each in sooner] == [
        (0, 2, MONDAY + 3 * DAY),
        (1, 1, MONDAY + 3 * DAY),
    ]


def test_readings_that_end_together_are_no_doubt() -> None:
    last, sooner = readings(period(Counted.WORKING_DAYS, begins=(6, 5)), MONDAY, Sent.ELECTRONIC, [calendar(ENGLAND)])

    assert (last.reading.begins, last.ends, sooner) == (6, MONDAY + 9 * DAY, ())


@pytest.mark.parametrize("what", list(Counted))
@pytest.mark.parametrize("start", [date(2025, 12, 31), date(2026, 12, 30), date(2027, 1, 1)])
def test_a_year_that_is_not_known_is_refused(what: Counted, start: date) -> None:
    calendars = (calendar(ENGLAND), calendar(SCOTLAND, years=(2025, 2026, 2027)))

    with pytest.raises(AppError) as refusal:
        counted(period(what, holidays=((ENGLAND, SCOTLAND),)), start, *calendars)
    year = 2025 if start.year == 2025 else 2027
    assert (refusal.value.code, dict(refusal.value.facts)) == (
        "holidays-unknown",
        {"year": year, "divisions": ["england-and-wales"]},
    )


def test_calendars_of_one_division_add_up() -> None:
    calendars = (calendar(ENGLAND), calendar(ENGLAND, MONDAY), calendar(ENGLAND, years=(2027,)))

    assert counted(period(Counted.WORKING_DAYS), MONDAY, *calendars).ends == MONDAY + 3 * DAY
    assert counted(period(Counted.WORKING_DAYS), date(2026, 12, 31), *calendars).ends == date(2027, 1, 4)


def working(day: date, holidays: frozenset[date] | set[date] = ANYWHERE) -> bool:
    return day.isoweekday() < 6 and day not in holidays


def ends(regime: Regime, day: date, sent: Sent = Sent.ELECTRONIC) -> date:
    found = find_standstill(regime, day, sent).standstill
    assert found is not None
    return found.ends


@given(day=DATES, regime=st.sampled_from([Regime.PA2023_E, Regime.PA2023_NI, Regime.PA2023_W]))
def test_law_eight_working_days_lie_between_publication_and_the_end(day: date, regime: Regime) -> None:
    last = ends(regime, day)

    assert sum(working(day + number * DAY) for number in range((last - day).days + 1)) == 8
    assert working(last)


@given(day=DATES, sent=st.sampled_from(Sent))
def test_law_calendar_days_end_with_the_first_working_day_from_the_last_of_them(day: date, sent: Sent) -> None:
    length = {Sent.ELECTRONIC: 10, Sent.OTHER: 15}[sent]
    for regime, holidays in ((Regime.PCR2015, ANYWHERE), (Regime.PCSR2015, HOLIDAYS[SCOTLAND])):
        last = ends(regime, day, sent)

        assert working(last, holidays)
        assert not any(working(day + number * DAY, holidays) for number in range(length, (last - day).days))


@given(day=DATES)
def test_law_eight_working_days_lie_after_the_day_that_the_provider_selection_standstill_begins(day: date) -> None:
    last = ends(Regime.PSR2023, day)

    assert sum(working(day + number * DAY) for number in range(2, (last - day).days + 1)) == 8
    assert working(last)


@given(day=DATES, later=st.integers(1, 20), regime=st.sampled_from(COUNTED_REGIMES), sent=st.sampled_from(Sent))
def test_law_a_later_date_never_ends_earlier(day: date, later: int, regime: Regime, sent: Sent) -> None:
    assert ends(regime, min(day + later * DAY, date(2028, 12, 1)), sent) >= ends(regime, day, sent)


@given(day=DATES, regime=st.sampled_from(COUNTED_REGIMES), sent=st.sampled_from(Sent))
def test_law_the_contract_waits_one_day_more_and_other_means_never_end_sooner(
    day: date, regime: Regime, sent: Sent
) -> None:
    found = find_standstill(regime, day, sent).standstill

    assert found is not None
    assert found.earliest_contract - found.ends == DAY
    assert ends(regime, day, Sent.OTHER) >= found.ends
