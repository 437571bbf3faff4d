"""A new evaluation: read, mended, looked at, and made only when the person says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.exchange.workbook_out import write_set_up
from app.security.secret_store import NoStore
from app.services.cases import list_cases
from app.services.entering import Door
from app.services.templates import write_template
from app.ui.lobby import Lobby
from app.ui.pages.new_evaluation.presenter import NewEvaluationPresenter
from app.ui.tasks import Tasks
from tests.services.panels import LEAD, PASSPHRASE, Clock, evaluation, person
from tests.ui.conftest import Answers


class Beginning:
    """The page in a lobby that somebody has entered."""

    def __init__(self, qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
        self.qtbot = qtbot
        self.folder = tmp_path
        self.answers = Answers()
        clock = Clock()
        self.profile = person(tmp_path, LEAD, clock)
        door = Door(home=tmp_path / "home", store=NoStore(), clock=clock, passphrase=lambda _about: PASSPHRASE)
        self.lobby = Lobby(door, Tasks(owner), self.answers, clock, parent=owner)
        self.lobby.profile = self.profile
        self.presenter = NewEvaluationPresenter(self.lobby)
        self.page = self.presenter.view
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.begin()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.lobby.tasks.idle, timeout=20_000)

    def press(self, key: Qt.Key = Qt.Key.Key_Space) -> None:
        focused = QGuiApplication.focusObject()
        self.qtbot.keyClick(focused, key)
        self.settle()

    def workbook(self) -> Path:
        path = self.folder / "evaluation.xlsx"
        write_set_up(evaluation(), path)
        return path

    def cases(self) -> list[str]:
        return [one.about.reference for one in list_cases(self.profile) if one.about is not None]


@pytest.fixture
def beginning(qtbot: QtBot, tmp_path: Path) -> Iterator[Beginning]:
    owner = QObject()
    begun = Beginning(qtbot, tmp_path, owner)
    yield begun
    begun.settle()
    begun.lobby.close().result()


def test_nothing_is_made_before_the_person_says_so(beginning: Beginning) -> None:
    beginning.answers.paths = [beginning.workbook()]
    beginning.press()
    before = beginning.cases()
    wanted: list[tuple[str, str]] = []
    beginning.lobby.case_wanted.connect(lambda case, room: wanted.append((case, room)))
    beginning.press()

    assert (before, beginning.cases()) == ([], ["TEST-1"])
    assert [room for _case, room in wanted] == ["set-up"]


def test_every_problem_of_a_workbook_is_shown_with_its_place_and_read_again_after_mending(
    beginning: Beginning,
) -> None:
    path = beginning.folder / "evaluation.xlsx"
    write_template(path)
    beginning.presenter.read(path)
    beginning.settle()
    problems = beginning.page.problems
    assert problems is not None
    first = problems.model.words(0)
    problems.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    count = problems.model.rowCount()
    path.unlink()
    beginning.workbook()
    beginning.press()

    assert first[:4] == ("Tenders", "2", "price", "This row gives away a price.")
    assert len(copied) == count + 1
    assert beginning.page.problems is None
    assert beginning.cases() == []


def test_a_workbook_that_is_dropped_is_read(beginning: Beginning) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(beginning.workbook()))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    beginning.page.dropEvent(event)
    beginning.settle()

    assert beginning.page.first is not None
    assert beginning.page.first.property("part") == "primary"
    assert beginning.cases() == []


def test_a_workbook_to_start_from_is_written_where_nothing_is(beginning: Beginning) -> None:
    path = beginning.folder / "start.xlsx"
    beginning.answers.paths = [path, path]
    beginning.presenter.write_template()
    beginning.settle()
    good = beginning.page.notice.sentence
    beginning.presenter.write_template()
    beginning.settle()

    assert path.is_file()
    assert good.startswith("Done:")
    assert beginning.page.notice.sentence.startswith("Error:")


def test_what_is_no_longer_waited_for_is_not_shown(beginning: Beginning) -> None:
    beginning.presenter.read(beginning.workbook())
    beginning.presenter.cancel()
    beginning.settle()

    assert beginning.page.problems is None
    assert isinstance(beginning.page.first, QPushButton)
    assert beginning.page.first.text() == "&Choose a workbook …"
