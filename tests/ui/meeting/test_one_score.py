"""One score before the meeting: own scores side by side, what is agreed, and what became of those who differ."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.scoring.duties import Duty
from app.services import meetings
from app.ui.forms import Row
from app.ui.pages.meeting.draft import Stance
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, E2, MOD, Q1, Q1A, Q2, A, B, C, Panel

Opened = Callable[..., MeetingPresenter]
Idle = Callable[[Workplace], None]
FIRST = Duty(question=Q1, supplier=A, lot=None)
LAST = Duty(question=Q2, supplier=C, lot=None)


def typed(row: Row, text: str) -> None:
    assert isinstance(row.field, QPlainTextEdit)
    row.field.setPlainText(text)


def choose(presenter: MeetingPresenter, value: int) -> None:
    """Choose a level; they stand from the highest to the lowest."""
    presenter.meeting.cell.form.choice.buttons[5 - value].click()


def test_all_own_scores_stand_side_by_side_without_names(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    own = presenter.meeting.cell.own

    def shown() -> list[str]:
        return [label.text() for label in own.cards.findChildren(QLabel) if label.isVisible() and label.text()]

    assert shown()[:4] == ["E1 · Evaluator", "4  Level 4", "E1 on A Q1", "Evidence: page 2"]
    own.names.click()
    assert "E2 · Evaluator · Holder of E2" in shown()


def test_nothing_is_chosen_to_begin_with(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    form = presenter.meeting.cell.form

    assert [button.isChecked() for button in form.choice.buttons] == [False] * 6
    assert form.presence.seats == ()
    choose(presenter, 5)
    assert [button.isChecked() for block in form.blocks.values() for button in block.buttons.values()] == [False] * 6


def test_each_thing_that_is_missing_is_said_beside_its_field(
    qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle
) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    cell, form = presenter.meeting.cell, presenter.meeting.cell.form

    def saved() -> None:
        qtbot.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        idle(presenter.place)

    saved()
    assert form.score.refusal == "Error: Choose the score that the panel agreed on."
    choose(presenter, 5)
    saved()
    assert form.reason.refusal.startswith("Error: The agreed score of question Q1 for A")
    typed(form.reason, "Named on page 2.")
    saved()
    assert [row.refusal != "" for row in form._subs.values()] == [True]
    typed(form._subs[Q1A], "Recruitment is sound.")
    saved()
    assert form.present.refusal != ""
    form.presence.everybody.click()
    saved()
    assert [block.choice.refusal != "" for block in form.blocks.values()] == [True, True]
    form.blocks[E1].buttons[Stance.MOVED].click()
    form.blocks[E2].buttons[Stance.DISSENT].click()
    saved()
    assert form.blocks[E1].why.refusal == "Error: Say why seat E1 moved."
    typed(form.blocks[E1].why, "Page 9.")
    saved()
    assert form.blocks[E2].words.refusal != ""
    typed(form.blocks[E2].words, "Three, and no more.")
    saved()

    (agreed,) = meetings.table(revealed.desk(MOD), FIRST).agreed
    assert (agreed.value, agreed.reason) == (Fraction(5), "Named on page 2.")
    assert [(one.seat, one.before, one.after, one.why) for one in agreed.moved] == [(E1, 4, 5, "Page 9.")]
    assert [(one.seat, one.words) for one in agreed.dissent] == [(E2, "Three, and no more.")]


def test_saving_is_announced_and_goes_on_to_what_is_left(
    qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle, said: list[str]
) -> None:
    presenter = opened(revealed)
    second = Duty(question=Q2, supplier=A, lot=None)
    presenter.open(second)
    idle(presenter.place)
    form = presenter.meeting.cell.form
    choose(presenter, 4)
    form.blocks[E2].buttons[Stance.UNMOVED].click()
    typed(form.reason, "Good training.")
    form.presence.everybody.click()
    presenter.meeting.cell.save.click()
    idle(presenter.place)

    assert said == ["Saved: question Q2, A  Supplier A, agreed 4."]
    assert presenter.meeting.cell.tender.text() == "B  Supplier B"
    assert form.presence.seats != ()  # who is there is remembered
    assert form.reason_field.toPlainText() == ""


def test_the_last_one_leads_back_to_the_agenda(opened: Opened, revealed: Panel, idle: Idle) -> None:
    duties = meetings.duties(revealed.desk(MOD))
    revealed.agree([duty for duty in duties if duty != LAST])
    presenter = opened(revealed)
    presenter.open(LAST)
    idle(presenter.place)
    form = presenter.meeting.cell.form
    choose(presenter, 5)
    form.blocks[E2].buttons[Stance.UNMOVED].click()
    typed(form.reason, "Best of all.")
    form.presence.everybody.click()
    presenter.meeting.cell.save.click()
    idle(presenter.place)

    assert not presenter.meeting.in_cell
    assert presenter.page.notice.sentence == "Done: Saved. Everything on this list is agreed."
    assert meetings.still_to_agree(revealed.desk(MOD)) == ()


def test_what_is_typed_is_kept_while_somebody_looks_elsewhere_and_said_so(
    qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle, said: list[str]
) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    form = presenter.meeting.cell.form
    choose(presenter, 5)
    typed(form.reason, "Half a sentence")
    form.blocks[E1].buttons[Stance.MOVED].click()
    typed(form.blocks[E1].why, "Page")
    qtbot.keyClick(presenter.meeting.cell, Qt.Key.Key_Escape)
    idle(presenter.place)
    listed = presenter.meeting.overview.table.words(0)
    presenter.open(FIRST)
    idle(presenter.place)

    assert said == ["What you typed is kept here, but not saved yet."]
    assert listed[4] == "typed, not saved"
    assert form.reason_field.toPlainText() == "Half a sentence"
    assert form.blocks[E1].stand.why == "Page"
    assert meetings.table(revealed.desk(MOD), FIRST).agreed == ()


def test_another_level_asks_anew_what_became_of_the_seats_and_keeps_their_words(
    opened: Opened, revealed: Panel, idle: Idle
) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    form = presenter.meeting.cell.form
    choose(presenter, 5)
    form.blocks[E1].buttons[Stance.DISSENT].click()
    typed(form.blocks[E1].words, "Four.")
    choose(presenter, 4)
    assert list(form.blocks) == [E2]
    choose(presenter, 3)

    assert list(form.blocks) == [E1]
    assert (form.blocks[E1].stand.stance, form.blocks[E1].stand.words) == (None, "Four.")
    form.blocks[E1].buttons[Stance.MOVED].click()
    choose(presenter, 2)

    assert list(form.blocks) == [E1, E2]
    assert form.blocks[E1].stand.stance is None
    assert form.blocks[E1].buttons[Stance.MOVED].text() == "E1 now goes with 2"


def test_correcting_is_adding_a_version(opened: Opened, revealed: Panel, idle: Idle) -> None:
    revealed.agree([FIRST])
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    cell = presenter.meeting.cell
    assert cell.versions.told.text().startswith("Version 1, 22 November 2026")
    cell.versions.start.click()
    typed(cell.form.reason, "Said better.")
    cell.form.presence.everybody.click()
    cell.save.click()
    idle(presenter.place)

    found = meetings.table(revealed.desk(MOD), FIRST).agreed
    assert [(one.version, one.value, one.reason) for one in found] == [(1, 4, "So agreed."), (2, 4, "Said better.")]


def test_a_seats_words_are_taken_into_the_reason(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    presenter.open(Duty(question=Q2, supplier=B, lot=None))
    idle(presenter.place)
    own, form = presenter.meeting.cell.own, presenter.meeting.cell.form
    for button in own.stops[1:]:
        button.click()  # type: ignore[attr-defined]

    assert form.reason_field.toPlainText() == "E1 on B Q2\nE2 on B Q2"


def test_guidance_and_answer_are_there_on_demand(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    presenter.open(FIRST)
    idle(presenter.place)
    cell = presenter.meeting.cell
    assert not cell.guidance.isVisible()
    cell.guidance.button.click()
    cell.answer.button.click()
    idle(presenter.place)

    assert cell.guidance.words.text() == "How safe?"
    assert cell.answer.words.text() == "A answers Q1."


def test_after_the_lock_a_score_can_only_be_read(opened: Opened, locked: Panel, idle: Idle) -> None:
    presenter = opened(locked)
    presenter.open(FIRST)
    idle(presenter.place)
    cell = presenter.meeting.cell

    assert cell.locked.isVisible()
    assert not cell.save.isVisible()
    assert not cell.form.isVisible()
    assert "So agreed." in cell.versions.told.text()


def test_everything_is_done_by_keyboard(qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle) -> None:
    """A digit, the seat's stance with Space, the reason, who is there, and Ctrl+Enter out of the field."""
    presenter = opened(revealed)
    duty = Duty(question=Q2, supplier=A, lot=None)
    presenter.open(duty)
    idle(presenter.place)
    form = presenter.meeting.cell.form
    qtbot.keyClick(form.choice.buttons[0], "4")
    qtbot.keyClick(form.blocks[E2].buttons[Stance.UNMOVED], Qt.Key.Key_Space)
    qtbot.keyClick(form.presence.everybody, Qt.Key.Key_Space)
    form.reason_field.setFocus()
    qtbot.keyClicks(form.reason_field, "Good training.")
    qtbot.keyClick(form.reason_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(presenter.place)

    (agreed,) = meetings.table(revealed.desk(MOD), duty).agreed
    assert (agreed.value, agreed.reason, agreed.present) == (4, "Good training.", form.presence.seats)
    qtbot.keyClick(form.reason_field, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    idle(presenter.place)
    assert presenter.meeting.cell.tender.text() == "A  Supplier A"
