"""Starts an application on a screen of its own and drives it as assistive technology does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Step = Mapping[str, str]

_HERE = Path(__file__).parent
_LONGEST = 120
# A window manager gives windows the focus; without one no key arrives.
_IN_SESSION = 'openbox & manager=$!; "$@"; code=$?; kill $manager; exit $code'


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """How it went: steps taken, what was announced, what a step waited for in vain and what was there instead."""

    done: int
    heard: tuple[str, ...]
    failed: str | None
    seen: tuple[str, ...]


def drive(command: Sequence[str], steps: Sequence[Step], folder: Path, **environment: str) -> Driven:
    """Start a command under a screen and a bus of its own, and take the steps; see client.py for what they are."""
    plan = folder / "steps.json"
    plan.write_text(json.dumps(list(steps)), encoding="utf-8")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "AT_SPI_"))},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(_HERE.parents[2]),
        **environment,
    }
    client = ["/usr/bin/python3", "-W", "ignore", str(_HERE / "client.py"), str(plan), *command]
    ran = subprocess.run(  # noqa: S603 - programs of this test, with arguments of ours
        [_program("xvfb-run"), "-a", _program("dbus-run-session"), "--", "sh", "-c", _IN_SESSION, "sh", *client],
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=_LONGEST,
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    return Driven(done=told["done"], heard=tuple(told["heard"]), failed=told["failed"], seen=tuple(told["seen"]))


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found
