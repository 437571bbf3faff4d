"""What the repository may not hold: addresses of package registries, and paths of somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest

# Written so that these patterns do not find themselves.
REGISTRY = re.compile(
    r"\b(?:py[p]i|pythonh[o]sted|npm[j]s|yarnp[k]g|deb[i]an|ub[u]ntu|unp[k]g|jsd[e]livr)\.(?:org|com|net|io)\b"
    r"|artifact-?re[g]istry|--(?:extra-)?index-[u]rl[= ]",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.<-])(?:/[w]ork/|/[r]oot/|/[h]ome/\w|/[o]pt/\w|/[U]sers/\w|[A-Z]:\\[U]sers\\)")


def told(pattern: re.Pattern[str], root: Path) -> list[str]:
    """Return where the text files that git knows, or would take up, match the pattern."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        content = (root / name).read_bytes() if (root / name).is_file() else b""
        if b"\0" in content:
            continue
        lines = content.decode("utf-8", "replace").splitlines()
        found += [f"{name}:{number}: {line.strip()}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found


def test_no_file_names_a_package_registry(root: Path) -> None:
    assert told(REGISTRY, root) == []


def test_no_file_names_a_place_on_a_machine(root: Path) -> None:
    assert told(MACHINE, root) == []


@pytest.mark.parametrize("line", ["see files.pythonh{}sted.org", "--index-{}rl=somewhere", "https://py{}i.org/simple"])
def test_a_registry_is_recognised(line: str) -> None:
    assert any(REGISTRY.search(line.format(letter)) for letter in "oup")


@pytest.mark.parametrize("line", ["/w{}rk/main/app", "see '/r{}ot/.cache'", "C:\\U{}ers\\someone"])
def test_a_place_on_a_machine_is_recognised(line: str) -> None:
    assert any(MACHINE.search(line.format(letter)) for letter in "os")
