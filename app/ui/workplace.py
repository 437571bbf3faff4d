"""A workplace: what a page has to work with while one case is open."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.services.desk import CaseAbout, Desk, Done, Topic
from app.ui.chooser import Chooser
from app.ui.place import Place, nothing
from app.ui.tasks import Lane, Tasks, Watch

if TYPE_CHECKING:
    from app.services.profiles import OpenProfile

T = TypeVar("T")


class Workplace(Place):
    """One open case: its desk is used on the case's own lane alone, one piece of work after the other.

    `room_wanted` asks the shell for another room of this case, by its key.
    """

    room_wanted = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, chooser: Chooser, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(tasks, Lane(f"case-{desk.about.case}"), chooser, clock, parent)
        self._desk = desk
        self.about: CaseAbout = desk.about
        self.profile: OpenProfile = desk.profile

    def read(
        self,
        query: Callable[[Desk], T],
        then: Callable[[T], None],
        refused: Callable[[AppError], None] | None = None,
    ) -> None:
        """Ask a query; `then` has its answer in the GUI thread."""
        self.run(lambda _watch: query(self._desk), then, refused, saves=False)

    def do(
        self,
        command: Callable[[Desk, Watch], T],
        then: Callable[[T], None] = nothing,
        *,
        refused: Callable[[AppError], None] | None = None,
        doing: str = "",
        topics: Iterable[Topic] = (),
    ) -> None:
        """Run a command; afterwards `changed` tells what it changed: the topics of its `Done`, and those given."""
        changed = frozenset(topics)

        def ended(result: T) -> None:
            then(result)
            told = changed | result.topics if isinstance(result, Done) else changed
            if told:
                self.changed.emit(told)

        self.run(lambda watch: command(self._desk, watch), ended, refused, doing=doing)

    def go(self, room: str) -> None:
        """Show another room of this case, by its key."""
        self.room_wanted.emit(room)

    def look_again(self) -> None:
        """Have the pages read anew what another program has changed meanwhile, if that can be told."""

        def told(changed: bool) -> None:  # noqa: FBT001 - the answer of a query
            if changed:
                self.changed.emit(frozenset(Topic))

        self.read(Desk.look_again, told, nothing)

    def close(self) -> Future[None]:
        """Have what waits finished and then the case file closed; the future is done when both are."""
        self.over = True
        return self.lane.close(last=self._desk.close)
