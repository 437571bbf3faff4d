"""The published method of evaluation in words: weights, merging, price formulas, rounding, tie-break, working."""

from collections.abc import Sequence

from app.text.catalogue import N_, _
from app.text.outcomes import together
from app.text.report import NOTHING, word

CODE = N_("Code")
CRITERION = N_("Criterion")
LOCAL = N_("Weight")
POINTS = N_("Points of 100")
MINIMUM = N_("Minimum")
IN_LOTS = N_("Lots")
LEVEL = N_("Score")
MEANING = N_("What it stands for")
MEETS = N_("Meets the requirement")
CONSEQUENCE = N_("If failed")
STEP = N_("Step")
FIGURES = N_("Its figures")
EARNED = N_("Result")


def method_heading() -> str:
    """Return the heading of the part on criteria and method."""
    return _("Criteria and method")


def criteria_heading() -> str:
    """Return the heading of the criteria."""
    return _("Award criteria")


def criteria_intro(*, local: bool) -> str:
    """Return how the weights are to be read."""
    if local:
        return _(
            "Weights are shown as published, as shares of what stands above them; beside them the points of 100 that a "
            "criterion can earn."
        )
    return _("Weights are shown as published: each is the points of 100 that a criterion can earn.")


def minimum_or(minimum: str, effect: str) -> str:
    """Return a minimum with what follows below it."""
    return _("{minimum}, else {effect}").format(minimum=minimum, effect=effect)


def information_note(titles: Sequence[str]) -> str:
    """Return which rows are for information or explain a question."""
    return _("Not scored by themselves: {titles}.").format(titles=together(titles))


def every_lot() -> str:
    """Return that a criterion applies everywhere."""
    return _("All")


def scale_heading(code: str, *, only: bool) -> str:
    """Return the heading of a scale."""
    return _("Scale of scores") if only else _("Scale {code}").format(code=code)


def scale_alone(values: Sequence[str]) -> str:
    """Return a scale that has no words for its scores."""
    return _("Scores allowed: {values}.").format(values=", ".join(values))


def meets(answer: bool | None) -> str:  # noqa: FBT001 - a column of the workbook, which may be empty
    """Return whether a level meets the requirement, as far as that was published."""
    return NOTHING if answer is None else _("Yes") if answer else _("No")


def steps_heading() -> str:
    """Return the heading of the method in words."""
    return _("From scores to ranks")


def final_score(rule: str) -> str:
    """Return where the score that counts comes from."""
    if rule == "mean":
        return _(
            "The score that counts is the panel’s agreed score; where none was agreed, the mean of the seats’ scores."
        )
    if rule == "median":
        return _(
            "The score that counts is the panel’s agreed score; where none was agreed, the median of the seats’ scores."
        )
    return _("The score that counts is the one the panel agreed. Seats’ scores are never averaged.")


def question_points() -> str:
    """Return how a question earns points."""
    return _("A question earns its points × score ÷ the highest score of its scale. Quality is the sum of these.")


def total_sum(*, priced: bool) -> str:
    """Return how the total is made where it is a sum; not `priced` where no price is scored."""
    return (
        _("The total is quality plus the points for price. The highest total ranks first.")
        if priced
        else _("The total is quality. The highest total ranks first.")
    )


STAGES = N_(
    "In this order a tender is checked for: its status, the conditions, minima of questions, completeness, minima of "
    "sections, the minimum of quality, the highest or fixed price, the minimum total. Every minimum is inclusive."
)


def stages() -> str:
    """Return the order of the stages."""
    return _(STAGES)


def reference_prices(*, with_failed: bool) -> str:
    """Return which prices a relative formula compares."""
    if with_failed:
        return _(
            "Prices are compared with those of all tenders received for the lot and neither late, withdrawn nor "
            "rejected before evaluation, whether or not they were evaluated further, as published."
        )
    return _(
        "Prices are compared with those of the tenders of the same lot that no rule stopped before the minimum total."
    )


def no_rounding() -> str:
    """Return that nothing is rounded on the way."""
    return _("Nothing is rounded on the way: totals are exact fractions, and only what is printed is rounded.")


ROUNDED: dict[str, str] = {
    "cell_mean": N_("merged scores"),
    "criterion": N_("points of each question"),
    "price_share": N_("the price’s percentage of its weight"),
    "price_score": N_("points for price"),
    "total": N_("totals"),
}


def rounding(stages_rounded: Sequence[tuple[str, int]]) -> str:
    """Return what is rounded, to how many places."""
    parts = [
        _("{what} ({places})").format(what=word(ROUNDED, stage), places=places) for stage, places in stages_rounded
    ]
    return _(
        "Rounded as published, halves away from zero, to the decimal places in brackets: {parts}. Everything after "
        "uses the rounded figure."
    ).format(parts=together(parts))


