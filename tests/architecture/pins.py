"""Reads the two requirements files and says how they differ from what pyproject.toml asks for; needs no network."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PLATFORMS = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One package of a requirements file, with the packages that it is there for."""

    name: str
    version: str
    marker: Marker | None
    hashes: int
    via: frozenset[str]

    def needed_here(self) -> bool:
        """Tell whether this system and Python take the package."""
        return self.marker is None or self.marker.evaluate()


def read_pins(text: str) -> dict[str, Pin]:
    """Return the pins of a requirements file by name."""
    blocks = re.split(r"\n(?=\S)", text.strip())
    pins = (_pin(block) for block in blocks)
    return {pin.name: pin for pin in pins}


def _pin(block: str) -> Pin:
    first = Requirement(block.partition("\\")[0].partition("#")[0])
    via = re.search(r"# via(.*)", block, re.DOTALL)
    parents = re.findall(r"[\w.-]+(?: \([^)]*\))?", via[1]) if via else []
    return Pin(
        name=canonicalize_name(first.name),
        version=str(first.specifier).removeprefix("=="),
        marker=first.marker,
        hashes=len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)),
        via=frozenset(canonicalize_name(parent) for parent in parents if "(" not in parent),
    )


def differences(asked: Sequence[str], pins: dict[str, Pin]) -> list[str]:
    """Return a sentence for each way in which the pins are not what is asked for, with all that it needs in turn."""
    said = []
    waiting = [Requirement(line) for line in asked]
    seen: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        pin = pins.get(name)
        if pin is None:
            said.append(f"{name} is not pinned")
        elif not wanted.specifier.contains(pin.version, prereleases=True):
            said.append(f"{name} is pinned at {pin.version}, but {wanted} is asked for")
        if name not in seen:
            seen.add(name)
            waiting.extend(_needs(name, pins))
    said.extend(f"{name} is pinned, but nothing asks for it" for name in pins.keys() - seen)
    return sorted(set(said))


def _needs(name: str, pins: dict[str, Pin]) -> Iterator[Requirement]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:  # of another system only: the file itself says what it brings
        yield from (Requirement(pin.name) for pin in pins.values() if name in pin.via)
        return
    for line in lines:
        need = Requirement(line)
        if need.marker is None or _ever(need.marker):
            yield need


def _ever(marker: Marker) -> bool:
    """Tell whether the marker holds on any system and Python that Evenhand runs on."""
    for (platform, system, family), python in product(PLATFORMS, PYTHONS):
        here: dict[str, str] = {
            "sys_platform": platform,
            "platform_system": system,
            "os_name": family,
            "python_version": python,
            "python_full_version": f"{python}.0",
            "extra": "",
        }
        if marker.evaluate(here):
            return True
    return False
