"""The window is on the screen before anything is loaded that it does not show."""

import subprocess
import sys

_HEAVY = (
    "app.services", "app.storage", "app.models", "app.exchange", "app.reports", "app.security", "app.scoring",
    "app.ui.pages", "app.ui.reception", "sqlalchemy", "sqlmodel", "cryptography", "keyring", "pikepdf", "pyhanko",
    "reportlab", "openpyxl", "xlsxwriter", "aiohttp", "concurrent.futures",
)  # fmt: skip


def loaded_by(*statements: str) -> set[str]:
    """Return the modules that are there after some statements in a fresh process."""
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", "\n".join((*statements, "import sys", "print(*sys.modules)"))],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return set(said.stdout.split())


def test_nothing_that_takes_its_time_is_loaded_before_the_window_is_painted() -> None:
    loaded = loaded_by(
        "import app.__main__",
        "from PySide6.QtWidgets import QApplication",
        "from app.ui import accessible, application",
        "qt = QApplication(['test', '-platform', 'offscreen'])",
        "application.apply(qt, application.Scheme('light'), 100)",
        "window = application.begin(lambda: None)",
    )

    assert sorted(name for name in loaded if name.startswith(_HEAVY)) == []


def test_loading_all_services_loads_nothing_that_signs_or_draws_a_screen() -> None:
    loaded = loaded_by("from app.ui.arriving import load_services", "load_services()")

    assert sorted(name for name in loaded if name.startswith(("pyhanko", "aiohttp", "app.ui.pages"))) == []
