"""How a way is measured: in a process of its own, by the clock and by its highest memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one way took: seconds of its own work, how many of them a processor worked for it, and memory.

    `peak` is the highest resident memory in kibibytes, 0 where nobody says. Where processor time is far below the
    seconds, it waited: for the disk, or for whatever else the machine did.
    """

    seconds: float
    worked: float
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment by the clock and by the processor."""

    clock: float
    processor: float


# What a way returns is the moment from which it counts: all of it unless it prepared something first.
Way = Callable[[Path], Moment | None]


def now() -> Moment:
    """Return the moment that it is."""
    return Moment(clock=time.perf_counter(), processor=time.process_time())


def measured(module: str, way: str, folder: Path) -> Cost:
    """Do one way's work in a process of its own, which calls `tell`."""
    command = [sys.executable, "-m", module, "--one", way, str(folder)]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.split()  # noqa: S603
    return Cost(seconds=float(said[-3]), worked=float(said[-2]), peak=int(said[-1]))


def tell(ways: Mapping[str, Way], arguments: Sequence[str]) -> bool:
    """Where the arguments are `--one WAY FOLDER`, do that and print what it cost; else return that they are not."""
    if arguments[:1] != ["--one"]:
        return False
    began = now()
    counts_from = ways[arguments[1]](Path(arguments[2])) or began
    ended = now()
    print(ended.clock - counts_from.clock, ended.processor - counts_from.processor, peak_memory())  # noqa: T201 - read by `measured`
    return True


def line(name: str, cost: Cost, base: float) -> str:
    """Return a line of the table: seconds, the ratio to the base, processor time, and memory."""
    shown = f"{cost.seconds:8.2f} s ({cost.seconds / base:6.2f})   processor {cost.worked:7.2f} s"
    return f"  {name:38} {shown}   peak {cost.peak / 1024:4.0f} MB"


def copied(sources: Sequence[Path], target: Path) -> None:
    """Copy files into a folder and bring them to the disk."""
    target.mkdir(exist_ok=True)
    for path in sources:
        with path.open("rb") as source, (target / path.name).open("wb") as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())


def peak_memory() -> int:
    """Return this process's highest resident memory in kibibytes, 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
