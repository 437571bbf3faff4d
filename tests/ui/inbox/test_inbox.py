"""The inbox: whose returns are here, taking them in, receipts, reopening, taking back, and the reveal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.services import inboxes, intake, returns, seats
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.taking_in import Step, TakingInDialog
from app.ui.pages.inbox.presenter import InboxPresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, E2, LEAD, MOD, SCORERS, Y1, Panel
from tests.ui.conftest import Answers, AtWork

Idle = Callable[[Workplace], None]


@pytest.fixture
def opened(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Callable[..., InboxPresenter]:
    """Return how to open the inbox of a panel's moderator."""

    def open_inbox(panel: Panel, *answers: Path) -> InboxPresenter:
        place = at_work(panel.desk(MOD), Answers(*answers))
        presenter = InboxPresenter(place)
        place.changed.connect(lambda topics: presenter.show() if topics & presenter.topics else None)
        qtbot.addWidget(presenter.page)
        presenter.page.show()
        presenter.show()
        idle(place)
        presenter.page.begin()
        return presenter

    return open_inbox


def states(inbox: InboxPresenter) -> list[tuple[str, str]]:
    table = inbox.inbox.table
    return [(table.words(row)[0], table.words(row)[3]) for row in range(table.rowCount())]


def given(dialog: ReasonDialog, reason: str) -> None:
    dialog.field.setPlainText(reason)
    dialog.verb.click()


def only(inbox: InboxPresenter, kind: type[Sheet]) -> Sheet:
    return [one for one in inbox.page.findChildren(kind) if one.isVisible()][-1]


def test_before_the_pack_there_is_one_thing_to_do(
    opened: Callable[..., InboxPresenter], enrolled: Panel, idle: Idle
) -> None:
    inbox = opened(enrolled)

    assert inbox.inbox.empty.isVisible()
    assert inbox.inbox.take_pack.hasFocus()


def test_who_is_missing_is_named(opened: Callable[..., InboxPresenter], issued: Panel) -> None:
    issued.score(E2)
    intake.take_in(issued.desk(MOD), issued.lock(E2))
    inbox = opened(issued)

    assert states(inbox) == [("E1", "Not here yet"), ("E2", "Here"), ("Y1", "Not here yet")]
    assert inbox.inbox.count.text() == "1 of 3 locked returns are here."
    assert "E1 Holder of E1, Y1 Holder of Y1." in inbox.inbox.card.told.text()
    assert not inbox.inbox.card.reveal.isVisible()


