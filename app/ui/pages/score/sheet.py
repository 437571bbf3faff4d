"""The sheet: one source of what is typed and what is saved, for the full and the simple view alike."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.scoring.duties import Duty
from app.services import scores
from app.services.desk import Desk, Topic
from app.services.scores import RecordScore, Saved
from app.services.worksheets import Task, Worksheet, worksheet
from app.ui.tasks import Watch
from app.ui.workplace import Workplace

CHOSEN = 250  # milliseconds after which a chosen level is saved: arrow keys pass over levels on their way
TYPED = 1000  # milliseconds of pause after which what is typed is saved
_PATIENCE = 5000  # milliseconds after which it is saved without a pause


class State(StrEnum):
    """How far a score has come; the values are codes of `app.text.screens.score`."""

    DONE = "done"
    NOT_SURE = "not-sure"
    BEGUN = "begun"
    TO_DO = "to-do"
    RECONFIRM = "reconfirm"

    @property
    def left(self) -> bool:
        """Whether it is still to be worked on before the lock."""
        return self not in {State.DONE, State.NOT_SURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is on the screen for one score."""

    value: Fraction | None = None
    reason: str = ""
    evidence: str = ""
    not_sure: bool = False

    @property
    def state(self) -> State:
        """How far it has come, amendments left aside."""
        if self.not_sure:
            return State.NOT_SURE
        if self.value is not None and self.reason.strip():
            return State.DONE
        return State.TO_DO if self == Draft() else State.BEGUN


class Sheet(QObject):
    """Holds every score of the seat as typed, and has each saved on the case's lane in the order it was typed.

    What was typed is dropped only once it was saved. Signals: `loaded`, `refused` where the work may not be read,
    `touched` with a duty whose state changed, `saved` with a duty and when, `failed` with a duty and the refusal.
    """

    loaded = Signal()
    refused = Signal(object)
    touched = Signal(object)
    saved = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work: Worksheet | None = None
        self._workplace = workplace
        self._kept: dict[Duty, Draft] = {}
        self._kept_at: dict[Duty, datetime] = {}
        self._open: dict[Duty, Draft] = {}
        self._sent: dict[Duty, Draft] = {}
        self._reconfirm: set[Duty] = set()
        self._troubled: dict[Duty, AppError] = {}
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._longest.timeout.connect(self.flush)
        workplace.tasks.failed.connect(self._lost)

    # reading

    def load(self) -> None:
        """Read the seat's work anew; what is typed and not saved stays."""
        self._workplace.read(worksheet, self._loaded, self.refused.emit)

    def draft(self, duty: Duty) -> Draft:
        """Return what is on the screen for a duty."""
        return self._open.get(duty) or self._kept.get(duty, Draft())

    def state(self, duty: Duty) -> State:
        """Return how far a duty has come."""
        if duty in self._reconfirm:
            return State.RECONFIRM
        return self.draft(duty).state

    def kept(self, duty: Duty) -> Draft:
        """Return what was acknowledged as saved for a duty."""
        return self._kept.get(duty, Draft())

    @property
    def saved_duties(self) -> tuple[Duty, ...]:
        """The duties of which something was acknowledged as saved."""
        return tuple(self._kept)

    def is_saved(self, duty: Duty) -> bool:
        """Tell whether everything that is on the screen for a duty is kept."""
        return duty not in self._open

    def saved_at(self, duty: Duty) -> datetime | None:
        """Return when a duty was last saved, None where it never was."""
        return self._kept_at.get(duty)

    def trouble(self, duty: Duty) -> AppError | None:
        """Return why a duty's words could not be saved, None while all is well."""
        return self._troubled.get(duty)

    @property
    def in_trouble(self) -> bool:
        """Whether something could not be saved and waits to be tried again."""
        return bool(self._troubled)

    @property
    def unsaved(self) -> bool:
        """Whether something is on the screen that is not kept."""
        return bool(self._open)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every tender of every question in the seat's own order."""
        return () if self.work is None else self.work.tasks

    @property
    def locked(self) -> bool:
        """Whether nothing may be changed."""
        return self.work is not None and self.work.locked

    def done(self) -> int:
        """Return how many scores are done."""
        return sum(not self.state(task.duty).left for task in self.tasks)

    # writing

    def write(self, duty: Duty, draft: Draft, *, within: int = TYPED) -> None:
        """Take what is on the screen for a duty and have it saved after so many milliseconds of pause."""
        if self.locked or draft == self.draft(duty):
            return
        self._open[duty] = draft
        self._pause.start(within)
        if not self._longest.isActive():
            self._longest.start()
        self.touched.emit(duty)

    def flush(self) -> None:
        """Hand everything that is typed over to be saved, now; what could not be saved before is tried again."""
        self._pause.stop()
        self._longest.stop()
        for duty, draft in list(self._open.items()):
            if self._sent.get(duty) != draft:
                self._save(duty, draft)

    def stands(self, duty: Duty) -> None:
        """Confirm a score under the amended wording as it is on the screen."""
        if duty in self._open:
            self.flush()
            return
        draft = self.draft(duty)
        self._sent[duty] = draft
        self._workplace.do(
            lambda desk, _watch: scores.reconfirm(desk, duty),
            lambda saved: self._saved(duty, draft, saved),
            refused=lambda error: self._failed(duty, draft, error),
        )

    def _save(self, duty: Duty, draft: Draft) -> None:
        self._sent[duty] = draft
        ask = RecordScore(
            duty=duty, value=draft.value, reason=draft.reason, evidence=draft.evidence, not_sure=draft.not_sure
        )

        def record(desk: Desk, _watch: Watch) -> Saved:
            return scores.record_score(desk, ask)

        self._workplace.do(
            record,
            lambda saved: self._saved(duty, draft, saved),
            refused=lambda error: self._failed(duty, draft, error),
        )

    def _saved(self, duty: Duty, draft: Draft, saved: Saved) -> None:
        before = duty in self._reconfirm or self._kept.get(duty, Draft()).state.left
        self._kept[duty], self._kept_at[duty] = draft, saved.saved_at
        self._reconfirm.discard(duty)
        self._troubled.pop(duty, None)
        if self._open.get(duty) == draft:
            del self._open[duty]
        if self._sent.get(duty) == draft:
            del self._sent[duty]
        self.touched.emit(duty)
        self.saved.emit(duty, saved.saved_at)
        if before != draft.state.left:
            self._workplace.changed.emit(frozenset({Topic.SCORES}))

    def _failed(self, duty: Duty, draft: Draft, error: AppError) -> None:
        if self._sent.get(duty) == draft:
            del self._sent[duty]
        self._troubled[duty] = error
        self.touched.emit(duty)
        self.failed.emit(duty, error)

    def _lost(self, _error: BaseException) -> None:
        """Have everything that is open sent again with the next change: what nobody expected may have stopped it."""
        self._sent.clear()

    def _loaded(self, work: Worksheet) -> None:
        self.work = work
        self._kept, self._kept_at = {}, {}
        self._reconfirm = {task.duty for task in work.tasks if task.line.reconfirm}
        for task in work.tasks:
            score = task.line.score
            if score is not None:
                self._kept[task.duty] = Draft(
                    value=score.value, reason=score.reason, evidence=score.evidence, not_sure=score.not_sure
                )
                self._kept_at[task.duty] = score.saved_at
        self.loaded.emit()
