"""A supplier's answer and its files: read, looked at, searched, and cited as evidence with their place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.services.attachments import AttachedFile, FileKind
from app.text.screens import documents as words
from app.ui.theme.current import px
from app.ui.theme.spacing import spaced
from app.ui.theme.tokens import SPACE_M, SPACE_S
from app.ui.widgets.buttons import quiet_button, secondary
from app.ui.widgets.document_bar import DocumentBar
from app.ui.widgets.document_picture import PagePicture
from app.ui.widgets.document_text import DocumentText
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import flow
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import Notice
from app.ui.widgets.tabs_or_list import Choosable, TabsOrList
from app.ui.widgets.text import quiet

_SETTLES = 150  # milliseconds after the last change of width before a sharper picture is asked for
_BESIDE = 820  # pixels at 100 % from which the picture stands beside its words, not above them
_FLAT = 1.2  # and from which width by height: above them there would be a few lines of each
_LOW = 460  # pixels at 100 % of height below which there is no room for hints
_PICTURE = 0.6  # its part of the room, until somebody moves the border


class DocumentView(QWidget):
    """Shows what it is given and asks for the rest; knows no service.

    `file_wanted` names a file that came to the front, `page_wanted` a page of it with a width in real pixels,
    `file_save_wanted` a file to be saved. `cite` carries words (none where a whole page or file is cited) and their
    place, such as "method.pdf, page 3" or "answer". What arrives for another file or page than is shown is dropped.
    """

    file_wanted = Signal(object)
    page_wanted = Signal(object, int, int)
    file_save_wanted = Signal(object)
    cite = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = ""
        self._files: tuple[AttachedFile, ...] = ()
        self._names: dict[str, str] = {}
        self._shown: AttachedFile | None = None  # None: the answer itself
        self._pages = 0
        self._drawn = 0  # the page whose picture and words are shown

        self.choice = TabsOrList(words.documents())
        self.bar = DocumentBar()
        self.picture = PagePicture()
        self.words = DocumentText()
        self._notice = Notice()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(px(SPACE_M))
        self._share = _PICTURE
        self._splitter.splitterMoved.connect(self._shared)
        self._splitter.addWidget(self.picture)
        self._splitter.addWidget(self.words)
        self._opening = quiet()
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._opening)
        self._unshown: QWidget | None = None
        self._lay_out()

        self._settling = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settling.timeout.connect(self._ask_again)
        self._connect()
        self.set_answer("")
        self.set_files(())

    # what it is given

    def set_answer(self, text: str) -> None:
        """Take the answer's own words."""
        self._answer = text
        if self._shown is None:
            self._show_answer()

    def set_files(self, files: Sequence[AttachedFile]) -> None:
        """Take the files of the answer and bring the answer to the front, or the first file where it has no words."""
        self._files = tuple(files)
        self._names = _names(self._files)
        first = 1 if self._files and not self._answer.strip() else 0
        tips = [words.tip(file.name, file.size) if file.sha256 else file.name for file in self._files]
        named = (Choosable(self._names[file.name], tip) for file, tip in zip(self._files, tips, strict=True))
        self.choice.offer([Choosable(words.answer()), *named], first)
        self.choice.setVisible(bool(self._files))
        self._choose(first)

    def show_pages(self, file: AttachedFile, pages: int, listed: int) -> None:
        """Begin to show a PDF of so many pages, of which `listed` can be chosen; asks for the first."""
        if file != self._shown:
            return
        self._pages, self._drawn = listed, 0
        self.bar.begin(listed)
        self.bar.show()
        if pages > listed:
            self._notice.tell(Kind.INFO, words.only_first(listed, pages))
        self.picture.clear()
        self.picture.show()
        self.words.show_words(words.words_of_page(1), "")
        self.words.show()
        self._stack.setCurrentWidget(self._splitter)
        self._divide()
        self._ask(1)

    def show_page(self, file: AttachedFile, number: int, image: QImage, text: str, *, whole: bool = True) -> None:
        """Show a page that was asked for; another page than the chosen one is dropped."""
        if file != self._shown or number != self.bar.number or not self._pages:
            return
        again = number == self._drawn
        self._drawn = number
        if not again:
            self._clear_trouble()
        self.picture.show_image(image, words.picture(number, self._pages), keep_place=again)
        if not again:
            remark = words.no_words() if not text.strip() else "" if whole else words.not_whole()
            self.words.show_words(words.words_of_page(number), text, remark)
        self._offer()

    def show_text(self, file: AttachedFile, text: str, *, whole: bool = True) -> None:
        """Show a text file."""
        if file != self._shown:
            return
        self.words.show_words(words.words_of_file(self._name()), text, "" if whole else words.not_whole())
        self._only(self.words)

    def show_image(self, file: AttachedFile, image: QImage) -> None:
        """Show a picture that is a file by itself."""
        if file != self._shown:
            return
        self.bar.begin(0)
        self.bar.show()
        self._only(self.picture)
        self.picture.show_image(image, words.picture_of(self._name()))

    def show_trouble(self, file: AttachedFile, sentence: str) -> None:
        """Say why a file, or a page of it, is not shown; the other pages can still be chosen."""
        if file != self._shown:
            return
        if self._pages:
            self.picture.clear()
            self.words.show_words(words.words_of_page(self.bar.number), "")
            self._drawn = 0
            self._notice.tell(Kind.ERROR, sentence)
        else:
            self._say_unshown("error", words.trouble(), sentence)
        self._offer()

    # what people do

    @property
    def shown(self) -> AttachedFile | None:
        """The file that is in front; None for the answer itself."""
        return self._shown

    def show_tab(self, at: int) -> None:
        """Bring the answer (0) or a file, counted from 1, to the front."""
        self.choice.choose(at)

    def use_as_evidence(self) -> None:
        """Cite the words that are selected; where none are, the page or the file as a whole."""
        if self._evidence.isEnabled():
            readable = self._stack.currentWidget() is self._splitter and not self.words.isHidden()
            self.cite.emit(self.words.selected if readable else "", self._place())

    def _choose(self, at: int) -> None:
        file = self._files[at - 1] if 0 < at <= len(self._files) else None
        self._shown = file
        self._pages = self._drawn = 0
        self._settling.stop()
        self._clear_trouble()
        self.bar.hide()
        self.picture.clear()
        self._save.setVisible(file is not None and file.sha256 is not None)
        if file is None:
            self._show_answer()
        elif file.sha256 is None:
            self._say_unshown("warning", words.trouble(), words.missing())
        elif file.kind is FileKind.OTHER:
            self._say_unshown("report", self._name(), words.other_kind())
        else:
            self._opening.setText(words.opening(self._name()))
            self._stack.setCurrentWidget(self._opening)
            self.file_wanted.emit(file)
        self._offer()

    def _show_answer(self) -> None:
        remark = "" if self._answer.strip() else words.see_files() if self._files else words.no_answer()
        self.words.show_words(words.words_of_answer(), self._answer, remark)
        self._only(self.words)

    def _only(self, widget: QWidget) -> None:
        """Give one half all the room."""
        self.picture.setVisible(widget is self.picture)
        self.words.setVisible(widget is self.words)
        self._stack.setCurrentWidget(self._splitter)
        self._offer()

    def _say_unshown(self, icon: str, title: str, sentence: str) -> None:
        self._drop_unshown()
        self._unshown = EmptyState(icon, title, sentence)
        self._stack.addWidget(self._unshown)
        self._stack.setCurrentWidget(self._unshown)

    def _drop_unshown(self) -> None:
        if self._unshown is not None:
            self._stack.removeWidget(self._unshown)
            self._unshown.deleteLater()
            self._unshown = None

    def _clear_trouble(self) -> None:
        self._drop_unshown()
        if self._notice.sentence:
            self._notice.clear()

    def _ask(self, number: int) -> None:
        if self._shown is not None and self._pages:
            self.page_wanted.emit(self._shown, number, self.picture.pixel_width)

    def _ask_again(self) -> None:
        if self._drawn:
            self._ask(self.bar.number)

    def _offer(self) -> None:
        """Say on the button what it would cite now."""
        readable = self._stack.currentWidget() is self._splitter and not self.words.isHidden()
        selected = readable and bool(self.words.selected)
        self._evidence.setEnabled(selected or self._citable())
        text = words.use_as_evidence()
        if not selected and self._shown is not None:
            text = words.cite_page() if self._shown.kind is FileKind.PDF else words.cite_file()
        self._evidence.setText(text)
        self._evidence.setVisible(self._shown is None or self._shown.sha256 is not None)
        there = readable and not selected and not self.words.text.document().isEmpty()
        self._hint.setVisible(there and self.height() >= px(_LOW))

    def _citable(self) -> bool:
        """Tell whether what is shown can be cited as a whole: a page that was drawn, or a file that is not a PDF."""
        if self._shown is None or self._shown.sha256 is None:
            return False
        return self._drawn > 0 if self._shown.kind is FileKind.PDF else True

    def _name(self) -> str:
        return "" if self._shown is None else self._names[self._shown.name]

    def _place(self) -> str:
        if self._shown is None:
            return words.place_answer()
        return words.place_page(self._name(), self._drawn) if self._pages else self._name()

    # how it is put together

    def _lay_out(self) -> None:
        self._evidence = secondary(words.use_as_evidence(), "quote")
        self._evidence.setToolTip(words.with_keys(words.use_as_evidence(), "Ctrl+E"))
        self._save = quiet_button(words.save_copy(), "download")
        self._hint: QLabel = quiet(words.select_first())
        column = spaced(QVBoxLayout(self), SPACE_S)
        column.addWidget(self.choice)
        column.addWidget(self.bar)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self._hint)
        column.addWidget(flow(self._evidence, self._save))

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose)
        self.bar.page_chosen.connect(self._ask)
        self.bar.smaller.connect(self.picture.smaller)
        self.bar.larger.connect(self.picture.larger)
        self.bar.fit.connect(self.picture.fit)
        self.picture.zoomed.connect(self.bar.show_zoom)
        self.picture.width_wanted.connect(lambda _width: self._settling.start())  # start(int) is another
        self.words.selection_changed.connect(self._offer)
        self.words.evidence.connect(self.use_as_evidence)
        self._evidence.clicked.connect(self.use_as_evidence)
        self._save.clicked.connect(lambda: self.file_save_wanted.emit(self._shown))
        for keys, slot in (
            ("Ctrl+E", self.use_as_evidence),
            ("Ctrl+F", self._open_find),
            ("Ctrl+PgUp", lambda: self.bar.turn(-1)),
            ("Ctrl+PgDown", lambda: self.bar.turn(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _open_find(self) -> None:
        if not self.words.isHidden() and self._stack.currentWidget() is self._splitter:
            self.words.open_find()

    def _divide(self) -> None:
        """Give picture and words the parts that were chosen."""
        room = max(self._splitter.width(), self._splitter.height())
        self._splitter.setSizes([round(room * self._share), round(room * (1 - self._share))])

    def _shared(self) -> None:
        first, second = self._splitter.sizes()
        if first and second:
            self._share = first / (first + second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above its words where there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE) or self.width() >= self.height() * _FLAT
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if orientation != self._splitter.orientation():
            self._splitter.setOrientation(orientation)
            self._divide()
        self._offer()


def _names(files: Sequence[AttachedFile]) -> dict[str, str]:
    """Return each file's name without its folders, unless two would then be called the same."""
    last = {file.name: file.name.replace("\\", "/").rpartition("/")[2] or file.name for file in files}
    several = {name for name in last.values() if list(last.values()).count(name) > 1}
    return {name: name if short in several else short for name, short in last.items()}
