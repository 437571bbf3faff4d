"""A real Secret Service of its own: gnome-keyring in a private D-Bus session, far from anybody's own keyring."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Unlocked from the start, it says where its bus is, and goes when its input is closed.
_SERVICE = """
printf 'ci-only\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
echo "$DBUS_SESSION_BUS_ADDRESS"
exec cat >/dev/null
"""


@contextmanager
def secret_service(folder: Path) -> Iterator[str]:
    """Give the address of the bus on which an unlocked keyring answers; the keyring's file is in that folder."""
    with subprocess.Popen(  # noqa: S603 - a fixed program
        ["dbus-run-session", "--", "sh", "-c", _SERVICE],  # noqa: S607 - wherever the machine has it
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=away_from_home(folder),
    ) as service:
        assert service.stdout is not None
        assert service.stdin is not None
        yield service.stdout.readline().strip()
        service.stdin.close()
        service.stdout.read()


def away_from_home(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing of this machine's account is found: no keyring, no home, no screen."""
    made: dict[str, str] = {}
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        place = folder / name.lower()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        made[name] = str(place)
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **made, **more}


def told(program: str, environment: Mapping[str, str], *arguments: str) -> list[str]:
    """Run a Python program in an environment of its own and return the lines that it prints; it must end well."""
    run = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout.splitlines()
