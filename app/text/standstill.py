"""Words of `standstill`: the two dates, how they were counted, and everything that is in doubt."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.text.catalogue import N_, _
from app.text.numbers import day
from app.text.outcomes import together

SENTENCES: dict[str, str] = {
    "holidays-unknown": N_(
        "The bank holidays of {year} are not known here ({divisions}), and they are never guessed. Add them with "
        "--calendar FILE, written like the files in resources/calendars."
    ),
    "law-file-unreadable": N_(
        "{path} is not written as Evenhand reads it: look at “{place}”. The files in resources/calendars and "
        "resources/regimes show how."
    ),
    "law-file-newer": N_(
        "{path} has format {found}, made for a newer version of Evenhand; this one knows format {known}. "
        "Use the newer version."
    ),
    "rules-of-other-regime": N_("{path} holds the rules of {found}, not of {regime}. Name the file of that regime."),
}

# What a regime's file may say about its standstill, by code.
NOTES: dict[str, str] = {
    "light-touch-voluntary": N_(
        "For light-touch contracts no standstill is mandatory. One that the contract award notice states must be "
        "observed, is at least as long, and is counted in the same way."
    ),
    "receipt-may-end-sooner": N_(
        "With notices sent by other than electronic means the standstill may end sooner, 10 days after the last "
        "was received. That day is not asked for, and the later date is taken."
    ),
    "representations-extend": N_(
        "A written representation that is received in time keeps the standstill open beyond this date."
    ),
    "below-threshold": N_(
        "Below the threshold the law asks for no standstill. Your own contract procedure rules may ask for one."
    ),
}

DIVISIONS: dict[str, str] = {
    "england-and-wales": N_("England and Wales"),
    "scotland": N_("Scotland"),
    "northern-ireland": N_("Northern Ireland"),
}

PARAMETERS: dict[str, str] = {
    "in force": N_("when the law came into force"),
    "counted": N_("which days are counted"),
    "start": N_("what the count starts from"),
    "length electronic": N_("the length after notices sent electronically"),
    "length other": N_("the length after notices sent by other means"),
    "begins": N_("the first day counted"),
    "holidays": N_("which bank holidays are no working days"),
}

_STARTS: dict[str, str] = {
    "publication": N_("{regime}: the notice was published on {day}."),
    "sending": N_("{regime}: the last notice was sent on {day}."),
}
_LENGTHS: dict[str, str] = {
    "working days": N_("Counted: {length} working days, the first of them {first}."),
    "calendar days": N_("Counted: {length} calendar days, the first of them {first}."),
}


def not_a_date(given: str) -> str:
    """Return what is wrong with a date on the command line."""
    return _("{given} is no date. Write it as year-month-day, such as 2026-11-22.").format(given=given)


def started(regime: str, start: str, on: date) -> str:
    """Return what the standstill is counted from."""
    return _(_STARTS[start]).format(regime=regime, day=_weekday(on))


def ends(last: date) -> str:
    """Return the last day of the standstill."""
    return _("Last day of the standstill: {day}, until midnight.").format(day=_weekday(last))


def earliest_contract(first: date) -> str:
    """Return the first day on which the contract may be entered into."""
    return _("First day for a contract: {day}.").format(day=_weekday(first))


def counted(kind: str, length: int, first: date) -> str:
    """Return how the days were counted."""
    return _(_LENGTHS[kind]).format(length=length, first=_weekday(first))


def extended(last: date, to: date) -> str:
    """Return that the last day was no working day."""
    return _("The last of them, {last}, is no working day: the standstill goes on to {to}.").format(
        last=_weekday(last), to=_weekday(to)
    )


def not_counted(holiday: date, names: Mapping[str, str]) -> str:
    """Return why a weekday was no working day; `names` are the bank holiday's by division."""
    where = [_(DIVISIONS[division]) for division in names]
    return _("{day} was not a working day: {name} ({divisions}).").format(
        day=_weekday(holiday), name=together(list(dict.fromkeys(names.values()))), divisions=together(where)
    )


def otherwise_begun(on: date, sooner: date) -> str:
    """Return when the standstill would end if its first day counted were another one."""
    return _(
        "If the law counts from {on}, the standstill ends on {sooner} already. In doubt the later date is taken: "
        "too long a standstill is lawful, too short a one is not."
    ).format(on=_weekday(on), sooner=_weekday(sooner))


def other_holidays(divisions: Sequence[str], sooner: date) -> str:
    """Return when the standstill would end if fewer bank holidays counted."""
    return _(
        "If only bank holidays in {divisions} are no working days, the standstill ends on {sooner} already. In doubt "
        "the later date is taken: too long a standstill is lawful, too short a one is not."
    ).format(divisions=together([_(DIVISIONS[division]) for division in divisions]), sooner=_weekday(sooner))


def sending_makes_no_difference() -> str:
    """Return that this regime counts from publication."""
    return _("This regime counts from publication: how the letters were sent makes no difference.")


def before_the_law(in_force: date) -> str:
    """Return that the date lies before the regime's law."""
    return _("That is before the law of this regime came into force, on {day}. Check the regime and the date.").format(
        day=day(in_force)
    )


def to_be_confirmed(parameter: str, source: str) -> str:
    """Return which parameter a lawyer is to confirm, with its source."""
    return _("Confirm with a lawyer: {parameter} ({source}).").format(parameter=_(PARAMETERS[parameter]), source=source)


def own_rules(path: str) -> str:
    """Return that rules of the user's own were used."""
    return _("The rules are those of {path}, not the shipped ones.").format(path=path)


def as_known_on(version: date) -> str:
    """Return how fresh the bank holidays are."""
    return _("Bank holidays as known on {day}; one that was proclaimed since can make the standstill longer.").format(
        day=day(version)
    )


def note(code: str) -> str:
    """Return what a regime's file says by a code."""
    return _(NOTES[code])


def _weekday(on: date) -> str:
    return f"{on:%A} {day(on)}"
