"""What could change an award, in words for the people who must defend it (DR-27)."""

from collections.abc import Sequence
from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import exact, money, points
from app.text.outcomes import together

WITHHELD: dict[str, str] = {
    "too many references": N_(
        "Not given: so many tenders stand on a threshold that the price references cannot all be gone through."
    ),
    "no quality to divide by": N_(
        "Not given: within the seats’ scores a tender’s quality could be zero, and its price is divided by it."
    ),
    "not ranked": N_("Not given: all who pass are admitted, whatever their price."),
    "price rows": N_("Not given: the lot has no price to change, or several."),
    "formula": N_("Not given: under this price formula a lower price does not always help its own tender."),
    "lots per supplier": N_("Not given: lots per supplier are limited, so other lots decide it too."),
}


def heading(lot: str, awarded: Sequence[str]) -> str:
    """Return the line above one lot, with who is awarded now."""
    return _("Lot {lot}: what could change the award to {awarded}").format(lot=lot, awarded=together(awarded))


def caution() -> str:
    """Return what this is for, and what must not be done because of it."""
    return _(
        "For quality assurance, not for publication. A score may be changed only by re-opening it, with a reason of "
        "its own; never because of this page."
    )


def one_mark_title(count: int) -> str:
    """Return the heading of the scores of which one mark decides."""
    if not count:
        return _("One mark: no single score, one level higher or lower, would change the award.")
    return _("One mark: this many single scores would, one level higher or lower, change the award: {count}").format(
        count=count
    )


def further_title(count: int) -> str:
    """Return the heading of the scores that change the award only by more than one mark."""
    if not count:
        return _("More than one mark: no other level of a single score would change the award.")
    return _("More than one mark: this many single scores would change the award from further away: {count}").format(
        count=count
    )


def critical(supplier: str, question: str, score: Fraction, levels: tuple[Fraction, Fraction], outcome: str) -> str:
    """Return one run of critical values as a sentence; `levels` are its lowest and highest, `outcome` the words."""
    lowest, highest = levels
    run = figure(lowest)
    if lowest != highest:
        run = _("{lowest} to {highest}").format(lowest=figure(lowest), highest=figure(highest))
    return _("{supplier}, {question}: with {levels} instead of {score}, {outcome}.").format(
        supplier=supplier, question=question, levels=run, score=figure(score), outcome=outcome
    )


def outcome(
    gaining: Sequence[str], losing: Sequence[str], tied: Sequence[str] = (), other_lots: Sequence[str] = ()
) -> str:
    """Return who would be awarded and who no longer, who would be tied, and where else the award would change."""
    facts = {"gaining": together(gaining), "losing": together(losing)}
    parts = []
    if gaining and losing:
        parts.append(_("the award would go to {gaining} instead of {losing}").format(**facts))
    elif gaining:
        parts.append(_("the award would go to {gaining} too").format(**facts))
    elif losing:
        parts.append(_("the award would no longer go to {losing}").format(**facts))
    if tied:
        parts.append(_("{tied} would be tied for the last place").format(tied=together(tied)))
    if other_lots:
        parts.append(_("the award would change in these other lots: {lots}").format(lots=together(other_lots)))
    return "; ".join(parts)


def by_threshold(*, moves_reference: bool) -> str:
    """Return that a threshold brings the change about, and whether through the price reference."""
    if moves_reference:
        return _("By a threshold, which also moves what the other tenders are measured against.")
    return _("By a threshold.")


def joint_title(open_cells: int | None) -> str:
    """Return the heading of what all disagreements can do together; None where that is not given."""
    if open_cells is None:
        return _("All disagreements together:")
    if not open_cells:
        return _("All disagreements together: no seats disagree about a final score.")
    return _("All disagreements together, each score free within what its seats gave; open scores: {count}").format(
        count=open_cells
    )


def certificate(certified: int, contested: Sequence[str]) -> str:
    """Return how many open scores are proven not to matter, and whose may."""
    if not contested:
        return _("The award is certain: no open score can change it.")
    return _("Proven unable to change the award: {count} of them. Not proven for those of {contested}.").format(
        count=certified, contested=together(contested)
    )


