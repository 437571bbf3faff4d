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
    # A supplier is excluded under section 57 of the Procurement Act 2023; a tender that a rule stopped is not.
    "excluded": N_("not evaluated further"),
}

RULES: dict[str, str] = {
    "late": N_("received late"),
    "withdrawn": N_("withdrawn by the supplier"),
    "rejected": N_("rejected before evaluation"),
    "gate": N_("condition not met"),
    "question minimum": N_("minimum score for a question"),
    "section minimum": N_("minimum for a section"),
    "quality minimum": N_("minimum for quality"),
    "maximum price": N_("highest price accepted"),
    "fixed price": N_("fixed price"),
    "total minimum": N_("minimum total"),
}

MAXIMUM = "maximum price"
PRICE_RULES = frozenset({MAXIMUM, "fixed price"})

WARNINGS: dict[str, str] = {
    "decisive-tie": N_(
        "{suppliers} are tied for a place, and nothing published decides between them. There is no award until it is "
        "decided; take legal advice."
    ),
    "gate-open": N_("The gate {criterion} is still open for {supplier}: what becomes of this tender is provisional."),
    "discretion": N_(
        "{supplier} failed {criterion}, for which it may be rejected. Two people must decide and record why."
    ),
    "incomplete": N_("{supplier} is incomplete. Missing: {missing}."),
    "missing-seat": N_("{supplier}, {criterion}: the merged score rests on {scored} of {assigned} seats."),
    "stated-differs": N_("{supplier}: the source states the {what} as {stated}; it is {computed}."),
    "single-tender": N_("Only one price stands behind the relative price formula of {criterion}."),
    "narrow-spread": N_(
        "The prices behind {criterion} lie within 5 % of each other, and the formula stretches them over all points."
    ),
    "rank-reversal": N_(
        "Without the tender of {without}, this lot would go to {awarded}, because the published price formula measures "
        "tenders against one another. The result by the published method stands."
    ),
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


def rule(code: str) -> str:
    """Return the name of a rule that a tender can fail."""
    return _(RULES[code])


def failure(code: str, criterion: str | None, value: Fraction | str | None, needed: Fraction | str | None) -> str:
    """Return the rule that a tender failed, with the value measured and the value needed."""
    shown = _amount if code in PRICE_RULES else _figure
    detail = shortfall(criterion or "", shown(value), shown(needed), most=code == MAXIMUM)
    return with_detail(rule(code), detail, named=bool(criterion))


def shortfall(criterion: str, value: str, needed: str, *, most: bool = False) -> str:
    """Return what was measured against what was needed, or against the `most` allowed; empty where neither is known."""
    if not value or not needed:
        return criterion
    text = _("{value}, at most {needed}") if most else _("{value}, needed {needed}")
    text = text.format(value=value, needed=needed)
    return _("{criterion}: {found}").format(criterion=criterion, found=text) if criterion else text


def with_detail(words: str, detail: str, *, named: bool) -> str:
    """Return a rule with what was found; `named` where the detail begins with the criterion it is about."""
    if not detail:
        return words
    pattern = _("{rule}, {detail}") if named else _("{rule}: {detail}")
    return pattern.format(rule=words, detail=detail)


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
