"""The report: written by the lead, compared and signed by both, never without what differs being accepted."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.codes import SeatCode, TenderStatus
from app.services import award, outcomes, set_ups
from app.text.screens import report as words
from app.ui.pages.ranking.ask_reason import AskReason
from app.ui.pages.report.acknowledge import Acknowledge
from app.ui.pages.report.page import ReportPage
from app.ui.pages.report.presenter import ReportPresenter
from app.ui.workplace import Workplace
from tests.services.panels import LEAD, MOD, SOUTH, C, Panel
from tests.ui.conftest import Answers, AtWork

Entered = Callable[..., ReportPage]


@pytest.fixture
def enter(qtbot: QtBot, at_work: AtWork, idle: Callable[[Workplace], None]) -> Iterator[Entered]:
    entered: list[ReportPresenter] = []

    def into(panel: Panel, seat: SeatCode, *answers: Path) -> ReportPage:
        place = at_work(panel.desk(seat), Answers(*answers))
        made = ReportPresenter(place)
        place.changed.connect(lambda _topics: made.show())
        entered.append(made)
        made.page.resize(1100, 800)
        made.page.show()
        made.show()
        idle(place)
        return made.view

    yield into
    for made in entered:
        idle(made.place)
        gone: list[str] = []  # not waitSignal: that would take itself off a sender that is no more
        made.page.destroyed.connect(partial(gone.append, "gone"))
        made.page.deleteLater()
        qtbot.waitUntil(partial(any, gone))


@pytest.fixture
def priced(locked: Panel) -> Panel:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    return locked


def report_of(panel: Panel) -> Path:
    path = panel.folder / "report.pdf"
    outcomes.write_case_report(panel.desk(LEAD), path)
    return path


def test_before_the_prices_are_open_it_says_what_is_missing_and_cannot_be_written(
    locked: Panel, enter: Entered
) -> None:
    page = enter(locked, LEAD)

    assert not page.write.isVisible()
    assert page.steps.title.text() == "Before the report can be written"


def test_the_lead_writes_the_report_and_sees_it_with_its_pages(priced: Panel, enter: Entered, qtbot: QtBot) -> None:
    path = priced.folder / "mine.pdf"
    page = enter(priced, LEAD, path)
    page.write.setFocus()
    qtbot.keyClick(page.write, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.preview.words.toPlainText() != "", timeout=20_000)
    qtbot.waitUntil(lambda: page.status.text().startswith("Draft"), timeout=20_000)

    assert path.is_file()
    assert page.status.text() == "Draft: nobody has signed"
    assert "Short breaks" in page.preview.words.toPlainText()
    assert not page.preview.picture.image.isNull()
    assert not page.sign.isVisible()


def test_a_report_that_is_named_without_its_ending_gets_it(priced: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced, LEAD, priced.folder / "mine")
    page.write.click()
    qtbot.waitUntil(lambda: page.files.currentWidget() is page.file, timeout=20_000)

    assert (priced.folder / "mine.pdf").is_file()


def test_the_moderator_signs_first_then_the_lead(
    priced: Panel, enter: Entered, qtbot: QtBot, idle: Callable[[Workplace], None]
) -> None:
    path = report_of(priced)
    page = enter(priced, MOD, path)
    page.open.click()
    qtbot.waitUntil(page.sign.isVisible, timeout=20_000)
    page.sign.click()
    qtbot.waitUntil(lambda: page.status.text() == "Signed by the moderator", timeout=20_000)
    assert not page.sign.isVisible()

    lead = enter(priced, LEAD, path)
    lead.open.click()
    qtbot.waitUntil(lead.sign.isVisible, timeout=20_000)
    lead.sign.click()
    qtbot.waitUntil(lambda: lead.status.text() == "Signed by both", timeout=20_000)

    assert lead.verdict.overall.sentence.startswith("Done: This report is unchanged")
    assert award.stage(priced.desk(LEAD)).signed is not None


def test_what_the_lead_decided_since_is_accepted_line_by_line_before_the_moderator_signs(
    priced: Panel, enter: Entered, qtbot: QtBot
) -> None:
    set_ups.mark_tender(
        priced.desk(LEAD), C, SOUTH, TenderStatus.WITHDRAWN, reason="It wrote.", approver="Head of procurement"
    )
    path = report_of(priced)
    page = enter(priced, MOD, path)
    page.open.click()
    qtbot.waitUntil(page.sign.isVisible, timeout=20_000)
    page.sign.click()
    dialog = page.findChildren(Acknowledge)[0]

    assert [line.text() for line in dialog.lines] == ["Tender of C for lot S: received → withdrawn"]
    assert not dialog.go.isEnabled()
    dialog.lines[0].setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: page.status.text() == "Signed by the moderator", timeout=20_000)


def test_a_file_that_is_no_report_is_refused_and_cannot_be_signed(priced: Panel, enter: Entered, qtbot: QtBot) -> None:
    path = priced.folder / "other.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    page = enter(priced, MOD, path)
    page.open.click()
    qtbot.waitUntil(lambda: bool(page.compared.sentence), timeout=20_000)

    assert page.compared.sentence.startswith("Error:")
    assert not page.sign.isVisible()


def test_both_fingerprints_are_copied_as_they_are_printed(priced: Panel, enter: Entered) -> None:
    page = enter(priced, LEAD)
    page.signatories.copy.click()
    copied = QGuiApplication.clipboard().text()

    assert copied.splitlines()[0] == "Moderator: Holder of MOD"
    assert sum(len(line.replace(" ", "")) == 64 for line in copied.splitlines()) == 2


def test_the_evaluation_is_closed_without_a_report_only_for_a_reason(
    priced: Panel, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(priced, LEAD)
    page.close_case.click()
    dialog = page.findChildren(AskReason)[0]
    dialog.go.click()
    refused = dialog.row.refusal
    dialog.field.setPlainText("The procurement was stopped.")
    dialog.go.click()
    qtbot.waitUntil(lambda: not page.close_case.isVisible())

    assert "There is no report" in refused
    assert award.stage(priced.desk(LEAD)).closed is not None


def test_the_workbook_is_written(priced: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced, LEAD, priced.folder / "out" / "evaluation.xlsx")
    (priced.folder / "out").mkdir()
    page.export.click()
    qtbot.waitUntil(lambda: "evaluation.xlsx" in page.notice.sentence, timeout=20_000)

    assert (priced.folder / "out" / "evaluation.xlsx").is_file()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("C/N received > late", "Tender of C for lot N: received → received late"),
        ("C/N reason", "Tender of C for lot N: another reason is given for its status"),
        ("C/N INS pass > fail", "Tender of C for lot N, condition INS: passed → failed"),
        ("C/N INS  > fail", "Tender of C for lot N, condition INS: – → failed"),
        ("version 2", "The frozen rules have a later version: 2"),
        ("E2 left", "Seat E2 is no longer on the panel"),
        ("E2 unchecked", "Seat E2: its key was used without comparing words"),
        ("E2 * > N,S", "Seat E2 scores other lots: all → N, S"),
    ],
)
def test_every_difference_has_words(code: str, told: str) -> None:
    assert words.difference(code) == told


def test_a_file_name_is_one_that_every_system_takes() -> None:
    assert words.file_name("RAV/2026: 1", "report") == "RAV-2026-1-award-report.pdf"
    assert words.file_name("", "workbook") == "evaluation.xlsx"
