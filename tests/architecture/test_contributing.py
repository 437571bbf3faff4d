"""What CONTRIBUTING.md points at is there."""

import re
from pathlib import Path


def test_every_path_that_the_guide_names_exists(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\.?/?)(?:app|tests|resources|\.ci)/[\w/.-]*)`", guide))

    assert len(named) > 10
    assert sorted(name for name in named if not (root / name).exists()) == []


def test_every_name_that_the_guide_gives_is_in_the_code(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "app").rglob("*.py"))
    named = set(re.findall(r"`(_?[A-Z]\w+[A-Z_a-z])`", guide)) - {"LICENSE"}

    assert len(named) > 5
    assert sorted(name for name in named if not re.search(rf"\b{name}\b", code)) == []
