"""What is said where an evaluation is shown as it is set up: before it is made, and in its lead's room."""

from collections.abc import Sequence

from app.text.catalogue import N_, _
from app.text.outcomes import together

_KINDS = {
    "quality": N_("Question"),
    "sub-criterion": N_("Part of a question"),
    "price": N_("Price"),
    "gate": N_("Condition"),
    "information": N_("For information"),
}
_TENDERS = {
    "received": N_("Received"),
    "late": N_("Late"),
    "withdrawn": N_("Withdrawn"),
    "rejected": N_("Rejected"),
}


def tab_criteria() -> str:
    """Return the name of a tab."""
    return _("&Criteria")


def tab_scales() -> str:
    """Return the name of a tab."""
    return _("Sca&le")


def tab_method() -> str:
    """Return the name of a tab."""
    return _("&Price and method")


def tab_tenders() -> str:
    """Return the name of a tab."""
    return _("&Tenders")


def tab_seats() -> str:
    """Return the name of a tab."""
    return _("Pan&el")


def criteria_name() -> str:
    """Return the name of the tree of criteria."""
    return _("Award criteria with their weights")


def criteria_columns() -> tuple[str, ...]:
    """Return the headings of the tree."""
    return (_("Criterion"), _("What it is"), _("Weight"), _("Points of 100"), _("Minimum"))


def kind(code: str, *, section: bool) -> str:
    """Return what a row of the criteria is."""
    return _("Section") if section and code == "quality" else _(_KINDS[code])


def weight(percent: str) -> str:
    """Return a weight as published."""
    return _("{percent} %").format(percent=percent)


def lot_points(lot: str, points: str) -> str:
    """Return the points in one lot."""
    return _("{lot}: {points}").format(lot=lot, points=points)


def guidance(title: str, text: str) -> str:
    """Return what a row of the criteria says to those who answer and score."""
    return _("{title}: {text}").format(title=title, text=text)


def no_guidance(title: str) -> str:
    """Return that a row of the criteria says no more than its title."""
    return _("{title}: there is no guidance.").format(title=title)


def choose_criterion() -> str:
    """Return what to do to read the guidance of a criterion."""
    return _("Choose a criterion to read its guidance.")


def meets_words(*, meets: bool) -> str:
    """Return whether a level meets the requirement."""
    return _("Meets the requirement") if meets else _("Does not meet the requirement")


def lots_heading() -> str:
    """Return the heading of the lots."""
    return _("Lots")


def tenders_name() -> str:
    """Return the name of the table of tenders."""
    return _("Tenders")


def tender_columns() -> tuple[str, ...]:
    """Return the headings of the table of tenders."""
    return (_("Supplier"), _("Lot"), _("Tender"), _("Conditions"))


def tender_status(code: str) -> str:
    """Return how a tender stands."""
    return _(_TENDERS[code])


def gates_summary(*, passed: int, waiting: Sequence[str], failed: Sequence[str]) -> str:
    """Return how a tender stands with its conditions, in a few words."""
    if failed:
        return _("Failed: {gates}").format(gates=together(failed))
    if waiting:
        return _("Still open: {gates}").format(gates=together(waiting))
    return _("All met") if passed else _("None")


def no_tenders() -> str:
    """Return that there is no tender."""
    return _("There is no tender yet. Tenders come with the workbook, on its sheet Tenders.")


def seats_name() -> str:
    """Return the name of the table of seats."""
    return _("Seats of the panel")


def seat_columns() -> tuple[str, ...]:
    """Return the headings of the table of seats."""
    return (_("Seat"), _("Who"), _("Part"), _("Questions"), _("Lots"))


def all_of_them() -> str:
    """Return that a seat is for every question or lot."""
    return _("All")


def none_scored() -> str:
    """Return that a seat scores no question."""
    return _("Scores none")
