"""A live evaluation is ranked from rows of its case file as its records would be."""

from dataclasses import replace

from app.scoring.counting import QuickBook
from app.scoring.coverage import Coverage
from app.scoring.materiality import materiality
from app.scoring.merge import ScoreBook
from app.scoring.ranking import rank_book
from app.services import outcomes
from app.services.panel_scores import panel_book, panel_data
from tests.services.panels import LEAD, MOD, Panel


def test_the_ranking_shown_is_the_one_recorded_and_the_references(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    shown, recorded = outcomes.ranked(lead), outcomes.record_ranking(lead)

    assert shown.ranking == recorded.ranking
    assert shown.ranking == rank_book(ScoreBook(coverage=Coverage(data=recorded.data)))
    assert shown.data == replace(recorded.data, scores=(), agreed=(), responses=())
    assert outcomes.sensitivity(lead) == materiality(recorded.data)


def test_returns_and_the_moderation_give_the_same_book(locked: Panel) -> None:
    books = []
    for seat in (MOD, LEAD):
        with locked.desk(seat).read() as unit:
            book, data = panel_book(unit, prices=False), panel_data(unit)
        assert isinstance(book, QuickBook)
        assert {cell: dict(given) for cell, given in book.seats_scores.items() if given} == {
            cell: dict(given) for cell, given in ScoreBook(coverage=Coverage(data=data)).seats_scores.items()
        }
        books.append(book)

    assert books[0].seats_scores == books[1].seats_scores
    assert books[0].agreed == books[1].agreed
