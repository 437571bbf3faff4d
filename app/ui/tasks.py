"""Work off the GUI thread: lanes of one worker each, whose answers come back in the GUI thread (STYLE §3)."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.errors import AppError

T = TypeVar("T")

LONG = 500  # milliseconds after which work says what it is doing, and can be cancelled


class Watch:
    """What work under way tells, and is told; made for the services' `progress` and `cancelled`."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._cancelled = Event()

    def progress(self, done: int, total: int) -> None:
        """Tell how much is done, of how much."""
        self._told(done, total)

    def cancelled(self) -> bool:
        """Tell whether whoever waits wants it to end."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to end at its next stop."""
        self._cancelled.set()


class Task(QObject, Generic[T]):
    """One piece of work: on its lane it runs, in the GUI thread it ends; exactly one of the three endings is called."""

    _ended = Signal(object, object)
    _progress = Signal(int, int)
    is_long = Signal()
    progressed = Signal(int, int)
    over = Signal()

    def __init__(
        self,
        job: Callable[[Watch], T],
        *,
        then: Callable[[T], None],
        refused: Callable[[AppError], None],
        failed: Callable[[BaseException], None],
        doing: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.doing = doing
        self.watch = Watch(self._progress.emit)
        self._job = job
        self._then = then
        self._refused = refused
        self._failed = failed
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._progress.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, singleShot=True, interval=LONG)
        self._timer.timeout.connect(self.is_long)
        self._timer.start()

    def run(self) -> None:
        """Do the work; called on the lane's own thread."""
        try:
            result = self._job(self.watch)
        except BaseException as error:  # noqa: BLE001 - what went wrong is told in the GUI thread, whatever it was
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    @Slot(object, object)
    def _end(self, result: T, error: BaseException | None) -> None:
        self._timer.stop()
        self.over.emit()
        try:
            if error is None:
                self._then(result)
            elif isinstance(error, AppError):
                self._refused(error)
            else:
                self._failed(error)
        finally:
            self.deleteLater()


class Lane:
    """Work that is done one after the other, by one thread of its own."""

    def __init__(self, name: str) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._end: Future[None] | None = None

    def take(self, task: Task[Any]) -> None:
        """Do this work after what waits already."""
        self._worker.submit(task.run)

    def close(self, *, last: Callable[[], None] = lambda: None) -> Future[None]:
        """End the lane once all that waits is done, with `last` as the last of it: then the future is done too.

        A lane ends once: later calls return the same future. Python ends every lane itself before it goes, having done
        what waited; whoever closes one even later has `last` done at once.
        """
        if self._end is None:
            try:
                self._end = self._worker.submit(last)
            except RuntimeError:
                self._end = Future()
                last()
                self._end.set_result(None)
            self._worker.shutdown(wait=False)
        return self._end


class Tasks(QObject):
    """Starts work on lanes; `started` tells the shell, which shows what takes long; `failed`, what nobody expected."""

    started = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._closing = False

    @property
    def idle(self) -> bool:
        """Whether nothing is under way whose answer is still to come."""
        return self._waiting == 0

    def start(
        self,
        lane: Lane,
        job: Callable[[Watch], T],
        *,
        then: Callable[[T], None],
        refused: Callable[[AppError], None],
        doing: str = "",
    ) -> Task[T]:
        """Run a job on a lane; `then`, `refused` or, for what nobody expected, `failed` answers in the GUI thread."""
        task = Task(job, then=then, refused=refused, failed=self.failed.emit, doing=doing, parent=self)
        self._waiting += 1
        task.over.connect(self._one_less)
        self.started.emit(task)
        lane.take(task)
        return task

    @Slot()
    def _one_less(self) -> None:
        self._waiting -= 1
