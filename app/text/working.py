"""What the window says beside the figures of a working."""

from app.text.catalogue import _


def by_formula(formula: str, figures: str) -> str:
    """Return a published formula with its figures."""
    return _("{formula}; with its figures: {figures}").format(formula=formula, figures=figures)


def weight_score_top(figures: str) -> str:
    """Return the working of a question: its figures, and what they are."""
    return _("{figures} (weight × score ÷ highest score)").format(figures=figures)


def seat(code: str) -> str:
    """Return whose score it is."""
    return _("Seat {code}").format(code=code)


def price(formula: str, figures: str) -> str:
    """Return the published formula of a price with its figures."""
    return _("{formula}; with its figures: {figures}").format(formula=formula, figures=figures)


def rank() -> str:
    """Return the name of a tender's place in the ranking."""
    return _("Rank")


def rank_among(rank: int, count: int) -> str:
    """Return a place among those that have one."""
    return _("{rank} of {count}").format(rank=rank, count=count)


def rank_order(*, highest: bool) -> str:
    """Return what puts tenders in order."""
    return _("The totals in order, the highest first.") if highest else _("The totals in order, the lowest first.")


def tender_price() -> str:
    """Return the name of the price that was tendered."""
    return _("The price tendered")


def compared(count: int) -> str:
    """Return with how many prices it was compared."""
    return _("Prices compared: {count}").format(count=count)


def lowest() -> str:
    """Return the name of the lowest price."""
    return _("The lowest of them")


def highest() -> str:
    """Return the name of the highest price."""
    return _("The highest of them")
