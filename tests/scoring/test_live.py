"""The live ranking: a changed score ranks the lot as ranking everything anew would."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codes import MergeRule, SeatCode
from app.domain.evaluation import AgreedScore, EvaluationData, Score, Seat
from app.scoring.examining import examine
from app.scoring.live import live
from app.scoring.standings import standings
from tests.scoring.builders import LOT, priced, question
from tests.scoring.panels import evaluations


@settings(max_examples=200, deadline=None)
@given(evaluations(), st.data())
def test_a_changed_score_ranks_as_the_whole_evaluation_ranked_anew(data: EvaluationData, more: st.DataObject) -> None:
    examined = examine(data)
    if examined.found:
        return
    book = examined.book
    ranking, agreed = live(book), dict(book.agreed)
    for _ in range(more.draw(st.integers(1, 3))):
        tender = more.draw(st.sampled_from(data.tenders))
        asked = more.draw(st.sampled_from(book.coverage.trees[tender.lot].questions))
        level = more.draw(st.sampled_from(book.scale(asked).levels)).value
        agreed[tender.supplier, tender.lot, asked.code] = level
        records = (
            AgreedScore(supplier=supplier, lot=lot, question=code, value=value)
            for (supplier, lot, code), value in agreed.items()
        )
        anew = examine(replace(data, agreed=tuple(records)))
        if anew.found:  # a price cannot be divided by a quality of zero
            return
        ranking = ranking.with_score(tender.supplier, tender.lot, asked.code, level)

        assert tuple(ranking.standings(lot.code) for lot in data.lots) == standings(anew.book)


def test_a_seats_changed_score_is_merged_with_the_others() -> None:
    bare = priced(
        None,
        [question("Q1", 100)],
        {"A": None},
        {"A": (None,)},
        merge_rule=MergeRule.MEAN,
        off_scale_scores=True,
    )
    cell = (bare.tenders[0].supplier, LOT, bare.criteria[0].code)
    seats = (SeatCode("E1"), SeatCode("E2"), SeatCode("E3"))
    data = replace(
        bare,
        seats=tuple(Seat(code=seat) for seat in seats),
        scores=tuple(
            Score(seat=seat, supplier=cell[0], lot=None, question=cell[2], value=Fraction(value))
            for seat, value in zip(seats, (1, 2, 5), strict=True)
        ),
    )
    ranking = live(examine(data).book)
    merged = ranking.merged(*cell, {seats[0]: Fraction(3)})

    assert merged == Fraction(10, 3)
    assert ranking.with_score(*cell, merged).standings(LOT).standings[0].total == Fraction(200, 3)
    assert ranking.standings(LOT).standings[0].total == Fraction(160, 3)
