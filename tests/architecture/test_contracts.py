"""The import contracts of pyproject.toml fail when broken: forbidden imports are planted in a copy of app."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

# DESIGN §4, top first; modules beside each other do not know each other.
LAYERS = (
    ("__main__",),
    ("bootstrap",),
    ("cli", "ui"),
    ("services",),
    ("storage", "exchange", "reports", "preferences", "logs"),
    ("security",),
    ("models",),
    ("scoring",),
    ("domain",),
    ("text",),
    ("errors", "shipped"),
)
MODULES = tuple(module for layer in LAYERS for module in layer)
DEPTH = {module: depth for depth, layer in enumerate(LAYERS) for module in layer}

PURE = {"scoring", "domain", "text", "errors", "shipped"}
ALLOWED = {
    "pikepdf": {"reports"},
    "reportlab": {"reports"},
    "pyhanko": {"reports", "security"},
    "openpyxl": {"exchange"},
    "pypdfium2": {"exchange"},
    "xlsxwriter": {"exchange"},
    "keyring": {"security"},
    "pyrage": {"security"},
    "sqlalchemy": {"models", "storage"},
    "sqlcipher3": {"models", "storage"},
    "sqlmodel": {"models", "storage"},
    "PySide6": {"ui", "bootstrap"},
}
CONTRACTS = {
    "Layers, top first",
    "The pure layers import no third-party package",
    "Only reports imports reportlab and pikepdf",
    "Only reports and security import pyhanko",
    "Only exchange imports openpyxl and xlsxwriter",
    "Only exchange imports pypdfium2",
    "Only security imports keyring and pyrage",
    "Only models and storage import sqlmodel, sqlalchemy and sqlcipher3",
    "Only ui and bootstrap import Qt",
    "Screens know services, not what these stand on",
}
SCREENS = "Screens know services, not what these stand on"
# What screens don't know, though it is below them.
BEHIND_SERVICES = {"exchange", "models", "reports", "security", "storage"}
LIBRARIES_BEHIND_SERVICES = {"keyring", "pyhanko", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3", "sqlmodel"}
OF_LIBRARY = {
    "pikepdf": "Only reports imports reportlab and pikepdf",
    "reportlab": "Only reports imports reportlab and pikepdf",
    "pyhanko": "Only reports and security import pyhanko",
    "openpyxl": "Only exchange imports openpyxl and xlsxwriter",
    "pypdfium2": "Only exchange imports pypdfium2",
    "xlsxwriter": "Only exchange imports openpyxl and xlsxwriter",
    "keyring": "Only security imports keyring and pyrage",
    "pyrage": "Only security imports keyring and pyrage",
    "sqlalchemy": "Only models and storage import sqlmodel, sqlalchemy and sqlcipher3",
    "sqlcipher3": "Only models and storage import sqlmodel, sqlalchemy and sqlcipher3",
    "sqlmodel": "Only models and storage import sqlmodel, sqlalchemy and sqlcipher3",
    "PySide6": "Only ui and bootstrap import Qt",
}


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Return a copy of app and its contracts in which every layer of the design has a room."""
    shutil.copytree(root / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    for module in MODULES:
        place = tmp_path / "app" / module
        if not place.is_dir() and not place.with_suffix(".py").is_file():
            place.mkdir()
        if place.is_dir():
            (place / "__init__.py").touch()
    return tmp_path


def plant(copy: Path, module: str, imports: Iterable[str]) -> None:
    """Add imports to a layer of the copy: in a file of their own, or at the end where the layer is one file."""
    place = copy / "app" / module
    file = place / "planted.py" if place.is_dir() else place.with_suffix(".py")
    with file.open("a", encoding="utf-8") as text:
        text.writelines(f"\nimport {name}\n" for name in imports)


def lint(copy: Path) -> tuple[set[str], str]:
    """Return the names of the contracts that import-linter calls broken, and all that it says."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=copy, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    verdicts = dict(re.findall(r"^(\S.*) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE))
    assert set(verdicts) == CONTRACTS, run.stdout + run.stderr
    broken = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert run.returncode == (1 if broken else 0)
    return broken, run.stdout


def reported(said: str) -> set[tuple[str, str]]:
    """Return the planted imports that import-linter complains of, as (layer, what it imports)."""
    lines = re.findall(r"^-\s+app\.(\w+)(?:\.planted)? -> (?:app\.)?(\w+)", said, re.MULTILINE)
    return {(layer, imported) for layer, imported in lines}


def test_the_application_keeps_every_contract(copy: Path) -> None:
    assert lint(copy)[0] == set()


def test_every_import_upwards_or_sideways_is_refused(copy: Path) -> None:
    refused = {(low, high) for low, high in product(MODULES, MODULES) if low != high and DEPTH[low] >= DEPTH[high]}
    for low in MODULES:
        plant(copy, low, [f"app.{high}" for high in MODULES if (low, high) in refused])

    broken, said = lint(copy)

    assert "Layers, top first" in broken
    assert reported(said) >= refused


def test_every_import_downwards_is_allowed(copy: Path) -> None:
    for high in MODULES:
        hidden = BEHIND_SERVICES if high == "ui" else set()
        plant(copy, high, [f"app.{low}" for low in MODULES if DEPTH[high] < DEPTH[low] and low not in hidden])

    assert lint(copy)[0] == set()


def test_a_screen_imports_nothing_that_services_stand_on(copy: Path) -> None:
    plant(copy, "ui", [f"app.{room}" for room in sorted(BEHIND_SERVICES)])

    broken, said = lint(copy)

    assert broken == {SCREENS}
    assert reported(said) == {("ui", room) for room in BEHIND_SERVICES}


def test_a_module_outside_the_layers_is_refused(copy: Path) -> None:
    (copy / "app" / "utils.py").touch()

    broken, said = lint(copy)

    assert broken == {"Layers, top first"}
    assert "utils" in said


@pytest.mark.parametrize("layer", sorted(PURE))
@pytest.mark.parametrize("library", ["PySide6", "cryptography", "defusedxml", "keyring", "sqlalchemy", "sqlmodel"])
def test_a_pure_layer_imports_no_library(copy: Path, layer: str, library: str) -> None:
    plant(copy, layer, [library])

    broken, said = lint(copy)

    own = {OF_LIBRARY[library]} if library in OF_LIBRARY else set()
    assert broken == {"The pure layers import no third-party package"} | own
    assert reported(said) == {(layer, library)}


@pytest.mark.parametrize("library", sorted(ALLOWED))
def test_a_library_stays_in_its_layers(copy: Path, library: str) -> None:
    elsewhere = set(MODULES) - ALLOWED[library]
    for layer in MODULES:
        plant(copy, layer, [f"{library}.planted"])

    broken, said = lint(copy)

    of_screens = {SCREENS} if library in LIBRARIES_BEHIND_SERVICES else set()
    assert broken == {OF_LIBRARY[library], "The pure layers import no third-party package"} | of_screens
    assert reported(said) == {(layer, library) for layer in elsewhere}
