"""The standstill of a decision: the regime's rules and the bank holidays read, counted, and said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.domain.codes import Regime
from app.domain.standstill import Calendar, Counted, Division, Sent, Standstill, StandstillRules, Start, readings
from app.errors import AppError
from app.exchange.law import LARGEST_FILE, iso_date, read_calendar, read_rules
from app.services.files import read_whole
from app.shipped import shipped
from app.text import standstill as words

__all__ = ["Answer", "Regime", "Sent", "Standstill", "find_standstill", "iso_date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """When the standstill ends, None where the law asks for none, with everything that is to be said about it."""

    regime: Regime
    on: date
    sent: Sent
    standstill: Standstill | None
    counting: tuple[str, ...]
    notes: tuple[str, ...]
    rules: date
    calendars: Mapping[Division, date]

    def as_json(self) -> Mapping[str, object]:
        """Return the answer as WORKBOOK §6 describes it, with what it rests on."""
        found = self.standstill
        return {
            "regime": self.regime.value,
            "date": self.on.isoformat(),
            "ends": None if found is None else found.ends.isoformat(),
            "earliest_contract": None if found is None else found.earliest_contract.isoformat(),
            "sent": self.sent.value,
            "days": [] if found is None else [day.isoformat() for day in found.days],
            "not_counted": []
            if found is None
            else [
                {"date": each.day.isoformat(), "names": {where.value: name for where, name in each.names.items()}}
                for each in found.not_counted
            ],
            "notes": [*self.counting, *self.notes],
            "rules": self.rules.isoformat(),
            "calendars": {where.value: version.isoformat() for where, version in self.calendars.items()},
        }

    def lines(self) -> Sequence[str]:
        """Return the two dates in words, or none where there is no standstill."""
        if self.standstill is None:
            return ()
        return (words.ends(self.standstill.ends), words.earliest_contract(self.standstill.earliest_contract))


def find_standstill(
    regime: Regime, on: date, sent: Sent, *, own_calendars: Sequence[Path] = (), own_rules: Path | None = None
) -> Answer:
    """Return when the standstill of a decision ends that was published, or sent, on that date.

    `own_calendars` add to the shipped bank holidays, `own_rules` take the place of the regime's shipped file. Raises
    AppError for a file that can't be read or is another regime's, and for a year whose bank holidays are not known.
    """
    rules = _rules(regime, own_rules)
    notes = [words.own_rules(str(own_rules))] if own_rules is not None else []
    if rules.in_force is not None and on < rules.in_force:
        notes.append(words.before_the_law(rules.in_force))
    found: Standstill | None = None
    counting: list[str] = []
    used: dict[Division, date] = {}
    if rules.period is not None:
        calendars = _calendars(own_calendars)
        found, sooner = readings(rules.period, on, sent, calendars)
        counting = [words.started(regime.value, rules.period.start.value, on), *_counting(rules.period.counted, found)]
        notes += [_otherwise(each, found, on) for each in sooner]
        if sent is Sent.OTHER and rules.period.start is Start.PUBLICATION:
            notes.append(words.sending_makes_no_difference())
        used = {
            division: max(calendar.version for calendar in calendars if calendar.division is division)
            for division in found.reading.holidays
        }
        notes.append(words.as_known_on(min(used.values())))
    notes += [words.note(code) for code in rules.notes[sent]]
    notes += [
        words.to_be_confirmed(each.parameter, each.source)
        for each in rules.unconfirmed
        if each.parameter not in {f"length {other.value}" for other in Sent if other is not sent}
    ]
    return Answer(
        regime=regime,
        on=on,
        sent=sent,
        standstill=found,
        counting=tuple(counting),
        notes=tuple(notes),
        rules=rules.version,
        calendars=used,
    )


def _rules(regime: Regime, own: Path | None) -> StandstillRules:
    path = shipped("regimes", f"{regime.value}.json") if own is None else own
    rules = read_rules(read_whole(path, LARGEST_FILE), str(path))
    if rules.regime is not regime:
        raise AppError("rules-of-other-regime", path=str(path), found=rules.regime.value, regime=regime.value)
    return rules


def _calendars(own: Sequence[Path]) -> Sequence[Calendar]:
    paths = [*(shipped("calendars", f"{division.value}.json") for division in Division), *own]
    return [read_calendar(read_whole(path, LARGEST_FILE), str(path)) for path in paths]


def _counting(counted: Counted, found: Standstill) -> list[str]:
    lines = [words.counted(counted.value, len(found.days), found.days[0])]
    if found.days[-1] != found.ends:
        lines.append(words.extended(found.days[-1], found.ends))
    lines += [
        words.not_counted(each.day, {where.value: name for where, name in each.names.items()})
        for each in found.not_counted
    ]
    return lines


def _otherwise(sooner: Standstill, found: Standstill, on: date) -> str:
    if sooner.reading.begins != found.reading.begins:
        return words.otherwise_begun(on + timedelta(days=sooner.reading.begins), sooner.ends)
    return words.other_holidays([division.value for division in sooner.reading.holidays], sooner.ends)
