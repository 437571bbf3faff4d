"""The words of the result sheets in an exported workbook."""

from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import exact

YES = N_("yes")
NO = N_("no")

# the sheet Result
CHECK = N_("Check")
ANSWER = N_("Answer")
AGREES = N_("The spreadsheet ranks and awards as the exact calculation does")
IN_PLACE = N_("Every row stands where it was exported, and none was added or taken away")
METHOD_KEPT = N_("Weights, scale, lots, panel and method are as exported")
INPUTS_KEPT = N_("Final scores, prices and decisions are as exported")
FRONT = (
    N_("Supplier"),
    N_("Id"),
    N_("Outcome"),
    N_("Rank"),
    N_("Total"),
    N_("Exact total"),
    N_("Exact quality"),
    N_("Exact price score"),
    N_("Rank in this spreadsheet"),
    N_("Total in this spreadsheet"),
    N_("Outcome in this spreadsheet"),
    N_("Same"),
)


def notes() -> tuple[str, ...]:
    """Return what a reader must know of these sheets."""
    return (
        _(
            "The sheets whose names begin with Result work the ranking out again from the other sheets, by formulas "
            "that can be traced cell by cell. Evenhand never reads them."
        ),
        _(
            "The rank, total and outcome in the first columns below were worked out exactly, as fractions, when this "
            "workbook was exported. They are values and decide; what follows them is what this spreadsheet finds now."
        ),
        _(
            "Spreadsheets calculate with binary floating-point numbers of about 15 digits. So totals and minima are "
            "compared to a fixed number of decimal places, stated on each lot's sheet: totals that differ by less than "
            "that look equal here. Logarithms (price formula F11) are good to about 15 digits, not to 30."
        ),
        _(
            "Change a score, a price, a status, a gate or a draw on its own sheet, and the ranks in this spreadsheet "
            "follow; the checks then say that it is no longer what was exported. A changed method, and rows or sheets "
            "that are added, are not followed: save, and let evenhand rank read the workbook."
        ),
        _(
            "These formulas check no rule that a workbook must keep, such as which scores the scale has. "
            "evenhand rank checks them all. Failures, ties and warnings in words are as exported."
        ),
    )


def exact_number(value: Fraction | None) -> str | None:
    """Return a number without loss, as text; None where there is none."""
    return None if value is None else exact(value)


# the sheet Result weights
WEIGHTS = (
    N_("Lot"),
    N_("Code"),
    N_("Criterion"),
    N_("Points of 100"),
    N_("Highest score"),
    N_("Minimum"),
    N_("If below"),
)
ALL_QUALITY = N_("All quality")
EVERYTHING = N_("Everything")

# the sheet Result scores; the seats stand between
SCORES_BEFORE = (N_("Lot"), N_("Supplier"), N_("Question"), N_("Points of 100"), N_("Highest score"))
SCORES_AFTER = (
    N_("Scores had"),
    N_("Scores due"),
    N_("Agreed"),
    N_("Final score"),
    N_("Points"),
    N_("Below minimum"),
    N_("Final score as exported"),
    N_("Changed since"),
    N_("Row moved"),
)

# the sheet Result method
METHOD = (N_("Sheet"), N_("Row"), N_("Column"), N_("Now"), N_("As exported"), N_("Same"))

# the sheet of a lot
LOT = N_("Lot")
SUPPLIER = N_("Id")
NAME = N_("Supplier")
STATUS = N_("Status")
GATES_FAILED = N_("Gates failed")
GATES_MAY = N_("Gates failed that may reject")
QUESTIONS_BELOW = N_("Questions below their minimum")
QUESTIONS_MAY = N_("Questions below a minimum that may reject")
MISSING_SCORES = N_("Final scores missing")
QUALITY = N_("Quality")
BELOW_QUALITY = N_("Below the minimum of quality")
PRICE = N_("Price")
MISSING_PRICES = N_("Prices missing")
MAXIMUM_PRICE = N_("Highest price accepted")
ABOVE_MAXIMUM = N_("Above the highest price")
NOT_FIXED = N_("Other than the fixed price")
ENDED = N_("Ended at")
STANDS = N_("Reaches the total")
MINIMUM_QUALITY = N_("Minimum of quality, in points")
COMPARED = N_("Prices are compared")
QUALITY_STANDING = N_("Quality of those who reach the total")
PRICE_SCORE = N_("Price score")
TOTAL = N_("Total")
PLACES_COMPARED = N_("Decimal places to which totals are compared")
MINIMUM_TOTAL = N_("Minimum total, in points")
BELOW_TOTAL = N_("Below the minimum total")
RANKED_TOTAL = N_("Total that is ranked")
RANK_BY_TOTAL = N_("Rank by total")
RANK = N_("Rank")
PLACES = N_("Places")
RESERVE = N_("Reserve")
SHARING = N_("Tenders at this rank")
OUTCOME = N_("Outcome")
OUTCOME_LIMITED = N_("Outcome (a value: lots per supplier are limited, and the lots are shared out together)")
TIER = N_("Tier")
EXACT_RANK = N_("Exact rank")
EXACT_TOTAL = N_("Exact total")
EXACT_OUTCOME = N_("Exact outcome")
SAME = N_("Same")
EXPORTED_WORDS = N_("Status and gates as exported")
CHANGED = N_("Changed since")
MOVED = N_("Row moved")

