"""Ties the page for a new evaluation to reading a workbook and making the lead's case file from it."""

from pathlib import Path

from app.errors import AppError, Refused
from app.services import outlines, set_ups, templates
from app.services.outlines import Preview
from app.text.screens import new_evaluation as words
from app.text.sentences import words_of
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.new_evaluation.page import NewEvaluationPage
from app.ui.tasks import Watch
from app.ui.widgets.kind import Kind


class NewEvaluationPresenter(Presenter[Lobby]):
    """The lobby's page `new`: nothing is written before the person says so."""

    def __init__(self, place: Lobby) -> None:
        self.view = NewEvaluationPage()
        super().__init__(place, self.view)
        self._workbook: Path | None = None
        self._reading = 0
        self.view.choose_wanted.connect(self.choose)
        self.view.template_wanted.connect(self.write_template)
        self.view.read_wanted.connect(self.read_again)
        self.view.make_wanted.connect(self.make)
        self.view.dropped.connect(self.read)
        self.view.cancel_wanted.connect(self.cancel)
        self.view.copied.connect(lambda: place.say(words.copied()))

    def choose(self) -> None:
        """Ask for a workbook and read it."""
        self.place.chooser.open_file(self.view, words.choose_title(), [".xlsx", ".xlsm"], self.read)

    def read(self, workbook: Path) -> None:
        """Read a workbook off the GUI thread and show what it would make, or what is to be mended."""
        self._workbook = workbook
        self._reading += 1
        number = self._reading
        self.view.show_reading(workbook.name)

        def shown(preview: Preview) -> None:
            if number == self._reading:
                self.view.show_preview(preview)
                self.place.say(words.preview_intro(preview.source))

        def refused(error: AppError) -> None:
            if number != self._reading:
                return
            if isinstance(error, Refused):
                self.view.show_problems(workbook.name, error.problems)
                self.place.say(words.problems(workbook.name, len(error.problems)))
            else:
                self.view.show_refused(workbook.name, words_of(error))

        self.place.run(lambda _watch: outlines.preview(workbook), shown, refused, doing=words.reading(workbook.name))

    def cancel(self) -> None:
        """Wait no longer for what is being read: nothing comes of it."""
        self._reading += 1
        self.view.show_start()
        self.view.begin()

    def read_again(self) -> None:
        """Read the same workbook again, after it was mended."""
        if self._workbook is not None:
            self.read(self._workbook)

    def write_template(self) -> None:
        """Write a workbook to start from."""

        def write(path: Path) -> None:
            self.place.run(
                lambda _watch: templates.write_template(path),
                lambda _none: self.view.notice.tell(Kind.GOOD, words.written(path.name)),
                self.refuse,
            )

        self.place.chooser.save_file(self.view, words.write_title(), words.template_name(), write)

    def make(self) -> None:
        """Make the evaluation and go to its set-up."""
        profile, workbook, clock = self.place.profile, self._workbook, self.place.clock
        if profile is None or workbook is None:
            return

        def begun(_watch: Watch) -> tuple[str, str]:
            desk = set_ups.begin(profile, workbook, clock)
            try:
                return desk.about.case, desk.about.reference
            finally:
                desk.close()

        def made(found: tuple[str, str]) -> None:
            case, reference = found
            self._workbook = None
            self.view.show_start()
            self.place.say(words.made(reference))
            self.place.cases_changed.emit()
            self.place.case_wanted.emit(case, "set-up")

        def refused(error: AppError) -> None:
            if isinstance(error, Refused):
                self.view.show_problems(workbook.name, error.problems)
            else:
                self.refuse(error)

        self.place.run(begun, made, refused, doing=words.making())


def make(place: Lobby) -> NewEvaluationPresenter:
    """Return the page for a lobby."""
    return NewEvaluationPresenter(place)
