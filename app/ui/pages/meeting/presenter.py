"""Ties the meeting to its use-cases; remembers who is there and what is typed and not saved."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from app.domain.codes import SeatCode
from app.domain.evaluation import Response
from app.errors import AppError
from app.scoring.duties import Duty
from app.services import agendas, inboxes, meetings, outbox, outcomes, scores
from app.services.desk import Topic
from app.services.inboxes import Phase
from app.services.meetings import Agree, Table
from app.services.post_room import Kind
from app.text.numbers import exact
from app.text.screens import files as kinds
from app.text.screens import meeting as words
from app.text.sentences import words_of
from app.ui.dialogs.confirm import ask
from app.ui.pages.base import Presenter
from app.ui.pages.meeting.chart import Chart, laid_out
from app.ui.pages.meeting.draft import Draft
from app.ui.pages.meeting.locking import statistics_of
from app.ui.pages.meeting.page import MeetingPage
from app.ui.widgets.kind import Kind as Tell
from app.ui.workplace import Workplace

# What else than agreeing changes what lies before the meeting.
_LAID_ANEW = frozenset({Topic.SET_UP, Topic.PANEL, Topic.SCORES, Topic.MESSAGES})


class MeetingPresenter(Presenter[Workplace]):
    """Shows the agenda and one score at a time, records what is agreed, and locks."""

    topics: ClassVar[frozenset[Topic]] = _LAID_ANEW | {Topic.MEETING}

    def __init__(self, place: Workplace) -> None:
        page = MeetingPage()
        super().__init__(place, page)
        self.meeting = page
        self._phase: Phase | None = None
        self._chart: Chart | None = None
        self._stale = True
        self._present: tuple[SeatCode, ...] = ()
        self._drafts: dict[Duty, Draft] = {}
        self._duty: Duty | None = None
        self._table: Table | None = None
        self._saving = False
        place.changed.connect(self._age)
        page.to_inbox.clicked.connect(lambda: place.go("inbox"))
        page.tabs.currentChanged.connect(lambda _at: self._read_part())
        page.overview.opened.connect(self.open)
        page.completed.connect(self._connect)

    def _connect(self) -> None:
        page = self.meeting
        page.cell.back_wanted.connect(self._back)
        page.cell.step_wanted.connect(self._step)
        page.cell.answer_wanted.connect(self._read_answer)
        page.cell.save_wanted.connect(self._save)
        page.cell.form.present_changed.connect(self._is_present)
        page.batch.present_changed.connect(self._is_present)
        page.batch.confirmed.connect(self._confirm)
        page.locking.left_wanted.connect(self._show_left)
        page.locking.lock_wanted.connect(self._ask_lock)
        page.locking.again_wanted.connect(self._save_again)

    def show(self) -> None:
        """Read how far the meeting is, and what has changed since."""
        self.place.read(inboxes.phase, self._show_phase)

    def leave(self) -> None:
        """Keep what is typed and not saved."""
        if self._keep():
            self.place.say(words.kept_unsaved())

    @property
    def unsaved(self) -> bool:
        """Whether something was typed for a score and not saved with it."""
        return bool(self._drafts)

    def open(self, duty: Duty) -> None:
        """Show the page of one score."""
        self._keep()
        self.page.notice.clear()
        self._duty = duty
        self.place.read(lambda desk: meetings.table(desk, duty), self._show_table, self.refuse)

    def _age(self, topics: frozenset[Topic]) -> None:
        if topics & _LAID_ANEW:
            self._stale = True

    def _show_phase(self, phase: Phase) -> None:
        self._phase = phase
        if phase.revealed is None:
            self.meeting.show_shut()
        elif self._stale or self._chart is None:
            self.place.read(laid_out, self._show_chart, self.refuse)
        else:
            chart = self._chart
            self.place.read(agendas.agreed_now, lambda agreed: self._agreed(chart, agreed), self.refuse)

    def _agreed(self, chart: Chart, agreed: object) -> None:
        if isinstance(agreed, dict):
            chart.agree(agreed)
        self._show_chart(chart)

    def _show_chart(self, chart: Chart) -> None:
        first = self._chart is None
        self._chart, self._stale = chart, False
        self.meeting.overview.show_chart(chart, self._drafts.keys())
        if not self.meeting.in_cell:
            self.meeting.show_parts()
        if first and not self.meeting.in_cell:
            self.meeting.begin()
        self._read_part()

    def _read_part(self) -> None:
        page, chart = self.meeting, self._chart
        if chart is None or page.in_cell:
            return
        if page.part is page.batch:
            self.place.read(
                meetings.unanimous,
                lambda found: page.batch.show_proposals(found, chart, self._present),
                self.refuse,
            )
        elif page.part is page.ledger:
            self.place.read(agendas.movements, page.ledger.show_moved, self.refuse)
        elif page.part is page.locking:
            self.place.read(meetings.still_to_agree, self._show_locking, self.refuse)

    def _show_locking(self, left: Sequence[Duty]) -> None:
        if self._phase is None:
            return
        locking = self.meeting.locking
        locking.show_phase(self._phase, len(left), self.place.about.seat)
        if self._phase.locked is not None:
            self.place.read(
                outcomes.after_lock, lambda found: locking.statistics.show_lines(statistics_of(found)), self.refuse
            )

    # one score

    def _show_table(self, table: Table) -> None:
        chart, phase = self._chart, self._phase
        if chart is None or phase is None or table.duty != self._duty or table.duty not in chart.places:
            return
        self._table = table
        draft = self._drafts.get(table.duty) or Draft()
        locked = phase.locked is not None
        self.meeting.cell.show_table(table, chart, draft, self._present, locked=locked)
        self.meeting.show_cell()
        self.meeting.cell.begin()

    def _keep(self) -> bool:
        """Keep what is typed on the page in front; return whether there is anything."""
        table = self._table
        if not self.meeting.in_cell or table is None or self._phase is None or self._phase.locked is not None:
            return False
        draft = self.meeting.cell.form.draft
        if draft.empty:
            self._drafts.pop(table.duty, None)
            return False
        self._drafts[table.duty] = draft
        return True

    def _back(self) -> None:
        kept = self._keep()
        self._show_overview()
        if kept:
            self.place.say(words.kept_unsaved())

    def _show_overview(self) -> None:
        chart, duty = self._chart, self._duty
        self._duty = self._table = None
        self.meeting.show_parts()
        if chart is not None:
            self.meeting.overview.show_chart(chart, self._drafts.keys())
            if duty in chart.places:
                self.meeting.overview.map.choose(*chart.places[duty])
        self.meeting.part.begin()
        self._read_part()

    def _step(self, by: int) -> None:
        chart, duty = self._chart, self._duty
        if chart is None or duty is None:
            return
        at = chart.duties[chart.places[duty]] + by
        if 0 <= at < len(chart.items):
            kept = self._keep()
            self.open(chart.items[at].duty)
            if kept:
                self.place.say(words.kept_unsaved())

    def _read_answer(self) -> None:
        duty = self._duty
        if duty is not None:
            self.place.read(lambda desk: scores.response_to(desk, duty), self._show_answer, self.refuse)

    def _show_answer(self, found: Response | None) -> None:
        parts = [] if found is None else [found.text, words.answer_files(found.files) if found.files else ""]
        self.meeting.cell.answer.show_words("\n\n".join(filter(None, parts)) or words.no_answer())

    def _is_present(self, seats: tuple[SeatCode, ...]) -> None:
        self._present = seats

    def _save(self) -> None:
        duty, form = self._duty, self.meeting.cell.form
        if duty is None or self._saving or self._phase is None or self._phase.locked is not None:
            return
        self.page.notice.clear()
        asked = form.ask(duty)
        if asked is None:
            return
        self._saving = True
        self.place.do(
            lambda desk, _watch: meetings.agree(desk, [asked]),
            lambda _done: self._saved(asked),
            refused=self._not_saved,
        )

    def _not_saved(self, error: AppError) -> None:
        self._saving = False
        if not self.meeting.cell.form.refuse(error):
            self.refuse(error)

    def _saved(self, asked: Agree) -> None:
        self._saving = False
        self._drafts.pop(asked.duty, None)
        chart = self._chart
        if chart is None:
            return
        chart.agree({**chart.agreed, asked.duty: asked.value})
        self.meeting.overview.show_chart(chart, self._drafts.keys())
        self.place.say(words.saved(asked.duty.question, chart.tender(asked.duty), exact(asked.value)))
        if self._duty != asked.duty:
            return
        following = self.meeting.overview.following(asked.duty)
        self._table = None  # nothing of the saved form is to be kept as a draft
        if following is not None:
            self.open(following)
        else:
            self._show_overview()
            self.page.notice.tell(Tell.GOOD, words.list_done())

    # together

    def _confirm(self, asks: list[Agree]) -> None:
        def confirmed() -> None:
            self.place.say(words.confirmed(len(asks)))
            self.meeting.batch.begin()

        self.place.do(
            lambda desk, _watch: meetings.agree(desk, asks),
            lambda _done: confirmed(),
            refused=self.meeting.batch.refuse,
        )

    # the lock

    def _show_left(self) -> None:
        self.meeting.overview.choose_filter("left")
        self.meeting.tabs.setCurrentIndex(0)
        self.meeting.overview.begin()

    def _ask_lock(self) -> None:
        ask(
            self.page,
            title=words.lock_ask(),
            sentence=words.lock_meaning(),
            verb=words.lock_verb(),
            then=self._ask_where,
        )

    def _ask_where(self) -> None:
        self.place.chooser.save_file(self.page, words.lock_save(), self._file_name(), self._lock)

    def _file_name(self) -> str:
        return outbox.file_name(f"{self.place.about.reference}-moderation", Kind.MODERATION)

    def _lock(self, path: Path) -> None:
        self.page.notice.clear()
        self.place.do(
            lambda desk, _watch: meetings.lock_quality(desk, path),
            lambda _done: self._locked(),
            refused=self._not_locked,
        )

    def _locked(self) -> None:
        self._drafts.clear()
        self.place.say(words.locked_done())
        self.page.notice.tell(Tell.GOOD, words.locked_done())

    def _not_locked(self, error: AppError) -> None:
        """Say why; where only the file could not be written, quality is locked all the same."""
        if error.code in {"file-not-written", "file-exists"}:
            self.page.notice.tell(Tell.ERROR, words.unwritten(words_of(error)))
            self.place.changed.emit(frozenset({Topic.MEETING, Topic.OUTCOME, Topic.MESSAGES, Topic.RECORD}))
        else:
            self.refuse(error)

    def _save_again(self) -> None:
        message = None if self._phase is None else self._phase.moderation
        if message is None:
            return

        def write(path: Path) -> None:
            self.place.do(
                lambda desk, _watch: outbox.save_again(desk, message, path),
                lambda _sent: self.place.say(kinds.again_saved()),
                refused=self.refuse,
            )

        self.place.chooser.save_file(self.page, kinds.again_title(), self._file_name(), write)
