"""The pure layers import the standard library and each other, whatever else is installed."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
PURE = ("scoring", "domain", "text", "errors.py", "shipped.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("layer", PURE)
def test_a_pure_layer_needs_nothing_installed(layer: str) -> None:
    place = APP / layer
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    allowed = sys.stdlib_module_names | {"app"}

    assert files
    assert {name for file in files for name in imported(file) if name.partition(".")[0] not in allowed} == set()
