"""How soon the window is there, beside a bare window of PySide6 in the same run.

Run as `xvfb-run -a python -m benchmarks.window [ROUNDS]`; without a display only Qt's offscreen platform is measured.
Every start is a process of its own, timed from outside by the system's monotonic clock; the ways take turns.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

BARE, WINDOW, FILLED = "bare PySide6 window", "Evenhand, window painted", "Evenhand, first page in it"


def _started(way: str, platform: str, folder: Path) -> dict[str, float]:
    """Start a way in a process of its own and return the seconds to each moment that it told."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        # As installed: compiled once, by the round that is not counted.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": platform,
        "EVENHAND_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    began = time.monotonic()
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-m", f"benchmarks.starting_{way}"],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=120,
    ).stdout
    return {line.split()[0]: float(line.split()[1]) - began for line in said.splitlines()}


def starts(platform: str, rounds: int, folder: Path) -> None:
    """Print how soon each window was there, and the ratio to the bare one of the same round."""
    times: dict[str, list[float]] = {BARE: [], WINDOW: [], FILLED: []}
    for turn in range(rounds + 1):
        bare, ours = _started("bare", platform, folder), _started("evenhand", platform, folder)
        if turn:  # the first round warms the disk
            times[BARE].append(bare["painted"])
            times[WINDOW].append(ours["painted"])
            times[FILLED].append(ours["filled"])
    print(f"Start-up, {platform}, {rounds} rounds:")  # noqa: T201 - what a benchmark is for
    for name, taken in times.items():
        ratios = sorted(one / other for one, other in zip(taken, times[BARE], strict=True))
        spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}"
        print(f"  {name:30} {median(taken) * 1e3:6.0f} ms   ratio {median(ratios):.2f} ({spread})")  # noqa: T201


def main() -> None:
    """Measure on every platform there is."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    platforms = ["offscreen", *(["xcb"] if os.environ.get("DISPLAY") else [])]
    with TemporaryDirectory() as folder:
        for platform in platforms:
            starts(platform, rounds, Path(folder))


if __name__ == "__main__":
    main()
