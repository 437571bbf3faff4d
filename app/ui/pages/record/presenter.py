"""Ties the page with the record to the services."""

from pathlib import Path
from typing import ClassVar

from app.services import backups, records
from app.services.desk import Topic
from app.services.records import Checked, Leaf
from app.text import record as told
from app.text.screens import record as words
from app.ui.pages.base import Presenter
from app.ui.pages.record.page import RecordPage
from app.ui.widgets.kind import Kind
from app.ui.workplace import Workplace


class RecordPresenter(Presenter[Workplace]):
    """Reads the record in pieces, so that a long one is shown as quickly as a short one."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORD})

    def __init__(self, place: Workplace) -> None:
        self.view = RecordPage()
        super().__init__(place, self.view)
        self._turn = 0
        page = self.view
        page.asked.connect(self.show)
        page.more_wanted.connect(lambda: self._read(further=True))
        page.check_wanted.connect(self._check)
        page.backup_wanted.connect(self._back_up)
        page.export_wanted.connect(self._export)

    def show(self) -> None:
        """Read the first lines anew."""
        self._read(further=False)

    def _read(self, *, further: bool) -> None:
        self._turn += 1
        turn = self._turn
        search, newest = self.view.search.text(), self.view.newest.isChecked()
        after = self.view.last() if further else 0

        def found(leaf: Leaf) -> None:
            if turn == self._turn:  # else something else was asked since
                self.view.show_entries(leaf.entries, total=leaf.total, more=leaf.more, further=further)
                if search.strip():
                    self.place.say(self.view.count.text())

        self.place.read(
            lambda desk: records.leaf(desk, search=search, newest_first=newest, after=after), found, self.refuse
        )

    def _check(self) -> None:
        def checked(found: Checked) -> None:
            broken = found.broken
            flaw = None if broken is None else (broken.flaw.value, broken.number, broken.holder or "")
            lines = [*told.verdict(found.head.size, found.head.hash, found.held, flaw)]
            lines += [told.claim(one.holder, one.head.size, found.head.size) for one in found.claimed]
            kind = Kind.ERROR if broken is not None else Kind.WARNING if found.claimed else Kind.GOOD
            self.view.notice.tell(kind, "\n".join(lines))

        self.place.do(lambda desk, _watch: records.check(desk), checked, refused=self.refuse, doing=words.checking())

    def _back_up(self) -> None:
        about = self.place.about

        def chosen(path: Path) -> None:
            self.place.do(
                lambda desk, watch: backups.back_up(desk, path, progress=watch.progress),
                lambda made: self._good(told.backed_up(about.reference, about.seat, str(made))),
                refused=self.refuse,
                doing=words.backing_up(),
                topics=(Topic.RECORD,),
            )

        name = words.backup_name(about.reference, about.seat, self.place.clock())
        self.place.chooser.save_file(self.view, words.back_up_title(), name, chosen)

    def _export(self) -> None:
        about = self.place.about

        def chosen(path: Path) -> None:
            self.place.do(
                lambda desk, _watch: records.export(desk, path),
                lambda made: self._good(words.exported(made.name)),
                refused=self.refuse,
                doing=words.exporting(),
            )

        self.place.chooser.save_file(
            self.view, words.export_title(), words.export_name(about.reference, about.seat), chosen
        )

    def _good(self, sentence: str) -> None:
        self.view.notice.tell(Kind.GOOD, sentence)
        self.place.say(sentence)
