"""The record: read in pieces, searched in people's words, checked, backed up, written out."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import records
from app.storage import audit
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.presenter import RecordPresenter
from app.ui.workplace import Workplace
from tests.services.panels import E1, LEAD, Panel
from tests.ui.conftest import Answers, AtWork

Entered = Callable[..., RecordPage]


@pytest.fixture
def enter(at_work: AtWork, idle: Callable[[Workplace], None]) -> Iterator[Entered]:
    entered: list[RecordPresenter] = []

    def into(panel: Panel, *answers: Path) -> RecordPage:
        place = at_work(panel.desk(LEAD), Answers(*answers))
        made = RecordPresenter(place)
        place.changed.connect(lambda _topics: made.show())
        entered.append(made)
        made.page.resize(1000, 700)
        made.page.show()
        made.show()
        idle(place)
        return made.view

    yield into
    for made in entered:
        idle(made.place)
        made.page.close()


def shown(page: RecordPage) -> list[int]:
    return [row.number for row in page.model.rows]


def test_the_newest_line_comes_first_until_the_order_is_turned_round(
    locked: Panel, enter: Entered, qtbot: QtBot
) -> None:
    page = enter(locked)
    total = records.check(locked.desk(LEAD)).head.size
    first = shown(page)
    page.newest.setFocus()
    qtbot.keyClick(page.newest, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(page) != first)

    assert first == list(range(total, 0, -1))
    assert shown(page) == list(range(1, total + 1))
    assert page.count.text() == f"Shown: {total} of {total}"


def test_the_record_is_searched_in_the_words_that_are_shown(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(locked)
    qtbot.keyClicks(page.search, "Six words")
    qtbot.waitUntil(lambda: page.count.text().startswith("Found"))

    assert {row.action for row in page.model.rows} == {"key-verified"}
    assert page.model.words(0)[3] == "Six words compared"


def test_a_search_without_an_answer_says_so(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(locked)
    page.search.setText("football")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.count.text() == "Nothing in the record holds these words.")

    assert shown(page) == []


def test_a_long_record_is_read_in_pieces(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    desk = locked.desk(LEAD)
    with desk.write() as unit:
        for _number in range(1_200):
            audit.append(unit, at=datetime(2026, 11, 23, tzinfo=UTC), seat=LEAD, action="ranked", facts={})
    total = records.check(desk).head.size
    page = enter(locked)
    assert len(shown(page)) == 500

    page.more.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 1_000)
    page.more.click()
    qtbot.waitUntil(lambda: len(shown(page)) == total)
    assert shown(page) == list(range(total, 0, -1))
    assert not page.more.isVisible()


@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("search", ["", "file"])
def test_pieces_put_together_are_the_whole(locked: Panel, newest: bool, search: str) -> None:  # noqa: FBT001
    desk = locked.desk(LEAD)
    whole = records.leaf(desk, search=search, newest_first=newest, limit=10_000)
    found: list[int] = []
    leaf = records.leaf(desk, search=search, newest_first=newest, limit=3)
    found += [one.number for one in leaf.entries]
    while leaf.more:
        leaf = records.leaf(desk, search=search, newest_first=newest, after=found[-1], limit=3)
        found += [one.number for one in leaf.entries]

    assert found == [one.number for one in whole.entries]
    assert found == sorted(found, reverse=newest)
    assert not whole.more


def test_the_chain_is_checked_in_words(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(locked)
    page.check.click()
    qtbot.waitUntil(lambda: bool(page.notice.sentence))

    assert "holds. Its head:" in page.notice.sentence


def test_a_line_is_told_in_full_below_the_table(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    page = enter(locked)
    row = next(one for one in page.model.rows if one.action == "packs-issued")
    page.table.choose(row)

    assert page.line.toPlainText().splitlines()[0].startswith(f"{row.number}. Packs issued, by seat LEAD, 22 November")
    assert all(str(value) in page.line.toPlainText() for value in row.facts.values())


def test_a_backup_is_made_and_told(locked: Panel, enter: Entered, qtbot: QtBot) -> None:
    path = locked.folder / "copy.evbackup"
    page = enter(locked, path)
    page.backup.click()
    qtbot.waitUntil(lambda: bool(page.notice.sentence), timeout=20_000)

    assert path.is_file()
    assert "copy.evbackup" in page.notice.sentence
    qtbot.waitUntil(lambda: page.model.rows[0].action == "backed-up")


def test_the_record_is_written_out_line_by_line(locked: Panel, tmp_path: Path) -> None:
    desk = locked.desk(E1)
    path = records.export(desk, tmp_path / "record.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert [row[0] for row in rows[1:]] == [str(one.number) for one in records.trail(desk)]
    assert rows[1][3] == records.trail(desk)[0].action
