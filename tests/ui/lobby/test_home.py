"""Home says what to do next and leads there; the menus and the settings do what they say."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from app.services.cases import path_of
from app.services.profiles import signing_identity
from app.services.reports import make_identity
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.dialogs.sheet import Sheet
from app.ui.pages.lobby.drop_target import DropTarget
from app.ui.pages.lobby.home import HomePage
from app.ui.pages.lobby.settings import SettingsPage
from app.ui.theme.current import theme
from tests.services.panels import E1, MOD, Panel
from tests.ui.conftest import Answers
from tests.ui.lobby.conftest import House, Opened


def home(house: House) -> HomePage:
    page = house.page
    assert isinstance(page, HomePage)
    return page


def settings(house: House) -> SettingsPage:
    house.window.wanted.emit("settings")
    house.idle()
    page = house.page
    assert isinstance(page, SettingsPage)
    return page


def test_an_evaluation_is_a_card_whose_button_leads_to_where_work_goes_on(
    house: Opened, issued: Panel, qtbot: QtBot
) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    (card,) = home(here).cards
    assert card.button is not None
    focused = card.button.hasFocus() or here.window.focusWidget() is card.button
    shown = (card.following.text(), card.button.text(), card.button.accessibleName())
    listed = here.window.sidebar.list.item(1).text()
    qtbot.keyClick(card.button, Qt.Key.Key_Space)
    here.until(lambda: here.reception.workplace is not None and not isinstance(here.page, HomePage))

    assert shown == ("Next: score (6 of 6 left)", "Go on scoring", "Go on scoring: TEST-1  Short breaks")
    assert listed == "Short breaks\nYou score · Next: score (6 of 6 left)"
    assert (focused, here.window.steps.isVisible()) == (True, True)


def test_before_there_is_anything_home_says_how_to_begin(house: Opened, issued: Panel, tmp_path: Path) -> None:
    here = house(answers=Answers(tmp_path / "template.xlsx"))
    issued.close()
    stranger = issued.profiles[E1]
    path_of(stranger, "").parent.rename(tmp_path / "elsewhere")
    here.enter(stranger)
    page = home(here)
    page.template.emit()
    here.idle()

    assert page.cards == []
    assert (tmp_path / "template.xlsx").exists()
    assert "template.xlsx" in page.notice.sentence


def test_what_is_done_in_a_case_is_told_at_the_side(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    here.lobby.case_wanted.emit(issued_case(here), "")
    here.until(lambda: here.reception.workplace is not None)
    issued.score(E1)  # as another program would
    issued.close()
    assert here.reception.workplace is not None
    here.reception.workplace.changed.emit(frozenset())
    here.until(lambda: "lock" in here.window.sidebar.list.item(1).text())

    assert here.lobby.overviews[0].step == "lock"


def issued_case(house: House) -> str:
    return house.lobby.overviews[0].case


def test_a_case_that_cannot_be_opened_is_told_with_the_reason(house: Opened, issued: Panel) -> None:
    case = issued.desk(MOD).about.case
    issued.close()
    path_of(issued.profiles[MOD], case).write_bytes(b"nothing" * 1000)
    here = house()
    here.enter(issued.profiles[MOD])
    (card,) = home(here).cards

    assert (card.button, card.following.text() != "") == (None, True)
    assert here.window.sidebar.list.count() == 1


def test_a_file_dropped_on_home_is_opened(house: Opened, issued: Panel, tmp_path: Path) -> None:
    issued.close()
    strange = tmp_path / "holiday.jpg"
    strange.write_bytes(b"\xff\xd8\xff")
    here = house()
    here.enter(issued.profiles[E1])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(strange))])
    target = home(here).findChild(DropTarget)
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert target is not None
    target.dropEvent(event)
    box = here.find(QMessageBox)
    assert isinstance(box, QMessageBox)

    assert box.text().startswith("holiday.jpg was not opened.")
    box.close()


@pytest.mark.parametrize("key", ["dark", "contrast", "light"])
def test_colours_are_chosen_from_the_menu_and_kept(house: Opened, key: str) -> None:
    here = house()
    here.window.wanted.emit("dark" if key == "light" else "light")
    here.window.wanted.emit(key)
    here.window.wanted.emit("larger")

    kept = json.loads((here.home / "preferences.json").read_text())
    assert (kept["scheme"], kept["percent"], theme().percent) == (key, 125, 125)


def test_settings_show_and_change_how_it_looks(house: Opened, issued: Panel, qtbot: QtBot) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    page = settings(here)
    qtbot.keyClick(page.schemes["dark"], Qt.Key.Key_Space)
    qtbot.keyClick(page.larger, Qt.Key.Key_Space)
    here.window.wanted.emit("larger")

    assert (here.lobby.looks.chosen.scheme, page.percent.text(), page.smaller.isEnabled()) == ("dark", "150 %", True)
    assert "Holder of E1" in page.name.text()
    assert str(issued.profiles[E1].about.folder) in page.place.text()


def test_colours_are_chosen_as_assistive_technology_does(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    page = settings(here)
    for key in ("dark", "light"):
        QAccessible.queryAccessibleInterface(page.schemes[key]).actionInterface().doAction("Toggle")

    assert here.lobby.looks.chosen.scheme == "light"
    assert [key for key, choice in page.schemes.items() if choice.isChecked()] == ["light"]


def test_a_passphrase_is_changed(house: Opened, issued: Panel, qtbot: QtBot) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    page = settings(here)
    page.passphrase.emit()
    dialog = here.find(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    qtbot.keyClicks(dialog.typed.field, "short")
    qtbot.keyClick(dialog.typed.field, Qt.Key.Key_Return)
    here.until(lambda: dialog.typed.row.refusal != "")
    dialog.typed.field.clear()
    qtbot.keyClick(dialog.typed.field, Qt.Key.Key_Return)
    words = here.find(Sheet)
    words.close()
    here.idle()

    assert here.said[-1] == "The passphrase is changed."


def test_a_council_s_certificate_is_imported_and_given_up_again(
    house: Opened, issued: Panel, qtbot: QtBot, tmp_path: Path
) -> None:
    issued.close()
    made = make_identity("Ravensmere Council", tmp_path / "council.p12", at=issued.clock())
    here = house(answers=Answers(made.path))
    here.enter(issued.profiles[E1])
    page = settings(here)
    page.bring.emit()
    dialog = here.find(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    qtbot.keyClicks(dialog.typed.field, made.passphrase)
    qtbot.keyClick(dialog.typed.field, Qt.Key.Key_Return)
    here.until(lambda: "Ravensmere" in page.certificate.text())
    imported = signing_identity(issued.profiles[E1]).name
    page.forget.emit()
    here.until(lambda: "own certificate" in page.certificate.text())

    assert (imported, signing_identity(issued.profiles[E1]).name) == ("Ravensmere Council", "Holder of E1")


def test_the_help_menu_says_what_this_is(house: Opened) -> None:
    here = house()
    here.window.wanted.emit("about")
    box = here.find(QMessageBox)
    assert isinstance(box, QMessageBox)

    assert "Evenhand" in box.text()
    box.close()


def test_the_help_menu_lists_the_keys_and_scrolls_them_by_keyboard(house: Opened, qtbot: QtBot) -> None:
    here = house()
    here.window.wanted.emit("keys")
    box = here.find(Sheet)
    assert isinstance(box, Sheet)
    qtbot.wait(50)
    box.resize(box.width(), 300)
    (area,) = box.findChildren(QScrollArea)
    qtbot.keyClick(box.verb, Qt.Key.Key_End)
    said = [label.text() for label in box.findChildren(QLabel)]

    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum() > 0
    assert {"Ctrl+Enter", "Alt+Page Down, Alt+Page Up", "Ctrl+E", "Ctrl+F", "?", "A digit"} <= set(said)
    qtbot.keyClick(box.verb, Qt.Key.Key_Escape)


def test_text_from_an_e_mail_is_pasted_from_the_menu(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    QGuiApplication.clipboard().setText("")
    here.window.wanted.emit("paste")
    box = here.find(QMessageBox)
    assert isinstance(box, QMessageBox)

    assert "There is no text to paste" in box.text()
    box.close()


def test_the_list_of_evaluations_is_put_away_where_it_would_take_a_third_of_the_window(house: Opened) -> None:
    here = house()
    window = here.window
    window.resize(1000, 700)
    wide = window.sidebar.isVisible()
    window.resize(700, 700)
    narrow = window.sidebar.isVisible()
    window.wanted.emit("list")
    asked = (window.sidebar.isVisible(), window.focusWidget() is window.sidebar.list)
    window.sidebar.chosen.emit("")
    chosen = window.sidebar.isVisible()
    window.resize(1000, 700)

    assert (wide, narrow, asked, chosen, window.sidebar.isVisible()) == (True, False, (True, True), False, True)


def test_a_long_title_never_makes_the_window_grow(house: Opened, issued: Panel) -> None:
    issued.close()
    here = house()
    here.enter(issued.profiles[E1])
    here.window.resize(700, 500)
    home(here).opened.emit(home(here).cards[0].case)
    here.until(here.window.steps.isVisible)
    here.window.steps.show_case("A title that goes on and on " * 20, "You score", [])
    here.idle()

    assert (here.window.width(), here.window.height()) == (700, 500)


def test_without_a_profile_there_is_no_home_and_no_settings(house: Opened) -> None:
    here = house()
    here.reception.begin()
    here.idle()
    before = here.page
    here.window.wanted.emit("home")
    here.window.wanted.emit("settings")

    assert here.page is before


def test_where_the_window_stood_is_kept(house: Opened) -> None:
    here = house()
    here.window.setGeometry(40, 50, 1000, 700)
    here.close()

    kept = json.loads((here.home / "preferences.json").read_text())
    assert (kept["geometry"]["width"], kept["geometry"]["height"]) == (1000, 700)
