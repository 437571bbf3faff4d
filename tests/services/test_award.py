"""A ranking as a screen shows it: the report's own figures and sentences."""

from dataclasses import replace

from app.domain.codes import LotCode, SupplierId
from app.domain.evaluation import EvaluationData
from app.exchange.workbook_out import write_prices
from app.reports.rows import expected_rows
from app.services import award, outcomes
from app.services.award import Award
from app.services.evaluations import Ranked
from tests.gallery.ranking import doubtful
from tests.services.panels import E1, LEAD, MOD, NORTH, A, Panel, evaluation


def rows(found: Award) -> list[list[tuple[str, ...]]]:
    return [
        [(one.rank, one.supplier, one.name, one.quality, one.price, one.total, one.outcome) for one in lot.tenders]
        for lot in found.lots
    ]


def printed(found: Ranked) -> list[list[tuple[str, ...]]]:
    return [
        [(one.rank, one.supplier, one.name, one.quality, one.price_score, one.total, one.status) for one in lot.rows]
        for lot in expected_rows(found.data, found.ranking).lots
    ]


def test_the_screen_shows_the_rows_that_the_report_prints(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")

    assert rows(award.award(lead)) == printed(outcomes.ranked(lead))


def test_a_tie_for_the_place_a_stopped_tender_and_what_stands_in_the_way_are_told() -> None:
    found = award.shown(doubtful())
    north = found.lots[0]

    assert rows(found) == printed(doubtful())
    assert [one.outcome for one in north.tenders] == ["Tied", "Tied", "Not evaluated further"]
    assert north.ties == (
        "Exactly equal totals of 100.00 from rank 1: Supplier B and Supplier C. "
        "Nothing published parts Supplier B and Supplier C: they share their rank.",
    )
    assert [(one.name, one.rule, one.found) for one in north.stops] == [
        ("Supplier A", "Condition not met: INS Insurance", "Failed")
    ]
    assert len(north.blocking) == 1
    assert not north.final
    assert "provisional" in north.provisional.lower()


def test_prices_to_look_into_are_told_to_the_panel_with_what_the_law_asks(locked: Panel) -> None:
    # By hand: North 900, 1000, 950 and South 700, 650 lie within 10 % of each other; 500 does not lie near 950.
    lead = locked.desk(LEAD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    plain = award.award(lead)
    write_prices(with_price(evaluation(), A, NORTH, 500_00), locked.folder / "lower.xlsx")
    outcomes.open_prices(lead, locked.folder / "lower.xlsx", reason="A digit was wrong.")
    found = award.award(lead)

    assert [lot.low_prices for lot in plain.lots] == [(), ()]
    assert found.lots[0].low_prices[0] == (
        "Supplier A, P: £500 is less than 80 % of the mean of the others, £975, less than 85 % of the median, £950 and "
        "more than 10 % below the second lowest, £950"
    )
    assert found.lots[0].low_prices[-1].startswith("A low price is a reason to ask, never to reject")


def with_price(data: EvaluationData, supplier: SupplierId, lot: LotCode, pence: int) -> EvaluationData:
    """Return the evaluation with one price changed."""
    return replace(
        data,
        tenders=tuple(
            replace(one, prices=tuple(replace(price, amount=pence) for price in one.prices))
            if (one.supplier, one.lot) == (supplier, lot)
            else one
            for one in data.tenders
        ),
    )


def test_how_far_the_outcome_has_come_is_told_to_everybody_in_dates_alone(locked: Panel) -> None:
    before = {seat: award.stage(locked.desk(seat)).quality_locked for seat in (LEAD, MOD, E1)}
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    stage = award.stage(locked.desk(LEAD))

    assert before == {LEAD: True, MOD: True, E1: False}
    assert (stage.can_rank, stage.ranked, stage.reported, stage.signed, stage.closed) == (True, None, None, None, None)
