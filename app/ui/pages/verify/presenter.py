"""Ties the page that checks reports to the services."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.errors import AppError
from app.services.checking import CheckedReport, checked
from app.text.screens import verify as words
from app.text.sentences import words_of
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.verify.page import VerifyPage


class VerifyPresenter(Presenter[Lobby]):
    """Checks the file that was dropped or chosen, and again when fingerprints are given."""

    def __init__(self, place: Lobby) -> None:
        self.view = VerifyPage()
        super().__init__(place, self.view)
        self._path: Path | None = None
        page = self.view
        page.chosen.connect(self.check)
        page.choose_wanted.connect(self._choose)
        page.again_wanted.connect(self._again)
        page.open_wanted.connect(self._open)
        page.said.connect(place.say)

    def check(self, path: Path) -> None:
        """Check a file, with the fingerprints that are in the field."""
        self._path = path
        signers = self.view.fingerprints()
        self.view.notice.clear()
        self.view.signers_row.accept()
        clock = self.place.clock

        def found(report: CheckedReport) -> None:
            if report.path == self._path:
                self.view.show_report(report)
                self.place.say(report.overall)

        self.place.run(
            lambda _watch: checked(path, signers=signers or None, now=clock()),
            found,
            self._refused,
            doing=words.checking(path.name),
        )

    def _refused(self, error: AppError) -> None:
        if error.code == "fingerprint-unreadable":
            self.view.signers_row.refuse(words_of(error))
            self.view.signers.setFocus()
        else:
            self.refuse(error)

    def _choose(self) -> None:
        self.place.chooser.open_file(self.view, words.choose_title(), (".pdf",), self.check)

    def _again(self) -> None:
        if self._path is not None:
            self.check(self._path)

    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
