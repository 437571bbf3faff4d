"""Declaring interests by keyboard: names alone, nothing chosen beforehand, and a file at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.declarations import Cleared, Interest
from app.services import intake, interests
from app.services.desk import Desk
from app.ui.pages.declare.presenter import DeclarePresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, LEAD, MOD, SOUTH, A, Panel
from tests.ui.conftest import Answers, AtWork

Declaring = Callable[[Desk, Answers], DeclarePresenter]
Idle = Callable[[Workplace], None]


@pytest.fixture
def undeclared(enrolled: Panel) -> Panel:
    enrolled.issue()
    return enrolled


@pytest.fixture
def declaring(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Declaring:
    """Return how to open the room at a desk."""

    def opened(desk: Desk, answers: Answers) -> DeclarePresenter:
        presenter = DeclarePresenter(at_work(desk, answers))
        qtbot.addWidget(presenter.page)
        presenter.page.resize(1000, 800)
        with qtbot.waitActive(presenter.page):
            presenter.page.show()
            presenter.page.activateWindow()
        presenter.place.changed.connect(lambda _topics: presenter.show())
        presenter.show()
        idle(presenter.place)
        presenter.page.begin()
        return presenter

    return opened


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)


def words(presenter: DeclarePresenter) -> str:
    return " ".join(label.text() for label in presenter.page.findChildren(QLabel) if label.isVisible())


def test_only_names_are_shown_and_nothing_is_chosen(undeclared: Panel, declaring: Declaring) -> None:
    presenter = declaring(undeclared.desk(E1), Answers())
    rows = presenter.declaring.rows

    assert [row.supplier.name for row in rows] == ["Supplier A", "Supplier B", "Supplier C"]
    assert [row.is_answered for row in rows] == [False] * 3
    assert "answers Q1" not in words(presenter)


def test_none_with_any_of_them_takes_three_keys_and_leads_to_the_scores(
    qtbot: QtBot, undeclared: Panel, declaring: Declaring, idle: Idle, tmp_path: Path
) -> None:
    path = tmp_path / "declaration.evreturn"
    presenter = declaring(undeclared.desk(E1), Answers(path))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Space)
    idle(presenter.place)

    assert interests.state(undeclared.desk(E1)) is Cleared.CLEAR
    assert (path.exists(), rooms) == (True, ["score"])
    assert "You declared no interests" in words(presenter)


def test_an_interest_in_ones_own_words_waits_for_the_lead(
    qtbot: QtBot, undeclared: Panel, declaring: Declaring, idle: Idle, tmp_path: Path
) -> None:
    path = tmp_path / "declaration.evreturn"
    presenter = declaring(undeclared.desk(E1), Answers(path))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    row = presenter.declaring.rows[1]
    row.none.setFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    qtbot.keyClicks(row.nature, "My sister works there.")
    presenter.declaring.declare_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    idle(presenter.place)

    assert interests.state(undeclared.desk(E1)) is Cleared.WAITING
    assert (path.exists(), rooms) == (True, [])
    assert "Supplier B: My sister works there." in words(presenter)
    assert not presenter.declaring.go_button.isVisible()


def test_what_is_missing_is_said_beside_it(qtbot: QtBot, undeclared: Panel, declaring: Declaring) -> None:
    presenter = declaring(undeclared.desk(E1), Answers())
    rows = presenter.declaring.rows
    rows[0].some.click()
    presenter.declaring.declare_button.click()

    assert "2 suppliers have no answer" in presenter.declaring.notice.sentence
    assert rows[0].nature.hasFocus()
    assert "in your own words" in rows[0].nature.accessibleDescription()
    assert interests.state(undeclared.desk(E1)) is Cleared.DUE


def test_a_decision_is_shown_with_its_reason_and_scoring_goes_on(undeclared: Panel, declaring: Declaring) -> None:
    path, lead = undeclared.path("declared.evreturn"), undeclared.desk(LEAD)
    interests.declare(undeclared.desk(E1), [Interest(supplier=A, nature="A sister.")], path=path)
    intake.take_in(lead, path)
    interests.decide(lead, E1, recused_lots=[SOUTH], reason="Too close.")
    undeclared.issue(E1)
    presenter = declaring(undeclared.desk(E1), Answers())

    assert "You take no part in these lots: S. The reason: Too close." in words(presenter)
    assert presenter.declaring.go_button.isVisible()


def test_a_file_that_cannot_be_written_is_written_again(
    qtbot: QtBot, undeclared: Panel, declaring: Declaring, idle: Idle, tmp_path: Path
) -> None:
    nowhere, path = tmp_path / "nowhere" / "declaration.evreturn", tmp_path / "declaration.evreturn"
    presenter = declaring(undeclared.desk(E1), Answers(nowhere, path))
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Space)
    idle(presenter.place)
    said = presenter.declaring.notice.sentence
    presenter.declaring.again_button.click()
    idle(presenter.place)

    assert "Your declaration is made, but its file is not written." in said
    assert path.exists()


def test_a_file_that_the_dialog_was_told_to_replace_is_replaced(
    qtbot: QtBot, undeclared: Panel, declaring: Declaring, idle: Idle, tmp_path: Path
) -> None:
    path = tmp_path / "declaration.evreturn"
    path.write_text("old")
    presenter = declaring(undeclared.desk(E1), Answers(path))
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Space)
    idle(presenter.place)

    assert path.read_bytes() != b"old"
    assert str(path) in presenter.declaring.notice.sentence


def test_a_moderator_declares_too_and_is_not_sent_to_scores(
    qtbot: QtBot, undeclared: Panel, declaring: Declaring, idle: Idle, tmp_path: Path
) -> None:
    presenter = declaring(undeclared.desk(MOD), Answers(tmp_path / "moderator.evreturn"))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Space)
    idle(presenter.place)

    assert (interests.state(undeclared.desk(MOD)), rooms) == (Cleared.CLEAR, [])
