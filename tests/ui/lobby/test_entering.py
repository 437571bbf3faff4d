"""Anybody has a profile within a minute, and comes in again with what opens it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.profiles import create_profile, profiles_in
from app.services.recovery import recovery_text
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.lobby.home import HomePage
from app.ui.pages.lobby.restore import RestorePage
from app.ui.pages.lobby.unlock import UnlockPage
from app.ui.pages.lobby.welcome import Opener, WelcomePage
from app.ui.widgets.six_words import SixWords
from tests.services.panels import E1, PASSPHRASE, Clock, person, weak
from tests.services.secret_stores import MemoryStore
from tests.ui.conftest import Answers
from tests.ui.lobby.conftest import House, Opened


def begun(house: House) -> House:
    house.reception.begin()
    house.idle()
    return house


def welcome(house: House) -> WelcomePage:
    page = house.page
    assert isinstance(page, WelcomePage)
    return page


def unlock(house: House) -> UnlockPage:
    page = house.page
    assert isinstance(page, UnlockPage)
    return page


def test_the_first_profile_is_made_with_drawn_words_that_are_shown_once(house: Opened, qtbot: QtBot) -> None:
    here = begun(house())
    page = welcome(here)
    qtbot.keyClicks(page.name, "Awel Morgan")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    here.until(lambda: page.drawn is not None)
    assert page.drawn is not None
    words = page.drawn.shown.sentence
    before = page.drawn.go_on.isEnabled()
    qtbot.keyClick(page.drawn.written, Qt.Key.Key_Space)
    qtbot.keyClick(page.drawn.go_on, Qt.Key.Key_Space)
    here.until(lambda: isinstance(here.page, HomePage))

    (about,) = profiles_in(here.home)
    assert (before, about.name, len(words.split()), here.lobby.profile is not None) == (False, "Awel Morgan", 8, True)


def test_a_passphrase_of_one_s_own_opens_what_was_made(house: Opened, qtbot: QtBot) -> None:
    here = begun(house())
    page = welcome(here)
    qtbot.keyClicks(page.name, "Awel Morgan")
    page.choices[Opener.OWN].setChecked(True)
    qtbot.keyClicks(page.own.field, "short")
    qtbot.keyClick(page.own.field, Qt.Key.Key_Return)
    here.idle()
    refusal = page.own.row.refusal
    page.own.field.clear()
    qtbot.keyClicks(page.own.field, PASSPHRASE)
    qtbot.keyClick(page.own.field, Qt.Key.Key_Return)
    here.until(lambda: isinstance(here.page, HomePage))

    assert "at least 12 characters" in refusal


def test_without_a_name_there_is_no_profile(house: Opened, qtbot: QtBot) -> None:
    here = begun(house())
    page = welcome(here)
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)

    assert (page.name_row.refusal != "", profiles_in(here.home)) == (True, ())


def test_with_a_keyring_there_is_nothing_to_remember(house: Opened, qtbot: QtBot) -> None:
    here = begun(house(store=MemoryStore()))
    page = welcome(here)
    qtbot.keyClicks(page.name, "Awel Morgan")
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    here.until(lambda: page.drawn is not None)
    assert page.drawn is not None
    shown = page.drawn.findChild(SixWords)
    qtbot.mouseClick(page.drawn.go_on, Qt.MouseButton.LeftButton)
    here.until(lambda: isinstance(here.page, HomePage))

    assert (shown, profiles_in(here.home)[0].lock.value) == (None, "keyring")


def test_the_only_profile_that_the_keyring_opens_opens_by_itself(house: Opened) -> None:
    here = house(store=MemoryStore())
    create_profile(here.home, "Awel", store=here.lobby.door.store, passphrase=None, at=Clock()())
    begun(here)
    here.until(lambda: isinstance(here.page, HomePage))

    assert here.lobby.profile is not None


def test_a_wrong_passphrase_is_told_beside_its_field_and_the_right_one_opens(house: Opened, qtbot: QtBot) -> None:
    here = house()
    create_profile(here.home, "Awel", store=here.lobby.door.store, passphrase=PASSPHRASE, at=Clock()(), fresh=weak)
    create_profile(
        here.home, "Bryn", store=here.lobby.door.store, passphrase=PASSPHRASE + "!", at=Clock()(), fresh=weak
    )
    begun(here)
    page = unlock(here)
    first = page.chosen
    qtbot.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    missing = page.passphrase.row.refusal
    qtbot.keyClicks(page.passphrase.field, "not this one")
    qtbot.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    here.until(page.open.isEnabled)
    wrong = page.passphrase.row.refusal
    page.passphrase.field.clear()
    qtbot.keyClicks(page.passphrase.field, PASSPHRASE)
    qtbot.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    here.until(lambda: isinstance(here.page, HomePage))

    assert first is not None
    assert (first.name, page.passphrase.text) == ("Awel", "")
    assert ("Type the passphrase" in missing, "does not open" in wrong) == (True, True)


def test_what_is_typed_can_be_shown(house: Opened, qtbot: QtBot) -> None:
    here = house()
    create_profile(here.home, "Awel", store=here.lobby.door.store, passphrase=PASSPHRASE, at=Clock()(), fresh=weak)
    begun(here)
    field = unlock(here).passphrase
    hidden = field.field.echoMode()
    qtbot.keyClick(field.shown, Qt.Key.Key_Space)

    assert (hidden, field.field.echoMode()) == (field.field.EchoMode.Password, field.field.EchoMode.Normal)


def test_a_profile_comes_back_from_its_sheet_line_by_line(house: Opened, qtbot: QtBot) -> None:
    here = house()
    lost = person(here.home, E1, Clock())
    lines, words = recovery_text(lost)
    begun(here)
    here.lobby.room_wanted.emit("restore")
    page = here.page
    assert isinstance(page, RestorePage)
    wrong = lines.splitlines()
    wrong[1] = wrong[1][:-1] + ("A" if wrong[1][-1] != "A" else "B")
    page.lines.setPlainText("\n".join(wrong))
    refusal = page.lines_row.refusal
    page.lines.setPlainText(lines)
    qtbot.keyClicks(page.words, words)
    qtbot.keyClicks(page.own.field, PASSPHRASE)
    qtbot.keyClick(page.own.field, Qt.Key.Key_Return)
    here.until(lambda: isinstance(here.page, HomePage))

    assert ("Line 2" in refusal, page.lines.toPlainText()) == (True, "")
    assert here.lobby.profile is not None
    assert here.lobby.profile.about.name == "Holder of E1"


def test_the_words_of_a_sheet_are_shown_once_it_is_written(house: Opened, qtbot: QtBot) -> None:
    here = house(answers=Answers())
    here.answers.paths.append(here.home / "sheet.pdf")
    begun(here)
    page = welcome(here)
    qtbot.keyClicks(page.name, "Awel Morgan")
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    here.until(lambda: page.drawn is not None)
    assert page.drawn is not None
    page.drawn.sheet.emit()
    dialog = here.find(Sheet)

    assert (here.home / "sheet.pdf").read_bytes().startswith(b"%PDF")
    shown = {one.sentence for one in (page.drawn.shown, *dialog.findChildren(SixWords))}
    dialog.close()
    assert len(shown) == 2
