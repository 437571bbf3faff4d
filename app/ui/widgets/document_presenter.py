"""Ties a document view to a case: files come from the case's lane, pages are drawn on a lane of their own."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from app.errors import AppError
from app.scoring.duties import Duty
from app.services import attachments
from app.services.attachments import AttachedFile, DrawnPage, FileKind, Opened, PageReader, ShownText
from app.text.screens import documents as words
from app.text.sentences import words_of
from app.ui.tasks import Lane
from app.ui.widgets.document_view import DocumentView
from app.ui.workplace import Workplace

T = TypeVar("T")

_KEPT = 6  # drawn pages, of some six megabytes each
_IMAGE_PIXELS = 40_000_000
_SHOWN_SIDE = 3_000


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page at a width, in real pixels."""

    file: AttachedFile
    number: int
    width: int


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is shown."""

    image: QImage
    text: str
    whole: bool


class _Studio:
    """Where pages are drawn: a lane, and the process that does it; closed once, by whoever comes first."""

    def __init__(self) -> None:
        self.reader: PageReader = attachments.page_reader()
        self.lane = Lane("pages")
        self.closed = False

    def close(self) -> None:
        """End both."""
        if not self.closed:
            self.closed = True
            self.reader.close()
            self.lane.close()


class DocumentPresenter(QObject):
    """Shows the files of one duty after the other in a view; ends with it, or with `close`."""

    def __init__(self, place: Workplace, view: DocumentView) -> None:
        super().__init__(view)
        self._place = place
        self._view = view
        self._duty: Duty | None = None
        self._turn = 0  # counts the duties shown: what was asked for an earlier one is dropped
        self._studio = _Studio()
        self._reader = self._studio.reader
        self._kept: OrderedDict[_Wanted, _Page] = OrderedDict()
        self._opened: tuple[AttachedFile, Opened] | None = None
        self._wanted: _Wanted | None = None
        self._last: _Wanted | None = None
        self._failed: set[tuple[AttachedFile, int]] = set()
        self._drawing = False
        view.file_wanted.connect(self._open)
        view.page_wanted.connect(self._want)
        view.file_save_wanted.connect(self._save)
        view.destroyed.connect(self._studio.close)

    def show(self, duty: Duty, answer: str) -> None:
        """Show what was answered to one duty: its words now, its files as soon as they are known."""
        self._duty = duty
        self._turn += 1
        turn = self._turn
        self._kept.clear()
        self._failed.clear()
        self._opened = self._wanted = self._last = None
        self._view.set_answer(answer)
        self._view.set_files(())

        def found(files: tuple[AttachedFile, ...]) -> None:
            if self._still(turn) and files:
                self._view.set_files(files)

        self._place.read(lambda desk: attachments.files(desk, duty), found)

    def close(self) -> None:
        """End the process that draws; a page that is being drawn is given up."""
        self._studio.close()

    def _open(self, file: AttachedFile) -> None:
        duty, turn, sha256 = self._duty, self._turn, file.sha256
        if duty is None or sha256 is None:
            return

        def refused(error: AppError) -> None:
            if self._still(turn):
                self._view.show_trouble(file, words_of(error))

        def read(content: bytes) -> None:
            if self._still(turn) and self._view.shown == file:
                if file.kind is FileKind.PDF:
                    self._begin(file, content)
                else:
                    self._run(lambda: decoded(content), lambda image: self._view.show_image(file, image), refused)

        def read_text(text: ShownText) -> None:
            if self._still(turn):
                self._view.show_text(file, text.text, whole=text.whole)

        if file.kind is FileKind.TEXT:
            self._place.read(lambda desk: attachments.text(desk, duty, sha256), read_text, refused)
        elif self._opened is not None and self._opened[0] == file and self._reader.opened == sha256:
            self._view.show_pages(file, self._opened[1].pages, self._opened[1].listed)
        else:
            self._place.read(lambda desk: attachments.content(desk, duty, sha256), read, refused)

    def _begin(self, file: AttachedFile, content: bytes) -> None:
        turn, sha256 = self._turn, _key(file)

        def opened(found: Opened) -> None:
            if self._still(turn) and self._view.shown == file:
                self._opened = (file, found)
                self._view.show_pages(file, found.pages, found.listed)

        def refused(error: AppError) -> None:
            if self._still(turn):
                self._view.show_trouble(file, words_of(error))

        self._run(lambda: self._reader.open(sha256, content), opened, refused)

    def _want(self, file: AttachedFile, number: int, width: int) -> None:
        wanted = _Wanted(file, number, width)
        near = next((one for one in self._kept if (one.file, one.number) == (file, number)), None)
        if wanted in self._kept:
            self._show(wanted)
        elif near is not None:  # not as sharp, but at once
            self._show(near)
        self._wanted = None if wanted in self._kept else wanted
        self._last = wanted
        self._go_on()

    def _show(self, wanted: _Wanted) -> None:
        page = self._kept[wanted]
        self._kept.move_to_end(wanted)
        self._view.show_page(wanted.file, wanted.number, page.image, page.text, whole=page.whole)

    def _go_on(self) -> None:
        """Draw what is wanted now, else a page beside it; one at a time, so that the newest wish is never far away."""
        wanted = self._wanted or self._beside()
        if self._drawing or wanted is None:
            return
        self._drawing = True
        turn, duty, sha256 = self._turn, self._duty, _key(wanted.file)

        def drawn(page: _Page) -> None:
            self._drawing = False
            if not self._still(turn):
                return self._again(turn)
            self._keep(wanted, page)
            if wanted == self._wanted:
                self._wanted = None
                self._show(wanted)
            self._go_on()
            return None

        def refused(error: AppError) -> None:
            self._drawing = False
            if not self._still(turn):
                return self._again(turn)
            self._failed.add((wanted.file, wanted.number))
            if wanted == self._wanted:
                self._wanted = None
                self._view.show_trouble(wanted.file, words_of(error))
            self._go_on()
            return None

        def draw(content: bytes | None = None) -> None:
            def job() -> _Page:
                if content is not None:
                    self._reader.open(sha256, content)
                return _page(self._reader.page(sha256, wanted.number, width=wanted.width))

            self._run(job, drawn, refused)

        if self._reader.opened == sha256 or duty is None:
            draw()
        else:  # another file came between, or a page ended the process that draws
            self._place.read(lambda desk: attachments.content(desk, duty, sha256), draw, refused)

    def _again(self, turn: int) -> None:
        """Go on with what a newer duty wants, after what an older one wanted is done."""
        if isValid(self) and turn != self._turn:
            self._go_on()

    def _beside(self) -> _Wanted | None:
        last = self._last
        if last is None or self._opened is None or self._opened[0] != last.file or self._view.shown != last.file:
            return None
        for number in (last.number + 1, last.number - 1):
            near = _Wanted(last.file, number, last.width)
            there = 1 <= number <= self._opened[1].listed
            if there and near not in self._kept and (last.file, number) not in self._failed:
                return near
        return None

    def _keep(self, wanted: _Wanted, page: _Page) -> None:
        self._kept[wanted] = page
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _save(self, file: AttachedFile) -> None:
        duty, sha256 = self._duty, file.sha256
        if duty is None or sha256 is None:
            return
        name = file.name.replace("\\", "/").rpartition("/")[2]

        def chosen(path: Path) -> None:
            self._place.do(
                lambda desk, _watch: attachments.save_attachment(desk, duty, sha256, path, replace=True),
                lambda _done: self._place.say(words.copy_saved(name)),
            )

        self._place.chooser.save_file(self._view, words.save_copy_title(name), name, chosen)

    def _still(self, turn: int) -> bool:
        """Tell whether what was begun at a turn is still wanted, by a view that is still there."""
        return isValid(self) and isValid(self._view) and turn == self._turn

    def _run(self, job: Callable[[], T], then: Callable[[T], None], refused: Callable[[AppError], None]) -> None:
        if not self._studio.closed:
            self._place.tasks.start(self._studio.lane, lambda _watch: job(), then=then, refused=refused)


def decoded(content: bytes) -> QImage:
    """Return a PNG or JPEG file as a picture no larger than a screen shows; raises AppError `image-not-shown`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png" if content.startswith(b"\x89PNG") else b"jpeg"))
    reader.setDecideFormatFromContent(False)  # else any decoder might be tried
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _IMAGE_PIXELS:
        raise AppError("image-not-shown")
    if max(size.width(), size.height()) > _SHOWN_SIDE:
        reader.setScaledSize(size.scaled(QSize(_SHOWN_SIDE, _SHOWN_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise AppError("image-not-shown")
    return image


def _page(drawn: DrawnPage) -> _Page:
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
    return _Page(image.copy(), drawn.text, drawn.whole)


def _key(file: AttachedFile) -> str:
    return file.sha256 or ""
