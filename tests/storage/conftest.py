"""Case files that are closed whatever a test does with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.case_file import CaseFile
from tests.storage.cases import full_case, new_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """Return a case file in which nothing but the criteria is frozen."""
    made = new_case(tmp_path)
    yield made
    made.close()


@pytest.fixture
def full(tmp_path: Path) -> Iterator[CaseFile]:
    """Return a case file with a row in every table."""
    made = full_case(tmp_path)
    yield made
    made.close()
