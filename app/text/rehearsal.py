"""What a rehearsal says to the person who is about to publish a method (DOMAIN §2, "Mandatory formula guards")."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.text import outcomes
from app.text.catalogue import N_, _
from app.text.numbers import exact, money, points
from app.text.outcomes import together

Fact = str | int | Fraction | Sequence[str]

COLUMNS = (N_("Rank"), N_("Tender"), N_("Price"), N_("Quality"), N_("Price points"), N_("Total"))
FIGURES = frozenset({0, 2, 3, 4, 5})

DOUBTS: dict[str, str] = {
    "reversal-possible": N_(
        "The price formula measures tenders against one another, so a third tender can decide between two others. If "
        "it is withdrawn, rejected or left out as abnormally low, the award can change. A formula with a published "
        "reference (F5, F6) cannot do this. Scores of different rounds never make one ranking under it."
    ),
    "relative-formula": N_(
        "The price formula measures tenders against one another. No example was found here in which a third tender "
        "decides between two others, which does not prove that there is none. Scores of different rounds never make "
        "one ranking under it."
    ),
    "mean-reference": N_(
        "{formula} measures prices against the middle of the field, so one very high or very low tender, sham ones "
        "included, moves everybody's points. Look into prices far out before prices are scored."
    ),
    "stretched-spread": N_(
        "F3 gives the lowest price all {weight} points and the highest none, however close they are: {lowest} and "
        "{highest} would be {weight} points apart. Consider a formula that keeps small differences small."
    ),
    "unequal-pounds": N_(
        "Equal differences in price are not worth equal points: the first 10 % above the lowest price cost {first} "
        "points, the same money just below twice the lowest price {last}. Say so, if suppliers may expect otherwise."
    ),
    "one-tender": N_(
        "Only one tender was received, and the formula has nothing to compare it with: it gets {points} of {weight} "
        "points whatever its price."
    ),
    "unclamped-below": N_(
        "“clamp=no” lets price points fall below zero, for prices above {limit}. Publish that, or leave it out."
    ),
    "unclamped-above": N_(
        "“clamp=no” lets price points exceed their weight, for prices below {limit}. Publish that, or leave it out."
    ),
    "zero-rule-missing": N_(
        "Nothing says what a price of zero counts as, and the ranking would stop at one. Publish a rule, such as "
        "“zero=0.01”, or that such a tender is clarified."
    ),
    "zero-line": N_(
        "A zero on this line, counted as {zero}, takes all {weight} of its points and leaves {price} there {points}. "
        "Ask for all lines in one price, or weigh the line by its expected volume."
    ),
    "no-quality-floor": N_(
        "{formula} can be won by a cheap and poor tender, and no minimum for quality keeps one out. Publish a minimum."
    ),
    "price-limit-unchecked": N_(
        "Price points are given without a price, so nobody can tell here whether the highest price accepted is kept. "
        "Check it before points are given, or take prices."
    ),
    "unreachable-minimum": N_(
        "The {rule} is {needed}, and the most that any tender can have is {most}. Nobody could pass: correct it."
    ),
    "unreachable-tier": N_(
        "Tier {tier} can have nobody in it: its edge is {edge}, and the most there can be is {most}."
    ),
    "unreachable-range": N_(
        "Scores must be talked about from a range of {range}, but none can lie further apart than {most}. No cell "
        "would ever be flagged: lower the variance range."
    ),
    "unreachable-fixed-price": N_(
        "The fixed price {fixed} is above the highest price accepted, {maximum}. Nobody could pass: correct one."
    ),
    "tie-break-missing": N_(
        "Places are limited, and nothing published decides between equal totals: a tie for the last place would stop "
        "the award. Publish a chain, such as “quality; heaviest; price; draw”."
    ),
    "mechanism-missing": N_(
        "Lots per supplier are limited without a published way of choosing between lots. Write “lot mechanism: highest "
        "sum”, or whatever was decided."
    ),
    "merge-off-scale": N_(
        "The {rule} of seats' scores is to be the final score, and {scores} give {score}, which is no score of the "
        "scale {scale}. The ranking would stop there. Agree scores (consensus), round the {rule}, or publish scores "
        "between the levels."
    ),
    "scale-unlabelled": N_(
        "The scale {scale} does not say what {levels} stand for. Give every level a label or a descriptor, or say how "
        "levels without one are used."
    ),
    "lowest-level-earns": N_(
        "The lowest score of the scale {scale} is {level}, so the worst answer still earns {share} % of its points. "
        "Say so, or start the scale at 0."
    ),
    "guidance-missing": N_(
        "The sub-criteria {rows} have no guidance, and the reasons must explain the score by reference to each. Say "
        "what is looked for."
    ),
}

MEETINGS: dict[str, str] = {
    "rank-reversal": N_("Leaving out a tender that was not awarded changed who was awarded: {times}."),
    "order-reversal": N_("Leaving out one tender made two others change places: {times}."),
    "decisive-tie": N_("A tie for a place that nothing published parts, so that there was no award: {times}."),
    "several-allocations": N_(
        "Several ways of awarding the lots did equally well, and nothing published chooses between them: {times}."
    ),
    "rounding-decides": N_("Rounding decided who was awarded: {times}."),
    "negative-points": N_("A price earned less than no points ({criterion}): {times}."),
    "no-points": N_("A price earned no points at all ({criterion}): {times}."),
    "negative-total": N_("A total fell below zero: {times}."),
    "no-quality-to-divide-by": N_(
        "A tender without any quality, by which its price would be divided, would have stopped the ranking: {times}. "
        "Publish a minimum for quality."
    ),
    "minimum-never-met": N_("No tender ever met the {rule}: {times}."),
    "nobody-passes": N_("Nobody was ever awarded: {times}."),
    "price-never-decides": N_("Price points never changed who comes first or is awarded: {times} with a choice."),
    "price-always-decides": N_(
        "Price always decided, whatever the quality of those who passed: {times} with a choice. Quality has no weight "
        "in effect."
    ),
}

_MONEY = frozenset({"lowest", "highest", "fixed", "maximum", "zero", "price"})


def progress(played: int, contests: int) -> str:
    """Return how far a rehearsal is."""
    return _("{played} of {contests} contests played").format(played=played, contests=contests)


def method_heading(count: int) -> str:
    """Return the line above what the method alone shows."""
    if not count:
        return _("The method as it would be published: nothing to think again about was found.")
    if count == 1:
        return _("The method as it would be published: 1 thing to think again about before it is")
    return _("The method as it would be published: {count} things to think again about before it is").format(
        count=count
    )


def rehearsal_heading(contests: int, tenders: int, seed: int) -> str:
    """Return the line above what the invented contests showed."""
    return _("Rehearsed with invented tenders: {contests} contests of {tenders} tenders (seed {seed})").format(
        contests=contests, tenders=tenders, seed=seed
    )


def caution(*, found: bool) -> str:
    """Return what the counts are, and what they are not."""
    text = _(
        "The tenders are invented to try the method, not to foretell yours: a count says that something can happen, "
        "not how likely it is."
    )
    if found:
        return text
    return _("Nothing was found. {caution}").format(caution=text)


def remark(code: str, lots: Sequence[str], criterion: str | None, facts: Mapping[str, Fact]) -> str:
    """Return a doubt about the method as a sentence; `lots` are named where it is not the same in all of them."""
    shown = {name: _fact(name, fact) for name, fact in facts.items()}
    if "rule" in facts and code == "unreachable-minimum":
        shown["rule"] = outcomes.rule(str(facts["rule"]))
    if "against" in facts:
        shown["limit"] = _limit(facts)
    text = _(DOUBTS[code]).format_map(shown)
    place = _place(lots, criterion)
    return f"{place}: {text}" if place else text


def _place(lots: Sequence[str], criterion: str | None) -> str:
    parts = [
        _("Lot {lots}").format(lots=together(lots)) if len(lots) == 1 else "",
        _("Lots {lots}").format(lots=together(lots)) if len(lots) > 1 else "",
        criterion or "",
    ]
    return ", ".join(part for part in parts if part)


def _limit(facts: Mapping[str, Fact]) -> str:
    if facts["against"] == "price":
        return _fact("price", facts["price"])
    patterns = {
        "lowest": _("{times} times the lowest price"),
        "mean": _("{times} times the mean price"),
        "median": _("{times} times the median price"),
    }
    return patterns[str(facts["against"])].format(times=_fact("times", facts["times"]))


def swap(lots: Sequence[str], *, invented: bool) -> str:
    """Return the line above an example of a third tender that decides; `lots` only where there are several."""
    text = _("For example, with invented tenders:") if invented else _("In this evaluation's own tenders:")
    return f"{_place(lots, None)}: {text}" if lots else text


def without(name: str) -> str:
    """Return the line above the same tenders without one of them."""
    return _("Had {name} never tendered:").format(name=name)


def example(contest: int) -> str:
    """Return the line above the first contest in which something was met."""
    return _("First in contest {contest}:").format(contest=contest)


def figures(
    contests: int, awarding: int, is_open: int, price_decided: int | None, quality_decided: int | None
) -> tuple[str, ...]:
    """Return what happened in a lot over all contests, as lines."""
    found = [
        _("Somebody was awarded, or tied for a place, in {awarding} of {contests} contests.").format(
            awarding=awarding, contests=contests
        )
    ]
    if is_open and price_decided is not None and quality_decided is not None:
        found.append(
            _(
                "In {open} more tenders passed than there are places: price changed who would win by quality alone in "
                "{price}, quality who would by price alone in {quality}."
            ).format(open=is_open, price=price_decided, quality=quality_decided)
        )
    return tuple(found)


def met(code: str, count: int, of: int, criterion: str | None, rule: str | None) -> str:
    """Return what was met, and in how many contests."""
    times = _("{count} of {of} contests").format(count=count, of=of)
    named = "" if rule is None else outcomes.rule(rule) + (f" ({criterion})" if criterion else "")
    pattern = _(MEETINGS[code])
    if code == "price-never-decides" and criterion is not None:
        pattern = _("The points of {criterion} never changed who comes first or is awarded: {times} with a choice.")
    return pattern.format(times=times, criterion=criterion or "", rule=named)


def row(
    rank: int | None,
    name: str,
    prices: Sequence[Fraction | None],
    parts: tuple[Fraction | None, Fraction | None, Fraction | None],
) -> tuple[str, ...]:
    """Return a tender's row for COLUMNS; `parts` are quality, price points and total."""
    shown = [points(part) if part is not None else "–" for part in parts]
    amounts = " + ".join(_("given") if price is None else money(price) for price in prices) or "–"
    return ("–" if rank is None else str(rank), name, amounts, *shown)


def _fact(name: str, fact: Fact) -> str:
    if isinstance(fact, Fraction):
        if name in _MONEY:
            return money(fact)
        text = exact(fact)
        return text if "/" not in text else points(fact)
    if isinstance(fact, str | int):
        return str(fact)
    return together(list(fact))


SENTENCES: dict[str, str] = {
    "rehearsal-out-of-range": N_(
        "A rehearsal has {least} to {most} {name}, not {found}. Choose a number between them."
    ),
}