def test_several_returns_are_dropped_looked_at_taken_in_and_receipted(
    opened: Callable[..., InboxPresenter], issued: Panel, idle: Idle, tmp_path: Path
) -> None:
    paths = []
    for seat in SCORERS:
        issued.score(seat)
        paths.append(issued.lock(seat))
    inbox = opened(issued, tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    inbox.page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    idle(inbox.place)
    (dialog,) = inbox.page.findChildren(TakingInDialog)
    before = [one.arrival.received for one in inboxes.inbox(issued.desk(MOD)).expected]
    assert before == [None] * 3
    assert [row.step for row in dialog.table.rows] == [Step.READY] * 3
    assert "6 locked scores" in dialog.told.text()

    dialog.verb.click()
    idle(inbox.place)
    assert [row.step for row in dialog.table.rows] == [Step.TAKEN] * 3
    assert states(inbox) == [(seat, "Here") for seat in SCORERS]
    dialog.receipts.click()
    idle(inbox.place)

    assert sorted(path.suffix for path in tmp_path.glob("*.evreceipt")) == [".evreceipt"] * 3
    assert inbox.inbox.card.reveal.isVisible()


def test_a_file_that_is_refused_says_why_and_the_others_are_taken_in(
    opened: Callable[..., InboxPresenter], issued: Panel, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    strange = tmp_path / "holiday.evreturn"
    strange.write_bytes(b"not ours")
    inbox = opened(issued)
    inbox.inbox.dropped.emit([strange, issued.lock(E1)])
    idle(inbox.place)
    (dialog,) = inbox.page.findChildren(TakingInDialog)
    shown = [(row.state, bool(row.sentence)) for row in dialog.table.rows]
    dialog.verb.click()
    idle(inbox.place)

    assert shown == [("Refused", True), ("Can be taken in", True)]
    assert states(inbox)[0] == ("E1", "Here")


def test_a_return_that_is_here_already_changes_nothing(
    opened: Callable[..., InboxPresenter], returned: Panel, idle: Idle
) -> None:
    path = next((returned.folder / "files").glob("*E1-scores.evreturn"))
    inbox = opened(returned, path)
    inbox.inbox.file_wanted.emit()
    idle(inbox.place)
    (dialog,) = inbox.page.findChildren(TakingInDialog)

    assert [row.state for row in dialog.table.rows] == ["Already here"]
    assert not dialog.verb.isVisible()


def test_a_seat_is_reopened_for_a_reason(
    opened: Callable[..., InboxPresenter], returned: Panel, idle: Idle, tmp_path: Path
) -> None:
    inbox = opened(returned, tmp_path / "open.evreopen")
    inbox.inbox.view.selectRow(1)
    inbox.inbox.seat.reopen.click()
    dialog = only(inbox, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.verb.click()
    assert dialog.isVisible()  # a reason is needed
    given(dialog, "A page was missed.")
    idle(inbox.place)

    assert (tmp_path / "open.evreopen").is_file()
    assert states(inbox)[1] == ("E2", "Reopened, a new one is to come")
    assert not inbox.inbox.card.reveal.isVisible()


def test_a_return_is_taken_back_for_a_reason(
    opened: Callable[..., InboxPresenter], returned: Panel, idle: Idle
) -> None:
    inbox = opened(returned)
    inbox.inbox.view.selectRow(0)
    inbox.inbox.seat.undo.click()
    dialog = only(inbox, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    given(dialog, "The wrong file.")
    idle(inbox.place)

    assert states(inbox)[0] == ("E1", "Not here yet")


def test_all_scores_are_revealed_at_once_and_the_meeting_begins(
    qtbot: QtBot, opened: Callable[..., InboxPresenter], returned: Panel, idle: Idle
) -> None:
    inbox = opened(returned)
    assert inbox.inbox.card.reveal.hasFocus()
    qtbot.keyClick(inbox.inbox.card.reveal, Qt.Key.Key_Space)
    with qtbot.waitSignal(inbox.place.room_wanted) as wanted:
        only(inbox, Sheet).verb.click()
    idle(inbox.place)

    assert wanted.args == ["meeting"]
    assert inboxes.phase(returned.desk(MOD)).revealed is not None
    assert inbox.inbox.card.meeting.isVisible()
    assert not inbox.inbox.take_in.isVisible()


def test_a_panel_of_one_is_revealed_only_for_a_reason(
    opened: Callable[..., InboxPresenter], issued: Panel, idle: Idle
) -> None:
    issued.score(E1)
    intake.take_in(issued.desk(MOD), issued.lock(E1))
    for seat in (E2, Y1):
        seats.withdraw(issued.desk(LEAD), seat, reason="Long illness.")
    issued.issue(MOD)
    inbox = opened(issued)
    inbox.inbox.card.reveal.click()
    only(inbox, Sheet).verb.click()
    idle(inbox.place)
    dialog = only(inbox, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert inboxes.phase(issued.desk(MOD)).revealed is None
    given(dialog, "The others fell ill.")
    idle(inbox.place)

    assert inboxes.phase(issued.desk(MOD)).revealed is not None


def test_before_the_reveal_no_score_is_on_the_page(opened: Callable[..., InboxPresenter], returned: Panel) -> None:
    inbox = opened(returned)
    table = inbox.inbox.table

    assert not any("on A Q1" in cell for row in range(table.rowCount()) for cell in table.words(row))
    assert all(one.message for one in returns.arrivals(returned.desk(MOD)))
