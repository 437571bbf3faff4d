"""A report is signed only if it says what the signer’s record says, or what the signer accepts by name (DESIGN §5)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codes import GateStatus, TenderStatus
from app.domain.evaluation import EvaluationData, PriceEntry
from app.domain.provenance import Provenance
from app.exchange.workbook_out import write_prices
from app.security import cards
from app.services import outcomes, packs, records, seats, set_ups
from app.services.panel_scores import panel_data
from app.services.provenances import provenance_of
from app.services.reports import provenance_in, report_pdf
from tests.services import panels
from tests.services.crafted import refused
from tests.services.panels import INS, LEAD, MOD, NORTH, SOUTH, Y1, A, B, Panel, evaluation


@pytest.fixture
def priced(locked: Panel) -> Panel:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    return locked


def reported(panel: Panel) -> Path:
    """Let the lead write the report."""
    path = panel.path("report.pdf")
    outcomes.write_case_report(panel.desk(LEAD), path)
    return path


def doctored(
    panel: Panel,
    change: Callable[[EvaluationData], EvaluationData] = lambda data: data,
    told: Callable[[Provenance], Provenance] = lambda record: record,
) -> Path:
    """Return a report as a lead with another program could write it."""
    lead = panel.desk(LEAD)
    with lead.read() as unit:
        data = panel_data(unit, responses=True, prices=True)
        record, roster = provenance_of(lead, unit), lead.plan(unit).roster
    signers = {
        role: cards.fingerprint_of(panel.profiles[seat].card) for role, seat in (("moderator", MOD), ("lead", LEAD))
    }
    assert roster.seat(MOD).card == panel.profiles[MOD].card
    _ranking, pdf = report_pdf(change(data), signers=signers, provenance=told(record))
    path = panel.path("doctored.pdf")
    path.write_bytes(pdf)
    return path


def dearer(panel: Panel, pounds: int) -> Path:
    """Return a price workbook in which B asks that much more."""
    data = evaluation()
    path = panel.path("prices.xlsx")
    tenders = tuple(
        replace(
            one,
            prices=tuple(PriceEntry(row=price.row, amount=(price.amount or 0) + pounds * 100) for price in one.prices),
        )
        if one.supplier == B
        else one
        for one in data.tenders
    )
    write_prices(replace(data, tenders=tenders), path)
    return path


# what nobody decides on


def test_a_moderator_signs_no_other_names_tenders_or_seats(priced: Panel) -> None:
    def swapped(data: EvaluationData) -> EvaluationData:
        one, other, *rest = data.suppliers
        return replace(data, suppliers=(replace(one, name=other.name), replace(other, name=one.name), *rest))

    def another_seat(data: EvaluationData) -> EvaluationData:
        return replace(data, seats=tuple(replace(one, name=one.name + "!") for one in data.seats))

    def without(data: EvaluationData) -> EvaluationData:
        return replace(data, tenders=tuple(one for one in data.tenders if (one.supplier, one.lot) != (A, SOUTH)))

    assert [
        refused(lambda: outcomes.sign_case_report(priced.desk(MOD), doctored(priced, change)))  # noqa: B023
        for change in (swapped, another_seat, without)
    ] == ["report-of-another-record"] * 3


def test_a_moderator_signs_no_report_that_keeps_back_what_they_know_of_its_record(returned: Panel) -> None:
    seats.withdraw(returned.desk(LEAD), Y1, reason="Left.")
    returned.issue(MOD)
    panels.locked(returned)
    outcomes.open_prices(returned.desk(LEAD), returned.folder / "prices.xlsx")
    kept_back: list[Callable[[Provenance], Provenance]] = [
        lambda record: replace(record, withdrawn=()),
        lambda record: replace(record, heads=()),
        lambda record: replace(record, quality_locked_at=None),
        lambda record: replace(record, returns=record.returns[1:]),
    ]

    assert [
        refused(lambda: outcomes.sign_case_report(returned.desk(MOD), doctored(returned, told=told)))  # noqa: B023
        for told in kept_back
    ] == ["report-of-another-record"] * len(kept_back)
    outcomes.sign_case_report(returned.desk(MOD), doctored(returned))


# what the lead decides on


def test_a_decision_on_a_tender_after_the_lock_is_approved_and_then_accepted_by_name(priced: Panel) -> None:
    lead, moderator = priced.desk(LEAD), priced.desk(MOD)
    assert [
        refused(lambda: set_ups.mark_tender(lead, A, SOUTH, TenderStatus.LATE, reason="By noon.")),
        refused(lambda: set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="None.")),
    ] == ["decision-without-approver"] * 2
    set_ups.mark_tender(lead, A, SOUTH, TenderStatus.LATE, reason="By noon.", approver="Head of service")
    set_ups.decide_gate(lead, B, NORTH, INS, GateStatus.FAIL, reason="None.", approver="Head of service")
    report = reported(priced)
    told = ["A/S received > late", "B/N INS pass > fail"]

    assert [
        refused(lambda: outcomes.sign_case_report(moderator, report)),
        refused(lambda: outcomes.sign_case_report(moderator, report, acknowledged=told[:1])),
    ] == ["report-differs-in-tenders"] * 2
    outcomes.sign_case_report(moderator, report, acknowledged=told)
    outcomes.sign_case_report(lead, report)
    assert [one.facts["accepted"] for one in records.trail(moderator, search="report-signed")] == ["; ".join(told)]


# prices


def test_corrected_prices_have_a_reason_and_the_report_names_the_file_in_force(priced: Panel) -> None:
    lead, corrected = priced.desk(LEAD), dearer(priced, 10)
    first = provenance_in(reported(priced).read_bytes())

    assert refused(lambda: outcomes.open_prices(lead, corrected)) == "price-correction-without-reason"
    outcomes.open_prices(lead, corrected, reason="A page was misread.")
    report = reported(priced)
    second = provenance_in(report.read_bytes())
    assert first is not None
    assert second is not None
    assert first.prices != second.prices
    outcomes.sign_case_report(priced.desk(MOD), report)
    outcomes.sign_case_report(lead, report)
    again = priced.folder / "prices.xlsx"
    assert refused(lambda: outcomes.open_prices(lead, again, reason="Once more.")) == "report-signed-already"


def test_the_lead_signs_no_report_made_from_prices_that_were_corrected_since(priced: Panel) -> None:
    report = reported(priced)
    outcomes.open_prices(priced.desk(LEAD), dearer(priced, 10), reason="A page was misread.")

    assert refused(lambda: outcomes.sign_case_report(priced.desk(LEAD), report)) == "report-of-another-record"


# exports


def test_packs_written_after_the_lock_change_nothing_that_is_signed(priced: Panel) -> None:
    folder = priced.path("packs")
    folder.mkdir()
    packs.issue(priced.desk(LEAD), folder)

    outcomes.sign_case_report(priced.desk(MOD), reported(priced))
