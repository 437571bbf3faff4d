"""The ranking: closed until the lock, opened with the prices, every number explained."""

from collections.abc import Callable, Iterator

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.domain.codes import SeatCode
from app.services import award, outcomes, records
from app.ui.pages.ranking.ask_reason import AskReason
from app.ui.pages.ranking.page import RankingPage
from app.ui.pages.ranking.presenter import RankingPresenter
from app.ui.workplace import Workplace
from tests.services.panels import LEAD, MOD, Panel
from tests.ui.conftest import Answers, AtWork

Entered = Callable[..., RankingPage]


@pytest.fixture
def enter(at_work: AtWork, idle: Callable[[Workplace], None]) -> Iterator[Entered]:
    entered: list[RankingPresenter] = []

    def into(panel: Panel, seat: SeatCode = LEAD, *answers: str) -> RankingPage:
        place = at_work(panel.desk(seat), Answers(*(panel.folder / name for name in answers)))
        made = RankingPresenter(place)
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
        made.page.close()


def priced(panel: Panel) -> Panel:
    outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
    return panel


def test_before_the_lock_the_page_says_what_it_waits_for_and_offers_nothing(returned: Panel, enter: Entered) -> None:
    page = enter(returned)

    assert page.stack.currentWidget() is page.waits["lock"]
    assert page.waits["lock"].findChildren(QPushButton) == []


def test_a_moderator_is_sent_to_the_report_since_prices_stay_with_the_lead(
    locked: Panel, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(priced(locked), MOD)
    to_report = page.waits["moderator"].findChildren(QPushButton)[0]

    assert page.stack.currentWidget() is page.waits["moderator"]
    with qtbot.waitSignal(page.report_wanted):
        to_report.click()


def test_prices_are_opened_with_the_keyboard_and_the_ranking_appears(
    locked: Panel, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(locked, LEAD, "prices.xlsx")
    page.open_prices.setFocus()
    qtbot.keyClick(page.open_prices, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.shown)

    model = page.view.model
    assert [model.words(row) for row in range(model.rowCount())] == [
        ("1", "Supplier C", "70.00", "28.42", "98.42", "Awarded"),
        ("2", "Supplier A", "56.00", "30.00", "86.00", "Not awarded"),
        ("3", "Supplier B", "42.00", "27.00", "69.00", "Not awarded"),
    ]
    assert page.view.picture.accessibleName().count("Supplier") == 3
    assert "12.42 points ahead" in page.view.lot.why[0][1]  # type: ignore[union-attr]


def test_every_problem_of_a_price_workbook_is_listed_and_nothing_is_opened(
    locked: Panel, enter: Entered, qtbot: QtBot
) -> None:
    book = load_workbook(locked.folder / "prices.xlsx")
    sheet = book.worksheets[0]
    for row in (2, 3):
        for cell in sheet[row]:
            if isinstance(cell.value, int | float):
                cell.value = "dear"
    book.save(locked.folder / "wrong.xlsx")
    page = enter(locked, LEAD, "wrong.xlsx")

    page.open_prices.click()
    qtbot.waitUntil(page.problems.isVisible)

    assert len(page.problems.toPlainText().splitlines()) >= 2
    assert award.stage(locked.desk(LEAD)).prices_opened is None


def test_a_correction_of_prices_needs_a_reason(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced(locked), LEAD, "prices.xlsx")
    page.correct.click()
    dialog = page.findChildren(AskReason)[0]
    dialog.go.click()
    refused = dialog.row.refusal
    dialog.field.setPlainText("A line was misread.")
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(page.notice.sentence))

    assert "Write why" in refused
    assert "corrected" in page.notice.sentence
    opened = [one for one in records.trail(locked.desk(LEAD)) if one.action == "prices-opened"]
    assert len(opened) == 2


def test_the_ranking_goes_on_record(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced(locked))
    page.record.click()
    qtbot.waitUntil(lambda: not page.record.isVisible())

    assert award.stage(locked.desk(LEAD)).ranked is not None


def test_a_rank_is_explained_too(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced(locked))
    table, rank = page.view.table, page.view.model.index(0, 0)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(rank).center())
    qtbot.waitUntil(lambda: page.why.model.rowCount() == 1)

    assert page.why.question.text().startswith("Why 1 of ")
    assert page.why.model.rowCount(page.why.model.index(0, 0)) == 1 + page.view.model.rowCount()


@pytest.mark.parametrize("way", ["enter", "alt+w", "click", "button"])
def test_a_number_is_explained_down_to_what_a_seat_cites(locked: Panel, enter: Entered, qtbot: QtBot, way: str) -> None:
    page = enter(priced(locked))
    table, model = page.view.table, page.view.model
    quality = model.index(0, 2)
    table.setFocus()
    table.setCurrentIndex(quality)
    if way == "enter":
        qtbot.keyClick(table, Qt.Key.Key_Return)
    elif way == "alt+w":
        with qtbot.waitActive(page):
            page.activateWindow()
        qtbot.keyClick(table, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    elif way == "click":
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(quality).center())
    else:
        page.ask.click()
    qtbot.waitUntil(lambda: page.why.model.rowCount() == 1)
    tree = page.why.tree
    for _step in range(5):  # to the first question, into it, to its agreed score, into that, to its first seat
        qtbot.keyClick(tree, Qt.Key.Key_Right)

    assert page.why.question.text() == "Why 70.00?"
    assert page.why.detail.toPlainText() == "Seat E1: 5  Level 5\n\nE1 on C Q1\n\nEvidence it cites: “page 2”"


def test_escape_puts_the_explanation_away_and_goes_back_to_the_table(
    locked: Panel, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(priced(locked))
    page.view.ask()
    qtbot.waitUntil(lambda: page.why.model.rowCount() == 1)

    qtbot.keyClick(page.why.tree, Qt.Key.Key_Escape)

    assert not page.why.isVisible()


def test_what_could_change_the_award_is_told_on_demand(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced(locked))
    page.ask_could.click()
    qtbot.waitUntil(lambda: page.view.findChild(QTextEdit) is not None)
    told = [label.text() for label in page.view.findChildren(QLabel)]
    told += [line for text in page.view.findChildren(QTextEdit) for line in text.toPlainText().splitlines()]

    assert any("For quality assurance, not for publication" in line for line in told)
    assert any(line.startswith("Without Supplier C: the award would go to Supplier A") for line in told)


def test_another_lot_is_shown_from_its_tab(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(priced(locked))
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)

    assert [row.name for row in page.view.model.rows] == ["Supplier C", "Supplier A"]
