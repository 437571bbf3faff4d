"""The whole life of an evaluation, as the screens will play it, on a panel of five."""

from app.exchange.workbook import read_evaluation
from app.scoring.ranking import rank
from app.services import intake, outcomes
from app.services.intake import Outcome
from app.services.reports import evaluation_in, verify_report
from tests.services.panels import LEAD, MOD, Panel, evaluation


def test_a_panels_ranking_report_and_workbook_agree(locked: Panel) -> None:
    lead, moderator = locked.desk(LEAD), locked.desk(MOD)
    outcomes.open_prices(lead, locked.folder / "prices.xlsx")
    found = outcomes.record_ranking(lead)
    report, workbook = locked.path("report.pdf"), locked.path("evaluation.xlsx")
    outcomes.write_case_report(lead, report)
    outcomes.sign_case_report(moderator, report)
    outcomes.sign_case_report(lead, report)
    outcomes.export_workbook(lead, workbook)
    signers = [desk.profile.about.fingerprint for desk in (lead, moderator)]

    assert found.ranking.lots == rank(evaluation()).lots
    assert rank(read_evaluation(workbook)) == found.ranking
    assert rank(evaluation_in(report.read_bytes())).lots == found.ranking.lots
    assert verify_report(report, signers=signers, now=locked.clock()).exit_code == 0


def test_a_return_taken_in_twice_changes_nothing(returned: Panel) -> None:
    path = next(returned.folder.glob("files/*E1-scores.evreturn"))
    desk = returned.desk(MOD)
    with desk.read() as unit:
        before = desk.plan(unit)

    assert intake.take_in(desk, path).outcome is Outcome.KNOWN
    assert intake.preview(desk, path).outcome is Outcome.KNOWN
    with desk.read() as unit:
        assert desk.plan(unit) == before
