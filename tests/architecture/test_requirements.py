"""The requirements files are what pyproject.toml asks for, hashed, free of addresses, and what is installed here."""

import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.pins import PYTHONS, Pin, differences, read_pins, seen_by

FILES = ("requirements.txt", "requirements-dev.txt")
IMPORTED_FROM = {
    # Where the package that is imported bears another name than the distribution.
    "PIL": "pillow",
    "PySide6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",  # one thing in two packages, each pinned to the other's version
}
FOR_TYPES_ALONE = {"_typeshed"}  # every type checker has it, and nothing imports it at run time
NOT_IMPORTED = {"tzdata"}  # time zones for pyHanko, read by the standard library
PURE = ("app.scoring", "app.domain", "app.text", "app.errors", "app.shipped")


@pytest.fixture(scope="session")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def asked_for(project: dict[str, Any], file: str) -> list[str]:
    runtime: list[str] = project["project"]["dependencies"]
    dev: list[str] = project["dependency-groups"]["dev"]
    return runtime if file == "requirements.txt" else runtime + dev


def every_pin_of(root: Path, file: str) -> list[Pin]:
    return read_pins((root / file).read_text(encoding="utf-8"))


def pins_of(root: Path, file: str) -> dict[str, Pin]:
    return seen_by(every_pin_of(root, file))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("file", FILES)
def test_a_requirements_file_is_fresh(root: Path, project: dict[str, Any], file: str, python: str) -> None:
    assert differences(asked_for(project, file), seen_by(every_pin_of(root, file), python), python) == []


def test_no_python_is_given_a_qt_that_it_cannot_run(root: Path) -> None:
    pins = every_pin_of(root, "requirements.txt")

    assert {python: seen_by(pins, python)["pyside6-essentials"].version for python in PYTHONS} == {
        "3.11": "6.11.3",
        "3.12": "6.12.0",
        "3.13": "6.12.0",
    }


@pytest.mark.parametrize("file", FILES)
def test_every_pin_is_hashed(root: Path, file: str) -> None:
    assert [pin.name for pin in every_pin_of(root, file) if pin.hashes == 0] == []


@pytest.mark.parametrize("file", FILES)
def test_a_requirements_file_holds_no_address(root: Path, file: str) -> None:
    text = (root / file).read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if "/" in line or line.startswith("-") or " @ " in line] == []


def test_both_files_pin_the_same_versions(root: Path) -> None:
    runtime, dev = ({(pin.name, pin.version) for pin in every_pin_of(root, file)} for file in FILES)

    assert runtime - dev == set()


def test_what_is_installed_is_what_is_pinned(root: Path) -> None:
    pinned = {pin.name: pin.version for pin in pins_of(root, "requirements-dev.txt").values() if pin.needed_here()}

    assert {name: version(name) for name in pinned} == pinned


def test_a_package_asked_for_and_not_pinned_is_told(root: Path, project: dict[str, Any]) -> None:
    asked = [*asked_for(project, "requirements.txt"), "ruff"]

    assert differences(asked, pins_of(root, "requirements.txt")) == ["ruff is not pinned"]


def test_a_package_needed_by_another_and_not_pinned_is_told(root: Path, project: dict[str, Any]) -> None:
    pins = pins_of(root, "requirements.txt")
    del pins["pyhanko-certvalidator"]

    assert "pyhanko-certvalidator is not pinned" in differences(asked_for(project, "requirements.txt"), pins)


def test_a_package_pinned_and_no_longer_asked_for_is_told(root: Path, project: dict[str, Any]) -> None:
    asked = [line for line in asked_for(project, "requirements.txt") if not line.startswith("XlsxWriter")]

    assert differences(asked, pins_of(root, "requirements.txt")) == ["xlsxwriter is pinned, but nothing asks for it"]


def test_a_version_that_is_too_old_is_told(root: Path, project: dict[str, Any]) -> None:
    asked = [*asked_for(project, "requirements.txt"), "reportlab>=99"]

    told = differences(asked, pins_of(root, "requirements.txt"))

    assert [line.endswith("but reportlab>=99 is asked for") for line in told] == [True]


@pytest.fixture(scope="session")
def imports(root: Path) -> set[tuple[str, str]]:
    """Return every import of app from outside itself, as (module, top-level package)."""
    graph = grimp.build_graph("app", include_external_packages=True, cache_dir=None)
    return {
        (module, imported.partition(".")[0])
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if not imported.startswith("app.") and imported != "app"
    }


def test_every_library_that_is_imported_is_asked_for_by_name(
    project: dict[str, Any], imports: set[tuple[str, str]]
) -> None:
    asked = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    imported = {name for _, name in imports} - sys.stdlib_module_names - FOR_TYPES_ALONE

    assert {canonicalize_name(IMPORTED_FROM.get(name, name)) for name in imported} - asked == set()


def test_every_library_that_is_asked_for_is_imported(project: dict[str, Any], imports: set[tuple[str, str]]) -> None:
    asked = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    imported = {canonicalize_name(IMPORTED_FROM.get(name, name)) for _, name in imports}

    assert asked - imported == NOT_IMPORTED


def test_the_pure_layers_import_the_standard_library_alone(imports: set[tuple[str, str]]) -> None:
    foreign = {(module, name) for module, name in imports if name not in sys.stdlib_module_names}

    assert {(module, name) for module, name in foreign if module.startswith(PURE)} == set()
