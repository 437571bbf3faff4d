"""Home at work: reads what is to be done next, and begins what people choose."""

from pathlib import Path

from app.services.overview import Overview
from app.services.templates import write_template
from app.text.screens import home as words
from app.ui.lobby import Lobby
from app.ui.pages.base import Presenter
from app.ui.pages.lobby.home import HomePage
from app.ui.widgets.kind import Kind


class HomePresenter(Presenter[Lobby]):
    """Shows the evaluations of whoever has come in; `show()` reads them anew."""

    def __init__(self, lobby: Lobby) -> None:
        self.home = HomePage()
        super().__init__(lobby, self.home)
        self.home.opened.connect(lambda case: lobby.case_wanted.emit(case, ""))
        self.home.dropped.connect(lobby.file_wanted)
        self.home.choose.connect(self.choose)
        self.home.paste.connect(lobby.paste_wanted)
        self.home.new.connect(lambda: lobby.room_wanted.emit("new"))
        self.home.template.connect(self.template)
        lobby.overviews_changed.connect(self._show)
        lobby.entered.connect(self.home.clear)

    def show(self) -> None:
        """Read anew what is to be done."""
        self.home.show_name("" if self.place.profile is None else self.place.profile.about.name)
        self.place.cases_changed.emit()

    def choose(self) -> None:
        """Ask for a file that somebody sent."""
        self.place.chooser.open_file(self.home, words.choose_title(), (), self.place.file_wanted.emit)

    def template(self) -> None:
        """Ask where a workbook to start from is to go, and write it."""
        self.place.chooser.save_file(self.home, words.template_title(), words.template_name(), self._write)

    def _write(self, path: Path) -> None:
        def written(_result: None) -> None:
            told = words.template_written(str(path))
            self.home.notice.tell(Kind.GOOD, told)
            self.place.say(told)

        self.place.run(lambda _watch: write_template(path), written, self.refuse)

    def _show(self, found: tuple[Overview, ...]) -> None:
        self.home.show_evaluations(found)
