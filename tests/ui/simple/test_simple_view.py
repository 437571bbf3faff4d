"""The simple view: one question a page, by keyboard, saved as it is typed."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import scores
from app.ui.pages.score.presenter import ScorePresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, Y1, Panel
from tests.ui.score.conftest import Scoring


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def words(presenter: ScorePresenter) -> str:
    return " ".join(label.text() for label in presenter.page.findChildren(QLabel) if label.isVisible())


def test_a_service_user_representative_begins_here_and_others_in_the_full_view(
    issued: Panel,
    scoring: Scoring,
) -> None:
    representative, evaluator = scoring(issued.desk(Y1)), scoring(issued.desk(E1))

    assert representative.scoring.stack.currentWidget() is representative.scoring.simple
    assert evaluator.scoring.stack.currentWidget() is evaluator.scoring.full
    assert "Question 1 of 3" in words(representative)


def test_a_whole_page_is_answered_by_keyboard(
    qtbot: QtBot,
    issued: Panel,
    scoring: Scoring,
    idle: Callable[[Workplace], None],
) -> None:
    presenter = scoring(issued.desk(Y1))
    duty, view = presenter.now, presenter.scoring.simple
    assert duty is not None
    view.text.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(presenter.sheet.saved):
        qtbot.keyClicks(view.reasons, "It feels like home.")
    idle(presenter.place)
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: presenter.now != duty)

    kept = [(one.value, one.reason) for one in scores.history(issued.desk(Y1), duty)]
    assert kept[-1] == (Fraction(4), "It feels like home.")
    assert "Question 2 of 3" in words(presenter)
    assert [button.isChecked() for button in view.choice.buttons] == [False] * 7


def test_not_sure_is_as_large_as_the_other_answers(issued: Panel, scoring: Scoring) -> None:
    view = scoring(issued.desk(Y1)).scoring.simple
    heights = [button.height() for button in view.choice.buttons]

    assert (view.choice.buttons[-1].text(), min(heights) >= 56, heights[-1]) == (
        "Not sure yet, let’s talk about it", True, max(heights),
    )  # fmt: skip


def test_both_views_show_one_draft(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))
    presenter.scoring.full.answer.reasons.setFocus()
    qtbot.keyClicks(presenter.scoring.full.answer.reasons, "One.")
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: presenter.scoring.is_simple)
    simple = presenter.scoring.simple
    shown = simple.reasons.toPlainText()
    simple.reasons.setFocus()
    simple.reasons.moveCursor(simple.reasons.textCursor().MoveOperation.End)
    qtbot.keyClicks(simple.reasons, " Two.")
    press(qtbot, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not presenter.scoring.is_simple)

    assert shown == "One."
    assert presenter.scoring.full.answer.reasons.toPlainText() == "One. Two."


def test_evidence_given_in_the_full_view_stays(
    qtbot: QtBot,
    issued: Panel,
    scoring: Scoring,
    idle: Callable[[Workplace], None],
) -> None:
    presenter = scoring(issued.desk(E1))
    duty = presenter.now
    assert duty is not None
    presenter.scoring.full.answer.evidence.setPlainText("page 2")
    presenter.scoring.switch.click()
    presenter.scoring.simple.reasons.setPlainText("Well said.")
    presenter.leave()
    idle(presenter.place)
    newest = scores.history(issued.desk(E1), duty)[-1]

    assert (newest.reason, newest.evidence) == ("Well said.", "page 2")


def test_the_last_page_leads_to_finish(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(Y1))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    for _ in range(3):
        presenter.scoring.simple.next_button.setFocus()
        press(qtbot, Qt.Key.Key_Space)

    assert rooms == ["finish"]
