"""Panels at each stage of an evaluation's life: made once, copied for every test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services import panels
from tests.services.panels import Panel


@pytest.fixture(scope="session")
def enrolled_once(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return closed(panels.enrolled(tmp_path_factory.mktemp("panels") / "enrolled"))


@pytest.fixture(scope="session")
def issued_once(enrolled_once: Panel, tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return closed(panels.issued(enrolled_once.copied(tmp_path_factory.mktemp("panels") / "issued")))


@pytest.fixture(scope="session")
def returned_once(issued_once: Panel, tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return closed(panels.returned(issued_once.copied(tmp_path_factory.mktemp("panels") / "returned")))


@pytest.fixture(scope="session")
def locked_once(returned_once: Panel, tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return closed(panels.locked(returned_once.copied(tmp_path_factory.mktemp("panels") / "locked")))


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[Callable[[Panel], Panel]]:
    """Return how to take a copy of a panel that may be changed; it is closed at the end."""
    taken: list[Panel] = []

    def copy(panel: Panel) -> Panel:
        taken.append(panel.copied(tmp_path / f"panel-{len(taken)}"))
        return taken[-1]

    yield copy
    for panel in taken:
        panel.close()


@pytest.fixture
def enrolled(enrolled_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    return copy_of(enrolled_once)


@pytest.fixture
def issued(issued_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    return copy_of(issued_once)


@pytest.fixture
def returned(returned_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    return copy_of(returned_once)


@pytest.fixture
def locked(locked_once: Panel, copy_of: Callable[[Panel], Panel]) -> Panel:
    return copy_of(locked_once)


def closed(panel: Panel) -> Panel:
    panel.close()
    return panel
