"""No room tells what its seat is not to see: whatever is drawn, spoken or held by any widget or model (DESIGN §2)."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGraphicsView, QTabBar, QTabWidget, QWidget

from app.domain.codes import SeatCode
from app.services import award, meetings, outcomes
from app.ui.pages.meeting.presenter import MeetingPresenter
from app.ui.pages.registry import ROOMS
from app.ui.pages.score.presenter import ScorePresenter
from tests.services.panels import E1, LEAD, MOD, SCORERS, Y1, Panel
from tests.ui.lobby.conftest import House, Opened, house  # noqa: F401 - a fixture

_TEXTS = ("text", "toPlainText", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName",
          "accessibleDescription", "placeholderText")  # fmt: skip
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
_ROLES = (*range(16), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 8))
_FLAT = (QAbstractListModel, QAbstractTableModel)
_DEEP = 3  # attributes of attributes that are looked into


def words_of(widget: QWidget) -> Iterator[str]:
    """Yield everything that a widget and all within it show, hidden or not, hold or would say."""
    for one in [widget, *widget.findChildren(QWidget)]:
        for name in _TEXTS:
            asked = getattr(one, name, None)
            if callable(asked):  # some widgets have a part of that name
                yield str(asked())
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _modelled(one.model(), QModelIndex())
        if isinstance(one, QComboBox):
            yield from _modelled(one.model(), QModelIndex())
        if isinstance(one, QTabBar):
            for at in range(one.count()):
                yield from (one.tabText(at), one.tabToolTip(at), one.accessibleTabName(at))
        if isinstance(one, QGraphicsView):
            yield from (item.toolTip() for item in one.items())
        yield from _said(QAccessible.queryAccessibleInterface(one))
    for held in [widget, *widget.findChildren(QObject)]:
        yield from _held(held, _DEEP)


def _modelled(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(found) for role in _ROLES if (found := model.data(index, role)) is not None)
            if column == 0 and not isinstance(model, _FLAT) and model.hasChildren(index):
                yield from _modelled(model, index)


def _said(found: QAccessibleInterface | None) -> Iterator[str]:
    if found is None or not found.isValid():
        return
    yield from (found.text(one) for one in _SPOKEN)
    for at in range(found.childCount()):
        child = found.child(at)
        if child is not None and child.object() is None:  # drawn, not a widget: whose turn comes otherwise
            yield from _said(child)


def _held(holder: object, deep: int) -> Iterator[str]:
    """Yield what the attributes of an object of ours hold, and those of what they hold."""
    for name, value in getattr(holder, "__dict__", {}).items():
        if isinstance(value, QObject):
            continue  # its turn comes, where it belongs to the window
        yield f"{name}={value!r}"
        if deep > 1:
            yield from _held(value, deep - 1)


def window_of(here: House, seat: SeatCode, panel: Panel) -> dict[str, str]:
    """Walk through every room of a seat's case as a curious person would; return all that each told."""
    said: list[str] = []
    here.lobby.said.connect(said.append)
    here.enter(panel.profiles[seat])
    told: dict[str, list[str]] = {"home": [*words_of(here.window)]}
    for room in rooms_of(here):
        told.setdefault(room, []).extend(words_of(here.page))
    told["window"] = [*words_of(here.window), *said]
    return {room: "\n".join(words) for room, words in told.items()}


def rooms_of(here: House) -> Iterator[str]:
    """Go through every room of the one case and press on what can be looked at; yield the room at each stop."""
    (case,) = [one.case for one in here.lobby.overviews]
    here.reception.open_case(case, "")
    here.idle()
    about = here.reception.workplace.about if here.reception.workplace is not None else None
    for room in (one.key for one in ROOMS if about is not None and about.role in one.roles):
        here.reception.open_case(case, room)
        here.idle()
        yield room
        for _step in _look_around(here.page):
            here.idle()
            yield room


def _look_around(page: QWidget) -> Iterator[None]:
    """Come to every tab, every row and every score of a page."""
    for tabs in page.findChildren(QTabWidget):
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            yield
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            view.setCurrentIndex(model.index(row, 0))
            yield
    for scoring in page.findChildren(ScorePresenter):
        for task in scoring.sheet.tasks:
            scoring.scoring.full.wanted.emit(task.duty)
            yield
    for meeting in page.findChildren(MeetingPresenter):
        for item in meeting._chart.items if meeting._chart is not None else ():
            meeting.open(item.duty)
            yield


