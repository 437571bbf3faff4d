"""Any report checked: four answers told apart, nothing claimed beyond them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.security.secret_store import NoStore
from app.services import outcomes
from app.services.checking import checked
from app.services.entering import Door
from app.ui.lobby import Lobby
from app.ui.pages.ranking.lot_view import LotView
from app.ui.pages.verify.page import VerifyPage
from app.ui.pages.verify.presenter import VerifyPresenter
from app.ui.tasks import Tasks
from app.ui.widgets.chip import Chip
from tests.services.panels import LEAD, MOD, PASSPHRASE, Panel
from tests.ui.conftest import Answers, wait_for

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Entered = Callable[..., VerifyPage]


@pytest.fixture
def enter(qtbot: QtBot, tmp_path: Path) -> Iterator[Entered]:
    owner = QObject()
    entered: list[VerifyPresenter] = []

    def into(*answers: Path) -> VerifyPage:
        tasks = Tasks(owner)
        door = Door(home=tmp_path / "home", store=NoStore(), clock=lambda: NOW, passphrase=lambda _about: PASSPHRASE)
        lobby = Lobby(door, tasks, Answers(*answers), lambda: NOW, parent=owner)
        made = VerifyPresenter(lobby)
        entered.append(made)
        made.page.resize(1000, 800)
        made.page.show()
        made.show()
        return made.view

    yield into
    for made in entered:
        wait_for(qtbot, made.place)
        made.place.close().result()
        made.page.close()


@pytest.fixture
def report(locked: Panel) -> Path:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    path = locked.folder / "report.pdf"
    outcomes.write_case_report(locked.desk(LEAD), path)
    return path


@pytest.fixture
def signed(locked: Panel, report: Path) -> Path:
    for seat in (MOD, LEAD):
        outcomes.sign_case_report(locked.desk(seat), report)
    return report


def wait(qtbot: QtBot, page: VerifyPage) -> None:
    qtbot.waitUntil(lambda: bool(page.verdict.overall.sentence), timeout=20_000)


def answers(page: VerifyPage) -> list[str]:
    return [chip.text() for chip in page.verdict.findChildren(Chip) if chip.isVisible()]


def names(page: VerifyPage) -> list[str]:
    return [row.name for view in page.verdict.findChildren(LotView) for row in view.model.rows]


def test_a_good_report_gives_four_answers_and_says_that_nobody_compared_the_signers(
    signed: Path, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(signed)
    page.choose.setFocus()
    qtbot.keyClick(page.choose, Qt.Key.Key_Space)
    wait(qtbot, page)

    assert answers(page) == ["Yes", "Yes", "Yes", "Not compared"]
    assert page.verdict.overall.sentence.startswith("Warning: This report is unchanged since it was signed")
    ranked = ["Supplier C", "Supplier A", "Supplier B", "Supplier C", "Supplier A"]
    qtbot.waitUntil(lambda: names(page) == ranked)


def test_with_both_fingerprints_it_is_good_in_every_way(
    locked: Panel, signed: Path, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(signed)
    prints = [locked.profiles[seat].about.fingerprint for seat in (MOD, LEAD)]
    page.signers.setPlainText("\n".join(prints))
    page.choose.click()
    wait(qtbot, page)

    assert answers(page) == ["Yes", "Yes", "Yes", "As expected"]
    assert page.verdict.overall.sentence.startswith("Done:")


def test_another_fingerprint_is_told_and_one_that_is_none_is_refused_beside_its_field(
    locked: Panel, signed: Path, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(signed)
    page.choose.click()
    wait(qtbot, page)
    page.signers.setPlainText("12 34")
    page.again.click()
    qtbot.waitUntil(lambda: bool(page.signers_row.refusal), timeout=20_000)

    page.signers.setPlainText("0" * 64)
    page.again.click()
    qtbot.waitUntil(lambda: answers(page)[-1] == "Others", timeout=20_000)
    assert page.verdict.overall.sentence.startswith("Error: This report was not signed by")
    assert page.signers_row.refusal == ""


def test_a_changed_byte_is_told_without_claiming_more(signed: Path, enter: Entered, qtbot: QtBot) -> None:
    content = bytearray(signed.read_bytes())
    content[len(content) // 3] ^= 1
    signed.write_bytes(bytes(content))
    page = enter(signed)
    page.choose.click()
    wait(qtbot, page)

    assert answers(page)[0] == "No"
    assert page.verdict.overall.sentence.startswith("Error: This file is not a report as it was made.")


def test_a_draft_is_a_draft(report: Path) -> None:
    found = checked(report, signers=None, now=NOW)

    assert found.overall == "This is a draft: the moderator and the procurement lead have not signed."
    assert [answer.word for answer in found.answers] == ["Cannot tell", "Yes", "Yes", "Not compared"]
    assert found.next_step == "Next: the moderator opens it in Evenhand and signs it."


def test_a_file_that_is_no_report_says_so_and_shows_no_ranking(tmp_path: Path, enter: Entered, qtbot: QtBot) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\nDear Sir or Madam")
    page = enter(path)
    page.choose.click()
    wait(qtbot, page)

    assert page.verdict.findChildren(LotView) == []
    assert not page.verdict.overall.sentence.startswith("Done")


def test_a_dropped_file_is_checked(report: Path, enter: Entered, qtbot: QtBot) -> None:
    page = enter()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(report))])
    page.dropEvent(
        QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    wait(qtbot, page)

    assert page.name.text() == "report.pdf"
