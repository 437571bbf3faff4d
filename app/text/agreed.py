"""How an agreed score tells who moved, who dissents, and that no seat had scored it (DR-20)."""

from collections.abc import Iterable
from fractions import Fraction

from app.text.catalogue import _
from app.text.numbers import exact


def moved(seat: str, before: Fraction | None, after: Fraction, why: str) -> str:
    """Return the line on a seat that ended the discussion elsewhere than it began."""
    if before is None:
        return _("Moved: {seat}, not sure before, to {after}: {why}").format(seat=seat, after=exact(after), why=why)
    return _("Moved: {seat} from {before} to {after}: {why}").format(
        seat=seat, before=exact(before), after=exact(after), why=why
    )


def dissents(seat: str, words: str) -> str:
    """Return the line that gives a dissent in the seat's own words."""
    return _("Dissent, {seat}: {words}").format(seat=seat, words=words)


def unscored(why: str) -> str:
    """Return the line that says why the panel agreed a score that no seat had given."""
    return _("No seat had scored this: {why}").format(why=why)


def assembled(given: Iterable[tuple[str, str]]) -> str:
    """Return the reason that a panel of one mind may give: each seat's own words, a line each."""
    return "\n".join(
        _("{seat}: {reason}").format(seat=seat, reason=" ".join(reason.split())) for seat, reason in given if reason
    )
