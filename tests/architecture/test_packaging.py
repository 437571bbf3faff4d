"""The wheel carries the whole application, its resources inside app, and nothing else."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app import __version__

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
MADE_BY_PYTHON = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel, built from a copy so that building leaves nothing in the tree."""
    source = tmp_path_factory.mktemp("source")
    built = tmp_path_factory.mktemp("wheel")
    for folder in ("app", "resources"):
        shutil.copytree(root / folder, source / folder, ignore=MADE_BY_PYTHON)
    for file in ("pyproject.toml", "README.md", "LICENSE", "NOTICE-THIRD-PARTY.md"):
        shutil.copy(root / file, source)
    run = subprocess.run([sys.executable, "-c", BUILD, built], cwd=source, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return zipfile.ZipFile(next(built.glob("evenhand-*.whl")))


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_app_and_its_resources(root: Path, wheel: zipfile.ZipFile) -> None:
    expected = {f"app/{name}" for name in files_below(root / "app")}
    expected |= {f"app/resources/{name}" for name in files_below(root / "resources")}

    carried = {name for name in wheel.namelist() if ".dist-info/" not in name and not name.endswith("/")}

    # A folder of app that is missing here is to be named in [tool.setuptools] packages.
    assert sorted(expected - carried) == []
    assert sorted(carried - expected) == []


def test_the_wheel_and_the_application_give_the_same_version(wheel: zipfile.ZipFile) -> None:
    assert f"evenhand-{__version__}.dist-info/METADATA" in wheel.namelist()


def test_the_wheel_installs_the_command(wheel: zipfile.ZipFile) -> None:
    entry = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))

    assert wheel.read(entry).decode().split("\n")[:2] == ["[console_scripts]", "evenhand = app.__main__:main"]


def test_the_wheel_carries_the_licence_and_the_notices(wheel: zipfile.ZipFile) -> None:
    carried = {Path(name).name for name in wheel.namelist() if "/licenses/" in name}

    assert carried == {"LICENSE", "NOTICE-THIRD-PARTY.md"}
