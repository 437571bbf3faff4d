"""Answers that come when nobody waits for them any more."""

from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.services.desk import Desk
from app.ui.tasks import Watch
from tests.services.panels import MOD, Panel
from tests.ui.conftest import AtWork


def refuse(*_given: object) -> None:
    raise AppError("seat-locked")


def reference_of(desk: Desk, _watch: Watch | None = None) -> str:
    return desk.about.reference


def test_what_arrives_after_its_case_was_closed_is_dropped(qtbot: QtBot, issued: Panel, at_work: AtWork) -> None:
    place = at_work(issued.desk(MOD))
    heard: list[object] = []
    place.tasks.failed.connect(heard.append)
    place.troubled.connect(heard.append)
    place.changed.connect(heard.append)

    place.read(reference_of, heard.append)
    place.read(refuse, heard.append)
    place.read(refuse, heard.append, heard.append)
    place.do(reference_of, heard.append)
    place.close().result()
    qtbot.waitUntil(lambda: place.tasks.idle)

    assert heard == []


def test_what_could_not_be_saved_any_more_is_told_all_the_same(qtbot: QtBot, issued: Panel, at_work: AtWork) -> None:
    place = at_work(issued.desk(MOD))
    waiting: list[object] = []
    told: list[AppError] = []
    place.tasks.failed.disconnect()
    place.tasks.failed.connect(told.append)

    place.do(refuse, waiting.append, refused=waiting.append)
    place.close().result()
    qtbot.waitUntil(lambda: place.tasks.idle)

    assert (waiting, [error.code for error in told]) == ([], ["seat-locked"])