def tie_break(steps: Sequence[str]) -> str:
    """Return the published tie-break."""
    if not steps:
        return _("No tie-break was published: tenders with exactly equal totals share their rank.")
    return _("Exactly equal totals are parted by, in turn: {steps}.").format(steps=", then ".join(steps))


def lots_limit(limit: int) -> str:
    """Return the limit of lots for each supplier."""
    return _(
        "Lots a supplier may win: {limit} at most. Lots are then allocated so that most places are filled, at the "
        "highest sum of totals."
    ).format(limit=limit)


def minimum_quality(value: str) -> str:
    """Return a lot's minimum of quality."""
    return _("quality at least {value}").format(value=value)


def minimum_total(value: str) -> str:
    """Return a lot's minimum total."""
    return _("total at least {value}").format(value=value)


def maximum_price(value: str) -> str:
    """Return a lot's highest price."""
    return _("price at most {value}").format(value=value)


def tiers(basis: str, edges: Sequence[str]) -> str:
    """Return how a lot is divided into tiers."""
    if basis == "rank":
        return _("tiers end at ranks {edges}").format(edges=together(edges))
    return _("tiers begin at totals of {edges}").format(edges=together(edges))


def lot_terms(heading: str, terms: Sequence[str]) -> str:
    """Return the terms of one lot."""
    return f"{heading}: {'; '.join(terms)}."


# ---------------------------------------------------------------- price formulas (WORKBOOK §4)

FORMULAS: dict[str, tuple[str, str]] = {
    "F1": (
        N_("The lowest price earns all points; another earns them in proportion: half as many at twice the price."),
        N_("points = weight × lowest price ÷ price"),
    ),
    "F2": (
        N_("The lowest price earns all points; each per cent above it costs one per cent of them."),
        N_("points = weight × (1 − (price − lowest) ÷ lowest)"),
    ),
    "F2k": (
        N_(
            "The lowest price earns all points; they fall evenly to none at a price above it by the published factor k."
        ),
        N_("points = weight × (1 − (price − lowest) ÷ (k × lowest))"),
    ),
    "F3": (
        N_("The lowest price earns all points, the highest none, others in a straight line between."),
        N_("points = weight × (highest − price) ÷ (highest − lowest)"),
    ),
    "F4": (
        N_("A price at the mean earns half the points; each per cent below or above it gains or loses one per cent."),
        N_("points = weight × (½ − (price − mean) ÷ mean)"),
    ),
    "F4m": (
        N_("A price at the median earns half the points; each per cent below or above gains or loses one per cent."),
        N_("points = weight × (½ − (price − median) ÷ median)"),
    ),
    "F5": (
        N_("A price at or below the published benchmark B earns all points, another in proportion."),
        N_("points = weight × B ÷ price, at most the weight"),
    ),
    "F6": (
        N_("Points fall in a straight line over a published range of prices."),
        N_("points = weight × (max − price) ÷ (max − min)"),
    ),
    "F7": (
        N_("Published bands of percentages above the lowest price earn published shares of the points."),
        N_("points = weight × the share of the band"),
    ),
    "F8": (
        N_("Price for each point of quality; the lowest wins."),
        N_("total = price ÷ quality"),
    ),
    "F9": (
        N_("The price less what the authority is willing to pay for each point of quality (wtp); the lowest wins."),
        N_("total = price − wtp × quality"),
    ),
    "F10": (
        N_("The price is fixed and not scored: quality alone decides."),
        N_("total = quality"),
    ),
    "F11": (
        N_("The lowest price earns all points; they fall with the price’s logarithm, to none at a times the lowest."),
        N_("points = weight × (1 − ln(price ÷ lowest) ÷ ln a)"),
    ),
    "F12": (
        N_("The lowest price earns all points; each per cent above it costs one per cent of them."),
        N_("points = weight × (1 − (price − lowest) ÷ lowest)"),
    ),
    "F13": (
        N_("Quality is compared with the best quality, the price with the lowest price."),
        N_("total = quality weight × quality ÷ best quality + weight × lowest price ÷ price"),
    ),
    "F14": (
        N_("Quality is adjusted by the published benchmark B over the price."),
        N_("total = quality × B ÷ price"),
    ),
    "F15": (
        N_("The lowest price over the price, reduced for what quality lacks to the best."),
        N_("total = (lowest ÷ price) × (1 − (best quality − quality) ÷ weight)"),
    ),
    "F16": (
        N_("Points follow the order of the prices."),
        N_("points = weight × (tenders − number of lower prices) ÷ tenders"),
    ),
    "F17": (
        N_("Of the tenders that pass every minimum, the lowest price wins."),
        N_("total = price"),
    ),
    "given": (
        N_("The points for price were awarded outside this evaluation and are taken as given."),
        N_("points = as given"),
    ),
}


def formula_words(code: str) -> str:
    """Return a price formula in words."""
    return _(FORMULAS[code][0])


def formula(code: str) -> str:
    """Return a price formula as a formula."""
    return _(FORMULAS[code][1])


