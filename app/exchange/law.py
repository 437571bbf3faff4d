"""The files that hold the law's data: the regimes' standstill rules and the bank holidays, read strictly.

Shipped files and a user's own have the same form and are read by the same code.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.codes import Regime
from app.domain.standstill import Calendar, Counted, Division, Period, Sent, StandstillRules, Start, Unconfirmed
from app.errors import AppError
from app.text.standstill import NOTES

FORMAT = 1
LARGEST_FILE = 1024 * 1024
LONGEST_PERIOD = 60
NO_STANDSTILL = "nothing"
CONFIRM = "confirm with a lawyer"
_YEARS = range(1970, 2200)

_Read = TypeVar("_Read")
_Word = TypeVar("_Word", bound=StrEnum)


def read_calendar(content: bytes, path: str) -> Calendar:
    """Return the bank holidays of a file.

    Raises AppError `law-file-newer` for a later format, `law-file-unreadable` with the first place that is wrong.
    """
    reader = _Reader(content, path)
    reader.only(("format", "division", "version", "source", "note", "years"))
    years = reader.field("years", _members)
    holidays: dict[date, str] = {}
    for year, days in years.items():
        place = f"years: {year}"
        reader.check(year.isdecimal() and int(year) in _YEARS, place)
        for day, name in reader.value(place, days, _members).items():
            found = reader.value(f"{place}: {day}", day, _date)
            reader.check(day.startswith(year), f"{place}: {day}")
            holidays[found] = reader.value(f"{place}: {day}", name, _name)
    return Calendar(
        division=reader.field("division", _word(Division)),
        version=reader.field("version", _date),
        years=frozenset(int(year) for year in years),
        holidays=holidays,
    )


def read_rules(content: bytes, path: str) -> StandstillRules:
    """Return the standstill rules of a regime's file; raises as `read_calendar` does."""
    reader = _Reader(content, path)
    reader.only(("format", "regime", "version", "note", *_PARAMETERS, *_NOTES.values()))
    regime = reader.field("regime", _word(Regime))
    version = reader.field("version", _date)
    in_force = reader.parameter("in force", _date)[0] if reader.has("in force") else None
    period = None if reader.parameter("counted", _identity)[0] == NO_STANDSTILL else _period(reader)
    return StandstillRules(
        regime=regime,
        version=version,
        in_force=in_force,
        period=period,
        notes={sent: reader.field(name, _each(_note)) for sent, name in _NOTES.items()},
        unconfirmed=tuple(reader.unconfirmed()),
    )


def _period(reader: "_Reader") -> Period:
    lengths = {sent: reader.parameter(f"length {sent.value}", _whole(1, LONGEST_PERIOD))[0] for sent in Sent}
    return Period(
        counted=reader.parameter("counted", _word(Counted))[0],
        start=reader.parameter("start", _word(Start))[0],
        length=lengths,
        begins=reader.parameter("begins", _whole(0, LONGEST_PERIOD)),
        holidays=reader.parameter("holidays", _divisions),
    )


_PARAMETERS = ("in force", "counted", "start", *(f"length {sent.value}" for sent in Sent), "begins", "holidays")
_NOTES = {sent: f"notes {sent.value}" for sent in Sent}
_WITH_READINGS = frozenset({"begins", "holidays"})


class _Reader:
    """One file as JSON, with a refusal that names the file and the place."""

    def __init__(self, content: bytes, path: str) -> None:
        self._path = path
        try:
            document = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise AppError("law-file-unreadable", path=path, place="JSON") from error
        self._document: Mapping[str, object] = document if isinstance(document, dict) else {}
        version = self._document.get("format")
        if type(version) is int and version > FORMAT:
            raise AppError("law-file-newer", path=path, found=version, known=FORMAT)
        self.check(type(version) is int and version == FORMAT, "format")

    def check(self, kept: bool, place: str) -> None:  # noqa: FBT001 - it is the condition
        if not kept:
            raise AppError("law-file-unreadable", path=self._path, place=place)

    def only(self, names: Iterable[str]) -> None:
        for name in self._document:
            self.check(name in names, name)

    def has(self, name: str) -> bool:
        return name in self._document

    def field(self, name: str, read: Callable[[object], _Read]) -> _Read:
        return self.value(name, self._document.get(name), read)

    def parameter(self, name: str, read: Callable[[object], _Read]) -> tuple[_Read, ...]:
        """Return the parameter's value, and after it the other readings that the law may bear."""
        found = self._sourced(name)
        self.check("or" not in found or name in _WITH_READINGS, name)
        others = self.value(name, found.get("or", []), _each(read))
        return (self.value(name, found.get("value"), read), *others)

    def unconfirmed(self) -> Iterable[Unconfirmed]:
        for name in filter(self.has, _PARAMETERS):
            found = self._sourced(name)
            if found[CONFIRM]:
                yield Unconfirmed(parameter=name, source=str(found["source"]))

    def _sourced(self, name: str) -> Mapping[str, object]:
        found = self.field(name, _members)
        self.check(found.keys() <= {"value", "or", "source", CONFIRM}, name)
        self.check(isinstance(found.get("source"), str) and isinstance(found.get(CONFIRM), bool), name)
        return found

    def value(self, place: str, value: object, read: Callable[[object], _Read]) -> _Read:
        try:
            return read(value)
        except ValueError as error:
            raise AppError("law-file-unreadable", path=self._path, place=place) from error


def iso_date(text: str) -> date:
    """Return a date written as `2026-11-22`, in no other way; raises ValueError."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:  # it also reads weeks, and dates without hyphens
        raise ValueError(text)
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _members(value: object) -> Mapping[str, object]:
    """Return a JSON object that is not empty."""
    if not isinstance(value, dict) or not value:
        raise ValueError(value)
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def _identity(value: object) -> object:
    return value


def _date(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - all that is wrong with a value is a ValueError here
    return iso_date(value)


def _word(kind: type[_Word]) -> Callable[[object], _Word]:
    return kind  # called with anything but a word of the kind, it raises ValueError


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def _each(read: Callable[[object], _Read]) -> Callable[[object], tuple[_Read, ...]]:
    def each(value: object) -> tuple[_Read, ...]:
        if not isinstance(value, list):
            raise ValueError(value)  # noqa: TRY004 - all that is wrong with a value is a ValueError here
        return tuple(read(item) for item in value)

    return each


def _divisions(value: object) -> tuple[Division, ...]:
    found = _each(_word(Division))(value)
    if not found or len(set(found)) != len(found):
        raise ValueError(value)
    return found


def _note(value: object) -> str:
    if not isinstance(value, str) or value not in NOTES:
        raise ValueError(value)
    return value
