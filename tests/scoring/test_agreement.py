"""The statistics of agreement against published worked examples, and the laws they keep (DR-23)."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random  # noqa: TID251 - the one that Hypothesis plays

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import SeatCode
from app.scoring.agreement import Agreement, Measure, Ratings, Statistic, Undefined, agreement
from app.text.numbers import fixed

COEFFICIENTS = (Measure.AC2, Measure.ALPHA, Measure.ICC_2_1, Measure.ICC_2_K, Measure.W)

# Shrout and Fleiss, Psychological Bulletin 86 (1979), table 2: six targets, four judges.
SHROUT_FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): twelve units, four observers, gaps.
# Gwet prints the same ratings as "raw4raters" in his package irrCAC.
KRIPPENDORFF = [
    (1, 1, None, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (None, 5, 5, 5),
    (None, None, 1, 1),
    (None, 3, None, None),
]

# The data set "anxiety" of the R package irr: twenty subjects, three raters, 1 to 6.
ANXIETY = list(
    zip(
        (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
        (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
        (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
        strict=True,
    )
)

# The data set "cont3x3abstractors" of irrCAC: two raters, 100 subjects, three categories.
ABSTRACTORS = [(0, 0)] * 13 + [(1, 1)] * 20 + [(1, 2)] * 7 + [(2, 1)] * 4 + [(2, 2)] * 56


def tenders(rows: Sequence[Sequence[int | None]]) -> list[Ratings]:
    """Return the rows as tenders, each column a seat."""
    return [
        {SeatCode(f"E{seat}"): Fraction(value) for seat, value in enumerate(row) if value is not None} for row in rows
    ]


def agreed(rows: Sequence[Sequence[int | None]], levels: Sequence[int] = range(6)) -> Agreement:
    return agreement(tenders(rows), [Fraction(level) for level in levels])


def value(found: Agreement, measure: Measure) -> Fraction:
    got = found.statistics[measure].value
    assert got is not None
    return got


def undefined(found: Agreement) -> dict[Measure, Undefined]:
    return {measure: s.undefined for measure, s in found.statistics.items() if s.undefined is not None}


@pytest.mark.parametrize(
    ("rows", "levels", "measure", "published"),
    [
        # Shrout and Fleiss, table 4: ICC(2,1) = .29, ICC(2,4) = .62.
        (SHROUT_FLEISS, range(1, 11), Measure.ICC_2_1, "0.29"),
        (SHROUT_FLEISS, range(1, 11), Measure.ICC_2_K, "0.62"),
        # Krippendorff: nominal 0.743, ordinal 0.815, interval 0.849, ratio 0.797; ours is the ordinal one.
        (KRIPPENDORFF, range(1, 6), Measure.ALPHA, "0.815"),
        # irrCAC on raw4raters: per cent agreement 0.8181818; AC2 with ordinal weights 0.899 (Python port's tests).
        (KRIPPENDORFF, range(1, 6), Measure.EXACT, "0.8181818"),
        (KRIPPENDORFF, range(1, 6), Measure.AC2, "0.899"),
        # irrCAC on cont3x3abstractors: AC2 with ordinal weights 0.925 (the same tests).
        (ABSTRACTORS, range(3), Measure.AC2, "0.925"),
        # irr: kendall(anxiety, TRUE) Wt = 0.54; psych: ICC(anxiety) ICC2 0.1979983, ICC2k 0.4254988.
        (ANXIETY, range(1, 7), Measure.W, "0.54"),
        (ANXIETY, range(1, 7), Measure.ICC_2_1, "0.1979983"),
        (ANXIETY, range(1, 7), Measure.ICC_2_K, "0.4254988"),
    ],
)
def test_published_examples_come_out_as_published(
    rows: Sequence[Sequence[int | None]], levels: Sequence[int], measure: Measure, published: str
) -> None:
    places = len(published.partition(".")[2])

    assert fixed(value(agreed(rows, levels), measure), places) == published


def test_the_chi_squared_of_w_is_the_published_one() -> None:
    # irr prints Chisq(19) = 30.8 for kendall(anxiety, TRUE): m (n − 1) W with three raters and twenty subjects.
    assert fixed(3 * 19 * value(agreed(ANXIETY, range(1, 7)), Measure.W), 1) == "30.8"


def test_ac2_worked_by_hand() -> None:
    # Two seats, three levels: weights 1, 2/3, 0. Pairs (0,0), (0,1), (2,2): observed (1 + 2/3 + 1) / 3 = 8/9.
    # Shares of the levels: 1/2, 1/6, 1/3; shares × (1 − shares): 1/4 + 5/36 + 2/9 = 11/18.
    # All weights: 3 + 4 × 2/3 = 17/3; by chance 17/3 × 11/18 ÷ 6 = 187/324; (8/9 − 187/324) ÷ (1 − 187/324) = 101/137.
    assert value(agreed([(0, 0), (0, 1), (2, 2)], range(3)), Measure.AC2) == Fraction(101, 137)


def test_exact_and_adjacent_count_pairs_and_each_tender_alike() -> None:
    # Tender 1: three pairs, none equal, two within one level. Tender 2: one pair, equal. Tender 3: one score, no pair.
    found = agreed([(0, 1, 2), (4, 4, None), (5, None, None)])

    assert value(found, Measure.EXACT) == Fraction(1, 2)
    assert value(found, Measure.ADJACENT) == Fraction(5, 6)
    assert (found.seats, found.tenders, found.complete) == (3, 3, 1)


def test_adjacent_goes_by_the_levels_of_the_scale_and_not_by_their_values() -> None:
    found = agreed([(0, 3), (3, 5), (0, 5)], levels=(5, 0, 3))

    assert value(found, Measure.ADJACENT) == Fraction(2, 3)


def test_a_panel_that_never_differs_by_more_than_one_has_no_alpha_to_speak_of() -> None:
    # Why alpha never stands alone: of thirty pairs nine tenths are equal, none is further apart than one level.
    found = agreed([(4, 4)] * 27 + [(4, 5)] * 3)

    assert value(found, Measure.EXACT) == Fraction(9, 10)
    assert value(found, Measure.ADJACENT) == 1
    assert value(found, Measure.ALPHA) < 0
    assert fixed(value(found, Measure.AC2), 2) == "0.99"


def test_nothing_can_be_said_without_two_scores_for_a_tender() -> None:
    for found in (agreed([]), agreed([(), (None, None)]), agreed([(3, None), (None, 4)])):
        assert undefined(found) == dict.fromkeys(
            (Measure.EXACT, Measure.ADJACENT, Measure.AC2, Measure.ALPHA), Undefined.NO_PAIR
        ) | dict.fromkeys((Measure.ICC_2_1, Measure.ICC_2_K, Measure.W), Undefined.TOO_FEW_COMPLETE)


def test_one_seat_alone_has_complete_tenders_and_still_no_agreement() -> None:
    assert undefined(agreed([(3,), (4,)]))[Measure.W] is Undefined.TOO_FEW_COMPLETE


def test_equal_scores_are_agreement_that_only_some_statistics_can_judge() -> None:
    found = agreed([(3, 3), (3, 3)])

    assert [value(found, measure) for measure in (Measure.EXACT, Measure.ADJACENT, Measure.AC2)] == [1, 1, 1]
    assert undefined(found) == {
        Measure.ALPHA: Undefined.ALL_EQUAL,
        Measure.ICC_2_1: Undefined.ALL_EQUAL,
        Measure.ICC_2_K: Undefined.ALL_EQUAL,
        Measure.W: Undefined.NO_ORDER,
    }


def test_a_scale_of_one_level_has_no_chance_to_correct_for() -> None:
    assert undefined(agreed([(5, 5)], levels=(5,)))[Measure.AC2] is Undefined.ONE_LEVEL


def test_seats_in_full_contradiction_leave_no_variance_to_share() -> None:
    found = agreed([(0, 5), (5, 0)])

    assert undefined(found) == dict.fromkeys((Measure.ICC_2_1, Measure.ICC_2_K), Undefined.NO_SPREAD)
    assert value(found, Measure.W) == 0


def test_a_seat_that_scored_nothing_leaves_the_cases_complete() -> None:
    assert agreed([(1, 2, None), (4, 5, None)]).complete == 2


@st.composite
def panels(draw: st.DrawFn, *, gaps: bool = True) -> list[Ratings]:
    score = st.integers(0, 5).map(Fraction)
    seats, count = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    kept = st.booleans() if gaps else st.just(value=True)
    return [{SeatCode(f"E{seat}"): draw(score) for seat in range(seats) if draw(kept)} for _ in range(count)]


LEVELS = [Fraction(level) for level in range(6)]


@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_seats_and_tenders_never_matters(panel: list[Ratings], random: Random) -> None:
    seats = [SeatCode(f"E{seat}") for seat in range(5)]
    other = dict(zip(seats, random.sample(seats, 5), strict=True))
    mixed = [{other[seat]: score for seat, score in reversed(list(ratings.items()))} for ratings in panel]
    random.shuffle(mixed)

    assert agreement(mixed, random.sample(LEVELS, 6)) == agreement(panel, LEVELS)


@given(st.lists(st.integers(0, 5).map(Fraction), min_size=2, max_size=6), st.integers(2, 5))
def test_perfect_agreement_is_1_wherever_it_can_be_judged(scores: list[Fraction], seats: int) -> None:
    found = agreement([{SeatCode(f"E{seat}"): score for seat in range(seats)} for score in scores], LEVELS)

    assert {s.value for s in found.statistics.values()} <= {1, None}
    assert all(s.value == 1 for s in found.statistics.values()) or len(set(scores)) == 1


@given(panels())
def test_no_coefficient_exceeds_1_and_shares_stay_between_0_and_1(panel: list[Ratings]) -> None:
    known = {m: s.value for m, s in agreement(panel, LEVELS).statistics.items() if s.value is not None}

    assert all(known[measure] <= 1 for measure in COEFFICIENTS if measure in known)
    assert all(known[measure] >= 0 for measure in (Measure.EXACT, Measure.ADJACENT, Measure.W) if measure in known)
    if Measure.EXACT in known:
        assert known[Measure.EXACT] <= known[Measure.ADJACENT] <= 1


@given(panels())
def test_a_statistic_has_a_value_or_a_reason(panel: list[Ratings]) -> None:
    found = agreement(panel, LEVELS).statistics

    assert tuple(found) == tuple(Measure)
    assert all((s.value is None) != (s.undefined is None) for s in found.values())


@given(panels(gaps=False), st.integers(0, 5).map(Fraction))
def test_a_seat_that_scores_all_alike_dilutes_w_by_its_share_of_the_panel(
    panel: list[Ratings], constant: Fraction
) -> None:
    seats = len(panel[0])
    before = agreement(panel, LEVELS).statistics[Measure.W]
    after = agreement([{**ratings, SeatCode("X"): constant} for ratings in panel], LEVELS).statistics[Measure.W]

    expected = before if before.value is None else Statistic(value=before.value * Fraction(seats, seats + 1))
    assert after == expected


@given(panels(gaps=False))
def test_a_stricter_seat_keeps_the_order_and_so_w(panel: list[Ratings]) -> None:
    stricter = [{**ratings, SeatCode("E0"): ratings[SeatCode("E0")] / 2} for ratings in panel]
    halves = sorted({*LEVELS, *(level / 2 for level in LEVELS)})

    assert agreement(stricter, halves).statistics[Measure.W] == agreement(panel, LEVELS).statistics[Measure.W]


@given(panels(), st.integers(1, 9), st.integers(0, 9))
def test_another_spacing_of_the_same_levels_changes_nothing(panel: list[Ratings], factor: int, offset: int) -> None:
    spaced = [{seat: factor * score + offset for seat, score in ratings.items()} for ratings in panel]

    assert agreement(spaced, [factor * level + offset for level in LEVELS]) == agreement(panel, LEVELS)


@given(panels())
def test_a_tender_with_one_score_counts_for_nothing_in_alpha_and_per_cent(panel: list[Ratings]) -> None:
    more = [*panel, {SeatCode("E0"): Fraction(5)}]

    for measure in (Measure.EXACT, Measure.ADJACENT, Measure.ALPHA):
        assert agreement(more, LEVELS).statistics[measure] == agreement(panel, LEVELS).statistics[measure]
