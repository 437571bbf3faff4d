"""The agenda: shut before the reveal, a heat map and a list in published order, blind to consequence."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import meetings
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.workplace import Workplace
from tests.services.panels import MOD, Panel

Opened = Callable[..., MeetingPresenter]
Idle = Callable[[Workplace], None]


def lines(presenter: MeetingPresenter) -> list[tuple[str, ...]]:
    table = presenter.meeting.overview.table
    return [table.words(row) for row in range(table.rowCount())]


def test_before_the_reveal_it_leads_to_the_inbox(opened: Opened, returned: Panel) -> None:
    presenter = opened(returned)
    spy = QSignalSpy(presenter.place.room_wanted)
    presenter.meeting.to_inbox.click()

    assert presenter.meeting.shut.isVisible()
    assert spy.at(0) == ["inbox"]
    assert lines(presenter) == []


def test_the_agenda_is_in_published_order_with_why_each_is_on_it(opened: Opened, revealed: Panel) -> None:
    assert lines(opened(revealed)) == [
        ("Q1", "A", "3–4", "", ""),
        ("Q1", "B", "3", "", ""),
        ("Q1", "C", "2–5", "far apart", ""),
        ("Q2", "A", "3–4", "", ""),
        ("Q2", "B", "3", "", ""),
        ("Q2", "C", "2–5", "far apart", ""),
        ("Q3", "A", "4", "", ""),
        ("Q3", "B", "4", "", ""),
        ("Q3", "C", "4", "", ""),
    ]


@pytest.mark.parametrize(("key", "count"), [("left", 7), ("talk", 2), ("unsure", 0), ("all", 9)])
def test_the_list_shows_what_is_asked_for(opened: Opened, revealed: Panel, key: str, count: int) -> None:
    revealed.agree(meetings.duties(revealed.desk(MOD))[:2])
    presenter = opened(revealed)
    presenter.meeting.overview.choose_filter(key)

    assert len(lines(presenter)) == count
    assert presenter.meeting.overview.count.text() == "2 of 9 scores agreed."


def test_the_heat_map_says_range_and_what_is_agreed(opened: Opened, revealed: Panel) -> None:
    revealed.agree(meetings.duties(revealed.desk(MOD))[:1])
    model = opened(revealed).meeting.overview.map.model()

    assert [[model.index(row, column).data() for column in range(3)] for row in range(3)] == [
        ["4 ✓", "3–4", "4"],
        ["3", "3", "4"],
        ["2–5", "2–5", "4"],
    ]


@pytest.mark.parametrize("way", ["heat map", "list", "button"])
def test_a_score_is_opened_in_each_way(qtbot: QtBot, opened: Opened, revealed: Panel, idle: Idle, way: str) -> None:
    presenter = opened(revealed)
    overview = presenter.meeting.overview
    if way == "heat map":
        overview.map.choose(2, 0)
        qtbot.keyClick(overview.map, Qt.Key.Key_Return)
    elif way == "list":
        overview.view.selectRow(2)
        qtbot.keyClick(overview.view, Qt.Key.Key_Return)
    else:
        overview.choose_filter("talk")
        qtbot.keyClick(overview.first, Qt.Key.Key_Space)
    idle(presenter.place)

    assert presenter.meeting.in_cell
    assert (presenter.meeting.cell.head.text(), presenter.meeting.cell.tender.text()) == (
        "Q1  Safeguarding",
        "C  Supplier C",
    )


def test_nothing_of_totals_ranks_or_thresholds_is_said(opened: Opened, revealed: Panel, idle: Idle) -> None:
    presenter = opened(revealed)
    presenter.open(meetings.duties(revealed.desk(MOD))[0])
    idle(presenter.place)
    for at in range(4):
        presenter.meeting.tabs.setCurrentIndex(at)
        idle(presenter.place)
    told = " ".join(label.text() for label in presenter.page.findChildren(QLabel)).lower()

    found = re.findall(r"\b(rank\w*|threshold\w*|minimum|winner|points|weight\w*|supplier [a-c]: \d\d)\b", told)
    assert found == []
