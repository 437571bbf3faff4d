"""Hasty hands at the window: doors opened twice, people who change while one opens, words that cannot be saved."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.scoring.duties import Duty
from app.services import scores
from app.ui.dialogs.sheet import Sheet
from app.ui.lobby import Player
from app.ui.pages.score.presenter import ScorePresenter
from tests.services.panels import E1, MOD, PASSPHRASE, Panel
from tests.ui.lobby.conftest import House, Opened

LEFT = Qt.MouseButton.LeftButton


def case_of(here: House) -> str:
    return here.lobby.overviews[0].case


def scoring(here: House) -> ScorePresenter:
    """Open the scoring room and return what ties it to the case."""
    here.reception.open_case(case_of(here), "score")
    here.idle()
    found = here.page.findChild(ScorePresenter)
    assert isinstance(found, ScorePresenter)
    return found


def type_words(qtbot: QtBot, room: ScorePresenter) -> Duty:
    """Type a reason, too new to be saved already, and return what it is about."""
    duty = room.now
    assert duty is not None
    qtbot.keyClicks(room.scoring.full.answer.reasons, "Every word counts.")
    return duty


def kept(panel: Panel, duty: Duty) -> list[str]:
    return [one.reason for one in scores.history(panel.desk(E1), duty)]


def test_a_case_that_is_opened_twice_at_once_is_open_once(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    here.reception.open_case(case_of(here), "score")
    here.reception.open_case(case_of(here), "score")
    here.idle()
    room = here.page.findChild(ScorePresenter)

    assert isinstance(room, ScorePresenter)
    assert room.place is here.reception.workplace


def test_who_is_no_longer_there_is_not_let_into_their_case(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.lobby.players = tuple(
        Player(name=seat, part=seat, home=issued.folder / "people" / seat, passphrase=lambda: PASSPHRASE)
        for seat in (E1, MOD)
    )
    here.reception.play_as(0)
    here.idle()
    here.reception.open_case(case_of(here), "score")
    here.reception.play_as(1)
    here.idle()

    assert here.lobby.profile is not None
    assert (here.lobby.profile.about.name, here.reception.workplace) == ("Holder of MOD", None)


def test_the_window_stays_until_the_last_word_is_saved(house: Opened, issued: Panel, qtbot: QtBot) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    duty = type_words(qtbot, scoring(here))
    here.window.close()
    here.until(lambda: not here.window.isVisible())

    assert kept(issued, duty) == ["Every word counts."]


def test_words_that_cannot_be_saved_keep_the_window_open_until_they_are_given_up(
    house: Opened, issued: Panel, qtbot: QtBot
) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    room = scoring(here)
    room.scoring.full.answer.reasons.setPlainText("x" * 20_001)  # longer than a reason may be
    here.window.close()
    asked = here.find(Sheet)
    assert isinstance(asked, Sheet)
    stays = here.window.isVisible()
    qtbot.mouseClick(asked.cancel, LEFT)
    still = room.scoring.full.answer.reasons.toPlainText()
    here.window.close()
    again = here.find(Sheet)
    assert isinstance(again, Sheet)
    qtbot.mouseClick(again.verb, LEFT)
    here.until(lambda: not here.window.isVisible())

    assert (stays, len(still)) == (True, 20_001)


def test_words_that_cannot_be_saved_keep_their_case_open(house: Opened, issued: Panel, qtbot: QtBot) -> None:
    issued.close()
    here = house()
    here.lobby.players = tuple(
        Player(name=seat, part=seat, home=issued.folder / "people" / seat, passphrase=lambda: PASSPHRASE)
        for seat in (E1, MOD)
    )
    here.reception.play_as(0)
    here.idle()
    room = scoring(here)
    room.scoring.full.answer.reasons.setPlainText("x" * 20_001)
    here.reception.play_as(1)
    asked = here.find(Sheet)
    assert isinstance(asked, Sheet)
    qtbot.mouseClick(asked.cancel, LEFT)
    here.idle()
    room.scoring.full.answer.reasons.setPlainText("Short.")
    here.until(lambda: not room.unsaved)

    assert here.lobby.profile is not None
    assert here.lobby.profile.about.name == "Holder of E1"
    assert here.reception.workplace is room.place


def test_what_another_window_saved_is_shown_when_one_comes_back(house: Opened, issued: Panel) -> None:
    issued.close()
    here, other = house(), house(issued.folder / "other")
    for one in (here, other):
        one.enter(issued.profiles[E1])
        scoring(one)
    mine, theirs = scoring(here), scoring(other)
    here.window.returned.emit()
    here.idle()
    duty = theirs.now
    theirs.scoring.full.answer.reasons.setPlainText("From the other window.")
    other.until(lambda: not theirs.unsaved)
    here.window.returned.emit()
    here.until(lambda: mine.scoring.full.answer.reasons.toPlainText() != "")

    assert mine.now == duty
    assert mine.scoring.full.answer.reasons.toPlainText() == "From the other window."


def test_the_list_of_questions_stands_beside_the_page_that_has_room_for_it(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    room = scoring(here)
    wide = room.scoring.full.list_button.isChecked()
    here.window.resize(1, here.window.height())
    here.window.resize(1240, here.window.height())

    assert (wide, room.scoring.full.list_button.isChecked()) == (True, True)
