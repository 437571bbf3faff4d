"""Ties the scoring page to the sheet: which score is in front, what is saved, what is read."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from app.domain.codes import Role
from app.domain.evaluation import Response
from app.domain.score_record import ScoreVersion
from app.errors import AppError
from app.scoring.duties import Duty
from app.services import scores
from app.services.desk import Topic
from app.text.screens import score as words
from app.text.sentences import words_of
from app.ui.pages.base import Presenter
from app.ui.pages.score.bookmark import bookmark
from app.ui.pages.score.history import History
from app.ui.pages.score.page import ScorePage
from app.ui.pages.score.sheet import Draft, Sheet
from app.ui.widgets.document_presenter import DocumentPresenter
from app.ui.widgets.kind import Kind
from app.ui.widgets.notice import announce
from app.ui.workplace import Workplace

if TYPE_CHECKING:
    from app.services.worksheets import Question, Task


class ScorePresenter(Presenter[Workplace]):
    """Shows one score at a time, and has everything typed saved before another comes to the front."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.MESSAGES, Topic.SET_UP, Topic.PANEL, Topic.DECLARATIONS})

    def __init__(self, workplace: Workplace) -> None:
        self.sheet = Sheet(workplace)
        simple = workplace.about.role is Role.SERVICE_USER_REPRESENTATIVE
        self.scoring = ScorePage(self.sheet, simple=simple)
        super().__init__(workplace, self.scoring)
        self.sheet.setParent(self)
        self._documents = DocumentPresenter(workplace, self.scoring.full.response.document)
        self._now: Duty | None = None
        self._places: dict[Duty, tuple[int, Question, Task]] = {}
        self._bookmark = bookmark(workplace)
        self._begins = True
        self._connect()

    def show(self) -> None:
        """Read the seat's work anew."""
        self.sheet.load()

    def leave(self) -> None:
        """Have everything typed saved."""
        self.sheet.flush()
        self._bookmark.duty = self._now

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed could not be saved, or was not yet."""
        return self.sheet.unsaved

    @property
    def now(self) -> Duty | None:
        """The duty that is in front."""
        return self._now

    def _connect(self) -> None:
        page, sheet = self.scoring, self.sheet
        sheet.loaded.connect(self._loaded)
        sheet.refused.connect(self._refused)
        sheet.touched.connect(self._touched)
        sheet.saved.connect(self._saved)
        sheet.failed.connect(self._failed)
        page.switched.connect(self._switched)
        page.declare_wanted.connect(lambda: self.place.go("declare"))
        page.full.wanted.connect(self._go)
        page.full.step.connect(self._step)
        page.full.leap.connect(self._leap)
        page.full.left_wanted.connect(self._next_left)
        page.full.filtered.connect(lambda _on: self._show_outline())
        page.full.history_wanted.connect(self._ask_history)
        page.full.answer.written.connect(self._written)
        page.full.stands.connect(self._stands)
        page.full.retry.connect(sheet.flush)
        page.simple_made.connect(self._connect_simple)

    def _connect_simple(self) -> None:
        page, sheet = self.scoring, self.sheet
        page.simple.written.connect(self._written)
        page.simple.step.connect(self._step)
        page.simple.finish_wanted.connect(lambda: self.place.go("finish"))
        page.simple.stands.connect(self._stands)
        page.simple.retry.connect(sheet.flush)

    # what is in front

    def _loaded(self) -> None:
        work = self.sheet.work
        if work is None or not work.tasks:
            self.scoring.show_nothing()
            return
        self._places = {
            task.duty: (at, question, task) for at, question in enumerate(work.questions, 1) for task in question.tasks
        }
        wanted, self._bookmark.duty = self._bookmark.duty, None
        before = self._now
        self._now = next((one for one in (wanted, before, self._first_left()) if one in self._places), None)
        if self._now is None:
            self._now = work.tasks[0].duty
        if self.sheet.locked:
            self.scoring.notice.tell(Kind.INFO, words.locked_plain())
        elif self.sheet.trouble(self._now) is None:
            self.scoring.notice.clear()
        self.scoring.show_work()
        self._show_outline()
        self._show_front()
        if self._begins:
            self._begins = False
            self.scoring.begin()

    def _refused(self, error: AppError) -> None:
        if error.code in {"not-in-sight-tenders", "not-in-sight-names"}:
            self.scoring.show_closed()
        else:
            self.refuse(error)

    def _go(self, duty: Duty) -> None:
        if duty == self._now or duty not in self._places:
            return
        self.sheet.flush()
        self._now = duty
        self._show_front()
        _at, question, task = self._places[duty]
        tender = words.tender_name(task.supplier, task.lot)
        announce(self.scoring.view, words.now_at(tender, question.title, words.state(self.sheet.state(duty))))

    def _step(self, by: int) -> None:
        duties = [task.duty for task in self.sheet.tasks]
        if self._now is None:
            return
        at = duties.index(self._now) + by
        if 0 <= at < len(duties):
            self._go(duties[at])
            if self.scoring.is_simple:
                self.scoring.begin()  # a page of its own is read from its top

    def _leap(self, by: int) -> None:
        work = self.sheet.work
        if work is None or self._now is None:
            return
        at = self._places[self._now][0] - 1 + by
        if 0 <= at < len(work.questions):
            self._go(work.questions[at].tasks[0].duty)

    def _next_left(self) -> None:
        duties = [task.duty for task in self.sheet.tasks]
        if self._now is None:
            return
        at = duties.index(self._now)
        following = next((one for one in [*duties[at + 1 :], *duties[:at]] if self.sheet.state(one).left), None)
        if following is None:
            self.place.go("finish" if self._first_left() is None else "score")
        else:
            self._go(following)
        if following is not None:
            self.scoring.begin()

    def _first_left(self) -> Duty | None:
        return next((task.duty for task in self.sheet.tasks if self.sheet.state(task.duty).left), None)

    def _switched(self) -> None:
        self.scoring.show_work()
        self._show_outline()
        self._show_front()
        self.scoring.begin()

    # showing

    def _show_outline(self) -> None:
        work = self.sheet.work
        if work is not None:
            self.scoring.full.show_outline(work.questions, self._now)
            self._show_progress()

    def _show_progress(self) -> None:
        self.scoring.show_progress(self.sheet.done(), len(self.sheet.tasks))

    def _show_front(self) -> None:
        duty, work = self._now, self.sheet.work
        if duty is None or work is None:
            return
        at, question, task = self._places[duty]
        if self.scoring.is_simple:
            duties = [one.duty for one in self.sheet.tasks]
            self.scoring.simple.show_task(question, duties.index(duty) + 1, len(duties), task)
        else:
            self.scoring.full.show_task(question, at, len(work.questions), task)
        self._show_saving()
        self.place.read(lambda desk: scores.response_to(desk, duty), lambda found: self._answered(duty, found))

    def _show_again(self, duty: Duty) -> None:
        """Leave the page as it stands, where somebody may be typing, but for what was given."""
        _at, _question, task = self._places[duty]
        if self.scoring.is_simple:
            self.scoring.simple.show_draft(task)
        else:
            self.scoring.full.show_draft(duty)
        self._show_saving()

    def _answered(self, duty: Duty, found: Response | None) -> None:
        if duty != self._now:
            return
        if self.scoring.is_simple:
            self.scoring.simple.show_answer(found)
        else:
            self._documents.show(duty, "" if found is None else found.text)

    def _show_saving(self) -> None:
        duty = self._now
        if duty is None:
            return
        at = self.sheet.saved_at(duty)
        if self.sheet.trouble(duty) is not None:
            self.scoring.view.show_saving(words.failed_short(), trouble=True)
        elif not self.sheet.is_saved(duty):
            self.scoring.view.show_saving(words.not_saved_yet())
        else:
            self.scoring.view.show_saving(words.nothing_yet() if at is None else words.saved(at))

    # what is typed

    def _written(self, draft: Draft, within: int) -> None:
        if self._now is not None:
            self.sheet.write(self._now, draft, within=within)

    def _stands(self) -> None:
        if self._now is not None:
            self.sheet.stands(self._now)

    def _touched(self, duty: Duty) -> None:
        full = self.scoring.full
        full.model.touch(duty)
        self._show_progress()
        if duty == self._now:
            if self.scoring.is_simple:
                self.scoring.simple.show_state(self._places[duty][2])
            else:
                full.show_state(duty)
            self._show_saving()

    def _saved(self, _duty: Duty, at: datetime) -> None:
        if not self.sheet.in_trouble and not self.sheet.locked:
            self.scoring.notice.clear()
        self.place.say(words.saved(at))

    def _failed(self, _duty: Duty, error: AppError) -> None:
        self.scoring.notice.tell(Kind.ERROR, words.failed(words_of(error)))
        if error.code == "seat-locked":
            self.sheet.load()

    # earlier versions

    def _ask_history(self) -> None:
        duty = self._now
        if duty is not None:
            self.sheet.flush()
            self.place.read(lambda desk: scores.history(desk, duty), lambda found: self._show_history(duty, found))

    def _show_history(self, duty: Duty, versions: tuple[ScoreVersion, ...]) -> None:
        if duty != self._now or not versions:
            return
        box = History(versions, self.scoring, locked=self.sheet.locked)
        box.used.connect(lambda version: self._use(duty, version))
        box.open()

    def _use(self, duty: Duty, version: ScoreVersion) -> None:
        draft = Draft(value=version.value, reason=version.reason, evidence=version.evidence, not_sure=version.not_sure)
        self.sheet.write(duty, draft, within=0)
        self._show_again(duty)
        self.place.say(words.used_again(version.version))