@pytest.fixture
def revealed(returned: Panel) -> Panel:
    """Return a panel whose scores lie on the table, with nothing agreed."""
    meetings.reveal(returned.desk(MOD))
    return returned


@pytest.fixture
def agreed(revealed: Panel) -> Panel:
    """Return a panel that has agreed on everything and has not locked."""
    revealed.agree()
    return revealed


@pytest.fixture(scope="module")
def figures(locked_once: Panel, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return every quality, price point, price and total that the lead sees in the end."""
    panel = locked_once.copied(tmp_path_factory.mktemp("figures") / "panel")
    try:
        outcomes.open_prices(panel.desk(LEAD), panel.folder / "prices.xlsx")
        return frozenset(re.findall(r"\b\d[\d,]*\d\.\d\d\b", repr(award.award(panel.desk(LEAD)))))
    finally:
        panel.close()


def others_words(told: dict[str, str], seat: SeatCode) -> list[tuple[str, str]]:
    """Return in which rooms words of which other seats are."""
    return [
        (room, other) for room, words in told.items() for other in SCORERS if other != seat and f"{other} on " in words
    ]


def figures_in(told: dict[str, str], figures: frozenset[str]) -> list[tuple[str, str]]:
    """Return in which rooms which figures of the outcome are."""
    return [
        (room, figure)
        for room, words in told.items()
        for figure in sorted(figures)
        if re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,]*\d)", words)
    ]


def amounts_in(told: dict[str, str]) -> list[tuple[str, str]]:
    """Return in which rooms there is money."""
    return [(room, found) for room, words in told.items() for found in re.findall(r"£[\d.,]+|amount=\d+", words)]


@pytest.mark.parametrize(("seat", "stage"), [(E1, "issued"), (E1, "agreed"), (E1, "locked"), (Y1, "agreed")])
def test_who_scores_finds_their_own_words_and_nobody_elses(
    request: pytest.FixtureRequest,
    house: Opened,  # noqa: F811
    figures: frozenset[str],
    stage: str,
    seat: SeatCode,
) -> None:
    panel: Panel = request.getfixturevalue(stage)
    if stage == "issued":
        panel.score(seat)
    panel.close()

    told = window_of(house(), seat, panel)

    assert f"{seat} on A" in told["score"]
    assert (others_words(told, seat), figures_in(told, figures), amounts_in(told)) == ([], [], [])
    assert [room for room, words in told.items() if "So agreed." in words] == []


def test_before_the_reveal_a_moderator_finds_no_score(
    house: Opened,  # noqa: F811
    returned: Panel,
    figures: frozenset[str],
) -> None:
    returned.close()

    told = window_of(house(), MOD, returned)

    assert (others_words(told, MOD), figures_in(told, figures), amounts_in(told)) == ([], [], [])


def test_before_the_lock_a_moderator_finds_scores_and_nothing_that_follows_from_them(
    house: Opened,  # noqa: F811
    agreed: Panel,
    figures: frozenset[str],
) -> None:
    agreed.close()

    told = window_of(house(), MOD, agreed)
    consequence = [
        (room, found)
        for room in ("inbox", "meeting")
        for found in re.findall(r"(?i)\b(?:below the minimum|threshold\w*|winn\w+|total \d|rank \d)", told[room])
    ]

    assert {other for room, other in others_words(told, MOD) if room == "meeting"} == set(SCORERS)
    assert (figures_in(told, figures), amounts_in(told), consequence) == ([], [], [])


def test_before_the_moderation_a_lead_finds_no_score(
    house: Opened,  # noqa: F811
    agreed: Panel,
) -> None:
    agreed.close()

    told = window_of(house(), LEAD, agreed)

    assert others_words(told, LEAD) == []
    assert [room for room, words in told.items() if "So agreed." in words] == []


def test_what_is_looked_for_is_found_where_it_may_be_seen(
    house: Opened,  # noqa: F811
    locked: Panel,
    figures: frozenset[str],
) -> None:
    outcomes.open_prices(locked.desk(LEAD), locked.folder / "prices.xlsx")
    locked.close()

    told = window_of(house(), LEAD, locked)

    assert {room for room, _figure in figures_in(told, figures)} >= {"ranking"}
