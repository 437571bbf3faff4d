"""Draws the pages of a report on a lane of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.errors import AppError
from app.services import attachments
from app.services.case_report import content_of
from app.ui.pages.report.preview import Preview
from app.ui.tasks import Lane, Tasks, Watch


class Drawing(QObject):
    """Draws what a preview asks for, the newest wish first; ends with its view."""

    def __init__(self, tasks: Tasks, view: Preview, refused: Callable[[AppError], None]) -> None:
        super().__init__(view)
        self._tasks = tasks
        self._view = view
        self._refused = refused
        self._lane = Lane("report-pages")
        self._reader = attachments.page_reader()
        self._turn = 0
        self._key = ""
        self._wanted: tuple[int, int] | None = None
        self._drawing = False
        view.page_wanted.connect(self._want)
        view.destroyed.connect(partial(_end, self._reader, self._lane))

    def show_file(self, path: Path) -> None:
        """Show a report from its first page; a file that was shown before is read anew."""
        self._turn += 1
        turn = self._key = f"{self._turn} {path}"

        def job(_watch: Watch) -> int:
            return self._reader.open(turn, content_of(path)).listed

        def opened(pages: int) -> None:
            if isValid(self) and turn == self._key:
                self._view.begin(pages)

        self._tasks.start(self._lane, job, then=opened, refused=self._trouble)

    def _want(self, number: int, width: int) -> None:
        self._wanted = (number, width)
        self._go_on()

    def _go_on(self) -> None:
        if self._drawing or self._wanted is None or not self._key:
            return
        (number, width), self._wanted, turn = self._wanted, None, self._key
        self._drawing = True

        def job(_watch: Watch) -> tuple[QImage, str]:
            drawn = self._reader.page(turn, number, width=width)
            image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
            return image.copy(), drawn.text

        def shown(found: tuple[QImage, str]) -> None:
            self._drawing = False
            if isValid(self):
                if turn == self._key:
                    self._view.show_page(number, *found)
                self._go_on()

        def refused(error: AppError) -> None:
            self._drawing = False
            if turn == self._key:
                self._trouble(error)

        self._tasks.start(self._lane, job, then=shown, refused=refused)

    def _trouble(self, error: AppError) -> None:
        if isValid(self):
            self._refused(error)


def _end(reader: attachments.PageReader, lane: Lane, _view: object = None) -> None:
    """End the process that draws, and its lane."""
    reader.close()
    lane.close()
