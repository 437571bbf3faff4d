"""The words of moderation: what a cell calls for, and what each statistic of agreement means (DR-22, DR-23)."""

from collections.abc import Sequence
from fractions import Fraction

from app.text.catalogue import N_, _
from app.text.numbers import exact, fixed, points
from app.text.outcomes import together

CELL_COLUMNS = (N_("Question"), N_("Supplier"), N_("Range"), N_("Scores"), N_("To look at"))
CELL_FIGURES = frozenset({2, 3})

# By the names of WORKBOOK §6, in the order of the table: alpha never stands without the three before it.
HEADINGS: dict[str, str] = {
    "exact": N_("Exact"),
    "adjacent": N_("Adjacent"),
    "ac2": N_("AC2"),
    "alpha": N_("Alpha"),
    "icc_2_1": N_("ICC(2,1)"),
    "icc_2_k": N_("ICC(2,k)"),
    "w": N_("W"),
}
AGREEMENT_COLUMNS = (N_("Question"), N_("Seats"), N_("Tenders"), *HEADINGS.values())
AGREEMENT_FIGURES = frozenset(range(1, len(AGREEMENT_COLUMNS)))
PER_CENT = frozenset({"exact", "adjacent"})

MEANINGS: dict[str, str] = {
    "exact": N_("Exact: of two scores for the same tender, how often they are equal."),
    "adjacent": N_("Adjacent: how often they are at most one level of the scale apart."),
    "ac2": N_(
        "AC2 (Gwet, ordinal weights): agreement beyond chance, where a near miss counts almost as agreement. 1 is full "
        "agreement, 0 is chance. It stays steady when most scores are alike."
    ),
    "alpha": N_(
        "Alpha (Krippendorff, ordinal): agreement beyond chance, measured by how far the tenders differ. 1 is full "
        "agreement, 0 is chance. Where all tenders score alike it is low though nobody disagrees by much: read it only "
        "with exact, adjacent and AC2."
    ),
    "icc_2_1": N_(
        "ICC(2,1): how much of the difference between scores is difference between tenders, for one seat (two-way "
        "random, absolute agreement, tenders scored by every seat). 1 is all of it, 0 or less is none."
    ),
    "icc_2_k": N_("ICC(2,k): the same for the mean of all seats."),
    "w": N_(
        "W (Kendall, corrected for ties): whether the seats put the tenders into the same order, whatever their scores "
        "(tenders scored by every seat). 1 is the same order, 0 is none in common."
    ),
}

UNDEFINED: dict[str, str] = {
    "no-pair": N_("no tender has two scores"),
    "too-few-complete": N_("fewer than two tenders were scored by every one of two or more seats"),
    "one-level": N_("the scale has one level only"),
    "all-equal": N_("all scores are equal, which this statistic cannot judge"),
    "no-order": N_("every seat scored all tenders alike, so there is no order to compare"),
    "no-spread": N_("the seats contradict each other more than the tenders differ"),
}


def view(*, after_lock: bool) -> str:
    """Return which of the two views this is, and what it does not do."""
    if after_lock:
        return _("After the lock. These figures describe how the panel scored; no score is changed by them.")
    return _("Before the lock: ranges and gaps only. Totals, ranks and thresholds stay hidden until quality is locked.")


def summary(cells: int, flagged: int) -> str:
    """Return how much there is to talk about in a lot."""
    return _("{flagged} of {cells} cells differ so much that they must be talked about.").format(
        flagged=flagged, cells=cells
    )


def nothing_scored() -> str:
    """Return that a lot has no cells."""
    return _("No seat scores anything here: the workbook names no panel for it.")


def scores_had(scored: int, assigned: int) -> str:
    """Return how many of the scores due are there."""
    return _("{scored} of {assigned}").format(scored=scored, assigned=assigned)


def range_shown(value: Fraction | None) -> str:
    """Return the distance between the lowest and the highest score."""
    return "–" if value is None else exact(value)


def must_be_talked_about() -> str:
    """Return what a flagged cell calls for."""
    return _("talk about it")


def unanimous() -> str:
    """Return that all scores are equal."""
    return _("unanimous")


def not_sure(seats: Sequence[str]) -> str:
    """Return who has begun but not scored."""
    return _("not sure yet: {seats}").format(seats=together(seats))


def missing(seats: Sequence[str]) -> str:
    """Return who has not scored."""
    return _("no score: {seats}").format(seats=together(seats))


def missing_evidence(seats: Sequence[str]) -> str:
    """Return whose score cites nothing."""
    return _("no evidence: {seats}").format(seats=together(seats))


def missing_reason(seats: Sequence[str]) -> str:
    """Return whose score has no reason."""
    return _("no reason: {seats}").format(seats=together(seats))


def straddles(minimum: Fraction) -> str:
    """Return that some scores reach the minimum and some do not."""
    return _("on both sides of the minimum of {minimum}").format(minimum=exact(minimum))


def lone_dissenter(seat: str) -> str:
    """Return who stands alone."""
    return _("{seat} stands alone").format(seat=seat)


def split(agreement: Fraction) -> str:
    """Return that a large panel is split, with r_wg."""
    return _("the panel is split (r_wg {agreement}, below 0.7)").format(agreement=points(agreement))


def agreement_heading() -> str:
    """Return the line above the table of statistics."""
    return _("Agreement between seats")


def statistic(name: str, value: Fraction | None) -> str:
    """Return one figure of the table."""
    if value is None:
        return "–"
    return _("{share} %").format(share=fixed(100 * value, 0)) if name in PER_CENT else points(value)


def undefined(question: str, names: Sequence[str], reason: str) -> str:
    """Return why a question has no such figures."""
    named = [_(HEADINGS[name]) for name in names]
    return _("{question}: no {statistics}, because {reason}.").format(
        question=question, statistics=together(named), reason=_(UNDEFINED[reason])
    )


def meanings() -> tuple[str, ...]:
    """Return what each statistic says, in plain words."""
    return tuple(_(meaning) for meaning in MEANINGS.values())
