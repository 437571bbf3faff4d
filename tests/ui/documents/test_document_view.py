"""A supplier's answer and files in the window: by keyboard, with real files drawn by the real process."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QImageWriter
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.scoring.duties import Duty
from app.services import records
from app.services.attachments import AttachedFile, FileKind
from app.ui.widgets.document_presenter import DocumentPresenter, decoded
from app.ui.widgets.document_view import DocumentView
from tests.services.attached import attach, lines_of, pdf
from tests.services.panels import E1, Q1, A, B, Panel
from tests.ui.conftest import Answers, AtWork

DUTY = Duty(question=Q1, supplier=A, lot=None)
ANSWER = "Each family has one named worker."


def png(width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


FILES = {
    "A/method.pdf": pdf(4),
    "A/plan.png": png(),
    "A/notes.txt": b"Nobody waits for an answer.",
    "A/costs.xlsx": b"PK\3\4\0",
    "A/broken.pdf": b"%PDF-1.7 and no more",
}


class Opened:
    """A view on one answer at a real desk."""

    def __init__(self, qtbot: QtBot, panel: Panel, at_work: AtWork, chooser: Answers) -> None:
        self.qtbot = qtbot
        self.desk = panel.desk(E1)
        attach(self.desk, DUTY, FILES, text=ANSWER, missing=["A/lost.pdf"])
        self.place = at_work(self.desk, chooser=chooser)
        self.view = DocumentView()
        self.presenter = DocumentPresenter(self.place, self.view)
        self.cited: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.view.cite.connect(lambda text, place: self.cited.append((text, place)))
        self.place.said.connect(self.said.append)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()

    def show(self, duty: Duty = DUTY, answer: str = ANSWER) -> None:
        self.presenter.show(duty, answer)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.place.tasks.idle, timeout=20_000)

    def keys(self, widget: QWidget, *keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
        widget.setFocus()
        for key in keys:
            plain, with_ = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
            self.qtbot.keyClick(self.view.focusWidget() or widget, plain, with_)
            self.settle()

    @property
    def text(self) -> str:
        return self.view.words.text.toPlainText()


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chooser() -> Answers:
    return Answers()


@pytest.fixture
def opened(qtbot: QtBot, issued: Panel, at_work: AtWork, chooser: Answers) -> Iterator[Opened]:
    at = Opened(qtbot, issued, at_work, chooser)
    yield at
    at.presenter.close()


def test_the_answer_is_there_at_once_and_its_files_beside_it(opened: Opened) -> None:
    opened.presenter.show(DUTY, ANSWER)
    assert opened.text == ANSWER
    opened.settle()

    tabs = opened.view.choice.tabs
    names = ["Answer", "method.pdf", "plan.png", "notes.txt", "costs.xlsx", "broken.pdf", "lost.pdf"]
    assert [tabs.tabText(at) for at in range(tabs.count())] == names
    assert opened.text == ANSWER


def test_words_of_the_answer_are_selected_and_cited_by_keyboard(opened: Opened) -> None:
    opened.show()
    opened.keys(
        opened.view.words.text,
        (Qt.Key.Key_Right, CTRL | SHIFT),
        (Qt.Key.Key_Right, CTRL | SHIFT),
        (Qt.Key.Key_E, CTRL),
    )

    assert opened.cited == [("Each family", "answer")]


def test_words_of_a_page_are_cited_with_its_place(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    opened.keys(
        opened.view.words.text,
        (Qt.Key.Key_PageDown, CTRL),
        (Qt.Key.Key_PageDown, CTRL),
        (Qt.Key.Key_End, SHIFT),
        (Qt.Key.Key_E, CTRL),
    )

    assert opened.text.split("\n")[0] == lines_of(3)[0]
    assert opened.cited == [(lines_of(3)[0], "method.pdf, page 3")]


def test_the_whole_page_is_cited_where_nothing_is_selected(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    opened.keys(opened.view.picture, (Qt.Key.Key_E, CTRL))

    assert opened.cited == [("", "method.pdf, page 1")]


def test_nothing_of_the_answer_is_cited_without_a_selection(opened: Opened) -> None:
    opened.show()
    opened.keys(opened.view.words.text, (Qt.Key.Key_E, CTRL))

    assert opened.cited == []


def test_a_page_is_drawn_as_wide_as_it_is_shown(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    picture = opened.view.picture

    assert abs(picture.image.width() - picture.pixel_width) <= picture.pixel_width // 20
    before = picture.pixel_width
    opened.keys(picture, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    opened.qtbot.waitUntil(lambda: abs(picture.image.width() - 2 * before) < before // 20, timeout=1_000)
    assert picture.percent == 200
    opened.keys(picture, Qt.Key.Key_Minus)
    assert picture.percent == 150
    opened.keys(picture, Qt.Key.Key_0)
    assert picture.percent == 100


@pytest.mark.parametrize(("typed", "page"), [("3", 3), ("4", 4), ("1", 1)], ids=["another", "the last", "the same"])
def test_a_page_is_chosen_by_its_number(opened: Opened, typed: str, page: int) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    field = next(one for one in opened.view.bar.findChildren(QLineEdit))
    field.setFocus()
    opened.qtbot.keyClicks(field, typed)
    opened.keys(field, Qt.Key.Key_Return)

    assert (opened.view.bar.number, opened.text.split("\n")[0]) == (page, lines_of(page)[0])


def test_there_is_no_page_before_the_first_or_after_the_last(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    opened.keys(opened.view.picture, (Qt.Key.Key_PageUp, CTRL))
    assert opened.view.bar.number == 1
    opened.keys(opened.view.picture, *[(Qt.Key.Key_PageDown, CTRL)] * 9)
    assert (opened.view.bar.number, opened.text.split("\n")[0]) == (4, lines_of(4)[0])


def test_only_the_newest_wish_is_shown_when_many_come_at_once(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    for number in (2, 3, 4, 3, 2):
        opened.view.bar.choose(number)
    opened.settle()

    assert opened.text.split("\n")[0] == lines_of(2)[0]


def test_a_page_that_arrives_for_another_file_or_number_is_dropped(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    assert opened.view.shown is not None
    late = AttachedFile(name="x", sha256="0" * 64, size=1, type="", kind=FileKind.PDF)

    opened.view.show_page(late, 1, QImage(), "late")
    opened.view.show_page(opened.view.shown, 2, QImage(), "late")
    opened.view.show_text(late, "late")
    opened.view.show_trouble(late, "late")

    assert opened.text.split("\n")[0] == lines_of(1)[0]


def test_what_comes_for_an_earlier_duty_is_dropped(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.presenter.show(Duty(question=Q1, supplier=B, lot=None), "B answers Q1.")
    opened.settle()

    assert opened.text == "B answers Q1."
    assert opened.view.choice.isHidden()


def test_a_text_file_is_read_and_cited(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(3)
    opened.settle()
    opened.keys(opened.view.words.text, (Qt.Key.Key_A, CTRL), (Qt.Key.Key_E, CTRL))

    assert opened.cited == [("Nobody waits for an answer.", "notes.txt")]


def test_a_picture_is_shown_with_a_name_and_cited_as_a_whole(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(2)
    opened.settle()
    opened.keys(opened.view.picture, (Qt.Key.Key_E, CTRL))

    assert opened.view.picture.image.size().toTuple() == (40, 30)
    assert opened.view.picture.accessibleName() == "Picture: plan.png"
    assert opened.cited == [("", "plan.png")]


@pytest.mark.parametrize(
    ("tab", "said"),
    [(4, "This kind of file can’t be shown here."), (5, "This PDF is damaged"), (6, "not on this laptop")],
)
def test_what_cannot_be_shown_says_why(opened: Opened, tab: int, said: str) -> None:
    opened.show()
    opened.view.show_tab(tab)
    opened.settle()
    labels = [one.text() for one in opened.view.findChildren(type(opened.view._hint)) if one.isVisible()]

    assert [text for text in labels if said in text] != []


def test_a_crash_costs_one_page_and_the_next_is_shown(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    number = opened.presenter._reader.process_id
    assert number is not None
    os.kill(number, signal.SIGSEGV)
    opened.view.bar.choose(4)
    opened.settle()
    assert opened.view._notice.sentence.startswith("Error: This page could not be read")
    opened.view.bar.choose(3)
    opened.settle()

    assert opened.text.split("\n")[0] == lines_of(3)[0]
    assert opened.view._notice.sentence == ""


def test_a_copy_is_saved_announced_and_recorded(opened: Opened, chooser: Answers, tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    chooser.paths.append(path)
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    opened.view._save.click()
    opened.settle()

    assert path.read_bytes() == FILES["A/method.pdf"]
    assert opened.said == ["A copy of method.pdf was saved. It is no longer protected: delete it when you are done."]
    assert records.trail(opened.desk)[-1].action == "attachment-saved"


def test_words_are_found_by_keyboard_and_cited_from_there(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    opened.keys(opened.view.words.text, (Qt.Key.Key_F, CTRL))
    field = opened.view.focusWidget()
    assert isinstance(field, QLineEdit)
    opened.qtbot.keyClicks(field, "every")
    assert opened.view.words._count.text() == "1 of 2"
    opened.keys(field, Qt.Key.Key_Return)
    assert opened.view.words._count.text() == "2 of 2"
    opened.keys(field, Qt.Key.Key_Return)
    assert opened.view.words._count.text() == "1 of 2"
    opened.keys(field, Qt.Key.Key_Escape)
    assert opened.view.focusWidget() is opened.view.words.text
    opened.keys(opened.view.words.text, (Qt.Key.Key_E, CTRL))

    assert opened.cited == [("every", "method.pdf, page 1")]


def test_words_that_are_not_there_are_said_to_be_so(opened: Opened) -> None:
    opened.show()
    opened.view.words.open_find()
    field = opened.view.focusWidget()
    assert isinstance(field, QLineEdit)
    opened.qtbot.keyClicks(field, "zebra")

    assert opened.view.words._count.text() == "Not found here"


def test_everything_that_takes_the_focus_has_a_name_and_is_reached_by_tab(opened: Opened) -> None:
    opened.show()
    opened.view.show_tab(1)
    opened.settle()
    first = opened.view.choice.tabs
    first.setFocus()
    reached: list[str] = []
    while (at := opened.view.focusWidget()) is not None and (not reached or at is not first):
        interface = QAccessible.queryAccessibleInterface(at)
        reached.append(interface.text(QAccessible.Text.Name))
        opened.qtbot.keyClick(at, Qt.Key.Key_Tab)

    assert reached == [
        "method.pdf",  # Qt names a row of tabs by the one in front
        "Page, from 1 to 4",
        "Next page",
        "Make the page smaller",
        "Make the page larger",
        "Fit the page to the width",
        "Picture of page 1 of 4. Its words are in the next field.",
        "Words on page 1",
        "Cite this page",
        "Save a copy …",
    ]


def test_where_tabs_have_no_room_a_list_offers_the_same(opened: Opened) -> None:
    opened.show()
    opened.view.resize(320, 700)
    listed = opened.view.choice.listed
    opened.qtbot.waitUntil(listed.isVisible)
    listed.setFocus()
    opened.keys(listed, Qt.Key.Key_Down)

    assert opened.view.shown is not None
    assert opened.view.shown.name == "A/method.pdf"
    assert opened.view._splitter.orientation() is Qt.Orientation.Vertical


def test_an_answer_of_files_alone_begins_with_the_first(opened: Opened) -> None:
    opened.show(answer="  ")

    assert opened.text.split("\n")[0] == lines_of(1)[0]


def test_a_view_that_goes_away_in_the_middle_of_a_page_leaves_no_process(
    qtbot: QtBot, issued: Panel, at_work: AtWork
) -> None:
    at = Opened(qtbot, issued, at_work, Answers())
    at.show()
    at.view.show_tab(1)
    at.settle()
    number = at.presenter._reader.process_id
    at.view.bar.choose(2)
    reader = at.presenter._reader
    at.view.deleteLater()
    qtbot.waitUntil(lambda: reader.process_id is None, timeout=5_000)

    assert not Path(f"/proc/{number}").exists()
    at.settle()


def jpeg_named_png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\xff\xd8\xff" * 20


@pytest.mark.parametrize("spoil", [lambda whole: whole[:40], lambda _whole: jpeg_named_png()], ids=["cut", "false"])
def test_a_picture_that_is_none_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(AppError, match="image-not-shown"):
        decoded(spoil(png()))


def test_a_picture_that_claims_to_be_huge_is_refused_unread() -> None:
    claims = bytearray(png())
    claims[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)

    with pytest.raises(AppError, match="image-not-shown"):
        decoded(bytes(claims))


def test_a_large_picture_is_brought_to_the_size_of_a_screen() -> None:
    assert decoded(png(4000, 100)).size().toTuple() == (3000, 75)
