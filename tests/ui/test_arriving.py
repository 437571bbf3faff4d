"""Where the window's modules are loaded: never on the worker that prepares its opening."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOADED = """
import sys
from app import bootstrap
from app.cli import arguments
bootstrap._opening(arguments.parse(["window", "--home", sys.argv[1]]))
print(*sorted(name for name in sys.modules if name.startswith(("app.ui", "PySide6"))))
"""
_SERVICES = """
import sys
from app.ui import arriving
before = set(sys.modules)
arriving.load_services()
print(*sorted(name for name in set(sys.modules) - before if name.startswith(("app.ui", "PySide6"))))
"""


def test_what_a_worker_loads_makes_no_class_of_qt_s(tmp_path: Path) -> None:
    told = [loaded(code, tmp_path) for code in (_LOADED, _SERVICES)]

    assert told == ["", ""]


def loaded(code: str, home: Path) -> str:
    """Return the modules of the window that are there after some code, run by itself."""
    ran = subprocess.run(  # noqa: S603 - this Python, with code of this test
        [sys.executable, "-c", code, str(home)], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return ran.stdout.strip()
