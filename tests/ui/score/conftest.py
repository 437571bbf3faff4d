"""The scoring room, read, in a window that has the keyboard."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.pages.score.presenter import ScorePresenter
from app.ui.workplace import Workplace
from tests.ui.conftest import AtWork

Scoring = Callable[[Desk], ScorePresenter]


@pytest.fixture
def scoring(qtbot: QtBot, at_work: AtWork, idle: Callable[[Workplace], None]) -> Scoring:
    """Return how to open the scoring room at a desk."""

    def opened(desk: Desk) -> ScorePresenter:
        presenter = ScorePresenter(at_work(desk))
        page = presenter.page
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        presenter.show()
        idle(presenter.place)
        return presenter

    return opened
