"""Ties the page of the report to the services."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.codes import Role
from app.errors import AppError
from app.services import award, case_report, closing, outcomes
from app.services.award import Stage
from app.services.case_report import Compared
from app.services.desk import Topic
from app.text.screens import report as words
from app.ui.pages.base import Presenter
from app.ui.pages.ranking.ask_reason import AskReason
from app.ui.pages.report.acknowledge import Acknowledge
from app.ui.pages.report.drawing import Drawing
from app.ui.pages.report.page import ReportPage
from app.ui.widgets.buttons import primary
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace


class ReportPresenter(Presenter[Workplace]):
    """Writes the report, compares a file with one's own record, signs it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OUTCOME, Topic.PRICES, Topic.PANEL, Topic.MESSAGES})

    def __init__(self, place: Workplace) -> None:
        self.view = ReportPage(place.about.role)
        super().__init__(place, self.view)
        self._path: Path | None = None
        self._compared: Compared | None = None
        self._drawing: Drawing | None = None
        page = self.view
        page.write_wanted.connect(self._write)
        page.open_wanted.connect(self._open)
        page.opened.connect(self.look_at)
        page.sign_wanted.connect(self._sign)
        page.outside_wanted.connect(self._outside)
        page.export_wanted.connect(self._export)
        page.close_wanted.connect(self._close)
        page.early_wanted.connect(lambda: place.go("ranking" if place.about.role is Role.LEAD else "meeting"))
        page.signatories.copied.connect(lambda: place.say(words.copied()))
        page.verdict.copied.connect(lambda: place.say(words.copied()))

    def show(self) -> None:
        """Read anew what the page shows."""
        self.place.read(award.stage, self._staged, self.refuse)

    def look_at(self, path: Path) -> None:
        """Show a report: compared with one's own record, checked, and page by page."""
        self._path, self._compared = path, None

        def found(compared: Compared) -> None:
            if compared.report.path == self._path:
                self._compared = compared
                self.view.show_compared(compared)

        self.view.show_file(path)
        if self._drawing is None:
            self._drawing = Drawing(self.place.tasks, self.view.preview, self.refuse)
        self._drawing.show_file(path)
        self.place.do(
            lambda desk, _watch: case_report.compare(desk, path), found, refused=self.refuse, doing=words.comparing()
        )

    def _staged(self, stage: Stage) -> None:
        self.view.show_stage(stage)
        self.place.read(case_report.signatories, self.view.show_signatories, self.refuse)

    def _write(self) -> None:
        def chosen(path: Path) -> None:
            target, replace = _with_end(path, ".pdf")

            def written(_found: object) -> None:
                self._good(words.written(target.name))
                self.look_at(target)

            self.place.do(
                lambda desk, _watch: outcomes.write_case_report(desk, target, replace=replace),
                written,
                refused=self.refuse,
                doing=words.writing(),
                topics=(Topic.OUTCOME, Topic.RECORD),
            )

        name = words.file_name(self.place.about.reference, "report")
        self.place.chooser.save_file(self.view, words.write_title(), name, chosen)

    def _open(self) -> None:
        self.place.chooser.open_file(self.view, words.open_title(), (".pdf",), self.look_at)

    def _sign(self) -> None:
        compared = self._compared
        if compared is None:
            return
        if compared.differences:
            self._acknowledge(compared.differences)
        else:
            self._sign_with(())

    def _acknowledge(self, differences: Sequence[str]) -> None:
        Acknowledge(self.view, differences, lambda: self._sign_with(tuple(differences))).open()

    def _sign_with(self, acknowledged: tuple[str, ...]) -> None:
        path = self._path
        if path is None:
            return
        role = self.place.about.role

        def signed(_done: object) -> None:
            self._good(words.signed(role.value, complete=role is Role.LEAD))
            self.look_at(path)

        def refused(error: AppError) -> None:
            differences = error.facts.get("differences") if error.code == "report-differs-in-tenders" else None
            if isinstance(differences, Sequence) and not isinstance(differences, str):
                self._acknowledge(differences)
            else:
                self.refuse(error)

        self.place.do(
            lambda desk, _watch: outcomes.sign_case_report(desk, path, acknowledged=acknowledged),
            signed,
            refused=refused,
            doing=words.signing(),
        )

    def _outside(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _export(self) -> None:
        def chosen(path: Path) -> None:
            target, _replace = _with_end(path, ".xlsx")
            self.place.do(
                lambda desk, _watch: outcomes.export_workbook(desk, target),
                lambda _done: self._good(words.exported(target.name)),
                refused=self.refuse,
                doing=words.exporting(),
            )

        name = words.file_name(self.place.about.reference, "workbook")
        self.place.chooser.save_file(self.view, words.export_title(), name, chosen)

    def _close(self) -> None:
        reported = self.view.stage is not None and self.view.stage.reported is not None

        def close(reason: str) -> None:
            self.place.do(
                lambda desk, _watch: closing.close(desk, reason=reason),
                lambda _done: self._good(words.closed()),
                refused=self.refuse,
            )

        AskReason(
            self.view,
            title=words.close_title(),
            hint=words.close_hint(reported=reported),
            label=words.close_label(),
            needed="" if reported else words.close_needed(),
            go=primary(words.close_go()),
            then=close,
        ).open()

    def _good(self, sentence: str) -> None:
        self.view.notice.tell(Kind.GOOD, sentence)
        self.place.say(sentence)


def _with_end(path: Path, end: str) -> tuple[Path, bool]:
    """Return the path with its ending, and whether the dialog asked about replacing just that one."""
    if path.suffix.lower() == end:
        return path, True
    return path.with_name(path.name + end), False