def price_heading() -> str:
    """Return the heading of the price formulas."""
    return _("Price")


def price_rule(criterion: str, weight: str, sentence: str) -> str:
    """Return the rule of one price row."""
    return _("{criterion}, {weight} points. {sentence}").format(criterion=criterion, weight=weight, sentence=sentence)


def price_rule_weightless(criterion: str, sentence: str) -> str:
    """Return the rule of a price row that has no points of its own."""
    return f"{criterion}. {sentence}"


def parameters(named: Sequence[tuple[str, str]]) -> str:
    """Return published parameters with their values."""
    return _("Published figures: {figures}.").format(figures=", ".join(f"{name} = {value}" for name, value in named))


def no_clamp() -> str:
    """Return that points may leave their range."""
    return _("As published, points may fall below zero or rise above the weight.")


def clamped() -> str:
    """Return that points keep their range."""
    return _("Points never fall below zero or rise above the weight.")


def price_not_scored() -> str:
    """Return that there is no price row."""
    return _("Price is not scored in this evaluation.")


# ---------------------------------------------------------------- 7: working


def working_heading() -> str:
    """Return the heading of the part with the working."""
    return _("How each total is made up")


def working_intro() -> str:
    """Return how to read the working."""
    return _(
        "Every row puts a tender’s figures into the published formula. Decimals that do not end are printed rounded, "
        "some with the exact fraction in brackets; the calculation goes on with the exact value unless the published "
        "method rounds it."
    )


def working_title(name: str, lot: str) -> str:
    """Return the heading of one tender's working."""
    return _("{name}, lot {lot}").format(name=name, lot=lot)


def weight_score_top(weight: str, score: str, top: str) -> str:
    """Return the working of a question."""
    return f"{weight} × {score} ÷ {top}"


def not_scored() -> str:
    """Return that a question has no score."""
    return _("no score")


def section_sum(title: str) -> str:
    """Return the name of a section's sum."""
    return _("Sum of {title}").format(title=title)


def quality_sum() -> str:
    """Return the name of the quality."""
    return _("Quality")


def quality_missing() -> str:
    """Return that there is no quality while a score is missing."""
    return _("a score is missing")


def total_name() -> str:
    """Return the name of the total."""
    return _("Total")


def sum_working(parts: Sequence[str]) -> str:
    """Return a sum, subtracted where a part is negative."""
    return " + ".join(parts).replace("+ -", "− ")


def rounded_to(working: str) -> str:
    """Return that the published method rounds the result."""
    return _("{working}, rounded as published").format(working=working)


def exactly(fraction: str) -> str:
    """Return an exact fraction."""
    return _("exactly {fraction}").format(fraction=fraction)


def not_ranked_because(outcome: str) -> str:
    """Return why a tender has no total."""
    return _("No total: {outcome}.").format(outcome=outcome)


_WORKINGS: dict[str, str] = {
    "F1": "{weight} × {lowest} ÷ {price}",
    "F13": "{weight} × {lowest} ÷ {price}",
    "F2": "{weight} × (1 − ({price} − {lowest}) ÷ {lowest})",
    "F12": "{weight} × (1 − ({price} − {lowest}) ÷ {lowest})",
    "F2k": "{weight} × (1 − ({price} − {lowest}) ÷ ({k} × {lowest}))",
    "F3": "{weight} × ({highest} − {price}) ÷ ({highest} − {lowest})",
    "F4": "{weight} × (½ − ({price} − {mean}) ÷ {mean})",
    "F4m": "{weight} × (½ − ({price} − {median}) ÷ {median})",
    "F5": "{weight} × {B} ÷ {price}",
    "F6": "{weight} × ({max} − {price}) ÷ ({max} − {min})",
    "F7": "{weight} × {share}",
    "F11": "{weight} × (1 − ln({price} ÷ {lowest}) ÷ ln {a})",
    "F16": "{weight} × {share}",
}
_TOTALS: dict[str, str] = {
    "F8": "{price} ÷ {quality}",
    "F9": "{price} − {wtp} × {quality}",
    "F10": "{quality}",
    "F14": "{quality} × {B} ÷ {price}",
    "F15": "({lowest} ÷ {price}) × (1 − ({best} − {quality}) ÷ {weight})",
    "F17": "{price}",
    "F13": "{quality_weight} × {quality} ÷ {best} + {price_score}",
}


def price_working(code: str, figures: dict[str, str]) -> str:
    """Return the working of a price score with its figures put in."""
    if code == "given":
        return _("as given")
    return _WORKINGS.get(code, "{weight} × {share}").format_map(figures)


def total_working(code: str, figures: dict[str, str]) -> str | None:
    """Return the working of a total that is no plain sum, with its figures put in; None for a plain sum."""
    return _TOTALS[code].format_map(figures) if code in _TOTALS else None


def highest_equals_lowest(weight: str) -> str:
    """Return the working of F3 where all prices are equal."""
    return _("all prices equal: {weight}").format(weight=weight)
