"""What the page with the record says."""

from collections.abc import Mapping
from datetime import datetime

from app.text.catalogue import N_, _
from app.text.clock import sortable, with_utc
from app.text.record import ACTIONS

COLUMNS = (N_("No."), N_("When"), N_("Seat"), N_("What was done"), N_("Details"))


def room() -> str:
    """Return the name of the room."""
    return _("Record")


def intro() -> str:
    """Return what the record is."""
    return _(
        "Everything done in this file on this laptop, line by line. Each line is sealed to the one before it. Times "
        "are this laptop’s own; a line in full, and the record written out, give them in UTC too."
    )


def when(at: datetime) -> str:
    """Return a time to the second."""
    return sortable(at)


def when_said(at: datetime) -> str:
    """Return a time as people say it."""
    return with_utc(at)


def what(action: str) -> str:
    """Return what was done, in words."""
    found = _(ACTIONS[action]) if action in ACTIONS else action
    return found[:1].upper() + found[1:]


def details(facts: Mapping[str, object]) -> str:
    """Return the facts as they are kept, on one line."""
    return ", ".join(f"{name} {value}" for name, value in sorted(facts.items()) if value not in {None, ""})


def table() -> str:
    """Return the name of the table."""
    return _("The record")


def line() -> str:
    """Return the name of the words below the table."""
    return _("The chosen line in full")


def choose_line() -> str:
    """Return what stands there before a line was chosen."""
    return _("Choose a line above to read all of it here.")


def in_full(number: int, at: datetime, seat: str, action: str, facts: Mapping[str, object]) -> str:
    """Return everything that a line holds."""
    first = _("{number}. {what}, by seat {seat}, {when}").format(
        number=number, what=what(action), seat=seat, when=when_said(at)
    )
    return "\n".join((first, *(f"{name}: {value}" for name, value in sorted(facts.items()) if value not in {None, ""})))


def search() -> str:
    """Return the label of the field that searches."""
    return _("&Search the record")


def search_hint() -> str:
    """Return an example of what can be looked for."""
    return _("For example: prices, E1, 2026-11-22, locked")


def newest_first() -> str:
    """Return the words of the switch of the order."""
    return _("&Newest first")


def shown(count: int, total: int, *, searched: bool, more: bool) -> str:
    """Return how many entries are shown, of how many."""
    if searched:
        if not count:
            return _("Nothing in the record holds these words.")
        return (_("Found so far: {count}") if more else _("Found: {count}")).format(count=count)
    return _("Shown: {count} of {total}").format(count=count, total=total)


def more() -> str:
    """Return the words of the button that shows further entries."""
    return _("Show &more")


def check() -> str:
    """Return the words of the button that checks the chain."""
    return _("&Check the record")


def checking() -> str:
    """Return what is said while the chain is checked."""
    return _("Checking every line …")


def back_up() -> str:
    """Return the words of the button that makes a backup."""
    return _("&Back up …")


def back_up_title() -> str:
    """Return the title of the dialog that asks where the backup goes."""
    return _("Where is the backup to be kept?")


def backing_up() -> str:
    """Return what is said while a backup is made."""
    return _("Backing up …")


def backup_name(reference: str, seat: str, at: datetime) -> str:
    """Return a name for a backup."""
    plain = "".join(one if one.isalnum() or one in "._-" else "-" for one in reference)
    return f"{plain}-{seat}-{at:%Y-%m-%d}.evbackup"


def export() -> str:
    """Return the words of the button that writes the record."""
    return _("&Export …")


def export_title() -> str:
    """Return the title of the dialog that asks where it is written."""
    return _("Where is the record to be written?")


def export_name(reference: str, seat: str) -> str:
    """Return a name for the record written out."""
    plain = "".join(one if one.isalnum() or one in "._-" else "-" for one in reference)
    return f"{plain}-{seat}-record.csv"


def exporting() -> str:
    """Return what is said while it is written."""
    return _("Writing the record …")


def exported(name: str) -> str:
    """Return that it was written."""
    return _("The whole record is in {name}.").format(name=name)
