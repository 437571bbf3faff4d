"""A case that is closed at once: everything typed is saved, and nothing is told to a page that is gone."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services import scores
from app.ui.pages.score.presenter import ScorePresenter
from app.ui.tasks import Tasks
from app.ui.workplace import Workplace
from tests.services.panels import E1, Panel
from tests.ui.conftest import Answers


def test_the_last_words_are_saved_though_the_page_is_gone(qtbot: QtBot, issued: Panel) -> None:
    owner = QObject()
    tasks, desk = Tasks(owner), issued.desk(E1)
    failures: list[BaseException] = []
    tasks.failed.connect(failures.append)
    place = Workplace(desk, tasks, Answers(), desk.clock, owner)
    presenter = ScorePresenter(place)
    page = presenter.page
    page.show()
    presenter.show()
    qtbot.waitUntil(lambda: tasks.idle)
    duty = presenter.now
    assert duty is not None
    qtbot.keyClicks(presenter.scoring.full.answer.reasons, "The last words.")

    presenter.leave()
    closed = place.close()
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))
    closed.result()
    qtbot.waitUntil(lambda: tasks.idle)
    issued._desks.pop(E1)

    assert [one.reason for one in scores.history(issued.desk(E1), duty)] == ["The last words."]
    assert failures == []
