"""Scoring by keyboard: what is chosen and typed is kept as versions, said, and never lost."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.scoring.duties import Duty
from app.services import scores
from app.services.desk import Desk, Topic
from app.services.scores import RecordScore
from app.ui.pages.score.history import History
from app.ui.pages.score.presenter import ScorePresenter
from app.ui.pages.score.sheet import State
from app.ui.widgets.level_choice import LevelChoice
from app.ui.workplace import Workplace
from tests.services.panels import E1, Panel
from tests.services.test_amending import amend
from tests.ui.score.conftest import Scoring

Idle = Callable[[Workplace], None]
Kept = tuple[Fraction | None, str, str, bool]


def kept(desk: Desk, duty: Duty) -> list[Kept]:
    return [(one.value, one.reason, one.evidence, one.not_sure) for one in scores.history(desk, duty)]


def now(presenter: ScorePresenter) -> Duty:
    assert presenter.now is not None
    return presenter.now


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def type_in(qtbot: QtBot, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def choose(qtbot: QtBot, choice: LevelChoice, level: int, way: str) -> None:
    if way == "digit":
        press(qtbot, Qt.Key(Qt.Key.Key_0 + level))
    elif way == "click":
        qtbot.mouseClick(choice.buttons[level], Qt.MouseButton.LeftButton)
    else:
        press(qtbot, Qt.Key.Key_Space)
        for _ in range(level):
            press(qtbot, Qt.Key.Key_Down)


@pytest.mark.parametrize("way", ["arrow keys", "digit", "click"])
def test_a_chosen_level_is_saved_once_and_said(
    qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle, way: str
) -> None:
    presenter = scoring(issued.desk(E1))
    duty = now(presenter)
    said: list[str] = []
    presenter.place.said.connect(said.append)

    with qtbot.waitSignal(presenter.sheet.saved):
        choose(qtbot, presenter.scoring.full.answer.choice, 4, way)
    idle(presenter.place)

    assert kept(issued.desk(E1), duty) == [(Fraction(4), "", "", False)]
    assert [sentence.split()[0] for sentence in said] == ["Saved"]
    assert presenter.sheet.state(duty) is State.BEGUN


def test_nothing_is_chosen_to_begin_with(issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))

    assert [button.isChecked() for button in presenter.scoring.full.answer.choice.buttons] == [False] * 7
    assert presenter.sheet.tasks[0].line.score is None


def test_not_sure_is_a_choice_like_the_others(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))
    duty = now(presenter)

    with qtbot.waitSignal(presenter.sheet.saved):
        type_in(qtbot, "?")

    assert kept(issued.desk(E1), duty) == [(None, "", "", True)]
    assert presenter.sheet.state(duty) is State.NOT_SURE


def test_reasons_are_saved_after_a_pause(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))
    duty = now(presenter)
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)

    with qtbot.waitSignal(presenter.sheet.saved):
        type_in(qtbot, "It names a deputy.")

    assert kept(issued.desk(E1), duty) == [(Fraction(3), "It names a deputy.", "", False)]
    assert presenter.sheet.state(duty) is State.DONE


def test_moving_on_at_once_loses_nothing(qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle) -> None:
    presenter = scoring(issued.desk(E1))
    duties = [task.duty for task in presenter.sheet.tasks]
    for at, duty in enumerate(duties):
        assert presenter.now == duty
        presenter.scoring.full.answer.reasons.setFocus()
        type_in(qtbot, f"reason {at}")
        press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    presenter.leave()
    idle(presenter.place)

    assert [kept(issued.desk(E1), duty) for duty in duties] == [
        [(None, f"reason {at}", "", False)] for at in range(len(duties))
    ]


def test_what_is_typed_while_it_is_saved_is_saved_too(
    qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle
) -> None:
    presenter = scoring(issued.desk(E1))
    duty = now(presenter)
    presenter.scoring.full.answer.reasons.setFocus()
    for word in ("One. ", "Two. ", "Three."):
        type_in(qtbot, word)
        presenter.sheet.flush()
    idle(presenter.place)

    assert [reason for _value, reason, *_rest in kept(issued.desk(E1), duty)] == [
        "One.",
        "One. Two.",
        "One. Two. Three.",
    ]
    assert presenter.sheet.is_saved(duty)
    assert presenter.scoring.full.answer.reasons.toPlainText() == "One. Two. Three."


def test_each_question_comes_with_its_tenders_in_the_seats_own_order(
    qtbot: QtBot, issued: Panel, scoring: Scoring
) -> None:
    presenter = scoring(issued.desk(E1))
    order = [task.duty for task in presenter.sheet.tasks]
    seen = []
    for _ in order:
        seen.append(now(presenter))
        press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    press(qtbot, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)

    assert seen == order
    assert [duty.question for duty in order] == ["Q1"] * 3 + ["Q2"] * 3
    assert presenter.now == order[0]


def test_the_list_leads_to_a_tender_by_keyboard(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))
    presenter.scoring.full.outline.setFocus()
    press(qtbot, Qt.Key.Key_Down)

    assert presenter.now == presenter.sheet.tasks[1].duty


def test_next_left_to_do_passes_over_what_is_done_and_ends_at_finish(
    qtbot: QtBot, issued: Panel, scoring: Scoring
) -> None:
    issued.score(E1, 3)
    presenter = scoring(issued.desk(E1))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert rooms == ["finish"]


def test_the_filter_leaves_what_is_left_to_do(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    desk = issued.desk(E1)
    for line in scores.sheet(desk).lines[:4]:
        scores.record_score(desk, RecordScore(duty=line.duty, value=Fraction(1), reason="Little."))
    presenter = scoring(desk)
    model = presenter.scoring.full.model
    presenter.scoring.full.only_left.setFocus()
    press(qtbot, Qt.Key.Key_Space)

    rows = [(model.rowCount(model.index(row, 0))) for row in range(model.rowCount())]
    assert rows == [2]


def test_words_of_the_answer_become_evidence_with_their_place(qtbot: QtBot, issued: Panel, scoring: Scoring) -> None:
    presenter = scoring(issued.desk(E1))
    duty = now(presenter)
    document = presenter.scoring.full.response.document
    document.words.text.setFocus()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    with qtbot.waitSignal(presenter.sheet.saved):
        press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert kept(issued.desk(E1), duty) == [(None, "", f"“{duty.supplier} answers Q1.” (answer)", False)]


def test_a_refusal_keeps_the_words_and_is_mended_by_the_next_change(
    qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle
) -> None:
    presenter = scoring(issued.desk(E1))
    duty, pane = now(presenter), presenter.scoring.full.answer
    with qtbot.waitSignal(presenter.sheet.failed):
        pane.reasons.setPlainText("x" * 20_001)
    refused = presenter.scoring.notice.sentence

    assert "20000" in refused
    assert pane.reasons.toPlainText() == "x" * 20_001
    assert kept(issued.desk(E1), duty) == []
    with qtbot.waitSignal(presenter.sheet.saved):
        pane.reasons.setPlainText("Short.")
    idle(presenter.place)
    assert (kept(issued.desk(E1), duty), presenter.scoring.notice.sentence) == ([(None, "Short.", "", False)], "")


def test_an_earlier_version_is_used_again(qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle) -> None:
    desk = issued.desk(E1)
    presenter = scoring(desk)
    duty = now(presenter)
    for value, reason in ((2, "Weak."), (4, "Good.")):
        scores.record_score(desk, RecordScore(duty=duty, value=Fraction(value), reason=reason))
    presenter.show()
    idle(presenter.place)
    presenter.scoring.full.history_button.click()
    idle(presenter.place)
    box = presenter.scoring.findChild(History)
    assert isinstance(box, History)
    box.list.setCurrentRow(1)

    with qtbot.waitSignal(presenter.sheet.saved):
        box.use.click()

    assert [(value, reason) for value, reason, *_ in kept(desk, duty)] == [(2, "Weak."), (4, "Good."), (2, "Weak.")]
    assert presenter.scoring.full.answer.reasons.toPlainText() == "Weak."


def test_a_locked_seat_reads_and_changes_nothing(qtbot: QtBot, returned: Panel, scoring: Scoring, idle: Idle) -> None:
    presenter = scoring(returned.desk(E1))
    duty = now(presenter)
    before = kept(returned.desk(E1), duty)
    presenter.scoring.full.answer.reasons.setFocus()
    type_in(qtbot, "more")
    presenter.leave()
    idle(presenter.place)

    assert "locked" in presenter.scoring.notice.sentence
    assert kept(returned.desk(E1), duty) == before
    assert not presenter.scoring.full.answer.choice.isEnabled()


def test_before_the_declaration_the_page_leads_to_it(qtbot: QtBot, enrolled: Panel, scoring: Scoring) -> None:
    enrolled.issue()
    presenter = scoring(enrolled.desk(E1))
    rooms: list[str] = []
    presenter.place.room_wanted.connect(rooms.append)
    presenter.scoring.begin()
    press(qtbot, Qt.Key.Key_Space)

    assert rooms == ["declare"]


def test_other_rooms_hear_of_a_score_when_it_is_done_not_at_every_word(
    qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle
) -> None:
    presenter = scoring(issued.desk(E1))
    heard: list[frozenset[Topic]] = []
    presenter.place.changed.connect(heard.append)
    pane = presenter.scoring.full.answer
    for text in ("One.", "One. Two."):
        pane.reasons.setPlainText(text)
        presenter.sheet.flush()
    press(qtbot, Qt.Key.Key_2)
    presenter.sheet.flush()
    idle(presenter.place)

    assert heard == [frozenset({Topic.SCORES})]


def test_a_reworded_question_is_confirmed_with_one_key(
    qtbot: QtBot, issued: Panel, scoring: Scoring, idle: Idle
) -> None:
    desk = issued.desk(E1)
    issued.score(E1)
    amend(issued)
    issued.issue()
    presenter = scoring(desk)
    duty = now(presenter)
    asked = (presenter.sheet.state(duty), presenter.scoring.full.reconfirm.isVisible())
    presenter.scoring.full.reconfirm.button.setFocus()
    with qtbot.waitSignal(presenter.sheet.saved):
        press(qtbot, Qt.Key.Key_Space)
    idle(presenter.place)

    assert asked == (State.RECONFIRM, True)
    assert [(line.duty == duty, line.complete) for line in scores.sheet(desk).lines if line.duty == duty] == [
        (True, True)
    ]
    assert presenter.sheet.state(duty) is State.DONE
    assert not presenter.scoring.full.reconfirm.isVisible()
    assert len(scores.history(desk, duty)) == 2
