"""The files of regimes and bank holidays: what is shipped, and what is refused."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.codes import Regime
from app.domain.standstill import Counted, Division, Sent, Start
from app.errors import AppError
from app.exchange.law import read_calendar, read_rules
from app.shipped import shipped

CALENDAR: dict[str, Any] = {
    "format": 1,
    "division": "scotland",
    "version": "2029-01-01",
    "years": {"2029": {"2029-01-01": "New Year’s Day"}},
}


def rules(regime: Regime = Regime.PSR2023) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shipped("regimes", f"{regime.value}.json").read_text(encoding="utf-8"))
    return found


def refused(read: Callable[[bytes, str], object], content: bytes) -> tuple[str, object]:
    with pytest.raises(AppError) as refusal:
        read(content, "mine.json")
    return refusal.value.code, refusal.value.facts.get("place")


@pytest.mark.parametrize("regime", list(Regime))
def test_every_regime_has_its_file(regime: Regime) -> None:
    path = shipped("regimes", f"{regime.value}.json")
    found = read_rules(path.read_bytes(), path.name)

    assert found.regime is regime
    assert (found.period is None) == (regime is Regime.BELOW_THRESHOLD)


@pytest.mark.parametrize("regime", list(Regime))
def test_every_parameter_has_its_source_and_says_whether_a_lawyer_is_to_confirm_it(regime: Regime) -> None:
    parameters = [value for value in rules(regime).values() if isinstance(value, dict)]

    assert parameters
    assert all(parameter["source"] and "confirm with a lawyer" in parameter for parameter in parameters)


def test_what_domain_marks_as_not_confirmed_is_marked_in_the_file() -> None:
    marked = {
        regime.value: [
            name for name, value in rules(regime).items() if isinstance(value, dict) and value["confirm with a lawyer"]
        ]
        for regime in Regime
    }

    assert marked == {
        "PA2023-E": [],
        "PA2023-NI": [],
        "PA2023-W": [],
        "PCR2015": ["counted", "length other", "holidays"],
        "PCSR2015": ["in force"],
        "PSR2023": ["counted", "length electronic", "length other", "begins", "holidays"],
        "BELOW-THRESHOLD": ["counted"],
    }


def test_the_rules_of_scotland_are_read() -> None:
    found = read_rules(json.dumps(rules(Regime.PCSR2015)).encode(), "mine.json")

    assert found.period is not None
    assert (found.period.counted, found.period.start) == (Counted.CALENDAR_DAYS, Start.SENDING)
    assert found.period.length == {Sent.ELECTRONIC: 10, Sent.OTHER: 15}
    assert (found.period.begins, found.period.holidays) == ((1,), ((Division.SCOTLAND,),))


def test_a_calendar_is_read() -> None:
    found = read_calendar(json.dumps(CALENDAR).encode(), "mine.json")

    assert (found.division, found.version, found.years) == (Division.SCOTLAND, date(2029, 1, 1), frozenset({2029}))
    assert found.holidays == {date(2029, 1, 1): "New Year’s Day"}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"format": 1, "format": 1}', b"[" * 100_000])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    assert refused(read_calendar, content) == ("law-file-unreadable", "JSON")


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"format": true}', b'{"format": 0}'])
def test_what_has_no_format_is_refused(content: bytes) -> None:
    assert refused(read_rules, content) == ("law-file-unreadable", "format")


def test_a_later_format_is_told_from_a_mistake() -> None:
    assert refused(read_calendar, b'{"format": 2}') == ("law-file-newer", None)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"divisions": "scotland"}, "divisions"),
        ({"division": "wales"}, "division"),
        ({"division": []}, "division"),
        ({"version": "1 January 2029"}, "version"),
        ({"version": None}, "version"),
        ({"years": []}, "years"),
        ({"years": {"MMXXIX": {"2029-01-01": "x"}}}, "years: MMXXIX"),
        ({"years": {"9999": {"9999-12-31": "x"}}}, "years: 9999"),
        ({"years": {"2029": []}}, "years: 2029"),
        ({"years": {"2029": {}}}, "years: 2029"),
        ({"years": {"2029": {"2028-12-25": "x"}}}, "years: 2029: 2028-12-25"),
        ({"years": {"2029": {"2029-02-30": "x"}}}, "years: 2029: 2029-02-30"),
        ({"years": {"2029": {"2029-W05-1": "x"}}}, "years: 2029: 2029-W05-1"),
        ({"years": {"2029": {"2029-01-01": " "}}}, "years: 2029: 2029-01-01"),
        ({"years": {"2029": {"2029-01-01": None}}}, "years: 2029: 2029-01-01"),
    ],
)
def test_a_mistake_in_a_calendar_is_named_by_its_place(changed: dict[str, object], place: str) -> None:
    assert refused(read_calendar, json.dumps(CALENDAR | changed).encode()) == ("law-file-unreadable", place)


SOURCED = {"source": "x", "confirm with a lawyer": True}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("period", 8),
        ("regime", "PSR"),
        ("version", 1),
        ("begins", 2),
        ("begins", {"value": 2}),
        ("begins", {"value": 2, "source": "x", "confirm with a lawyer": "yes"}),
        ("begins", {"value": 2, "remark": "x"} | SOURCED),
        ("begins", {"value": -1} | SOURCED),
        ("begins", {"value": True} | SOURCED),
        ("begins", {"value": 2, "or": 1} | SOURCED),
        ("begins", {"value": 2, "or": ["1"]} | SOURCED),
        ("length other", {"value": 0} | SOURCED),
        ("length other", {"value": 8, "or": [9]} | SOURCED),
        ("counted", {"value": "weeks"} | SOURCED),
        ("start", {"value": "award"} | SOURCED),
        ("in force", {"value": "2024"} | SOURCED),
        ("holidays", {"value": []} | SOURCED),
        ("holidays", {"value": "scotland"} | SOURCED),
        ("holidays", {"value": ["scotland", "scotland"]} | SOURCED),
        ("notes other", ["heard of it"]),
        ("notes other", [1]),
        ("notes other", None),
    ],
)
def test_a_mistake_in_the_rules_is_named_by_its_place(name: str, value: object) -> None:
    assert refused(read_rules, json.dumps(rules() | {name: value}).encode()) == ("law-file-unreadable", name)
