"""Finishing by keyboard: what is missing, the lock, the file and its receipt, and scores opened again."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import intake, post_room, returns, scores
from app.services.desk import Desk
from app.services.scores import RecordScore
from app.ui.pages.finish.presenter import FinishPresenter
from app.ui.pages.score.bookmark import bookmark
from app.ui.workplace import Workplace
from tests.services.panels import E1, MOD, Panel
from tests.ui.conftest import Answers, AtWork

Finishing = Callable[[Desk, Answers], FinishPresenter]
Idle = Callable[[Workplace], None]


@pytest.fixture
def finishing(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Finishing:
    """Return how to open the room at a desk."""

    def opened(desk: Desk, answers: Answers) -> FinishPresenter:
        presenter = FinishPresenter(at_work(desk, answers))
        qtbot.addWidget(presenter.page)
        presenter.page.resize(1000, 800)
        with qtbot.waitActive(presenter.page):
            presenter.page.show()
            presenter.page.activateWindow()
        presenter.place.changed.connect(lambda _topics: presenter.show())
        presenter.show()
        idle(presenter.place)
        return presenter

    return opened


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)


def words(presenter: FinishPresenter) -> str:
    return " ".join(label.text() for label in presenter.page.findChildren(QLabel) if label.isVisible())


def test_enter_on_what_is_missing_opens_it_in_the_scoring_room(
    qtbot: QtBot, issued: Panel, finishing: Finishing
) -> None:
    desk = issued.desk(E1)
    lines = scores.sheet(desk).lines
    scores.record_score(desk, RecordScore(duty=lines[0].duty, value=Fraction(3), reason="Fair."))
    scores.record_score(desk, RecordScore(duty=lines[1].duty, value=Fraction(3)))
    presenter = finishing(desk, Answers())
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    model = presenter.finishing.missing.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    press(qtbot, Qt.Key.Key_Return)

    assert "5 of 6 scores are left to do" in words(presenter)
    assert sorted(line.rsplit(" · ", 1)[1] for line in shown) == ["no reason yet"] + ["no score yet"] * 4
    assert rooms == ["score"]
    assert bookmark(presenter.place).duty in {line.duty for line in lines[1:]}


def test_locking_takes_two_keys_and_writes_the_signed_file(
    qtbot: QtBot, issued: Panel, finishing: Finishing, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    path = tmp_path / "scores.evreturn"
    presenter = finishing(issued.desk(E1), Answers(path))
    before = words(presenter)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    idle(presenter.place)

    assert "All 6 scores are done" in before
    assert "What happens when you lock" in before
    assert "Your scores are locked" in words(presenter)
    assert str(path) in presenter.finishing.notice.sentence
    assert intake.take_in(issued.desk(MOD), path).changes["scores"] == 6


def test_locked_scores_whose_file_was_not_written_are_written_again(
    qtbot: QtBot, issued: Panel, finishing: Finishing, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    path = tmp_path / "scores.evreturn"
    presenter = finishing(issued.desk(E1), Answers(tmp_path / "nowhere" / "x.evreturn", path))
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    idle(presenter.place)
    said = presenter.finishing.notice.sentence
    presenter.finishing.again_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    idle(presenter.place)

    assert "Your scores are locked, but the file is not written." in said
    assert intake.take_in(issued.desk(MOD), path).changes["scores"] == 6


def test_a_file_that_the_dialog_was_told_to_replace_is_replaced(
    qtbot: QtBot, issued: Panel, finishing: Finishing, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    path = tmp_path / "scores.evreturn"
    path.write_text("old")
    presenter = finishing(issued.desk(E1), Answers(path))
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    idle(presenter.place)

    assert intake.take_in(issued.desk(MOD), path).changes["scores"] == 6


def test_the_receipt_is_told_once_it_came(issued: Panel, finishing: Finishing, idle: Idle, tmp_path: Path) -> None:
    issued.score(E1)
    taken = intake.take_in(issued.desk(MOD), issued.lock(E1))
    presenter = finishing(issued.desk(E1), Answers())
    before = words(presenter)
    assert taken.message is not None
    returns.write_receipt(issued.desk(MOD), taken.message, tmp_path / "receipt.evreceipt")
    intake.take_in(issued.desk(E1), tmp_path / "receipt.evreceipt")
    presenter.show()
    idle(presenter.place)

    assert "has not said yet that it arrived" in before
    assert "The moderator has it" in words(presenter)


def test_scores_opened_again_say_why_and_are_locked_again(
    qtbot: QtBot, issued: Panel, finishing: Finishing, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    permission = tmp_path / "open.evreopen"
    returns.permit_reopening(issued.desk(MOD), E1, reason="A page was missed.", path=permission)
    intake.take_in(issued.desk(E1), permission)
    presenter = finishing(issued.desk(E1), Answers(tmp_path / "again.evreturn"))
    told = presenter.finishing.reopening.sentence
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    idle(presenter.place)
    sent = [one.revision for one in post_room.files(issued.desk(E1)) if one.kind == "return"]

    assert "The reason: A page was missed." in told
    assert (presenter.finishing.reopening.sentence, sent) == ("", [1, 2])


def test_who_is_not_sure_may_lock_and_is_told_so(issued: Panel, finishing: Finishing) -> None:
    desk = issued.desk(E1)
    issued.score(E1)
    scores.record_score(desk, RecordScore(duty=scores.sheet(desk).lines[0].duty, not_sure=True))
    presenter = finishing(desk, Answers())

    assert "For one of them you said that you are not sure yet." in words(presenter)
    assert presenter.finishing.lock_button.isVisible()


def test_before_the_declaration_there_is_nothing_to_finish(enrolled: Panel, finishing: Finishing) -> None:
    enrolled.issue()

    assert "Nothing to finish yet" in words(finishing(enrolled.desk(E1), Answers()))
