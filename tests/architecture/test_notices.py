"""The notices name everything that ships, with the licence that its own metadata states, and nothing of it is GPL."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.architecture.pins import Pin, read_pins


@pytest.fixture(scope="module")
def notices(root: Path) -> str:
    return (root / "NOTICE-THIRD-PARTY.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped(root: Path) -> list[Pin]:
    return read_pins((root / "requirements.txt").read_text(encoding="utf-8"))


def table(notices: str, heading: str) -> dict[str, str]:
    """Return the second cell of each row of the table under a heading, by the first."""
    section = notices.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", section, re.MULTILINE)
    return dict(rows[1:])


def stated_licence(name: str) -> str:
    """Return a package's licence in the words of its metadata; where it has none, that its licence file alone does."""
    metadata = distribution(name).metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    if "License" in metadata:
        return metadata["License"].partition(" (")[0].partition("\n")[0].strip()
    classifiers = [
        line for line in metadata.get_all("Classifier") or [] if line.startswith("License :: OSI Approved :: ")
    ]
    return classifiers[0].rpartition(" :: ")[2] if classifiers else "(licence file alone)"


def is_gpl(licence: str) -> bool:
    """Tell whether one of the licences that all apply is the GPL or AGPL; a choice between licences is none."""
    if " OR " in licence:
        return all(is_gpl(choice) for choice in licence.split(" OR "))
    return (
        re.search(r"(?<!L)(?<!Lesser )\b(A?GPL|(Affero )?General Public License)", licence, re.IGNORECASE) is not None
    )


def test_the_notices_name_every_package_that_ships_and_no_other(notices: str, shipped: list[Pin]) -> None:
    named = [canonicalize_name(name) for name in table(notices, "Libraries it needs to run")]

    assert named == sorted({pin.name for pin in shipped})


def test_the_notices_give_the_licence_that_each_package_states(notices: str, shipped: list[Pin]) -> None:
    rows = table(notices, "Libraries it needs to run")
    stated = {pin.name: stated_licence(pin.name) for pin in shipped if pin.needed_here()}

    assert {name: rows[name] for name, licence in stated.items() if licence not in rows[name]} == {}


def test_no_package_that_ships_is_under_the_gpl(shipped: list[Pin]) -> None:
    classifiers = {
        pin.name: [
            stated_licence(pin.name),
            *(line for line in distribution(pin.name).metadata.get_all("Classifier") or [] if "License" in line),
        ]
        for pin in shipped
        if pin.needed_here()
    }

    assert {name: lines for name, lines in classifiers.items() if any(map(is_gpl, lines))} == {}


@pytest.mark.parametrize(
    ("licence", "gpl"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("MIT AND GPL-2.0-only", True),
        ("GPL-3.0-only OR MIT", False),
        ("LGPL-2.1", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_the_gpl_is_recognised(licence: str, *, gpl: bool) -> None:
    assert is_gpl(licence) == gpl


def test_the_notices_name_every_font_and_its_licence_stands_beside_it(root: Path, notices: str) -> None:
    folders = sorted(path for path in (root / "resources" / "fonts").iterdir() if path.is_dir())
    named = " ".join(table(notices, "Fonts and a colour profile"))

    assert [folder.name for folder in folders if f"(`{folder.name}`)" not in named] == []
    assert [folder.name for folder in folders if not any(folder.glob("*.txt"))] == []
