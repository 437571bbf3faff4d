"""What is confirmed together, who moved, and the lock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services import inboxes, meetings
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.workplace import Workplace
from tests.services.panels import MOD, Q1A, Panel

Opened = Callable[..., MeetingPresenter]
Idle = Callable[[Workplace], None]
BATCH, LEDGER, LOCK = 1, 2, 3


def show(presenter: MeetingPresenter, part: int, idle: Idle) -> None:
    presenter.meeting.tabs.setCurrentIndex(part)
    idle(presenter.place)


def test_what_all_gave_alike_is_confirmed_together(
    qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle, said: list[str]
) -> None:
    presenter = opened(revealed)
    show(presenter, BATCH, idle)
    batch = presenter.meeting.batch
    listed = [batch.list.item(at).text() for at in range(batch.list.count())]
    assert listed == ["Q1  Safeguarding, B  Supplier B: 3", "Q2  Workforce, B  Supplier B: 3"]
    assert batch.reason_field.toPlainText() == "E1: E1 on B Q1\nE2: E2 on B Q1"

    sub = batch._subs[Q1A].field
    assert isinstance(sub, QPlainTextEdit)
    sub.setPlainText("Recruitment is sound.")
    batch.list.setCurrentRow(1)
    batch.reason_field.setPlainText("Both find it fair.")
    batch.all.click()
    batch.presence.everybody.click()
    assert batch.confirm.text() == "Confirm 2 scores"
    qtbot.keyClick(batch.confirm, Qt.Key.Key_Space)
    idle(presenter.place)

    assert said == ["2 scores confirmed."]
    assert batch.empty.isVisible()
    agreed = [
        meetings.table(revealed.desk(MOD), one).agreed
        for one in meetings.duties(revealed.desk(MOD))
        if one.supplier == "B" and one.question in {"Q1", "Q2"}
    ]
    assert [[one.reason for one in versions] for versions in agreed] == [
        ["E1: E1 on B Q1\nE2: E2 on B Q1"],
        ["Both find it fair."],
    ]


def test_nothing_is_confirmed_where_one_of_them_lacks_something(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    show(presenter, BATCH, idle)
    batch = presenter.meeting.batch
    batch.list.setCurrentRow(1)
    batch.all.click()
    batch.presence.everybody.click()
    batch.confirm.click()
    idle(presenter.place)

    assert batch.list.currentRow() == 0
    assert [row.refusal != "" for row in batch._subs.values()] == [True]
    assert len(meetings.still_to_agree(revealed.desk(MOD))) == 9


def test_the_ledger_says_who_moved(opened: Opened, locked: Panel, idle: Idle) -> None:
    presenter = opened(locked)
    show(presenter, LEDGER, idle)
    table = presenter.meeting.ledger.table

    assert [table.words(row) for row in range(table.rowCount())] == [
        ("Q1", "A", "E2", "3", "4", "4", "Came round."),
        ("Q1", "C", "E2", "2", "5", "5", "Came round."),
        ("Q2", "A", "E2", "3", "4", "4", "Came round."),
        ("Q2", "C", "E2", "2", "5", "5", "Came round."),
        ("Q3", "B", "Y1", "4", "3", "3", "Came round."),
        ("Q3", "C", "Y1", "4", "5", "5", "Came round."),
    ]


def test_what_is_left_stands_in_the_way_of_the_lock(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    show(presenter, LOCK, idle)
    locking = presenter.meeting.locking
    assert locking.state.text() == "9 scores are still to agree."
    assert not locking.lock.isEnabled()
    locking.show_left.click()

    assert presenter.meeting.overview.view.hasFocus()


def test_quality_is_locked_and_its_file_saved_and_saved_again(
    opened: Opened, revealed: Panel, idle: Idle, tmp_path: Path, said: list[str]
) -> None:
    revealed.agree()
    first, second = tmp_path / "moderation.evreturn", tmp_path / "again.evreturn"
    presenter = opened(revealed, first, second)
    show(presenter, LOCK, idle)
    locking = presenter.meeting.locking
    locking.lock.click()
    (dialog,) = presenter.page.findChildren(Sheet)
    dialog.verb.click()
    idle(presenter.place)

    assert first.is_file()
    assert inboxes.phase(revealed.desk(MOD)).locked is not None
    assert said == ["Quality is locked. Send the file to the procurement lead."]
    assert locking.statistics.isVisible()
    assert locking.statistics.table.rowCount() == 6
    locking.again.click()
    idle(presenter.place)
    assert second.is_file()


def test_a_file_that_cannot_be_written_is_said_with_the_lock_and_saved_later(
    opened: Opened, revealed: Panel, idle: Idle, tmp_path: Path
) -> None:
    revealed.agree()
    taken = tmp_path / "moderation.evreturn"
    taken.write_text("somebody's")
    presenter = opened(revealed, taken, tmp_path / "other.evreturn")
    show(presenter, LOCK, idle)
    presenter.meeting.locking.lock.click()
    (dialog,) = presenter.page.findChildren(Sheet)
    dialog.verb.click()
    idle(presenter.place)
    assert presenter.page.notice.sentence.startswith("Error: Quality is locked, but its file was not written.")
    presenter.meeting.locking.again.click()
    idle(presenter.place)

    assert taken.read_text() == "somebody's"
    assert (tmp_path / "other.evreturn").is_file()
