"""What tests of the meeting start from: the room of a panel's moderator, its scores laid open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import meetings
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.workplace import Workplace
from tests.services.panels import MOD, Panel
from tests.ui.conftest import Answers, AtWork

Opened = Callable[..., MeetingPresenter]


@pytest.fixture
def said() -> list[str]:
    """Return what was announced."""
    return []


@pytest.fixture
def opened(qtbot: QtBot, at_work: AtWork, idle: Callable[[Workplace], None], said: list[str]) -> Opened:
    """Return how to open the meeting; after a change the page reads again, as it does in the window."""

    def open_meeting(panel: Panel, *answers: Path) -> MeetingPresenter:
        place = at_work(panel.desk(MOD), Answers(*answers))
        presenter = MeetingPresenter(place)
        place.changed.connect(lambda topics: presenter.show() if topics & presenter.topics else None)
        place.said.connect(said.append)
        qtbot.addWidget(presenter.page)
        presenter.page.resize(1100, 800)
        with qtbot.waitExposed(presenter.page):
            presenter.page.show()
        presenter.show()
        idle(place)
        return presenter

    return open_meeting


@pytest.fixture
def revealed(returned: Panel) -> Panel:
    """Return a panel whose scores lie open."""
    meetings.reveal(returned.desk(MOD))
    return returned
