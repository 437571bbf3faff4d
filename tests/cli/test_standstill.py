"""`evenhand standstill`: worked examples, and what it prints and refuses (WORKBOOK §6, DOMAIN §1.11)."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.standstill import Division
from app.shipped import shipped


def ask(*given: str) -> int:
    return main(["standstill", *given])


def answer(capsys: pytest.CaptureFixture[str], regime: str, day: str, *more: str) -> dict[str, object]:
    assert ask("--regime", regime, "--date", day, "--json", *more) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found: dict[str, object] = json.loads(printed.out)
    return found


def said(found: dict[str, object]) -> str:
    notes = found["notes"]
    assert isinstance(notes, list)
    return "\n".join(notes)


@pytest.mark.parametrize(
    ("day", "ends", "earliest"),
    [
        ("2024-12-24", "2025-01-08", "2025-01-09"),  # 25, 26 December, 1 January, and 2 January in Scotland
        ("2026-02-02", "2026-02-11", "2026-02-12"),  # an ordinary week
        ("2026-02-07", "2026-02-18", "2026-02-19"),  # published on a Saturday: day 1 is Monday
        ("2026-08-31", "2026-09-10", "2026-09-11"),  # published on a bank holiday: day 1 is the day after
        ("2026-11-23", "2026-12-03", "2026-12-04"),  # St Andrew's Day
        ("2027-07-07", "2027-07-19", "2027-07-20"),  # 12 July
        ("2025-07-09", "2025-07-21", "2025-07-22"),  # 12 July on a Saturday: 14 July in its place
        ("2026-03-12", "2026-03-24", "2026-03-25"),  # St Patrick's Day
        ("2025-12-29", "2026-01-09", "2026-01-10"),  # New Year and 2 January
        ("2026-03-30", "2026-04-10", "2026-04-11"),  # Good Friday and Easter Monday
        ("2026-06-09", "2026-06-19", "2026-06-20"),  # Scotland's World Cup bank holiday
        ("2022-05-30", "2022-06-10", "2022-06-11"),  # the Platinum Jubilee, and no bank holiday on 30 May
    ],
)
@pytest.mark.parametrize("regime", ["PA2023-E", "PA2023-NI", "PA2023-W"])
def test_procurement_act(capsys: pytest.CaptureFixture[str], regime: str, day: str, ends: str, earliest: str) -> None:
    found = answer(capsys, regime, day)

    assert (found["regime"], found["date"], found["ends"], found["earliest_contract"]) == (
        regime,
        day,
        ends,
        earliest,
    )


@pytest.mark.parametrize(
    ("asked", "ends", "earliest"),
    [
        (("PCR2015", "2026-11-02", "electronic"), "2026-11-12", "2026-11-13"),  # an ordinary week
        (("PCR2015", "2026-11-04", "electronic"), "2026-11-16", "2026-11-17"),  # an end on Saturday
        (("PCR2015", "2026-11-02", "other"), "2026-11-17", "2026-11-18"),  # 15 days
        (("PCR2015", "2026-03-24", "electronic"), "2026-04-07", "2026-04-08"),  # an end on Good Friday
        (("PCR2015", "2025-12-23", "electronic"), "2026-01-05", "2026-01-06"),  # 2 January: in doubt the later
        (("PCR2015", "2028-12-19", "electronic"), "2028-12-29", "2028-12-30"),  # the last days that are known
        (("PCSR2015", "2026-03-27", "electronic"), "2026-04-06", "2026-04-07"),  # Easter Monday: a Scottish working day
        (("PCSR2015", "2026-11-20", "electronic"), "2026-12-01", "2026-12-02"),  # an end on St Andrew's Day
        (("PCSR2015", "2026-07-24", "electronic"), "2026-08-04", "2026-08-05"),  # first Monday in August
        (("PCSR2015", "2026-08-21", "electronic"), "2026-08-31", "2026-09-01"),  # last Monday in August: no holiday
        (("PCSR2015", "2026-12-18", "other"), "2027-01-05", "2027-01-06"),  # Saturday 2 January, and its substitute
        (("PSR2023", "2026-11-02", "electronic"), "2026-11-13", "2026-11-14"),  # begins Tuesday, counted from Wednesday
    ],
)
def test_other_regimes(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, str, str], ends: str, earliest: str
) -> None:
    regime, day, sent = asked
    found = answer(capsys, regime, day, "--sent", sent)

    assert (found["ends"], found["earliest_contract"], found["sent"]) == (ends, earliest, sent)


def test_the_answer_tells_people_how_it_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--regime", "pa2023-e", "--date", "2026-11-24") == 0
    printed = capsys.readouterr()

    assert printed.err == ""
    assert printed.out.splitlines() == [
        "Last day of the standstill: Friday 4 December 2026, until midnight.",
        "First day for a contract: Saturday 5 December 2026.",
        "",
        "PA2023-E: the notice was published on Tuesday 24 November 2026.",
        "Counted: 8 working days, the first of them Tuesday 24 November 2026.",
        "Monday 30 November 2026 was not a working day: St Andrew’s Day (Scotland).",
        "",
        "! Bank holidays as known on 22 November 2026; one that was proclaimed since can make the standstill longer.",
        "! For light-touch contracts no standstill is mandatory. One that the contract award notice states must be "
        "observed, is at least as long, and is counted in the same way.",
    ]


def test_the_json_carries_what_it_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "PA2023-E", "2026-11-24")

    assert found["days"] == [f"2026-11-{day}" for day in (24, 25, 26, 27)] + [f"2026-12-0{day}" for day in (1, 2, 3, 4)]
    assert found["not_counted"] == [{"date": "2026-11-30", "names": {"scotland": "St Andrew’s Day"}}]
    assert found["rules"] == "2026-11-22"
    assert found["calendars"] == dict.fromkeys([division.value for division in Division], "2026-11-22")


def test_a_later_date_taken_in_doubt_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    bank_holidays = said(answer(capsys, "PCR2015", "2025-12-23"))
    first_day = said(answer(capsys, "PSR2023", "2026-11-02"))

    assert "goes on to Monday 5 January 2026" in bank_holidays
    assert "only bank holidays in England and Wales" in bank_holidays
    assert "ends on Friday 2 January 2026 already. In doubt the later date is taken" in bank_holidays
    assert "counts from Tuesday 3 November 2026, the standstill ends on Thursday 12 November 2026" in first_day
    assert "Confirm with a lawyer: the first day counted" in first_day


def test_what_sending_changes_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    other = said(answer(capsys, "PCR2015", "2026-11-02", "--sent", "other"))

    assert "may end sooner, 10 days after the last was received" in other
    assert "Confirm with a lawyer: the length after notices sent by other means" in other
    assert "received" not in said(answer(capsys, "PCR2015", "2026-11-02"))
    published = answer(capsys, "PA2023-W", "2026-11-24", "--sent", "other")
    assert published["ends"] == "2026-12-04"
    assert "how the letters were sent makes no difference" in said(published)


def test_a_date_before_the_law_is_computed_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    before = "before the law of this regime came into force, on 24 February 2025"

    assert before in said(answer(capsys, "PA2023-E", "2025-02-23"))
    assert before not in said(answer(capsys, "PA2023-E", "2025-02-24"))


def test_below_the_threshold_there_is_no_standstill(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "BELOW-THRESHOLD", "2035-01-01")

    assert (found["ends"], found["earliest_contract"], found["days"], found["not_counted"]) == (None, None, [], [])
    assert "Below the threshold the law asks for no standstill." in said(found)
    assert ask("--regime", "BELOW-THRESHOLD", "--date", "2035-01-01") == 0
    assert capsys.readouterr().out.startswith("! Below the threshold the law asks for no standstill.")


@pytest.mark.parametrize("day", ["2021-12-31", "2028-12-21", "2029-01-05", "9999-12-31"])
@pytest.mark.parametrize("regime", ["PA2023-E", "PCSR2015"])
def test_a_year_whose_bank_holidays_are_not_known_is_refused(
    capsys: pytest.CaptureFixture[str], regime: str, day: str
) -> None:
    assert ask("--regime", regime, "--date", day, "--json") == 1
    printed = capsys.readouterr()

    assert printed.out == ""
    assert "are not known here" in printed.err
    assert "never guessed" in printed.err


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["--regime", "PA2023-E"],
        ["--regime", "PA2023", "--date", "2026-11-24"],
        ["--regime", "PA2023-E", "--date", "24/11/2026"],
        ["--regime", "PA2023-E", "--date", "20261124"],
        ["--regime", "PA2023-E", "--date", "2026-02-30"],
        ["--regime", "PA2023-E", "--date", "2026-11-24", "--sent", "pigeon"],
    ],
)
def test_wrong_use_exits_with_2(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        ask(*given)
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_date_that_is_none_is_told_how_to_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ask("--regime", "PCR2015", "--date", "24.11.2026")
    assert "24.11.2026 is no date. Write it as year-month-day, such as 2026-11-22." in capsys.readouterr().err


def own_calendar(folder: Path, division: str, year: str, *days: str) -> str:
    path = folder / f"{division}-{year}.json"
    years = {year: dict.fromkeys(days, "Proclaimed")}
    path.write_text(json.dumps({"format": 1, "division": division, "version": "2026-12-01", "years": years}))
    return str(path)


def test_a_file_of_ones_own_adds_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = own_calendar(tmp_path, "scotland", "2026", "2026-11-27")
    found = answer(capsys, "PA2023-E", "2026-11-24", "--calendar", own)

    assert found["ends"] == "2026-12-07"
    assert "Friday 27 November 2026 was not a working day: Proclaimed (Scotland)." in said(found)
    assert found["calendars"] == {
        "england-and-wales": "2026-11-22",
        "scotland": "2026-12-01",
        "northern-ireland": "2026-11-22",
    }


def test_files_of_ones_own_add_a_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = []
    for division in Division:
        given += ["--calendar", own_calendar(tmp_path, division.value, "2029", "2029-01-01")]

    assert answer(capsys, "PA2023-E", "2028-12-20", *given)["ends"] == "2029-01-03"
    assert ask("--regime", "PA2023-E", "--date", "2028-12-20", *given[:4]) == 1
    assert "2029 are not known here (northern-ireland)" in capsys.readouterr().err


def test_rules_of_ones_own_take_the_place_of_the_shipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = json.loads(shipped("regimes", "PSR2023.json").read_text(encoding="utf-8"))
    rules["begins"] = {"value": 1, "source": "advice", "confirm with a lawyer": False}
    own = tmp_path / "psr.json"
    own.write_text(json.dumps(rules))
    found = answer(capsys, "PSR2023", "2026-11-02", "--rules", str(own))

    assert found["ends"] == "2026-11-12"
    assert f"The rules are those of {own}, not the shipped ones." in said(found)
    assert "the first day counted" not in said(found)
    assert ask("--regime", "PCR2015", "--date", "2026-11-02", "--rules", str(own)) == 1
    assert "holds the rules of PSR2023, not of PCR2015" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": 1, "days": []}')
    asked = ("--regime", "PA2023-E", "--date", "2026-11-24", "--calendar")

    assert ask(*asked, str(wrong)) == 1
    assert f"{wrong} is not written as Evenhand reads it: look at “days”." in capsys.readouterr().err
    assert ask(*asked, str(tmp_path / "none.json")) == 2
    assert "There is no file" in capsys.readouterr().err