def rank_range(supplier: str, best: int | None, worst: int | None, *, always_ranked: bool) -> str:
    """Return the ranks a tender can have."""
    if best is None:
        return _("{supplier}: never ranked").format(supplier=supplier)
    if best == worst:
        text = _("{supplier}: rank {best}").format(supplier=supplier, best=best)
    else:
        text = _("{supplier}: ranks {best} to {worst}").format(supplier=supplier, best=best, worst=worst)
    return text if always_ranked else _("{ranks}, or not ranked").format(ranks=text)


def without(left_out: str, outcome: str) -> str:
    """Return what leaving out one tender or one seat would do; `outcome` the words, none where nothing changes."""
    if not outcome:
        return _("Without {left_out}: no change for the others").format(left_out=left_out)
    return _("Without {left_out}: {outcome}").format(left_out=left_out, outcome=outcome)


def refused() -> str:
    """Return that without a seat there would be no ranking."""
    return _("the published method could not rank it")


def elsewhere() -> str:
    """Return that only the award of other lots would change."""
    return _("the award would change in other lots")


def suppliers_title() -> str:
    """Return the heading of the tenders left out."""
    return _("One supplier fewer, as if its tender had never been received:")


def seats_title() -> str:
    """Return the heading of the seats left out."""
    return _("One seat fewer, its scores left out of the merged ones:")


def margins_title() -> str:
    """Return the heading of the margins."""
    return _("Margins between the totals:")


def margin(supplier: str, following: str, difference: Fraction) -> str:
    """Return by how much one tender is better than the next; small differences are shown exactly."""
    return _("{supplier} before {following}: {difference}").format(
        supplier=supplier, following=following, difference=_difference(difference)
    )


def prices_title() -> str:
    """Return the heading of the price changes."""
    return _("Price, to the penny, all else as it is:")


def price(supplier: str, now: int, then: int | None, *, awarded: bool) -> str:
    """Return the price that would change whether a tender is awarded; both in pence."""
    facts = {"supplier": supplier, "now": _pence(now)}
    if then is None:
        if awarded:
            return _("{supplier} ({now}): would be awarded at any higher price").format(**facts)
        return _("{supplier} ({now}): would not be awarded at any lower price").format(**facts)
    facts |= {"then": _pence(then), "difference": _pence(abs(then - now))}
    if awarded:
        return _("{supplier} ({now}): no longer awarded from {then}, {difference} more").format(**facts)
    return _("{supplier} ({now}): awarded at {then}, {difference} less").format(**facts)


def no_weight_matters() -> str:
    """Return that other weights change nothing."""
    return _("Weights: no row five points heavier or lighter changes the award.")


def weights_title() -> str:
    """Return the heading of the other weights."""
    return _("Weights, a row five points heavier or lighter and the others in proportion:")


def weight(criterion: str, now: Fraction, then: Fraction, outcome: str) -> str:
    """Return what another weight of one row would do; `outcome` the words, none where only other lots change."""
    return _("{criterion} at {then} instead of {now}: {outcome}").format(
        criterion=criterion, now=figure(now), then=figure(then), outcome=outcome or elsewhere()
    )


WEIGHTS_WITHHELD: dict[str, str] = {
    "not ranked": N_("Not given: all who pass are admitted, whatever the weights."),
    "formula": N_("Not given: this price formula makes the total without a weight."),
    "one weight": N_("Not given: one row carries all the weight."),
}


def weights_withheld(reason: str) -> str:
    """Return why other weights are not gone through."""
    return _(WEIGHTS_WITHHELD[reason])


def withheld(reason: str) -> str:
    """Return why an analysis is not given."""
    return _(WITHHELD[reason])


def figure(value: Fraction) -> str:
    """Return a score: exact where it is a finite decimal, else to two places."""
    text = exact(value)
    return text if "/" not in text else points(value)


def _difference(value: Fraction) -> str:
    """Return a difference to two places, with more where it would look like none."""
    places = next((count for count in range(2, 12) if Fraction(points(value, count)) or not value), 12)
    return points(value, places)


def _pence(pence: int) -> str:
    return money(Fraction(pence, 100))
