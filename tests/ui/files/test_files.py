"""The room of files: everything that came in and went out, and what can be done with each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.codes import SeatCode
from app.services import post_room
from app.services.post_room import Kind
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.taking_in import TakingInDialog
from app.ui.pages.files.presenter import FilesPresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, MOD, Panel
from tests.ui.conftest import Answers, AtWork

Idle = Callable[[Workplace], None]


@pytest.fixture
def opened(qtbot: QtBot, at_work: AtWork, idle: Idle) -> Callable[..., FilesPresenter]:
    """Return how to open the files of a seat."""

    def open_files(panel: Panel, seat: SeatCode, *answers: Path) -> FilesPresenter:
        place = at_work(panel.desk(seat), Answers(*answers))
        presenter = FilesPresenter(place)
        place.changed.connect(lambda topics: presenter.show() if topics & presenter.topics else None)
        qtbot.addWidget(presenter.page)
        presenter.page.show()
        presenter.show()
        idle(place)
        return presenter

    return open_files


def choose(files: FilesPresenter, kind: Kind, direction: str) -> None:
    row = next(one for one in files.files.table.rows if (one.kind, one.direction) == (kind, direction))
    files.files.view.choose(row)


def test_every_file_is_listed_the_newest_first(opened: Callable[..., FilesPresenter], returned: Panel) -> None:
    files = opened(returned, E1)
    table = files.files.table

    shown = [table.words(row)[1:4] for row in range(table.rowCount())]
    assert shown == [
        ("Out", "Locked scores", "E1"),
        ("Out", "Declaration of interests", "E1"),
        ("In", "Pack", "LEAD"),
    ]


def test_a_return_is_saved_again(
    opened: Callable[..., FilesPresenter], returned: Panel, idle: Idle, tmp_path: Path
) -> None:
    path = tmp_path / "again.evreturn"
    files = opened(returned, E1, path)
    choose(files, Kind.RETURN, "out")
    files.files.again.click()
    idle(files.place)

    assert path.is_file()


def test_a_return_is_made_anew_for_who_is_there_now(
    opened: Callable[..., FilesPresenter], returned: Panel, idle: Idle, tmp_path: Path
) -> None:
    files = opened(returned, E1, tmp_path / "anew.evreturn")
    choose(files, Kind.RETURN, "out")
    files.files.anew.click()
    idle(files.place)

    assert (tmp_path / "anew.evreturn").is_file()
    assert [one.revision for one in post_room.files(returned.desk(E1)) if one.kind is Kind.RETURN] == [1, 2]


def test_a_receipt_is_written_and_shown(
    opened: Callable[..., FilesPresenter], returned: Panel, idle: Idle, tmp_path: Path
) -> None:
    files = opened(returned, MOD, tmp_path / "one.evreceipt")
    choose(files, Kind.RETURN, "in")
    files.files.receipt.click()
    idle(files.place)
    choose(files, Kind.RETURN, "in")

    assert (tmp_path / "one.evreceipt").is_file()
    assert files.files.table.words(files.files.view.currentIndex().row())[6] == "Receipt written"


def test_a_file_is_taken_back_and_what_cannot_be_is_explained(
    opened: Callable[..., FilesPresenter], locked: Panel, idle: Idle
) -> None:
    files = opened(locked, MOD)
    choose(files, Kind.RETURN, "in")
    files.files.undo.click()
    (dialog,) = files.page.findChildren(ReasonDialog)
    dialog.field.setPlainText("The wrong one.")
    dialog.verb.click()
    idle(files.place)

    assert files.page.notice.isVisible()
    assert files.page.notice.sentence.startswith("Error: ")


def test_a_folder_of_files_is_taken_in(
    opened: Callable[..., FilesPresenter], issued: Panel, idle: Idle, tmp_path: Path
) -> None:
    issued.score(E1)
    (tmp_path / "E1.evreturn").write_bytes(issued.lock(E1).read_bytes())
    (tmp_path / "notes.txt").write_text("no file of ours")
    files = opened(issued, MOD, tmp_path)
    files.files.folder.click()
    idle(files.place)
    (dialog,) = files.page.findChildren(TakingInDialog)
    dialog.verb.click()
    idle(files.place)

    assert [row.path.name for row in dialog.table.rows] == ["E1.evreturn"]
    assert any(one.kind is Kind.RETURN for one in post_room.files(issued.desk(MOD)))
