"""The end of an evaluation: closed by the lead, and not destroyed before without a reason."""

from app.services import closing, handovers, outcomes
from tests.services.crafted import refused
from tests.services.panels import E1, LEAD, Panel


def test_a_running_evaluation_is_destroyed_only_for_a_reason_that_the_certificate_tells(issued: Panel) -> None:
    lead, profile = issued.desk(LEAD), issued.profiles[LEAD]
    case = lead.about.case
    issued.leaves(LEAD)

    assert refused(lambda: handovers.destroy_case(profile, case, clock=issued.clock)) == "evaluation-running"
    told = handovers.destroy_case(profile, case, clock=issued.clock, even_if_running="Abandoned by the board.")
    assert (told.case, told.reason) == (case, "Abandoned by the board.")


def test_the_lead_closes_an_evaluation_that_was_reported_and_destroys_it(locked: Panel) -> None:
    lead = locked.desk(LEAD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    outcomes.write_case_report(lead, locked.path("report.pdf"))
    closing.close(lead)
    case = lead.about.case

    assert refused(lambda: closing.close(lead)) == "closed-already"
    assert refused(lambda: closing.close(locked.desk(E1))) == "not-your-part"
    locked.leaves(LEAD)
    assert handovers.destroy_case(locked.profiles[LEAD], case, clock=locked.clock).reason == ""


def test_an_evaluation_without_a_report_is_closed_only_for_a_reason(issued: Panel) -> None:
    lead = issued.desk(LEAD)

    assert refused(lambda: closing.close(lead)) == "closing-without-reason"
    closing.close(lead, reason="No tender was fit.")
    assert refused(lambda: closing.close(lead, reason="No tender was fit.")) == "closed-already"
