"""From a case file to ranked totals, beside the ways that others would take, all in one run.

Run as `python -m benchmarks.ranking [--small] [--runs N] [FOLDER]`, in an environment that also has
`benchmarks/requirements.txt`; what is not installed is said to be missing. Every run of a way is a process of its own,
and the ways take turns, so that what else the machine does falls on all of them alike. `first` is the first time in
its process, the opening of the store included, libraries imported and nothing else warm but the disk's cache; `again`
the best of the times after that, the store being open;
`process` from the start of the interpreter to its end; `memory` the most it ever held.

Each way's ranks and totals are compared with those of Evenhand's reference, and a difference is explained or fails.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.domain.codes import CriterionCode, SupplierId
from app.scoring.examining import examine
from app.scoring.live import live
from benchmarks import ranking_ways
from benchmarks.invented import LOT, evaluation, make_case
from benchmarks.ranking_ways import EXACT, MARK, SLOW, WAYS, Ranked, is_there
from benchmarks.sizes import SIZES, Size, question, supplier

RUNS = 5
# What takes so long that more would only be waiting: the largest size it is measured at.
LARGEST = {"LibreOffice": "M", "Evenhand, the reference": "L"}
CLOSE = 1e-9


@dataclass(slots=True)
class Measured:
    """What one way took in all its runs: seconds, and megabytes."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    process: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def started(name: str, size: Size, folder: Path, into: Measured) -> Ranked:
    """Run a way in a process of its own, note what it took, and return what came out."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.ranking_ways", name, size.name, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this very file
    into.process.append(time.perf_counter() - began)
    line = next(line for line in done.stdout.splitlines() if line.startswith(MARK))
    told = json.loads(line.removeprefix(MARK))
    into.first.append(told["first"])
    into.again += [] if told["again"] is None else [told["again"]]
    into.memory.append(told["memory"])
    read = Fraction if name in EXACT else float
    return {code: (int(place), read(total)) for code, (place, total) in told["found"].items()}


def compared(found: Ranked, exact: Ranked) -> str:
    """Say in what a result differs from the exact one and why; raises ValueError where floats don't explain it."""
    if found == exact:
        return "the same"
    if set(found) != set(exact) or any(abs(float(found[code][1]) - float(exact[code][1])) > CLOSE for code in exact):
        raise ValueError("other totals")
    off = max(abs(Fraction(found[code][1]) - Fraction(exact[code][1])) for code in exact)
    moved = [code for code in exact if found[code][0] != exact[code][0]]
    if not moved:
        return f"the same ranks; totals off by up to {float(off):.0e}: floats"
    ties = [total for _place, total in exact.values()]
    if any(ties.count(exact[code][1]) < 2 for code in moved):
        raise ValueError("other ranks")
    return f"{len(moved)} ranks wrong: floats part exact ties (totals off by up to {float(off):.0e})"


def edits(size: Size) -> None:
    """Print how long a changed score takes until the lot is ranked anew."""
    before = live(examine(evaluation(size)).book)
    before.standings(LOT)
    times = []
    for number in range(200):
        whose, asked = SupplierId(supplier(number * 7 % size.tenders)), CriterionCode(question(number % size.questions))
        began = time.perf_counter()
        before = before.with_score(whose, LOT, asked, Fraction(number % 6))
        before.standings(LOT)
        times.append(time.perf_counter() - began)
    times.sort()
    print(f"an edit, and the lot ranked anew: best {1e3 * times[0]:.2f} ms, median {1e3 * times[100]:.2f} ms")  # noqa: T201


def noise() -> float:
    """Return how long a fixed piece of work takes just now, in milliseconds."""
    began = time.perf_counter()
    total = 0
    for number in range(300_000):
        total += number * number
    return 1e3 * (time.perf_counter() - began)


def compare(size: Size, folder: Path, runs: int) -> None:
    """Measure and print all ways at one size."""
    make_case(size, folder / "case.evcase")
    ranking_ways.make_stores(size, folder)
    names = [size.name for size in SIZES]
    measured = {
        name: Measured()
        for name, (_way, modules) in WAYS.items()
        if all(is_there(module) for module in modules)
        and names.index(size.name) <= names.index(LARGEST.get(name, "XL"))
        and (name != "LibreOffice" or _has_libreoffice())
    }
    results: dict[str, Ranked] = {}
    spins = []
    for number in range(runs):
        for name, into in measured.items():
            if number == 0 or name not in SLOW:
                spins.append(noise())
                results[name] = started(name, size, folder, into)
    exact = results.get("Evenhand, the reference") or results["Evenhand, whole result"]
    base = median(measured["Evenhand, totals and ranks"].first)
    print(f"\n{size}: {size.tenders * size.questions * size.seats:,} scores, {runs} runs")  # noqa: T201
    print(f"{'':31}{'first':>10}{'':>9}{'ratio':>7}{'again':>10}{'process':>10}{'memory':>9}")  # noqa: T201
    for name, into in measured.items():
        first = median(into.first)
        spread = f"±{50 * (max(into.first) - min(into.first)) / first:.0f} %"
        again = f"{1e3 * min(into.again):7.1f} ms" if into.again else "-"
        print(  # noqa: T201
            f"{name:31}{1e3 * first:7.1f} ms{spread:>9}{first / base:7.2f}{again:>10}"
            f"{median(into.process):8.2f} s{max(into.memory):6.0f} MB  {compared(results[name], exact)}"
        )
    for name, (_way, modules) in WAYS.items():
        if name not in measured and names.index(size.name) <= names.index(LARGEST.get(name, "XL")):
            print(f"NOT MEASURED: {name}: needs {', '.join(modules) or 'soffice'}, which is not here")  # noqa: T201
    spins.sort()
    print(f"the machine: fixed work took {spins[0]:.0f} to {spins[-1]:.0f} ms, {_load()}")  # noqa: T201
    edits(size)


def _has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--small", action="store_true", help="S and M alone")
    asked.add_argument("--runs", type=int, default=RUNS)
    given = asked.parse_args()
    for size in SIZES[:2] if given.small else SIZES:
        with TemporaryDirectory(dir=given.folder) as folder:
            compare(size, Path(folder), given.runs)


if __name__ == "__main__":
    main()
