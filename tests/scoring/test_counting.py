"""The quick way from scores to a ranking says what the reference says, value for value."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codes import LotCode, MergeRule, ResultKind, SeatCode
from app.domain.evaluation import EvaluationData, Minimum, Score, Seat
from app.scoring.award import awarded, outcomes
from app.scoring.counting import QuickBook, column_sums
from app.scoring.coverage import Coverage
from app.scoring.examining import contest_of, examine, findings_by_record
from app.scoring.materiality import materiality, materiality_of
from app.scoring.merge import ScoreBook
from app.scoring.ranking import rank_book
from app.scoring.results import Outcome
from app.scoring.settle import seen_by, settle, unnoticed
from app.scoring.standings import standings
from app.scoring.ties import by_total
from tests.scoring.builders import LOT, priced, question
from tests.scoring.panels import evaluations
from tests.scoring.test_traps import panel_of_three


@settings(max_examples=400, deadline=None)
@given(evaluations())
def test_the_quick_ranking_is_the_reference_ranking(data: EvaluationData) -> None:
    examined = examine(data)

    assert examined.found == findings_by_record(data)
    if not examined.found:
        reference = rank_book(ScoreBook(coverage=Coverage(data=data)))
        assert isinstance(examined.book, QuickBook)
        assert rank_book(examined.book) == reference
        assert [
            [(one.supplier, one.rank, one.status, one.quality, one.price_score, one.total) for one in lot.standings]
            for lot in standings(examined.book)
        ] == [
            [(one.supplier, one.rank, one.status, one.quality, one.price_score, one.total) for one in lot.tenders]
            for lot in reference.lots
        ]


@settings(max_examples=300, deadline=None)
@given(evaluations(sound=False))
def test_whatever_contradicts_is_found_as_the_reference_finds_it(data: EvaluationData) -> None:
    assert examine(data).found == findings_by_record(data)


@settings(max_examples=150, deadline=None)
@given(evaluations())
def test_the_quick_book_tells_every_score_as_the_reference_does(data: EvaluationData) -> None:
    quick, reference = examine(data).book, ScoreBook(coverage=Coverage(data=data))
    if isinstance(quick, QuickBook):
        told = {cell: dict(scores) for cell, scores in quick.seats_scores.items() if scores}
        assert told == {cell: dict(scores) for cell, scores in reference.seats_scores.items()}
        assert quick.agreed == reference.agreed
        for lot in data.lots:
            tree = quick.coverage.trees[lot.code]
            for tender in data.tenders:
                if tender.lot == lot.code:
                    one = quick.tallied(tender.supplier, tree, data.method)
                    other = reference.tallied(tender.supplier, tree, data.method)
                    assert (one.cells, one.quality, one.sections) == (other.cells, other.quality, other.sections)
                    assert one.unscored == other.unscored
                    places = range(len(tree.questions))
                    assert [one.score_at(place) for place in places] == [other.score_at(place) for place in places]


@settings(max_examples=150, deadline=None)
@given(evaluations())
def test_a_tender_goes_unnoticed_where_formulas_look_at_the_same_without_it(data: EvaluationData) -> None:
    examined = examine(data)
    if examined.found or data.method.result is ResultKind.ADMIT:
        return
    for lot in data.lots:
        settled = settle(contest_of(examined.book, data.method, lot.code))
        for entry in settled.contest.walked:
            rest = tuple(one for one in settled.contest.walked if one is not entry)
            assert unnoticed(settled, entry) == (seen_by(settled.contest, rest) == settled.seen)


@settings(max_examples=100, deadline=None)
@given(evaluations())
def test_materiality_is_the_same_by_the_reference_and_from_rows_without_words(data: EvaluationData) -> None:
    examined = examine(data)
    if not examined.found:
        bare = replace(data, scores=(), agreed=())
        book = examined.book
        assert isinstance(book, QuickBook)
        found = materiality(data)
        assert materiality_of(QuickBook(coverage=Coverage(data=bare), tally=book.tally)) == found
        assert materiality_of(ScoreBook(coverage=Coverage(data=data))) == found


@settings(max_examples=300, deadline=None)
@given(evaluations())
def test_no_reversal_is_missed_for_being_looked_for_only_where_one_can_be(data: EvaluationData) -> None:
    examined = examine(data)
    if examined.found or data.method.result is ResultKind.ADMIT:
        return
    settled = [settle(contest_of(examined.book, data.method, lot.code)) for lot in data.lots]
    decided, _ = outcomes(settled, data.method.lots_per_supplier)
    for number, lot in enumerate(rank_book(examined.book).lots):
        reversing = []
        for entry in (entry for _, group in settled[number].groups for entry in group):
            if decided[number][entry.tender.supplier] in {Outcome.RESERVE, Outcome.NOT_AWARDED}:
                changed = [*settled]
                changed[number] = settle(settled[number].contest, without=entry)
                now, _ = outcomes(changed, data.method.lots_per_supplier)
                if [awarded(one) for one in now] != [awarded(one) for one in decided]:
                    reversing.append(entry.tender.supplier)
        assert [one.facts["without"] for one in lot.warnings if one.code == "rank-reversal"] == reversing


NEAR = st.fractions(min_value=-100, max_value=100).flatmap(
    lambda value: st.sampled_from([value, value + Fraction(1, 3**80), value - Fraction(1, 2**200), -value])
)


@given(st.lists(NEAR, max_size=12))
def test_totals_however_near_are_told_apart_and_equal_ones_are_not(totals: list[Fraction]) -> None:
    numbered = list(enumerate(totals))

    assert [total for group in by_total(numbered, lambda one: one[1]) for _, total in group] == sorted(
        totals, reverse=True
    )
    assert [len({total for _, total in group}) for group in by_total(numbered, lambda one: one[1])] == [1] * len(
        set(totals)
    )


def test_what_floats_part_is_tied_and_what_they_exclude_stands() -> None:
    """The figures of notes/scoring.md: 10/20/30/40 with an exact tie, and means that make exactly half."""
    weights = (10, 20, 30, 40)
    tied = priced(
        None,
        [question(f"Q{place}", weight) for place, weight in enumerate(weights)],
        {"A": None, "B": None},
        {"A": (5, 5, 0, 5), "B": (0, 0, 5, 5)},
    )
    half = panel_of_three(
        [30, 30, 30, 10],
        [(2, 2, 2), (3, 5, 5), (0, 2, 1), (5, 2, 2)],
        minimum_quality=Minimum(value=Fraction(1, 2), share=True),
    )
    books = [examine(data).book for data in (tied, half)]

    assert [type(book) for book in books] == [QuickBook, QuickBook]
    assert [[(one.supplier, one.rank, one.total) for one in rank_book(book).lots[0].tenders] for book in books] == [
        [("A", 1, 70), ("B", 1, 70)],
        [("A", 1, 50)],
    ]


def test_a_score_for_every_lot_and_again_for_one_stands_twice() -> None:
    bare = priced(None, [question("Q1", 50), question("Q2", 50)], {"A": None}, {"A": (None, None)})
    codes = [row.code for row in bare.criteria]
    seat = SeatCode("E1")

    def score(place: int, lot: LotCode | None) -> Score:
        return Score(seat=seat, supplier=bare.tenders[0].supplier, lot=lot, question=codes[place], value=Fraction(4))

    apart = (score(0, None), score(1, LOT))
    for scores, found in (
        (apart, []),
        ((score(0, None), score(1, None), score(1, LOT)), ["record-twice"]),
        ((score(0, None), score(0, LOT), score(1, LOT)), ["record-twice"]),
    ):
        data = replace(bare, seats=(Seat(code=seat),), scores=scores, agreed=())
        assert [finding.code for finding in examine(data).found] == found


def test_a_panel_too_large_for_sixteen_bits_is_counted_all_the_same() -> None:
    seats = [SeatCode(f"E{number}") for number in range(1400)]
    bare = priced(None, [question("Q1", 100)], {"A": None}, {"A": (None,)}, merge_rule=MergeRule.MEAN)
    data = replace(
        bare,
        seats=tuple(Seat(code=seat) for seat in seats),
        scores=tuple(
            Score(
                seat=seat,
                supplier=bare.tenders[0].supplier,
                lot=None,
                question=bare.criteria[0].code,
                value=Fraction(5),
            )
            for seat in seats
        ),
    )
    (lot,) = rank_book(examine(data).book).lots

    assert isinstance(examine(data).book, QuickBook)
    assert lot.tenders[0].total == 100


def test_columns_are_added_up_side_by_side() -> None:
    assert list(column_sums(["05\ud7ff"])) == [48, 53, 0xD7FF]
    assert list(column_sums(["123", "321", "999"])) == [157, 157, 157]
