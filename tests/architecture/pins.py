"""Reads the two requirements files and says how they differ from what pyproject.toml asks for; needs no network."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PLATFORMS = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
PYTHONS = ("3.11", "3.12", "3.13")
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


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


def read_pins(text: str) -> list[Pin]:
    """Return the pins of a requirements file; a package is pinned more than once where Pythons differ."""
    return [_pin(block) for block in re.split(r"\n(?=\S)", text.strip())]


def seen_by(pins: Sequence[Pin], python: str = HERE) -> dict[str, Pin]:
    """Return by name the pins that a Python such as "3.12" takes on one of the systems, each of them once."""
    taken = [pin for pin in pins if pin.marker is None or _ever(pin.marker, python)]
    names = [pin.name for pin in taken]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(twice)
    return {pin.name: pin for pin in taken}


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


def differences(asked: Sequence[str], pins: dict[str, Pin], python: str = HERE) -> list[str]:
    """Return a sentence for each way in which the pins that a Python sees are not what it asks for, all in turn."""
    said = []
    waiting = [need for need in map(Requirement, asked) if need.marker is None or _ever(need.marker, python)]
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
            waiting.extend(_needs(name, pins, python))
    said.extend(f"{name} is pinned, but nothing asks for it" for name in pins.keys() - seen)
    return sorted(set(said))


def _needs(name: str, pins: dict[str, Pin], python: str) -> Iterator[Requirement]:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        found = None
    if found is None or (name in pins and found.version != pins[name].version):
        # Of another system or Python only: the file itself says what it brings.
        yield from (Requirement(pin.name) for pin in pins.values() if name in pin.via)
        return
    for line in found.requires or []:
        need = Requirement(line)
        if need.marker is None or _ever(need.marker, python):
            yield need


def _ever(marker: Marker, python: str) -> bool:
    """Tell whether the marker holds for a Python on any system that Evenhand runs on."""
    for platform, system, family in PLATFORMS:
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
