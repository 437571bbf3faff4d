"""A place where pages work: it runs what they ask for off the GUI thread, and tells people what came of it."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.ui.chooser import Chooser
from app.ui.tasks import Lane, Tasks, Watch

T = TypeVar("T")


def nothing(_result: object) -> None:
    """Do nothing with a result."""


class Place(QObject):
    """What a page has to work with: one lane for its work, the chooser of files, the clock, and somebody to tell.

    `said` carries sentences to announce, `troubled` the refusals that no page showed itself, `changed` the topics that
    a command changed.
    """

    said = Signal(str)
    troubled = Signal(object)
    changed = Signal(frozenset)

    def __init__(
        self, tasks: Tasks, lane: Lane, chooser: Chooser, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.lane = lane
        self.chooser = chooser
        self.clock = clock
        self.over = False

    def run(
        self,
        job: Callable[[Watch], T],
        then: Callable[[T], None] = nothing,
        refused: Callable[[AppError], None] | None = None,
        *,
        doing: str = "",
        saves: bool = True,
    ) -> None:
        """Run a job on the place's lane; `then` has its result in the GUI thread, `refused` the reason it gave.

        Without `refused` the shell shows the sentence. `doing` is shown with Cancel when it takes long. Once the place
        is over nobody waits for an answer any more; only a job that `saves` something still tells that it could not.
        """

        def ended(result: T) -> None:
            if not self.over:  # the pages that waited for it are gone
                then(result)

        def stopped(error: AppError) -> None:
            if not self.over:
                (refused or self.troubled.emit)(error)
            elif saves:
                self.tasks.failed.emit(error)  # what was typed last could not be saved

        self.tasks.start(self.lane, job, then=ended, refused=stopped, doing=doing)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line and announce it to assistive technology."""
        self.said.emit(sentence)
