"""The words of a ranking: statuses, failed rules, ties and warnings, alike on screen, in commands and in the report."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import exact, money, points

Fact = str | int | Fraction | Sequence[str] | None

STATUSES: dict[str, str] = {
    "awarded": N_("awarded"),
    "tied": N_("tied"),
    "reserve": N_("reserve"),
    "not awarded": N_("not awarded"),
    "incomplete": N_("incomplete"),
    "excluded": N_("excluded"),
}

RULES: dict[str, str] = {
    "late": N_("received late"),
    "withdrawn": N_("withdrawn"),
    "rejected": N_("rejected before evaluation"),
    "gate": N_("gate {code}: {value}, {needed} needed"),
    "question minimum": N_("question {code}: scored {value}, {needed} needed"),
    "section minimum": N_("section {code}: {value} points, {needed} needed"),
    "quality minimum": N_("quality: {value} points, {needed} needed"),
    "maximum price": N_("price {value}, at most {needed} allowed"),
    "fixed price": N_("price {value}, {needed} was fixed"),
    "total minimum": N_("total: {value} points, {needed} needed"),
}

PRICE_RULES = frozenset({"maximum price", "fixed price"})

WARNINGS: dict[str, str] = {
    "decisive-tie": N_(
        "{suppliers} are tied for the last place and the published tie-break does not part them. "
        "There is no award until it is decided; take legal advice."
    ),
    "gate-open": N_("The gate {criterion} is still open for {supplier}: its place is provisional."),
    "discretion": N_(
        "{supplier} failed {criterion}, for which it may be rejected. Two people must decide and record why."
    ),
    "incomplete": N_("{supplier} is not ranked: {missing} is missing."),
    "missing-seat": N_("{supplier}, {criterion}: the merged score rests on {scored} of {assigned} seats."),
    "stated-differs": N_("{supplier}: the source states the {what} as {stated}; it is {computed}."),
    "single-tender": N_("Only one price stands behind the relative price formula of {criterion}."),
    "narrow-spread": N_(
        "The prices behind {criterion} lie within 5 % of each other, and the formula stretches them over all points."
    ),
    "rank-reversal": N_("Without the tender of {without}, the award would go to {awarded}."),
    "rounding-decides": N_("Rounding decides the award: without it, it would go to {awarded}."),
    "display-tie": N_("The totals of {suppliers} differ only beyond two decimal places; more places are shown."),
}

STEPS: dict[str, str] = {
    "quality": N_("the higher quality"),
    "heaviest": N_("the higher score on the heaviest question"),
    "score": N_("the higher score on {code}"),
    "price": N_("the lower price"),
    "draw": N_("the drawing of lots"),
}


def status(code: str) -> str:
    """Return the words for a tender's status."""
    return _(STATUSES[code])


def failure(rule: str, code: str | None, value: Fraction | str | None, needed: Fraction | str | None) -> str:
    """Return what a tender failed, with the value measured and the value needed."""
    shown = _amount if rule in PRICE_RULES else _figure
    return _(RULES[rule]).format(code=code or "", value=shown(value), needed=shown(needed))


def warning(code: str, facts: Mapping[str, Fact], names: Mapping[str, str] | None = None) -> str:
    """Return the sentence of a warning; `names` gives the words for suppliers' ids, which else stand as they are."""
    named = names or {}
    return _(WARNINGS[code]).format_map({name: _fact(fact, named) for name, fact in facts.items()})


def tie_step(step: str) -> str:
    """Return the words for one step of the tie-break chain, such as `score Q1`."""
    name, _space, code = step.partition(" ")
    return _(STEPS[name]).format(code=code)


def together(items: Sequence[str]) -> str:
    """Return a list as people write it: `A, B and C`."""
    if not items:
        return _("nobody")
    *before, last = items
    return _("{before} and {last}").format(before=", ".join(before), last=last) if before else last


def _fact(fact: Fact, names: Mapping[str, str]) -> str:
    if fact is None:
        return _("none")
    if isinstance(fact, Fraction):
        return _figure(fact)
    if isinstance(fact, int):
        return str(fact)
    if isinstance(fact, str):
        return names.get(fact, fact)
    return together([names.get(item, item) for item in fact])


def _figure(value: Fraction | str | None) -> str:
    if isinstance(value, Fraction):
        text = exact(value)
        return text if "/" not in text else points(value)
    return value or ""


def _amount(value: Fraction | str | None) -> str:
    return money(value) if isinstance(value, Fraction) else value or ""
