"""Why a number is what it is: the working adds up exactly, and says what the report says."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from app.domain.codes import CriterionCode, LotCode, SupplierId
from app.errors import AppError
from app.reports.view import View
from app.reports.workings import steps
from app.services import outcomes
from app.services.desk import Desk
from app.services.working import Node, Part, rank_of, working_of
from tests.services.panels import LEAD, MOD, NORTH, SOUTH, A, B, C, Panel, evaluation


@pytest.fixture
def lead(locked: Panel) -> Desk:
    desk = locked.desk(LEAD)
    outcomes.open_prices(desk, locked.folder / "prices.xlsx")
    return desk


def every(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from every(child)


def of(node: Node, part: Part) -> list[Node]:
    return [one for one in every(node) if one.part is part]


def sum_of(nodes: tuple[Node, ...]) -> Fraction:
    return sum((node.value or Fraction(0) for node in nodes), Fraction(0))


@pytest.mark.parametrize(("lot", "supplier"), [(NORTH, A), (NORTH, B), (NORTH, C), (SOUTH, A), (SOUTH, C)])
def test_every_sum_of_the_working_is_exactly_the_sum_of_what_stands_under_it(
    lead: Desk, lot: LotCode, supplier: SupplierId
) -> None:
    total = working_of(lead, lot, supplier)
    ranked = outcomes.ranked(lead).ranking
    tender = next(t for found in ranked.lots if found.lot == lot for t in found.tenders if t.supplier == supplier)
    quality = of(total, Part.QUALITY)[0]

    assert (total.value, quality.value) == (tender.total, tender.quality)
    assert sum_of(total.children) == total.value
    assert sum_of(quality.children) == quality.value
    assert [node.value for node in of(total, Part.QUESTION)] == [cell.points for cell in tender.cells]
    for node, cell in zip(of(total, Part.QUESTION), tender.cells, strict=True):
        score = node.children[0].value
        assert score is not None
        assert node.value == cell.weight * score / cell.top


def test_every_figure_is_the_one_that_the_report_prints(lead: Desk) -> None:
    found = outcomes.ranked_with_words(lead)
    view = View(data=found.data, ranking=found.ranking, data_hash="")
    told = {
        (lot.lot, tender.supplier): {(step.what, step.result) for step in steps(view, lot, tender)}
        for lot in found.ranking.lots
        for tender in lot.tenders
    }
    parts = {Part.TOTAL, Part.QUALITY, Part.QUESTION, Part.SECTION, Part.PRICE}
    shown = {
        (lot, supplier): {
            (node.what, node.figure) for node in every(working_of(lead, lot, supplier)) if node.part in parts
        }
        for lot, supplier in told
    }

    assert shown == told


def test_a_score_leads_to_each_seats_reason_and_what_it_cites(lead: Desk) -> None:
    total = working_of(lead, NORTH, A)
    first = of(total, Part.QUESTION)[0]

    assert (first.what, first.figure, first.words) == (
        "Q1 Safeguarding",
        "32.00",
        "40 × 4 ÷ 5 (weight × score ÷ highest score)",
    )
    assert (first.children[0].what, first.children[0].figure) == ("Agreed", "4  Level 4")
    assert first.children[0].words.startswith("So agreed.")
    assert [(one.what, one.figure, one.words, one.quote) for one in first.children[0].children] == [
        ("Seat E1", "4  Level 4", "E1 on A Q1", "page 2"),
        ("Seat E2", "3  Level 3", "E2 on A Q1", "page 2"),
    ]


def test_a_price_is_worked_out_with_the_published_formula_and_its_figures(lead: Desk) -> None:
    price = of(working_of(lead, NORTH, B), Part.PRICE)[0]

    assert price.figure == "27.00"
    assert "30 × £900 ÷ £1,000" in price.words
    assert [(one.what, one.figure) for one in price.children] == [
        ("The price tendered", "£1,000"),
        ("Prices compared: 3", ""),
        ("The lowest of them", "£900"),
        ("The highest of them", "£1,000"),
    ]


def test_a_tender_that_is_not_there_is_refused(lead: Desk) -> None:
    with pytest.raises(AppError, match="no-such-tender"):
        working_of(lead, SOUTH, B)


def test_nobody_is_told_a_working_before_its_prices_are_open(locked: Panel) -> None:
    for seat in (LEAD, MOD):
        with pytest.raises(AppError, match="not-in-sight-prices"):
            working_of(locked.desk(seat), NORTH, A)


def test_the_script_has_the_questions_that_the_working_shows(lead: Desk) -> None:
    asked = {CriterionCode(node.what.split()[0]) for node in of(working_of(lead, NORTH, C), Part.QUESTION)}

    assert asked <= {row.code for row in evaluation().criteria}


def test_a_rank_shows_the_totals_in_order_above_the_working_of_its_own(lead: Desk) -> None:
    ranked = outcomes.ranked(lead).ranking
    north = next(found for found in ranked.lots if found.lot == NORTH)
    placed = [tender for tender in north.tenders if tender.rank is not None]

    for tender in placed:
        node = rank_of(lead, NORTH, tender.supplier)
        assert node.figure == f"{tender.rank} of {len(placed)}"
        assert node.children[0] == working_of(lead, NORTH, tender.supplier)
        assert [child.what.split(".")[0] for child in node.children[1:]] == [str(one.rank) for one in placed]
