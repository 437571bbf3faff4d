"""Watches the GUI thread: how long it computed without letting anything else of the window happen."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

PROMISE = 0.050  # seconds
# What fails the test: on shared cores one and the same page was seen to take half as much again of the CPU.
LIMIT = 1.5 * PROMISE
_BEAT = 5  # milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """One time the window stood still: for how many seconds of the thread's own work, and after what."""

    seconds: float
    after: str


class Watchdog(QObject):
    """Counts the CPU seconds of the GUI thread between two beats of a timer in it; `doing` is what is done just now.

    These machines are shared: time in which another process had the processor says nothing of us, so it is not counted.
    Where the thread is, is not looked at from another one: Python 3.11 ends at times when that is asked of it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self.doing = ""
        self._beaten: float | None = None
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        self._beaten = time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """End watching."""
        self._timer.stop()
        self._beaten = None

    @contextmanager
    def off_duty(self) -> Iterator[None]:
        """Don't count what a test itself does in the GUI thread meanwhile."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def told(self) -> str:
        """Return every stall, the worst first."""
        worst = sorted(self.stalls, key=lambda stall: -stall.seconds)
        return "\n".join(f"{stall.seconds:.3f} s after {stall.after}" for stall in worst)

    def _beat(self) -> None:
        now = time.thread_time()
        if self._beaten is not None and now - self._beaten > LIMIT:
            self.stalls.append(Stall(seconds=now - self._beaten, after=self.doing))
        self._beaten = now