_FIGURES = {
    "L": N_("Lowest price compared, {code}"),
    "H": N_("Highest price compared, {code}"),
    "m": N_("Middle of the prices compared, {code}"),
    "n": N_("Number of prices compared, {code}"),
    "B": N_("Benchmark B, {code}"),
    "max": N_("Highest price of the scale, {code}"),
    "min": N_("Lowest price of the scale, {code}"),
    "wtp": N_("What a quality point is worth in pounds, {code}"),
    "fixed": N_("Fixed price, {code}"),
    "k": N_("k, {code}"),
    "a": N_("a, {code}"),
    "Wq": N_("Points of all quality, for {code}"),
    "best Q": N_("Best quality, for {code}"),
}
_FORMULAS = {
    "F1": N_("lowest ÷ price"),
    "F2": N_("1 − (price − lowest) ÷ lowest"),
    "F2k": N_("1 − (price − lowest) ÷ (k × lowest)"),
    "F3": N_("(highest − price) ÷ (highest − lowest)"),
    "F4": N_("½ − (price − mean) ÷ mean"),
    "F4m": N_("½ − (price − median) ÷ median"),
    "F5": N_("B ÷ price"),
    "F6": N_("(max − price) ÷ (max − min)"),
    "F7": N_("by bands of per cent above the lowest"),
    "F8": N_("total = price ÷ quality, the lowest wins"),
    "F9": N_("total = price − worth of a point × quality, the lowest wins"),
    "F10": N_("total = quality at a fixed price"),
    "F11": N_("1 − ln(price ÷ lowest) ÷ ln a"),
    "F12": N_("1 − (price − lowest) ÷ lowest"),
    "F13": N_("lowest ÷ price; quality measured against the best"),
    "F14": N_("total = quality × B ÷ price"),
    "F15": N_("total = (lowest ÷ price) × (1 − (best quality − quality) ÷ weight)"),
    "F16": N_("(number of prices − number of lower prices) ÷ number of prices"),
    "F17": N_("total = price, the lowest wins"),
    "given": N_("price scores are given"),
}


def formula_words(formula: str) -> str:
    """Return a price formula in words: its share of the weight, or its total."""
    return _(_FORMULAS[formula])


def figure_of(name: str, code: str) -> str:
    """Return the label of a figure that a price formula looks at."""
    return _(_FIGURES[name]).format(code=code)


def points_of(code: str) -> str:
    """Return the header of a section's points."""
    return _("Points of {code}").format(code=code)


def below_minimum_of(code: str, effect: str) -> str:
    """Return the header over whether a section's minimum was missed."""
    return _("Below the minimum of {code} ({effect})").format(code=code, effect=effect)


def price_of(code: str) -> str:
    """Return the header of a price row's prices."""
    return _("Price {code}").format(code=code)


def given_score_of(code: str) -> str:
    """Return the header of price scores that were given."""
    return _("Price score given {code}").format(code=code)


def zero_of(code: str) -> str:
    """Return the label of what a zero price counts as."""
    return _("A price of zero counts as, {code}").format(code=code)


def formula_of(code: str) -> str:
    """Return the label of a price row's formula."""
    return _("Price formula {code}").format(code=code)


def weight_of(code: str) -> str:
    """Return the label of a price row's weight."""
    return _("Points of price {code}").format(code=code)


def reference_of(code: str) -> str:
    """Return the header of the prices that a relative formula looks at."""
    return _("Price compared {code}").format(code=code)


def band_of(number: int, code: str) -> str:
    """Return the label of a band: per cent above the lowest price, per cent of the points."""
    return _("Band {number} of {code}: up to this per cent above the lowest, this per cent of the points").format(
        number=number, code=code
    )


def share_of(code: str) -> str:
    """Return the header of the share of the weight that a price earns."""
    return _("Share earned {code}").format(code=code)


def price_points_of(code: str) -> str:
    """Return the header of the points that a price earns."""
    return _("Points for price {code}").format(code=code)


def step_value(number: int, step: str) -> str:
    """Return the header of what a step of the tie-break looks at."""
    return _("Tie-break {number}: {step}").format(number=number, step=step)


def rank_after(number: int) -> str:
    """Return the header of the ranks after a step of the tie-break."""
    return _("Rank after tie-break {number}").format(number=number)


def tier_edge(number: int, basis: str) -> str:
    """Return the label of a tier's edge."""
    return _("Tier {number}: {basis}").format(number=number, basis=basis)


def exported_number(column: str) -> str:
    """Return the header of a tender's number as it was exported."""
    return _("{column} as exported").format(column=column)
